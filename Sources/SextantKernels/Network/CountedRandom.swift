/// Random numbers that are a function of a seed and a count: the same seed gives the same numbers
/// on every machine, and any of them can be had without those before.
///
/// SplitMix64 (Steele, Lea and Flood 2014): a bijective mix of a Weyl sequence.
public struct CountedRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64, from count: UInt64 = 0) {
    state = Self.mix(seed ^ 0x5EED_5EED_5EED_5EED) &+ count &* Self.golden
  }

  @inline(__always) public mutating func next() -> UInt64 {
    state &+= Self.golden
    return Self.mix(state)
  }

  /// From 0 to `limit` − 1, evenly to within 2⁻³² (multiplication, Lemire 2019).
  @inline(__always) mutating func below(_ limit: Int) -> Int {
    Int(((next() >> 32) &* UInt64(truncatingIfNeeded: limit)) >> 32)
  }

  /// From 0 up to, but not including, 1.
  @inline(__always) mutating func share() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
