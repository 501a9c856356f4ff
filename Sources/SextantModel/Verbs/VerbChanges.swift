/// What a verb changes beside the item it is used on.
public struct VerbChanges: Sendable {
  private(set) var others: [any Item] = []
  private(set) var removed: [String] = []
  /// What was only found while it was carried out, and keeps it from being so.
  private(set) var obstacles: [Obstacle] = []
  /// What the sentence that says it is done is filled with.
  var arguments: [String: Argument] = [:]

  /// Refuses after all: told as the verb's other obstacles are, and nothing is changed.
  mutating func refuse(_ obstacle: Obstacle) { obstacles.append(obstacle) }
  mutating func put(_ item: some Item) { others.append(item) }
  mutating func remove(_ id: String) { removed.append(id) }
}

/// What came of a verb: the items to write, and the sentence that says it is done.
public struct VerbOutcome: Sendable {
  public let card: VerbCard
  /// The items as they are now; the one the verb was used on comes first.
  public let changed: [any Item]
  public let removed: [String]
  public let message: Message
  /// Why, in the person's own words, for the journal; empty where the verb asks for no reason.
  public let reason: String
}

/// Why a verb was not carried out.
public struct VerbRefusal: Error, Sendable, Equatable {
  public let verb: String
  /// Never empty.
  public let obstacles: [Obstacle]
  /// The rule of the trade behind the verb; `nil` where there is no such verb.
  public let why: Message?
}

/// A verb that an item's state allows, and what still stands in its way.
public struct VerbOffer: Sendable {
  public let card: VerbCard
  public let obstacles: [Obstacle]
  public var isOpen: Bool { obstacles.isEmpty }
}
