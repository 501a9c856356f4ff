import SextantModel

/// A part of pages, made from a value; its own comment says which accessibility criteria it meets.
protocol Component: Sendable {
  var html: HTML { get }
  /// What the gallery shows and the tests validate.
  static func examples(_ words: Catalogue) -> [ComponentExample]
}

/// One way of using a component.
struct ComponentExample: Sendable {
  let name: String
  let html: HTML

  init(_ name: String, _ part: some Component) {
    self.name = name
    html = part.html
  }

  init(_ name: String, _ html: HTML) {
    self.name = name
    self.html = html
  }
}

extension HTML.Interpolation {
  mutating func appendInterpolation(_ part: some Component) { markup += part.html.markup }

  /// Nothing where there is nothing.
  mutating func appendInterpolation<Part: Component>(_ part: Part?) {
    if let part { markup += part.html.markup }
  }
}

extension Sequence where Element: Component {
  /// The components one after the other.
  var html: HTML { map(\.html).joined() }
}

// A piece of a page put into plain text would show its insides: the compiler says so.
extension DefaultStringInterpolation {
  @available(*, deprecated, message: "this is markup: make the literal HTML")
  mutating func appendInterpolation(_ html: HTML) { appendLiteral(html.markup) }

  @available(*, deprecated, message: "this is markup: make the literal HTML")
  mutating func appendInterpolation(_ part: some Component) { appendLiteral(part.html.markup) }
}
