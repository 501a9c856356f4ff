/// Texts numbered by their bytes: a table of open addresses over one array of bytes.
struct ByteCoder {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var slots: [UInt32] = Array(repeating: 0, count: 64)
  private var hashes: [UInt32] = []
  private var last: UInt32 = 0

  var values: [String] {
    (0..<hashes.count).map { String(decoding: bytes[starts[$0]..<starts[$0 + 1]], as: UTF8.self) }
  }

  @inline(__always)
  mutating func code(_ s: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    // Rows that follow each other often agree.
    if Int(last) < hashes.count, equals(Int(last), s, range) { return last }
    let hash = Self.hash(s, range)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = Int(slots[slot] - 1)
      if hashes[code] == hash, equals(code, s, range) {
        last = UInt32(code)
        return last
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(s, range, hash, slot)
  }

  private mutating func insert(
    _ s: Span<UInt8>, _ range: Range<Int>, _ hash: UInt32, _ slot: Int
  ) -> UInt32 {
    let code = UInt32(hashes.count)
    for i in range { bytes.append(s[i]) }
    starts.append(bytes.count)
    hashes.append(hash)
    slots[slot] = code + 1
    if hashes.count * 2 > slots.count { grow() }
    last = code
    return code
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(code) + 1
    }
  }

  @inline(__always)
  private func equals(_ code: Int, _ s: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = starts[code]
    guard starts[code &+ 1] &- start == range.count else { return false }
    for k in 0..<range.count where bytes[start &+ k] != s[range.lowerBound &+ k] { return false }
    return true
  }

  /// FNV-1a, its end stirred. Collisions cost time only; which texts collide is known to no one who
  /// cannot also fill the column with different texts.
  @inline(__always)
  private static func hash(_ s: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in range { hash = (hash ^ UInt64(s[i])) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
