/// The cookies a request came with.
struct CookieJar {
  private let header: String

  init(_ header: String?) { self.header = header ?? "" }

  subscript(name: String) -> String? {
    for pair in header.split(separator: ";") {
      let trimmed = pair.drop { $0 == " " }
      guard trimmed.hasPrefix(name + "=") else { continue }
      return String(trimmed.dropFirst(name.utf8.count + 1))
    }
    return nil
  }
}

/// A cookie to be set: never readable by scripts, never sent along from other sites.
struct NewCookie {
  let name: String
  let value: String
  /// Seconds; `nil` until the browser is closed, 0 to take it away.
  var lasts: Int?
  let isSecure: Bool

  var header: String {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if let lasts { text += "; Max-Age=\(lasts)" }
    if isSecure { text += "; Secure" }
    return text
  }
}
