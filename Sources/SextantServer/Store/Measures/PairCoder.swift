/// Pairs of numbers, each given a number of its own in the order in which they are first met.
struct PairCoder {
  private(set) var pairs: [UInt64] = []
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { pairs.count }

  /// - Returns: the number of the pair, from 0.
  @inline(__always)
  mutating func code(_ one: UInt32, _ other: UInt32) -> UInt32 {
    let pair = UInt64(one) << 32 | UInt64(other)
    let mask = slots.count &- 1
    var place = Self.place(pair) & mask
    while true {
      let held = slots[place]
      if held == 0 { return add(pair, at: place) }
      if pairs[Int(held &- 1)] == pair { return held &- 1 }
      place = (place &+ 1) & mask
    }
  }

  func first(_ code: Int) -> Int { Int(pairs[code] >> 32) }
  func second(_ code: Int) -> Int { Int(UInt32(truncatingIfNeeded: pairs[code])) }

  @inline(__always)
  private static func place(_ pair: UInt64) -> Int {
    let mixed = (pair ^ (pair >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }

  private mutating func add(_ pair: UInt64, at place: Int) -> UInt32 {
    pairs.append(pair)
    slots[place] = UInt32(pairs.count)
    if pairs.count * 2 > slots.count { grow() }
    return UInt32(pairs.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (code, pair) in pairs.enumerated() {
      var place = Self.place(pair) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt32(code + 1)
    }
  }
}
