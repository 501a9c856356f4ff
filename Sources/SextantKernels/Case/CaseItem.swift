/// One statement of a framework: a block, an activity, a competency, in the words of CASE 1.1.
public struct CaseItem: Sendable, Equatable {
  public var identifier: String
  public var uri: String
  public var statement: String
  public var lastChange: String
  public var alternativeLabel: String?
  /// What kind of statement: a title of one of the framework's item types.
  public var type: String?
  public var typeLink: CaseLink?
  /// The code people know it by: `C1.2`.
  public var code: String?
  /// What stands before it in a list: `1.`, `a)`.
  public var enumeration: String?
  public var shortStatement: String?
  public var keywords: [String]?
  public var keywordsLink: CaseLink?
  public var notes: String?
  public var subjects: [String]?
  public var subjectLinks: [CaseLink]?
  public var language: String?
  public var educationLevels: [String]?
  public var license: CaseLink?
  public var validFrom: String?
  public var validUntil: String?
  /// The framework it is of, in an item told alone.
  public var document: CaseLink?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []
  /// Demanded members that the file had not.
  var absent: Set<String> = []

  public init(identifier: String, uri: String, statement: String, lastChange: String) {
    self.identifier = identifier
    self.uri = uri
    self.statement = statement
    self.lastChange = lastChange
  }

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri) = (fields.text("identifier"), fields.text("uri"))
    let (statement, change) = (fields.text("fullStatement"), fields.text("lastChangeDateTime"))
    fields.demand(
      "identifier", "uri", "fullStatement", "lastChangeDateTime",
      isThere: identifier != nil, uri != nil, statement != nil, change != nil)
    var item = Self(
      identifier: identifier ?? "", uri: uri ?? "", statement: statement ?? "",
      lastChange: change ?? "")
    item.alternativeLabel = fields.text("alternativeLabel")
    item.type = fields.text("CFItemType")
    item.typeLink = fields.link("CFItemTypeURI")
    item.code = fields.text("humanCodingScheme")
    item.enumeration = fields.text("listEnumeration")
    item.shortStatement = fields.text("abbreviatedStatement")
    item.keywords = fields.texts("conceptKeywords")
    item.keywordsLink = fields.link("conceptKeywordsURI")
    item.notes = fields.text("notes")
    item.subjects = fields.texts("subject")
    item.subjectLinks = fields.links("subjectURI")
    item.language = fields.text("language")
    item.educationLevels = fields.texts("educationLevel")
    item.license = fields.link("licenseURI")
    item.validFrom = fields.text("statusStartDate")
    item.validUntil = fields.text("statusEndDate")
    item.document = fields.link("CFDocumentURI")
    item.rest = fields.rest
    item.absent = fields.absent
    return (item, fields.notes)
  }

  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("CFDocumentURI", document?.json),
        ("fullStatement", .required(statement, absent, "fullStatement")),
        ("alternativeLabel", .maybe(alternativeLabel)), ("CFItemType", .maybe(type)),
        ("CFItemTypeURI", typeLink?.json), ("humanCodingScheme", .maybe(code)),
        ("listEnumeration", .maybe(enumeration)), ("abbreviatedStatement", .maybe(shortStatement)),
        ("conceptKeywords", .maybeTexts(keywords)), ("conceptKeywordsURI", keywordsLink?.json),
        ("notes", .maybe(notes)), ("subject", .maybeTexts(subjects)),
        ("subjectURI", .maybeLinks(subjectLinks)),
        ("language", .maybe(language)), ("educationLevel", .maybeTexts(educationLevels)),
        ("licenseURI", license?.json), ("statusStartDate", .maybe(validFrom)),
        ("statusEndDate", .maybe(validUntil)),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
      ], rest)
  }
}
