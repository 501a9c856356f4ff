/// What a framework's items speak of: concepts, subjects, licences, types of items, groups of
/// associations.
public struct CaseDefinitions: Sendable, Equatable {
  /// `nil` where the file has no such list; an empty list stays one.
  public var concepts: [CaseTerm]?
  public var subjects: [CaseTerm]?
  public var licenses: [CaseTerm]?
  public var itemTypes: [CaseTerm]?
  public var groupings: [CaseTerm]?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []

  public init() {}

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    var definitions = Self()
    definitions.concepts = fields.list("CFConcepts", CaseTerm.read)
    definitions.subjects = fields.list("CFSubjects", CaseTerm.read)
    definitions.licenses = fields.list("CFLicenses", CaseTerm.read)
    definitions.itemTypes = fields.list("CFItemTypes", CaseTerm.read)
    definitions.groupings = fields.list("CFAssociationGroupings", CaseTerm.read)
    definitions.rest = fields.rest
    return (definitions, fields.notes)
  }

  var json: JSONValue {
    func list(_ terms: [CaseTerm]?) -> JSONValue? { terms.map { .list($0.map(\.json)) } }
    return .case(
      [
        ("CFConcepts", list(concepts)), ("CFSubjects", list(subjects)),
        ("CFLicenses", list(licenses)), ("CFItemTypes", list(itemTypes)),
        ("CFAssociationGroupings", list(groupings)),
      ], rest)
  }

  /// All that is defined, list by list.
  var terms: [CaseTerm] {
    [concepts, subjects, licenses, itemTypes, groupings].flatMap { $0 ?? [] }
  }
}

/// One thing defined: a concept, a subject, a licence, a type of items, a group of associations.
public struct CaseTerm: Sendable, Equatable {
  public var identifier: String
  public var uri: String
  public var title: String
  public var lastChange: String
  public var description: String?
  /// Words for a concept, `|` between them.
  public var keywords: String?
  /// The place in a tree of concepts, subjects or types: `1.2`.
  public var hierarchy: String?
  /// The text of a licence.
  public var licenseText: String?
  /// The code of a type of items.
  public var typeCode: String?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []
  /// Demanded members that the file had not.
  var absent: Set<String> = []

  public init(identifier: String, uri: String, title: String, lastChange: String) {
    self.identifier = identifier
    self.uri = uri
    self.title = title
    self.lastChange = lastChange
  }

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri) = (fields.text("identifier"), fields.text("uri"))
    let (title, change) = (fields.text("title"), fields.text("lastChangeDateTime"))
    fields.demand(
      "identifier", "uri", "title", "lastChangeDateTime",
      isThere: identifier != nil, uri != nil, title != nil, change != nil)
    var term = Self(
      identifier: identifier ?? "", uri: uri ?? "", title: title ?? "", lastChange: change ?? "")
    term.description = fields.text("description")
    term.keywords = fields.text("keywords")
    term.hierarchy = fields.text("hierarchyCode")
    term.licenseText = fields.text("licenseText")
    term.typeCode = fields.text("typeCode")
    term.rest = fields.rest
    term.absent = fields.absent
    return (term, fields.notes)
  }

  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("title", .required(title, absent, "title")),
        ("description", .maybe(description)), ("keywords", .maybe(keywords)),
        ("hierarchyCode", .maybe(hierarchy)), ("licenseText", .maybe(licenseText)),
        ("typeCode", .maybe(typeCode)),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
      ], rest)
  }
}
