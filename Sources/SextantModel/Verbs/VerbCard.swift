/// What is known of a verb before anyone uses it.
public struct VerbCard: Sendable {
  /// Permanent: the name of the kind, a dot and what is done: `budget.approve`.
  public let name: String
  /// The kind of item that the verb is used on.
  public let kind: Kind
  /// Fields that nothing but verbs may change.
  public let governs: [String]
  /// Fields of the item that the person fills when using the verb.
  public let asks: [Asked]
  /// The verb's own refusals: keys of its texts.
  public let refusals: [String]
  /// Whether only someone who may approve can use it.
  public let isApproval: Bool
  /// Whether only the disability officer can use it.
  public let isOfficers: Bool
  /// Whether the person must write why; the reason goes to the journal.
  public let needsReason: Bool
  /// Whether the person must be one of the dossier's, because the verb writes who did it.
  public let needsPerson: Bool
  /// Whether it undoes or ends something, so that pages ask once more.
  public let isUndoing: Bool
  /// Whether the person must prove once more who they are: the verb signs in their name.
  public let needsPassword: Bool

  /// Whether it rests on what is sealed from who uses it: then what stands in the way is told only
  /// when it is used, never while it is offered.
  public let readsSealed: Bool

  /// A field that the person fills, with its card.
  public struct Asked: Sendable {
    public let field: FieldCard
    /// Whether the verb is refused while the field is empty.
    public let isRequired: Bool
  }

  /// - Parameters:
  ///   - asks: fields without which the verb is refused.
  ///   - mayAsk: fields that may stay empty.
  init<T: Item>(
    _ name: String, on type: T.Type, governs: [String] = [], asks: [String] = [],
    mayAsk: [String] = [], refusals: [String] = [], isApproval: Bool = false,
    isOfficers: Bool = false, needsReason: Bool = false, needsPerson: Bool = false,
    isUndoing: Bool = false,
    readsSealed: Bool = false, needsPassword: Bool = false
  ) {
    self.name = name
    kind = T.kind
    self.governs = governs
    self.asks = T.fields.compactMap { field in
      if asks.contains(field.name) { return Asked(field: field.card, isRequired: true) }
      if mayAsk.contains(field.name) { return Asked(field: field.card, isRequired: false) }
      return nil
    }
    self.refusals = refusals
    self.isApproval = isApproval
    self.isOfficers = isOfficers
    self.needsReason = needsReason
    self.needsPerson = needsPerson
    self.isUndoing = isUndoing
    self.readsSealed = readsSealed
    self.needsPassword = needsPassword
  }

  /// The keys of its texts: `verb.budget.approve.label`, `.done`, `.why`, and its refusals.
  public func key(_ end: String) -> String { "verb.\(name).\(end)" }
  public var label: Message { Message(key("label")) }
  /// The rule of the trade behind it.
  public var why: Message { Message(key("why")) }
}
