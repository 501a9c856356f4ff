/// Where a letter goes to or comes from: an address, and the name that stands beside it.
public struct MailAddress: Sendable, Equatable {
  public let name: String
  let email: EmailAddress

  /// - Returns: `nil` where no mail server would take the address.
  public init?(name: String, email: String) {
    guard let address = EmailAddress(email) else { return nil }
    self.name = AccountDetails.tidy(name)
    self.email = address
  }

  public init?(of account: Account) {
    guard !account.isErased else { return nil }
    self.init(name: account.name, email: account.email)
  }

  /// Reads `Sextant <sextant@example.org>` or `sextant@example.org`.
  public init?(text: String) {
    guard let open = text.firstIndex(of: "<"), text.last == ">" else {
      self.init(name: "", email: text)
      return
    }
    let email = text[text.index(after: open)...].dropLast()
    self.init(name: String(text[..<open]), email: String(email))
  }

  /// The form that `init(text:)` reads.
  var text: String { name.isEmpty ? email.text : "\(name) <\(email.text)>" }

  var domain: String { String(email.text.split(separator: "@").last ?? "localhost") }
}
