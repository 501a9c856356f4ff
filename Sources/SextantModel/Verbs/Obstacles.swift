/// Something that stands in the way of a verb: what, at which field, and what would settle it.
public struct Obstacle: Sendable, Equatable {
  /// The name of the refusal, without the verb's: `overEnvelope`, `missing`.
  public let key: String
  /// The field of the verb's item that it is about.
  public let field: String?
  public let message: Message
  public let remedy: Message
  /// Ids of other items that it rests on.
  public let evidence: [String]
}

extension Obstacle {
  /// Stands for one that the person may not see.
  static let hidden = Obstacle(
    key: "hidden", field: nil, message: Message("verb.hidden"),
    remedy: Message("verb.hidden.remedy"), evidence: [])
}

/// What stands in the way of a verb so far.
public struct Obstacles: Sendable {
  let card: VerbCard
  public private(set) var found: [Obstacle] = []

  init(of card: VerbCard) { self.card = card }

  /// One of the verb's own refusals, said from `verb.<name>.<key>` and `….remedy`.
  mutating func add(
    _ key: String, at field: String? = nil, _ arguments: [String: Argument] = [:],
    evidence: [String] = []
  ) {
    append(key, card.key(key), field, arguments, evidence)
  }

  /// The refusal that all verbs share, said from `verb.<key>` and `….remedy`.
  mutating func addShared(
    _ key: String, at field: String? = nil, _ arguments: [String: Argument] = [:],
    evidence: [String] = []
  ) {
    append(key, "verb.\(key)", field, arguments, evidence)
  }

  /// One that says itself what and why.
  mutating func add(_ obstacle: Obstacle) {
    if !found.contains(obstacle) { found.append(obstacle) }
  }

  /// Refuses while one of these fields of the item is empty.
  mutating func require<T: Item>(_ item: T, _ names: String...) {
    for field in T.fields where names.contains(field.name) && field.isBlank(item) {
      addShared(
        "missing", at: field.name,
        ["field": .field(T.self, field.name), "id": .text(item.id.text)])
    }
  }

  /// Refuses a day that has not come yet.
  mutating func refuseFuture<T: Item>(_ item: T, _ name: String, _ day: Day?, _ x: VerbContext) {
    guard let day, day > x.today else { return }
    addShared("future", at: name, ["field": .field(T.self, name), "day": .day(day)])
  }

  /// What cannot be read in a field that the person filled.
  mutating func addProblem(_ problem: FieldProblem) {
    found.append(
      Obstacle(
        key: "unreadable", field: problem.field, message: problem.message,
        remedy: problem.remedy, evidence: []))
  }

  /// What was found, as it may be said to the actor: an obstacle that rests on items they may not
  /// see is told without its items and figures.
  func said(to x: VerbContext) -> [Obstacle] {
    var said: [Obstacle] = []
    for obstacle in found {
      let isSeen = obstacle.evidence.allSatisfy {
        x.readable.contains($0) || !x.dossier.contains($0)
      }
      let shown = isSeen ? obstacle : Obstacle.hidden
      if !said.contains(shown) { said.append(shown) }
    }
    return said
  }

  private mutating func append(
    _ key: String, _ text: String, _ field: String?, _ arguments: [String: Argument],
    _ evidence: [String]
  ) {
    let obstacle = Obstacle(
      key: key, field: field, message: Message(text, arguments),
      remedy: Message("\(text).remedy", arguments), evidence: evidence)
    if !found.contains(obstacle) { found.append(obstacle) }
  }
}

extension Field {
  /// Whether the field says nothing: nothing stands there, or only white space.
  func isBlank(_ root: Root) -> Bool {
    switch plain(root) {
    case .none: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}
