/// A state in which an item, or what belongs to it, was agreed on: approved, adopted, signed, sent.
///
/// As long as it lasts, its fields are kept as they were agreed; a verb of the trade reopens it, by
/// name and with a reason. Fields that live on afterwards, evidence first of all, are left open.
public struct Agreement: Sendable {
  /// Permanent: the kind, a dot and the state: `budget.approved`. Names the text that says why.
  public let name: String
  /// The kind whose fields are kept.
  public let kind: Kind
  /// The fields that may change all the same.
  public let open: Set<String>
  /// The verb that ends the agreement; none where it is for good.
  public let reopenedBy: String?
  /// The verbs by which what is kept changes all the same, by name and with a reason.
  public let amendedBy: [String]
  /// Whether the state is another item's: the budget's for a line.
  public let isAnothers: Bool
  /// The item whose state it is, while the agreement lasts.
  let holder: @Sendable (any Item, Dossier) -> (any Item)?

  /// An agreement on the item itself.
  init<T: Item>(
    _ state: String, on type: T.Type, leaving open: Set<String> = [], reopenedBy verb: String?,
    amendedBy verbs: [String] = [], while lasts: @escaping @Sendable (T) -> Bool
  ) {
    name = "\(T.kind.name).\(state)"
    kind = T.kind
    self.open = open.union(["evidence"])
    reopenedBy = verb
    amendedBy = verbs
    isAnothers = false
    holder = { item, _ in (item as? T).flatMap { lasts($0) ? $0 : nil } }
  }

  /// An agreement on another item that this one is a part of.
  init<T: Item, Whole: Item>(
    _ state: String, on type: T.Type, of whole: @escaping @Sendable (T, Dossier) -> Whole?,
    leaving open: Set<String> = [], reopenedBy verb: String?, amendedBy verbs: [String] = [],
    while lasts: @escaping @Sendable (Whole) -> Bool
  ) {
    name = "\(T.kind.name).\(state)"
    kind = T.kind
    self.open = open.union(["evidence"])
    reopenedBy = verb
    amendedBy = verbs
    isAnothers = true
    holder = { item, dossier in
      guard let item = item as? T, let found = whole(item, dossier), lasts(found) else {
        return nil
      }
      return found
    }
  }

  /// The text that says what was agreed, and why it is not to be edited.
  public var reason: Message { Message("agreement.\(name)") }
}

/// An agreement that an item is under.
public struct Hold: Sendable {
  public let agreement: Agreement
  /// The item whose state it is.
  public let holder: any Item

  public func keeps(_ field: String) -> Bool { !agreement.open.contains(field) }

  /// What a person does first who wants to change it all the same.
  public var reopening: VerbCard? { agreement.reopenedBy.flatMap { Verbs.named($0)?.card } }

  func isSame(as other: Hold) -> Bool {
    agreement.name == other.agreement.name && holder.idText == other.holder.idText
  }
}
