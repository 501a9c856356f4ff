/// A framework as a whole, in the words of 1EdTech CASE 1.1: who made it, for what, how far it is.
public struct CaseDocument: Sendable, Equatable {
  public var identifier: String
  public var uri: String
  public var creator: String
  public var title: String
  public var lastChange: String
  public var frameworkType: String?
  public var caseVersion: String?
  public var officialSource: String?
  public var publisher: String?
  public var description: String?
  public var subjects: [String]?
  public var subjectLinks: [CaseLink]?
  public var language: String?
  public var version: String?
  /// `Private Draft`, `Draft`, `Adopted`, `Deprecated`.
  public var adoption: String?
  public var validFrom: String?
  public var validUntil: String?
  public var license: CaseLink?
  public var notes: String?
  /// Where the whole framework is found, in a document told without it.
  public var package: CaseLink?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []
  /// Demanded members that the file had not.
  var absent: Set<String> = []

  public init(
    identifier: String, uri: String, creator: String, title: String, lastChange: String
  ) {
    self.identifier = identifier
    self.uri = uri
    self.creator = creator
    self.title = title
    self.lastChange = lastChange
  }

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri) = (fields.text("identifier"), fields.text("uri"))
    let (creator, title) = (fields.text("creator"), fields.text("title"))
    let change = fields.text("lastChangeDateTime")
    fields.demand(
      "identifier", "uri", "creator", "title", "lastChangeDateTime",
      isThere: identifier != nil, uri != nil, creator != nil, title != nil, change != nil)
    var document = Self(
      identifier: identifier ?? "", uri: uri ?? "", creator: creator ?? "", title: title ?? "",
      lastChange: change ?? "")
    document.frameworkType = fields.text("frameworkType")
    document.caseVersion = fields.text("caseVersion")
    document.officialSource = fields.text("officialSourceURL")
    document.publisher = fields.text("publisher")
    document.description = fields.text("description")
    document.subjects = fields.texts("subject")
    document.subjectLinks = fields.links("subjectURI")
    document.language = fields.text("language")
    document.version = fields.text("version")
    document.adoption = fields.text("adoptionStatus")
    document.validFrom = fields.text("statusStartDate")
    document.validUntil = fields.text("statusEndDate")
    document.license = fields.link("licenseURI")
    document.notes = fields.text("notes")
    document.package = fields.link("CFPackageURI")
    document.rest = fields.rest
    document.absent = fields.absent
    return (document, fields.notes)
  }

  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("frameworkType", .maybe(frameworkType)),
        ("caseVersion", .maybe(caseVersion)),
        ("creator", .required(creator, absent, "creator")),
        ("title", .required(title, absent, "title")),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
        ("officialSourceURL", .maybe(officialSource)), ("publisher", .maybe(publisher)),
        ("description", .maybe(description)), ("subject", .maybeTexts(subjects)),
        ("subjectURI", .maybeLinks(subjectLinks)), ("language", .maybe(language)),
        ("version", .maybe(version)), ("adoptionStatus", .maybe(adoption)),
        ("statusStartDate", .maybe(validFrom)), ("statusEndDate", .maybe(validUntil)),
        ("licenseURI", license?.json), ("notes", .maybe(notes)), ("CFPackageURI", package?.json),
      ], rest)
  }
}

extension JSONValue {
  /// A text that the standard demands, left out only where the file had none and nobody set one.
  static func required(_ text: String, _ absent: Set<String>, _ key: String) -> JSONValue? {
    text.isEmpty && absent.contains(key) ? nil : .text(text)
  }
}
