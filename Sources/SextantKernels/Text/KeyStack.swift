/// The keys of the maps being read, innermost last, to find a key written twice.
///
/// Small maps compare with each of their keys; larger ones get a hash table, so that no file,
/// however made, costs more than its length.
struct KeyStack: ~Copyable {
  private static let smallMap = 16

  private var keys: [(mark: UInt32, node: UInt32)] = []
  private var tables: [(first: Int, table: KeyTable)] = []

  /// Starts a map; keep the result for `add` and `close`.
  mutating func open() -> Int { keys.count }

  mutating func close(to first: Int) {
    keys.removeSubrange(first...)
    if let last = tables.last, last.first == first { tables.removeLast() }
  }

  /// Adds the key at `node`; false when its map has it already.
  mutating func add(
    _ s: Span<UInt8>, _ node: Int, after first: Int, in nodes: [TextTree.Node]
  ) -> Bool {
    if nodes[node].flags.contains(.decoded) {
      return add(decodedScalar(s, nodes[node]).span, s, node, first, nodes)
    }
    let raw = s.extracting(Int(nodes[node].start)..<Int(nodes[node].end))
    return add(raw, s, node, first, nodes)
  }

  private mutating func add(
    _ key: Span<UInt8>, _ s: Span<UInt8>, _ node: Int, _ first: Int, _ nodes: [TextTree.Node]
  ) -> Bool {
    guard keys.count - first >= Self.smallMap else {
      let mark = Self.mark(key)
      for i in first..<keys.count where keys[i].mark == mark {
        if scalarEquals(s, nodes[Int(keys[i].node)], key) { return false }
      }
      keys.append((mark, UInt32(node)))
      return true
    }
    if tables.last?.first != first {
      var table = KeyTable()
      for i in first..<keys.count {
        let other = nodes[Int(keys[i].node)]
        _ = table.add(decodedOrRaw(s, other).span, s, keys[i].node, nodes)
      }
      tables.append((first, table))
    }
    return tables[tables.count - 1].table.add(key, s, UInt32(node), nodes)
  }

  private static func mark(_ key: Span<UInt8>) -> UInt32 {
    var mark = UInt32(truncatingIfNeeded: key.count)
    for i in 0..<min(key.count, 16) { mark = mark &* 31 &+ UInt32(key[i]) }
    return mark
  }
}

/// The keys of one large map: an open table of nodes and their randomly seeded hashes.
private struct KeyTable {
  private var slots = [(hash: UInt32, node: UInt32)](repeating: (0, .max), count: 64)
  private var count = 0

  mutating func add(
    _ key: Span<UInt8>, _ s: Span<UInt8>, _ node: UInt32, _ nodes: [TextTree.Node]
  ) -> Bool {
    if count * 2 >= slots.count { grow() }
    var hasher = Hasher()
    key.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = UInt32(truncatingIfNeeded: hasher.finalize())
    var i = Int(hash) & (slots.count - 1)
    while slots[i].node != .max {
      if slots[i].hash == hash, scalarEquals(s, nodes[Int(slots[i].node)], key) { return false }
      i = (i + 1) & (slots.count - 1)
    }
    slots[i] = (hash, node)
    count += 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, .max), count: old.count * 2)
    for slot in old where slot.node != .max {
      var i = Int(slot.hash) & (slots.count - 1)
      while slots[i].node != .max { i = (i + 1) & (slots.count - 1) }
      slots[i] = slot
    }
  }
}

private func scalarEquals(_ s: Span<UInt8>, _ node: TextTree.Node, _ key: Span<UInt8>) -> Bool {
  if node.flags.contains(.decoded) { return bytesEqual(decodedScalar(s, node).span, key) }
  return bytesEqual(s.extracting(Int(node.start)..<Int(node.end)), key)
}

private func decodedOrRaw(_ s: Span<UInt8>, _ node: TextTree.Node) -> [UInt8] {
  if node.flags.contains(.decoded) { return decodedScalar(s, node) }
  return s.extracting(Int(node.start)..<Int(node.end)).withUnsafeBufferPointer { Array($0) }
}
