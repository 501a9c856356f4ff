/// A framework with all that belongs to it, as 1EdTech CASE 1.1 exchanges it in JSON.
///
/// What is read and not changed is written with the same meaning, members that nobody knows and
/// numbers to their last digit included.
public struct CasePackage: Sendable, Equatable {
  public var document: CaseDocument
  /// `nil` where the file has no such list; an empty list stays one.
  public var items: [CaseItem]?
  public var associations: [CaseAssociation]?
  public var definitions: CaseDefinitions?
  public var rubrics: [CaseRubric]?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []

  public init(document: CaseDocument) { self.document = document }

  public enum Problem: Error, Sendable, Equatable {
    case json(JSONProblem)
    /// There is no document in it: the file is another one.
    case noDocument
  }

  /// Reads a package.
  ///
  /// - Returns: the package, and what of it is not as the standard has it.
  public static func read(_ bytes: [UInt8]) throws(Problem) -> (Self, [CaseNote]) {
    let value: JSONValue
    do { value = try JSONSyntax.read(bytes) } catch { throw .json(error) }
    return try read(value)
  }

  public static func read(_ value: JSONValue) throws(Problem) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: "CFPackage")
    guard let document = fields.object("CFDocument", CaseDocument.read) else { throw .noDocument }
    var package = Self(document: document)
    package.items = fields.list("CFItems", CaseItem.read)
    package.associations = fields.list("CFAssociations", CaseAssociation.read)
    package.definitions = fields.object("CFDefinitions", CaseDefinitions.read)
    package.rubrics = fields.list("CFRubrics", CaseRubric.read)
    package.rest = fields.rest
    return (package, fields.notes + package.looseEnds())
  }

  public var json: JSONValue {
    .case(
      [
        ("CFDocument", document.json), ("CFItems", items.map { .list($0.map(\.json)) }),
        ("CFAssociations", associations.map { .list($0.map(\.json)) }),
        ("CFDefinitions", definitions?.json), ("CFRubrics", rubrics.map { .list($0.map(\.json)) }),
      ], rest)
  }
}
