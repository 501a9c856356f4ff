/// What was achieved, the same for all who achieved it: a certificate or one of its blocks.
public struct Achievement: Sendable, Equatable {
  /// What Open Badges calls it.
  public enum Sort: String, Sendable, CaseIterable {
    /// A whole certification.
    case certification = "Certification"
    /// A block of it, validated on its own.
    case block = "MicroCredential"
    /// One competency.
    case competency = "Competency"
  }

  /// An address of what was achieved, or a `urn:`.
  public var id: String
  public var sort: Sort
  public var name: String
  public var description: String
  /// What had to be shown for it, as a text for people.
  public var criteria: String
  /// Where the framework says it: the register's record, a block, competencies.
  public var alignments: [Alignment]
  /// The code people know it by: `RNCP40792BC04`.
  public var code: String?
  /// The language of its texts: `fr`.
  public var language: String?

  public init(
    id: String, sort: Sort, name: String, description: String, criteria: String,
    alignments: [Alignment] = [], code: String? = nil, language: String? = nil
  ) {
    self.id = id
    self.sort = sort
    self.name = name
    self.description = description
    self.criteria = criteria
    self.alignments = alignments
    self.code = code
    self.language = language
  }

  /// A place in a framework that the achievement answers to.
  public struct Alignment: Sendable, Equatable {
    public var name: String
    public var url: String
    public var code: String?
    public var framework: String?
    /// `CFItem` for an item of a CASE framework; else left out.
    public var target: String?

    public init(
      name: String, url: String, code: String? = nil, framework: String? = nil,
      target: String? = nil
    ) {
      self.name = name
      self.url = url
      self.code = code
      self.framework = framework
      self.target = target
    }

    var json: JSONValue {
      .fields([
        ("type", .list([.text("Alignment")])), ("targetName", .text(name)),
        ("targetUrl", .text(url)), ("targetCode", code.map { .text($0) }),
        ("targetFramework", framework.map { .text($0) }),
        ("targetType", target.map { .text($0) }),
      ])
    }
  }

  var json: JSONValue {
    .fields([
      ("id", .text(id)), ("type", .list([.text("Achievement")])),
      ("achievementType", .text(sort.rawValue)), ("name", .text(name)),
      ("description", .text(description)),
      ("criteria", .fields([("narrative", .text(criteria))])),
      ("alignment", alignments.isEmpty ? nil : .list(alignments.map(\.json))),
      ("humanCode", code.map { .text($0) }), ("inLanguage", language.map { .text($0) }),
    ])
  }
}
