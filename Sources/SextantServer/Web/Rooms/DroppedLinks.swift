import SextantModel

/// An item without its links to some others; `nil` where it has none, or cannot do without.
func withoutLinks(to ids: Set<String>, _ item: any Item) -> (any Item)? {
  var changed: [Plain.Entry] = []
  for field in FieldAccess.all(of: type(of: item)) {
    let plain = field.plain(item)
    guard let left = dropping(ids, plain, field.card.shape) else { continue }
    if left == .none && field.card.isRequired { return nil }
    changed.append(Plain.Entry(key: field.name, value: left))
  }
  guard !changed.isEmpty else { return nil }
  let bytes = Array(JSONText.write(.map(changed)).utf8)
  let draft = ItemDraft(json: bytes, kind: type(of: item), onTopOf: item)
  // A row of a table whose key is gone is another row, or none.
  return draft.problems.isEmpty && draft.item.idText == item.idText ? draft.item : nil
}

/// What is left of a value; `nil` where nothing of it points there.
private func dropping(_ ids: Set<String>, _ plain: Plain, _ shape: Shape) -> Plain? {
  switch (plain, shape) {
  case (.text(let id), .link): return ids.contains(id) ? Plain.none : nil
  case (.list(let elements), .list(let element)):
    let left = elements.filter { dropping(ids, $0, element) == nil }
    return left.count == elements.count ? nil : left.isEmpty ? Plain.none : .list(left)
  case (.list(let rows), .rows(_, let fields)):
    var isChanged = false
    var left: [Plain] = []
    for row in rows {
      guard let new = droppingRow(ids, row, fields) else {
        left.append(row)
        continue
      }
      isChanged = true
      if new != .none { left.append(new) }
    }
    return isChanged ? (left.isEmpty ? Plain.none : .list(left)) : nil
  default: return nil
  }
}

/// A row without links to the items; none where the row says nothing without them.
private func droppingRow(_ ids: Set<String>, _ row: Plain, _ fields: [FieldCard]) -> Plain? {
  guard case .map(let entries) = row else { return nil }
  var isChanged = false
  var left: [Plain.Entry] = []
  for entry in entries {
    guard let card = fields.first(where: { $0.name == entry.key }),
      let new = dropping(ids, entry.value, card.shape)
    else {
      left.append(entry)
      continue
    }
    isChanged = true
    if new == .none {
      if card.isRequired { return Plain.none }
    } else {
      left.append(Plain.Entry(key: entry.key, value: new))
    }
  }
  return isChanged ? .map(left) : nil
}
