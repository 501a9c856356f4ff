extension CasePackage {
  /// What points nowhere, stands twice or turns in a circle.
  func looseEnds() -> [CaseNote] {
    var notes: [CaseNote] = []
    var known: Set<String> = [document.identifier]
    for (index, item) in (items ?? []).enumerated() where !item.identifier.isEmpty {
      if !known.insert(item.identifier).inserted {
        notes.append(CaseNote(what: .doubleIdentifier, path: "CFItems[\(index)].identifier"))
      }
    }
    for (index, association) in (associations ?? []).enumerated() {
      let path = "CFAssociations[\(index)]"
      guard let origin = association.origin, let destination = association.destination else {
        continue
      }
      // Children stand in this framework; other kinds may well point to another.
      guard association.kind == "isChildOf" else { continue }
      if !known.contains(origin.identifier) {
        notes.append(CaseNote(what: .looseEnd, path: path + ".originNodeURI"))
      }
      if !known.contains(destination.identifier) {
        notes.append(CaseNote(what: .looseEnd, path: path + ".destinationNodeURI"))
      }
    }
    for (index, rubric) in (rubrics ?? []).enumerated() {
      for (place, criterion) in (rubric.criteria ?? []).enumerated() {
        if let item = criterion.item, !known.contains(item.identifier) {
          notes.append(
            CaseNote(
              what: .looseEnd,
              path: "CFRubrics[\(index)].CFRubricCriteria[\(place)].CFItemURI"))
        }
      }
    }
    return notes + circles()
  }

  /// One line of the framework as people read it.
  public struct OutlineLine: Sendable, Equatable {
    /// 0 for what stands right below the document.
    public let depth: Int
    /// The place of the item in `items`.
    public let item: Int
  }

  /// The items in the order and the depth that `isChildOf` gives them, those without a place at the
  /// end; each item once, also where it has several parents or turns in a circle.
  public func outline() -> [OutlineLine] {
    let items = items ?? []
    var places: [String: Int] = [:]
    for (place, item) in items.enumerated() where places[item.identifier] == nil {
      places[item.identifier] = place
    }
    let children = childrenByParent()
    var lines: [OutlineLine] = []
    var isMet = [Bool](repeating: false, count: items.count)
    func walk(from root: String) {
      // The innermost last: deep frameworks must not use up the stack.
      var waiting = (children[root] ?? []).reversed().map { ($0, 0) }
      while let (identifier, depth) = waiting.popLast() {
        guard let place = places[identifier], !isMet[place] else { continue }
        isMet[place] = true
        lines.append(OutlineLine(depth: depth, item: place))
        waiting += (children[identifier] ?? []).reversed().map { ($0, depth + 1) }
      }
    }
    walk(from: document.identifier)
    for place in items.indices where !isMet[place] {
      isMet[place] = true
      lines.append(OutlineLine(depth: 0, item: place))
      let start = lines.count
      walk(from: items[place].identifier)
      for line in start..<lines.count {
        lines[line] = OutlineLine(depth: lines[line].depth + 1, item: lines[line].item)
      }
    }
    return lines
  }

  /// Children of each parent, by their sequence, then as they stand in the file.
  private func childrenByParent() -> [String: [String]] {
    var children: [String: [(sequence: Int, place: Int, child: String)]] = [:]
    for (place, association) in (associations ?? []).enumerated()
    where association.kind == "isChildOf" {
      guard let child = association.origin, let parent = association.destination else { continue }
      children[parent.identifier, default: []].append(
        (association.sequence ?? Int.max, place, child.identifier))
    }
    return children.mapValues { list in
      list.sorted { ($0.sequence, $0.place) < ($1.sequence, $1.place) }.map(\.child)
    }
  }

  /// Items that are part of themselves.
  private func circles() -> [CaseNote] {
    let children = childrenByParent()
    // 1 while below it is walked, 2 when done.
    var states: [String: Int] = [:]
    var notes: [CaseNote] = []
    var places: [String: Int] = [:]
    for (place, item) in (items ?? []).enumerated() { places[item.identifier] = place }
    for root in children.keys.sorted() where states[root] == nil {
      var path = [(node: root, next: 0)]
      states[root] = 1
      while let (node, next) = path.last {
        let below = children[node] ?? []
        guard next < below.count else {
          states[node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let child = below[next]
        if states[child] == 1 {
          let name = places[child].map { "CFItems[\($0)]" } ?? "CFDocument"
          notes.append(CaseNote(what: .circle, path: name))
        } else if states[child] == nil {
          states[child] = 1
          path.append((child, 0))
        }
      }
    }
    return notes
  }
}
