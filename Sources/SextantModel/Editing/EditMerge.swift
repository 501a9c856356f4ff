/// Two people's edits of one item, put together field by field.
public struct EditMerge: Sendable {
  /// What the two together make; where they disagree, what I wrote.
  public let item: any Item
  /// The fields that both changed, each to something else.
  public let conflicts: [String]

  /// - Parameters:
  ///   - base: the item as I had it before I began.
  ///   - mine: what I made of it.
  ///   - theirs: what it has become meanwhile.
  /// - Returns: `nil` where the three are not of one kind.
  public init?(base: any Item, mine: any Item, theirs: any Item) {
    guard let merge = merged(mine, base, theirs) else { return nil }
    self = merge
  }

  fileprivate init(item: any Item, conflicts: [String]) {
    self.item = item
    self.conflicts = conflicts
  }
}

private func merged<T: Item>(_ mine: T, _ base: any Item, _ theirs: any Item) -> EditMerge? {
  guard let base = base as? T, let theirs = theirs as? T else { return nil }
  var item = theirs
  var conflicts: [String] = []
  for field in T.fields {
    let (old, my, their) = (field.plain(base), field.plain(mine), field.plain(theirs))
    if my == their || my == old { continue }
    if their != old { conflicts.append(field.name) }
    field.copy(mine, &item)
  }
  return EditMerge(item: item, conflicts: conflicts)
}

/// The fields in which two items of a kind differ, in the order of the kind's list; all fields of
/// the second where the two are of different kinds.
public func changedFields(_ before: any Item, _ after: any Item) -> [String] {
  changed(after, before)
}

private func changed<T: Item>(_ after: T, _ before: any Item) -> [String] {
  guard let before = before as? T else { return T.fields.map(\.name) }
  return T.fields.filter { $0.plain(before) != $0.plain(after) }.map(\.name)
}
