/// How one statement stands to another, or to something elsewhere, in the words of CASE 1.1.
public struct CaseAssociation: Sendable, Equatable {
  /// The kinds that the standard knows; `ext:…` stands for others.
  public static let kinds: Set<String> = [
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy",
    "exemplar", "hasSkillLevel", "isTranslationOf",
  ]

  public var identifier: String
  public var uri: String
  public var kind: String
  public var origin: CaseLink?
  public var destination: CaseLink?
  public var lastChange: String
  /// The place among those with the same destination.
  public var sequence: Int?
  public var grouping: CaseLink?
  public var notes: String?
  /// The framework it is of, in an association told alone.
  public var document: CaseLink?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []
  /// Demanded members that the file had not.
  var absent: Set<String> = []

  public init(
    identifier: String, uri: String, kind: String, origin: CaseLink, destination: CaseLink,
    lastChange: String, sequence: Int? = nil
  ) {
    self.identifier = identifier
    self.uri = uri
    self.kind = kind
    self.origin = origin
    self.destination = destination
    self.lastChange = lastChange
    self.sequence = sequence
  }

  private init(_ fields: inout CaseFields) {
    let (identifier, uri) = (fields.text("identifier"), fields.text("uri"))
    let (kind, change) = (fields.text("associationType"), fields.text("lastChangeDateTime"))
    origin = fields.link("originNodeURI")
    destination = fields.link("destinationNodeURI")
    fields.demand(
      "identifier", "uri", "associationType", "lastChangeDateTime", "originNodeURI",
      "destinationNodeURI", isThere: identifier != nil, uri != nil, kind != nil, change != nil,
      origin != nil, destination != nil)
    self.identifier = identifier ?? ""
    self.uri = uri ?? ""
    self.kind = kind ?? ""
    lastChange = change ?? ""
    sequence = fields.whole("sequenceNumber")
    grouping = fields.link("CFAssociationGroupingURI")
    notes = fields.text("notes")
    document = fields.link("CFDocumentURI")
    rest = fields.rest
    absent = fields.absent
  }

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let association = Self(&fields)
    var notes = fields.notes
    if !association.kind.isEmpty, !kinds.contains(association.kind),
      !association.kind.hasPrefix("ext:")
    {
      notes.append(CaseNote(what: .otherAssociation, path: path + ".associationType"))
    }
    return (association, notes)
  }

  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("associationType", .required(kind, absent, "associationType")),
        ("sequenceNumber", .maybeWhole(sequence)), ("uri", .required(uri, absent, "uri")),
        ("CFDocumentURI", document?.json), ("originNodeURI", origin?.json),
        ("destinationNodeURI", destination?.json), ("CFAssociationGroupingURI", grouping?.json),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
        ("notes", .maybe(notes)),
      ], rest)
  }
}
