/// What is agreed on in a dossier, and what a change would do to it.
public enum Agreements {
  public static var all: [Agreement] { allAgreements }

  private static let byKind = Dictionary(grouping: allAgreements) { $0.kind.name }

  /// The agreements that an item is under, as a dossier stands.
  public static func holds(on item: any Item, in dossier: Dossier) -> [Hold] {
    (byKind[type(of: item).kind.name] ?? []).compactMap { agreement in
      agreement.holder(item, dossier).map { Hold(agreement: agreement, holder: $0) }
    }
  }

  /// How a change comes about.
  public enum Way: Sendable, Equatable {
    /// By a form, a board, a program, a file, a return to an earlier state.
    case edit
    /// By a verb, which may change the fields that it governs.
    case verb(String)
    /// By somebody who takes back, or does again, what they did themselves.
    case takingBack
  }

  /// What a change of one item would do to what is agreed on.
  ///
  /// - Parameters:
  ///   - before: the item as it stands; `nil` where it is new.
  ///   - after: the item as it is to be; `nil` where it is to go.
  ///   - dossier: the dossier as it stands.
  public static func breaches(
    from before: (any Item)?, to after: (any Item)?, in dossier: Dossier, by way: Way = .edit
  ) -> [Breach] {
    guard let kind = (before ?? after).map({ type(of: $0).kind.name }), byKind[kind] != nil else {
      return []
    }
    let standing = before.map { holds(on: $0, in: dossier) } ?? []
    var found: [Breach] = []
    if let before, !standing.isEmpty {
      guard let after else {
        return standing.filter { !isTakenBack($0, way) }.prefix(1).map {
          Breach(.deletes, $0, of: before)
        }
      }
      for field in changedFields(before, after) {
        if let hold = standing.first(where: { $0.keeps(field) && !isAllowed(field, $0, way) }) {
          found.append(Breach(.changes, hold, of: before, at: field))
        }
      }
    }
    guard let after else { return found }
    for hold in holds(on: after, in: dossier)
    where !standing.contains(where: { hold.isSame(as: $0) }) {
      if hold.agreement.isAnothers {
        if isAmended(hold, way) { continue }
        found.append(Breach(.joins, hold, of: after, at: link(after, to: hold.holder.idText)))
      } else if before != nil, way == .edit || way == .takingBack {
        found.append(Breach(.agrees, hold, of: after))
      }
    }
    return found
  }

  /// A verb changes what it governs; who agreed may think better of it at once.
  private static func isAllowed(_ field: String, _ hold: Hold, _ way: Way) -> Bool {
    if isAmended(hold, way) { return true }
    guard !hold.agreement.isAnothers else { return false }
    switch way {
    case .edit: return false
    case .verb(let name): return Verbs.named(name)?.card.governs.contains(field) == true
    case .takingBack:
      return hold.agreement.reopenedBy != nil
        && Verbs.governedFields(of: hold.agreement.kind.name).contains(field)
    }
  }

  private static func isAmended(_ hold: Hold, _ way: Way) -> Bool {
    if case .verb(let name) = way { hold.agreement.amendedBy.contains(name) } else { false }
  }

  private static func isTakenBack(_ hold: Hold, _ way: Way) -> Bool {
    way == .takingBack && !hold.agreement.isAnothers && hold.agreement.reopenedBy != nil
  }

  private static func link<T: Item>(_ item: T, to target: String) -> String {
    T.fields.first { $0.plain(item) == .text(target) }?.name ?? ""
  }
}

/// One thing that a change would do to what is agreed on.
public struct Breach: Sendable, Equatable {
  public enum What: String, Sendable {
    /// A field that is kept would change.
    case changes
    /// An item that is kept would go.
    case deletes
    /// An item would be added to what is agreed on.
    case joins
    /// An item would be as if agreed on, without the verb that agrees.
    case agrees
  }

  public let what: What
  /// The item that would change.
  public let item: String
  /// Its field; empty where it is about the item as a whole.
  public let field: String
  /// The item whose state it is.
  public let holder: String
  public let holderKind: String
  public let reason: Message
  /// What is done first by who wants to change it all the same.
  public let reopening: Message?
  /// The verbs by which it changes all the same.
  private let amending: [Message]
  private let label: Argument

  init(_ what: What, _ hold: Hold, of item: any Item, at field: String = "") {
    self.what = what
    self.item = item.idText
    self.field = field
    holder = hold.holder.idText
    holderKind = type(of: hold.holder).kind.name
    reason = hold.agreement.reason
    reopening = hold.reopening?.label
    amending = hold.agreement.amendedBy.compactMap { Verbs.named($0)?.card.label }
    let kind = type(of: item).kind.name
    label = field.isEmpty ? .label("kind.\(kind)") : .label("field.\(kind).\(field)")
  }

  /// What is refused and why; the remedy stands under the same key with `.remedy`.
  public var message: Message { message(naming: true) }

  public func message(naming isSeen: Bool) -> Message {
    guard isSeen else { return Message("agreement.hidden") }
    let end =
      if what == .agrees || reopening != nil {
        ""
      } else {
        what == .changes && !amending.isEmpty ? "ByVerb" : "ForGood"
      }
    return Message(
      "agreement.\(what.rawValue)\(end)",
      [
        "label": label, "item": .text(item), "holder": .text(holder),
        "reason": .label(reason.key), "verb": .label(reopening?.key ?? reason.key),
        "verbs": .list(amending.map { .label($0.key) }),
      ])
  }

  /// Told beside the field by which it would be done; of what the reader does not see, no more than
  /// that there is something.
  public func problem(for readable: Dossier) -> FieldProblem {
    FieldProblem(field: field, message: message(naming: readable.contains(holder)))
  }
}
