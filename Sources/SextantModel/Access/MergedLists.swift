extension Array where Element: ListElement {
  /// A list after someone edited it who saw only part of it: the hidden elements stay behind the
  /// shown ones that they followed, and elements keep what was hidden of them.
  public func merging(_ edited: [Element], seenThrough veil: Veil) -> [Element] {
    let shown = map { $0.shown(through: veil) }
    let origins = origins(of: edited, among: shown)
    let kept = Set(origins.compactMap { $0 })
    var following: [Int: [Element]] = [:]
    var last = -1
    for (index, element) in shown.enumerated() {
      if element == nil {
        following[last, default: []].append(self[index])
      } else if kept.contains(index) {
        last = index
      }
    }
    var merged = following[-1] ?? []
    for (element, origin) in zip(edited, origins) {
      guard let origin else {
        merged.append(element)
        continue
      }
      merged.append(
        shown[origin] == element
          ? self[origin] : self[origin].merging(element, seenThrough: veil))
      merged += following[origin] ?? []
    }
    return merged
  }

  /// Which shown element each edited one comes from; `nil` for a new one.
  ///
  /// Equal ones first, then those that have most in common, then the one in the same place where
  /// none came or went.
  private func origins(of edited: [Element], among shown: [Element?]) -> [Int?] {
    var origins = [Int?](repeating: nil, count: edited.count)
    var free = shown.indices.filter { shown[$0] != nil }
    let places = free
    for (number, element) in edited.enumerated() {
      if let match = free.firstIndex(where: { shown[$0] == element }) {
        origins[number] = free.remove(at: match)
      }
    }
    guard Element.isRow else { return origins }
    for (number, element) in edited.enumerated() where origins[number] == nil {
      var best: (place: Int, likeness: Int)?
      for (place, index) in free.enumerated() {
        let likeness = shown[index]?.likeness(to: element) ?? 0
        if likeness > best?.likeness ?? 0 { best = (place, likeness) }
      }
      if let best { origins[number] = free.remove(at: best.place) }
    }
    guard places.count == edited.count else { return origins }
    for number in edited.indices where origins[number] == nil {
      if let place = free.firstIndex(of: places[number]) {
        origins[number] = free.remove(at: place)
      }
    }
    return origins
  }
}
