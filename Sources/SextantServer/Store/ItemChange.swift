public import SextantModel

/// What somebody wants of an item: that it stands as given, new or in place of what stood, or that
/// it goes.
public enum ItemChange: Sendable {
  case put(any Item)
  case remove(String)

  /// Whom it changes.
  var id: String {
    switch self {
    case .put(let item): item.idText
    case .remove(let id): id
    }
  }
}

/// That an item was added, changed or removed.
public struct ItemMark: Sendable, Hashable {
  public enum What: String, Sendable { case added, changed, removed }

  public let kind: String
  public let id: String
  public let what: What
}

/// What came of a change: the dossier after it, and the entry of the journal that tells it.
public struct Applied: Sendable {
  public let snapshot: Snapshot
  /// Empty where everything stood already as it was wanted; then there is no new entry.
  public let changed: [ItemMark]

  public var isChange: Bool { !changed.isEmpty }
  public var sequence: Int { snapshot.sequence }
}

/// That an entry was added to a dossier's journal, as it is told to those who look on.
public struct JournalEvent: Sendable {
  public let sequence: Int
  public let moment: Instant
  public let author: Author
  public let verb: String
  public let items: [ItemMark]
}
