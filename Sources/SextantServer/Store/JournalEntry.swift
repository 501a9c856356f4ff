public import SextantModel

/// One thing that somebody did to a dossier, as the journal tells it to a reader.
public struct JournalEntry: Sendable {
  public let sequence: Int
  public let moment: Instant
  public let author: Author
  public let verb: String
  /// The entry that this one takes back.
  public let undoes: Int?
  /// How many items it changed of those that the reader may see.
  public let count: Int
  /// The first of them.
  public let changes: [JournalChange]
}

/// What an entry did to one item.
public struct JournalChange: Sendable {
  public let kind: String
  public let id: String
  /// `nil` where there was none, and for attached files.
  public let before: (any Item)?
  public let after: (any Item)?
  /// The names of the fields that differ, in the order of the kind's list.
  public let fields: [String]
  /// Whether values of it were erased since.
  public let isErased: Bool
  public let what: ItemMark.What
}
