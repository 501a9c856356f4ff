/// The members of one object of CASE while it is read: each is taken out by who knows it, and what is
/// left at the end is kept as it was.
struct CaseFields {
  private var members: [JSONValue.Member]
  private let path: String
  private(set) var notes: [CaseNote] = []
  /// Demanded members that are not there.
  private(set) var absent: Set<String> = []

  /// - Parameter path: where the object stands in the file.
  init(_ value: JSONValue, at path: String) {
    members = value.asMembers ?? []
    self.path = path
    if value.asMembers == nil { notes.append(CaseNote(what: .noObject, path: path)) }
  }

  /// What nobody took.
  var rest: [JSONValue.Member] { members }

  private mutating func take<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> Value? {
    guard let place = members.firstIndex(where: { $0.key == key }) else { return nil }
    guard let value = read(members[place].value) else {
      // Not what it should be: kept as it is, and said.
      notes.append(CaseNote(what: .otherType, path: path + "." + key))
      return nil
    }
    members.remove(at: place)
    return value
  }

  mutating func text(_ key: String) -> String? { take(key) { $0.asText } }

  mutating func texts(_ key: String) -> [String]? {
    take(key) { value in
      guard let list = value.asList else { return nil }
      let texts = list.compactMap(\.asText)
      return texts.count == list.count ? texts : nil
    }
  }

  mutating func whole(_ key: String) -> Int? { take(key) { $0.asInteger } }

  /// A number as it is written, so that none of its digits is lost.
  mutating func number(_ key: String) -> String? {
    take(key) { if case .number(let text) = $0 { text } else { nil } }
  }

  mutating func link(_ key: String) -> CaseLink? {
    take(key) { CaseLink($0) }
  }

  mutating func links(_ key: String) -> [CaseLink]? {
    take(key) { value in
      guard let list = value.asList else { return nil }
      let links = list.compactMap { CaseLink($0) }
      return links.count == list.count ? links : nil
    }
  }

  /// The objects of a list, each read on its own.
  mutating func list<Element>(
    _ key: String, _ read: (JSONValue, String) -> (Element, [CaseNote])
  ) -> [Element]? {
    guard let list = take(key, { $0.asList }) else { return nil }
    return list.enumerated().map { index, value in
      let (element, notes) = read(value, "\(path).\(key)[\(index)]")
      self.notes += notes
      return element
    }
  }

  /// An object read on its own.
  mutating func object<Element>(
    _ key: String, _ read: (JSONValue, String) -> (Element, [CaseNote])
  ) -> Element? {
    guard let value = take(key, { $0.asMembers == nil ? nil : $0 }) else { return nil }
    let (element, notes) = read(value, "\(path).\(key)")
    self.notes += notes
    return element
  }

  /// Says that a member is demanded by the standard and not there.
  mutating func demand(_ keys: String..., isThere: Bool...) {
    for (key, isThere) in zip(keys, isThere) where !isThere {
      absent.insert(key)
      if members.contains(where: { $0.key == key }) { continue }
      notes.append(CaseNote(what: .missing, path: path + "." + key))
    }
  }
}

/// Something in a CASE file that is not as the standard has it; nothing of it is lost.
public struct CaseNote: Sendable, Hashable {
  /// The names are ends of keys of the catalogues.
  public enum What: String, Sendable, CaseIterable {
    /// Something else stands where an object should.
    case noObject
    /// A member of another type than the standard's.
    case otherType
    /// A member that the standard demands.
    case missing
    /// An identifier that stands twice.
    case doubleIdentifier
    /// A kind of association that the standard does not know.
    case otherAssociation
    /// An association or a criterion that points to an item that is not in the file.
    case looseEnd
    /// An item that is, by its associations, part of itself.
    case circle
  }

  public let what: What
  /// Where it stands: `CFItems[3].fullStatement`.
  public let path: String

  public init(what: What, path: String) {
    self.what = what
    self.path = path
  }
}

/// A reference to something in a CASE framework: its title, identifier and address.
public struct CaseLink: Sendable, Equatable {
  public var title: String
  public var identifier: String
  public var uri: String
  /// What kind of thing it points to, where that is not plain: `CASE`, `Ext:…`.
  public var targetType: String?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []

  public init(title: String, identifier: String, uri: String, targetType: String? = nil) {
    self.title = title
    self.identifier = identifier
    self.uri = uri
    self.targetType = targetType
  }

  /// - Returns: `nil` unless title, identifier and address are there as texts.
  init?(_ value: JSONValue) {
    var fields = CaseFields(value, at: "")
    guard let title = fields.text("title"), let identifier = fields.text("identifier"),
      let uri = fields.text("uri")
    else { return nil }
    self.init(
      title: title, identifier: identifier, uri: uri, targetType: fields.text("targetType"))
    rest = fields.rest
  }

  var json: JSONValue {
    .case(
      [
        ("title", .text(title)), ("identifier", .text(identifier)), ("uri", .text(uri)),
        ("targetType", .maybe(targetType)),
      ], rest)
  }
}

extension JSONValue {
  /// An object of CASE: known members that have a value, then the others as they stood.
  static func `case`(_ members: [(String, JSONValue?)], _ rest: [Member]) -> JSONValue {
    guard case .object(let known) = fields(members) else { return .object(rest) }
    let names = Set(known.map(\.key))
    return .object(known + rest.filter { !names.contains($0.key) })
  }

  static func maybe(_ text: String?) -> JSONValue? { text.map { .text($0) } }

  static func maybeTexts(_ texts: [String]?) -> JSONValue? {
    texts.map { .list($0.map { .text($0) }) }
  }

  static func maybeNumber(_ text: String?) -> JSONValue? { text.map { .number($0) } }

  static func maybeWhole(_ value: Int?) -> JSONValue? { value.map { .number(String($0)) } }

  static func maybeLinks(_ links: [CaseLink]?) -> JSONValue? {
    links.map { .list($0.map(\.json)) }
  }
}
