/// How statements are judged: criteria, each with its levels, in the words of CASE 1.1.
public struct CaseRubric: Sendable, Equatable {
  public var identifier: String
  public var uri: String
  public var lastChange: String
  public var title: String?
  public var description: String?
  public var criteria: [Criterion]?
  /// Members that we do not know, as they stood.
  public var rest: [JSONValue.Member] = []
  /// Demanded members that the file had not.
  var absent: Set<String> = []

  public init(identifier: String, uri: String, lastChange: String, title: String? = nil) {
    self.identifier = identifier
    self.uri = uri
    self.lastChange = lastChange
    self.title = title
  }

  /// What is looked at.
  public struct Criterion: Sendable, Equatable {
    public var identifier: String
    public var uri: String
    public var lastChange: String
    public var category: String?
    public var description: String?
    /// The statement that it judges.
    public var item: CaseLink?
    /// As it is written, so that no digit is lost.
    public var weight: String?
    public var position: Int?
    public var rubric: String?
    public var levels: [Level]?
    public var rest: [JSONValue.Member] = []
    /// Demanded members that the file had not.
    var absent: Set<String> = []

    public init(identifier: String, uri: String, lastChange: String) {
      self.identifier = identifier
      self.uri = uri
      self.lastChange = lastChange
    }
  }

  /// How well it is done.
  public struct Level: Sendable, Equatable {
    public var identifier: String
    public var uri: String
    public var lastChange: String
    public var description: String?
    public var quality: String?
    /// As it is written, so that no digit is lost.
    public var score: String?
    public var feedback: String?
    public var position: Int?
    public var criterion: String?
    public var rest: [JSONValue.Member] = []
    /// Demanded members that the file had not.
    var absent: Set<String> = []

    public init(identifier: String, uri: String, lastChange: String) {
      self.identifier = identifier
      self.uri = uri
      self.lastChange = lastChange
    }
  }

  // MARK: - Reading

  /// Identifier, address and last change, that every part has.
  private static func head(_ fields: inout CaseFields) -> (String, String, String) {
    let (identifier, uri) = (fields.text("identifier"), fields.text("uri"))
    let change = fields.text("lastChangeDateTime")
    fields.demand(
      "identifier", "uri", "lastChangeDateTime", isThere: identifier != nil, uri != nil,
      change != nil)
    return (identifier ?? "", uri ?? "", change ?? "")
  }

  static func read(_ value: JSONValue, at path: String) -> (Self, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri, change) = head(&fields)
    var rubric = Self(identifier: identifier, uri: uri, lastChange: change)
    rubric.title = fields.text("title")
    rubric.description = fields.text("description")
    rubric.criteria = fields.list("CFRubricCriteria", criterion)
    rubric.rest = fields.rest
    rubric.absent = fields.absent
    return (rubric, fields.notes)
  }

  private static func criterion(
    _ value: JSONValue, _ path: String
  ) -> (Criterion, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri, change) = head(&fields)
    var criterion = Criterion(identifier: identifier, uri: uri, lastChange: change)
    criterion.category = fields.text("category")
    criterion.description = fields.text("description")
    criterion.item = fields.link("CFItemURI")
    criterion.weight = fields.number("weight")
    criterion.position = fields.whole("position")
    criterion.rubric = fields.text("rubricId")
    criterion.levels = fields.list("CFRubricCriterionLevels", level)
    criterion.rest = fields.rest
    criterion.absent = fields.absent
    return (criterion, fields.notes)
  }

  private static func level(_ value: JSONValue, _ path: String) -> (Level, [CaseNote]) {
    var fields = CaseFields(value, at: path)
    let (identifier, uri, change) = head(&fields)
    var level = Level(identifier: identifier, uri: uri, lastChange: change)
    level.description = fields.text("description")
    level.quality = fields.text("quality")
    level.score = fields.number("score")
    level.feedback = fields.text("feedback")
    level.position = fields.whole("position")
    level.criterion = fields.text("rubricCriterionId")
    level.rest = fields.rest
    level.absent = fields.absent
    return (level, fields.notes)
  }

  // MARK: - Writing

  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("title", .maybe(title)),
        ("description", .maybe(description)),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
        ("CFRubricCriteria", criteria.map { .list($0.map(\.json)) }),
      ], rest)
  }
}

extension CaseRubric.Criterion {
  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("category", .maybe(category)),
        ("description", .maybe(description)), ("CFItemURI", item?.json),
        ("weight", .maybeNumber(weight)), ("position", .maybeWhole(position)),
        ("rubricId", .maybe(rubric)),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
        ("CFRubricCriterionLevels", levels.map { .list($0.map(\.json)) }),
      ], rest)
  }
}

extension CaseRubric.Level {
  var json: JSONValue {
    .case(
      [
        ("identifier", .required(identifier, absent, "identifier")),
        ("uri", .required(uri, absent, "uri")), ("description", .maybe(description)),
        ("quality", .maybe(quality)), ("score", .maybeNumber(score)),
        ("feedback", .maybe(feedback)),
        ("position", .maybeWhole(position)), ("rubricCriterionId", .maybe(criterion)),
        ("lastChangeDateTime", .required(lastChange, absent, "lastChangeDateTime")),
      ], rest)
  }
}
