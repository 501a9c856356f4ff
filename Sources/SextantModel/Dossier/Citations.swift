/// Who cites whom: the inverse of every link of a dossier.
public struct Citations: Sendable {
  private let registry: Registry
  private let dossier: Dossier
  private let byTarget: [String: [Citation]]

  struct Citation: Sendable {
    var kind: Int32
    var row: Int32
    var field: Int32
  }

  public init(of dossier: Dossier) {
    registry = dossier.registry
    self.dossier = dossier
    var byTarget: [String: [Citation]] = [:]
    byTarget.reserveCapacity(dossier.count)
    dossier.forEachLink { kind, row, field, target, _ in
      byTarget[target, default: []].append(
        Citation(kind: Int32(kind), row: Int32(row), field: Int32(field)))
    }
    self.byTarget = byTarget
  }

  /// The items of a kind that link to `id`, by one field or by any; each once, in their order.
  public func of<T: Item>(_ id: String, by type: T.Type, in field: String? = nil) -> [T] {
    guard let number = registry.number(of: type), let found = byTarget[id] else { return [] }
    let wanted = field.flatMap { name in T.fields.firstIndex { $0.name == name } }
    if field != nil && wanted == nil { return [] }
    var rows: [Int32] = []
    for citation in found where citation.kind == Int32(number) {
      if let wanted, citation.field != Int32(wanted) { continue }
      rows.append(citation.row)
    }
    guard !rows.isEmpty else { return [] }
    // Links are visited field by field, so an item may be met again, and later ones before it.
    rows.sort()
    let all = dossier.all(type)
    var items: [T] = []
    for (index, row) in rows.enumerated() where index == 0 || rows[index - 1] != row {
      items.append(all[Int(row)])
    }
    return items
  }

  /// Everything that links to `id`: the item's kind and id, and by which field.
  public func all(of id: String) -> [(kind: Kind, id: String, field: String)] {
    (byTarget[id] ?? []).map { citation in
      let type = registry.kinds[Int(citation.kind)]
      return (
        type.kind, dossier.shelf(Int(citation.kind)).ids[Int(citation.row)],
        fieldName(type, Int(citation.field))
      )
    }
  }

  public func isCited(_ id: String) -> Bool { byTarget[id] != nil }

  private func fieldName<T: Item>(_ type: T.Type, _ number: Int) -> String {
    T.fields[number].name
  }
}
