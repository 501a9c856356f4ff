/// A piece of a page: markup that is safe to send.
///
/// Written as a string literal; what is put into it is escaped unless it is `HTML` itself. Inside
/// `\( … )` no trailing closure may stand: write `\(each: rows, { row in "<li>\(row.name)</li>" })`.
struct HTML: Sendable, Equatable {
  private(set) var markup: String

  static let empty = HTML(markup: "")

  /// Markup as it stands; for what has been escaped already.
  init(markup: String) { self.markup = markup }

  /// Any text, escaped.
  init(text: String) { markup = escaped(text) }

  static func += (a: inout HTML, b: HTML) { a.markup += b.markup }
  static func + (a: HTML, b: HTML) -> HTML { HTML(markup: a.markup + b.markup) }
  var isEmpty: Bool { markup.isEmpty }
}

extension HTML: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) { markup = value }
  init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  struct Interpolation: StringInterpolationProtocol {
    var markup: String

    init(literalCapacity: Int, interpolationCount: Int) {
      markup = ""
      markup.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }
    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    mutating func appendInterpolation(_ text: String) { markup += escaped(text) }
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// Nothing where there is nothing.
    mutating func appendInterpolation(_ html: HTML?) {
      if let html { markup += html.markup }
    }

    /// Each element in turn.
    mutating func appendInterpolation<Elements: Sequence>(
      each elements: Elements, _ body: (Elements.Element) -> HTML
    ) {
      for element in elements { markup += body(element).markup }
    }

    /// An attribute with its value, a space before; nothing where the value is `nil`:
    /// `<a\(attribute: "aria-current", isHere ? "page" : nil)>`.
    mutating func appendInterpolation(attribute name: String, _ value: String?) {
      guard let value else { return }
      markup += " "
      markup += name
      markup += "=\""
      markup += escaped(value)
      markup += "\""
    }

    /// An attribute without a value, a space before, where the condition holds:
    /// `<option\(flag: "selected", isChosen)>`.
    mutating func appendInterpolation(flag name: String, _ condition: Bool) {
      guard condition else { return }
      markup += " "
      markup += name
    }

    /// The piece where the condition holds; it is not even made where it does not.
    mutating func appendInterpolation(if condition: Bool, _ body: @autoclosure () -> HTML) {
      if condition { markup += body().markup }
    }
  }
}

extension Sequence<HTML> {
  func joined(by separator: HTML = .empty) -> HTML {
    var result = HTML.empty
    var isFirst = true
    for piece in self {
      if !isFirst { result += separator }
      isFirst = false
      result += piece
    }
    return result
  }
}

/// Text in which nothing can be taken for markup, in an element or in a quoted attribute.
private func escaped(_ text: String) -> String {
  let needs = text.utf8.contains {
    $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27
  }
  guard needs else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case 0x26: bytes.append(contentsOf: "&amp;".utf8)
    case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
    case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
    case 0x22: bytes.append(contentsOf: "&quot;".utf8)
    case 0x27: bytes.append(contentsOf: "&#39;".utf8)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
