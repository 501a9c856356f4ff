internal import SextantKernels

/// What CASE has no word for, carried in its own place for such things: `extensions.sextant`.
enum CaseExtension {
  static let key = "sextant"

  static func value(in rest: [JSONValue.Member]) -> JSONValue? {
    rest.first { $0.key == "extensions" }?.value[key]
  }

  /// The members with ours set; others' extensions stay.
  static func setting(_ value: JSONValue, in rest: [JSONValue.Member]) -> [JSONValue.Member] {
    var rest = rest
    if let place = rest.firstIndex(where: { $0.key == "extensions" }) {
      rest[place] = .init(key: "extensions", value: rest[place].value.setting(key, value))
    } else {
      rest.append(.init(key: "extensions", value: .object([.init(key: key, value: value)])))
    }
    return rest
  }

  static func value(of item: any Item) -> JSONValue {
    .object([
      .init(key: "kind", value: .text(type(of: item).kind.name)),
      .init(key: "item", value: opened(item)),
    ])
  }

  private static func opened<T: Item>(_ item: T) -> JSONValue { JSONValue(item.plain) }

  static func values<T: Item>(_ items: [T]) -> JSONValue {
    .list(items.map { JSONValue($0.plain) })
  }

  /// - Parameter statement: what the file says of it today, which prevails over what we noted.
  static func item(_ value: JSONValue, statement: String?, in language: Language) -> (any Item)? {
    guard let name = value["kind"]?.asText, let type = Registry.library.type(named: name),
      var plain = value["item"]
    else { return nil }
    let key = language == .english ? "en" : "fr"
    if let statement, let known = plain[key]?.asText, !known.isEmpty, known != statement {
      plain = plain.setting(key, .text(statement))
    }
    return readItem(type, compact: plain.bytes())
  }

  static func items<T: Item>(_ type: T.Type, _ value: JSONValue?) -> [T] {
    (value?.asList ?? []).compactMap { readItem(type, compact: $0.bytes()) as? T }
  }
}
