/// Links: each leads to an item of a kind that its field wants, and none leads back to its start
/// where a field tells an order.
extension DossierReader {
  mutating func checkLinks() {
    let dossier = read.dossier
    let names = registry.kinds.map { $0.kind.name }
    var ids: [[String]: [String]] = [:]
    dossier.forEachLink { kind, row, field, target, wanted in
      let found = dossier.kindNumber(of: target).map { names[$0] }
      if let found, wanted.isEmpty || wanted.contains(found) { return }
      let type = registry.kinds[kind]
      let id = dossier.shelf(kind).ids[row]
      guard !isFull(read.sources.file(of: id)) else { return }
      let problem: ReadingProblem.What
      if let found {
        problem = .wrongKind(target, found: found, wanted: wanted)
      } else {
        // Only what the field would accept is worth suggesting.
        let known =
          ids[wanted]
          ?? read.sources.positions.keys.filter { id in
            wanted.isEmpty
              || dossier.kindNumber(of: id).map { wanted.contains(names[$0]) } ?? false
          }.sorted()
        ids[wanted] = known
        let near = suggestions.nearest(to: target, in: known)
        problem = .danglingLink(target, nearest: near)
      }
      let place = Place(kind: names[kind], item: id, field: fieldName(type, field))
      report(problem, severity: .error, read.sources.locate(place, mentioning: target))
    }
    for (kind, type) in registry.kinds.enumerated() where dossier.shelf(kind).count > 0 {
      checkCycles(type)
    }
  }

  /// A field that links to its own kind tells an order, so it must not lead back to where it began.
  private mutating func checkCycles<T: Item>(_ type: T.Type) {
    for field in T.fields where field.shape.linkedKinds == [T.kind.name] {
      let items = read.dossier.all(type)
      var rows: [String: Int] = [:]
      for (row, item) in items.enumerated() { rows[item.id.text] = row }
      let before = items.map { item in
        var targets: [Int] = []
        field.visitLinks(item) { target, _ in
          if let row = rows[target] { targets.append(row) }
        }
        return targets
      }
      for cycle in cycles(in: before) {
        let ids = cycle.map { items[$0].id.text }
        let place = Place(kind: T.kind.name, item: ids[0], field: field.name)
        report(
          .cycle(ids), severity: .error,
          read.sources.locate(place, mentioning: ids.count > 1 ? ids[1] : ids[0]))
      }
    }
  }
}

private func fieldName<T: Item>(_ type: T.Type, _ field: Int) -> String { T.fields[field].name }

/// The cycles of a graph given as lists of neighbours, one for each link that closes one, at most a
/// hundred.
private func cycles(in neighbours: [[Int]]) -> [[Int]] {
  enum State { case new, onPath, done }
  var cycles: [[Int]] = []
  var state = [State](repeating: .new, count: neighbours.count)
  for start in neighbours.indices where state[start] == .new {
    var path = [(node: start, next: 0)]
    state[start] = .onPath
    while let top = path.last {
      guard top.next < neighbours[top.node].count else {
        state[top.node] = .done
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = neighbours[top.node][top.next]
      switch state[target] {
      case .onPath:
        cycles.append(path.map(\.node).drop { $0 != target }.map { $0 })
        if cycles.count == 100 { return cycles }
      case .new:
        state[target] = .onPath
        path.append((target, 0))
      case .done: break
      }
    }
  }
  return cycles
}
