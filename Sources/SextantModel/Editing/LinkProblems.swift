extension Dossier {
  /// What is wrong with an item's links as it would stand in this dossier: links to nothing, to
  /// items of a kind that the field does not want, and round to the item itself where a field tells
  /// an order.
  public func linkProblems<T: Item>(of item: T) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for field in T.fields where field.holdsLinks {
      for link in Self.links(in: field.plain(item), field.card, at: field.name) {
        if link.target == item.id.text || contains(link.target) {
          let found =
            link.target == item.id.text
            ? T.kind.name : kind(of: link.target)?.name ?? ""
          if link.kinds.isEmpty || link.kinds.contains(found) { continue }
          problems.append(
            problem(.wrongKind(link.target, found: found, wanted: link.kinds), link))
        } else {
          let near = nearestWord(to: link.target, in: ids(ofKinds: link.kinds))
          problems.append(problem(.danglingLink(link.target, nearest: near), link))
        }
      }
      if let cycle = cycle(through: item, by: field) {
        problems.append(
          FieldProblem(
            field: field.name, message: ReadingProblem.What.cycle(cycle).message,
            written: cycle.count > 1 ? cycle[1] : cycle[0]))
      }
    }
    return problems
  }

  private typealias FoundLink = (path: String, target: String, kinds: [String])

  private func problem(_ what: ReadingProblem.What, _ link: FoundLink) -> FieldProblem {
    FieldProblem(field: link.path, message: what.message, written: link.target)
  }

  /// The links of a field, each with the way to it.
  private static func links(
    in plain: Plain, _ card: FieldCard, at path: String
  ) -> [FoundLink] {
    switch (plain, card.shape) {
    case (.text(let target), _):
      guard let kinds = card.shape.linkedKinds, !target.isEmpty else { return [] }
      return [(path, target, kinds)]
    case (.list(let rows), .rows(_, let fields)):
      return rows.enumerated().flatMap { number, row -> [FoundLink] in
        guard case .map(let entries) = row else { return [] }
        return entries.flatMap { entry -> [FoundLink] in
          guard let card = fields.first(where: { $0.name == entry.key }) else { return [] }
          return links(in: entry.value, card, at: "\(path).\(number).\(entry.key)")
        }
      }
    case (.list(let elements), _):
      return elements.enumerated().flatMap { number, element in
        links(in: element, card, at: "\(path).\(number)")
      }
    default: return []
    }
  }

  private func ids(ofKinds kinds: [String]) -> [String] {
    var ids: [String] = []
    if kinds.isEmpty {
      forEachItem { ids.append($0.idText) }
    } else {
      for kind in kinds { forEachItem(ofKind: kind) { ids.append($0.idText) } }
    }
    return ids
  }

  /// The items on the way from this one back to it by a field that links to its own kind.
  private func cycle<T: Item>(through item: T, by field: Field<T>) -> [String]? {
    guard field.shape.linkedKinds == [T.kind.name] else { return nil }
    var cameFrom: [String: String] = [:]
    var pending = [item]
    while let next = pending.popLast() {
      var found: [String] = []
      field.visitLinks(next) { target, _ in found.append(target) }
      for target in found {
        if target == item.id.text {
          var path = [next.id.text]
          while let before = cameFrom[path[0]] { path.insert(before, at: 0) }
          return path
        }
        if cameFrom[target] == nil, let other = find(ID<T>(target)) {
          cameFrom[target] = next.id.text
          pending.append(other)
        }
      }
    }
    return nil
  }
}
