/// A digest of 128 bits that is the same on every machine and in every run.
public struct Digest128: Sendable, Hashable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// SipHash-2-4 with 128 bits (Aumasson & Bernstein, 2012; the reference code's longer output).
///
/// Among a thousand million keys the chance that any two meet is below 10⁻²⁰.
public func sipHash128(
  _ bytes: Span<UInt8>, key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
) -> Digest128 {
  var state = SipState(key)
  let whole = bytes.count & ~7
  var i = 0
  while i < whole {
    state.add(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian)
    i &+= 8
  }
  var last = UInt64(truncatingIfNeeded: bytes.count) << 56
  var shift: UInt64 = 0
  while i < bytes.count {
    last |= UInt64(bytes[i]) << shift
    shift += 8
    i &+= 1
  }
  state.add(last)
  return state.finish()
}

private struct SipState {
  var v0, v1, v2, v3: UInt64

  init(_ key: (UInt64, UInt64)) {
    v0 = key.0 ^ 0x736F_6D65_7073_6575
    v1 = key.1 ^ 0x646F_7261_6E64_6F6D ^ 0xEE
    v2 = key.0 ^ 0x6C79_6765_6E65_7261
    v3 = key.1 ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  mutating func add(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  @inline(__always)
  mutating func round() {
    v0 = v0 &+ v1
    v1 = v1 << 13 | v1 >> 51
    v1 ^= v0
    v0 = v0 << 32 | v0 >> 32
    v2 = v2 &+ v3
    v3 = v3 << 16 | v3 >> 48
    v3 ^= v2
    v0 = v0 &+ v3
    v3 = v3 << 21 | v3 >> 43
    v3 ^= v0
    v2 = v2 &+ v1
    v1 = v1 << 17 | v1 >> 47
    v1 ^= v2
    v2 = v2 << 32 | v2 >> 32
  }

  mutating func finish() -> Digest128 {
    v2 ^= 0xEE
    for _ in 0..<4 { round() }
    let first = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<4 { round() }
    return Digest128(high: first, low: v0 ^ v1 ^ v2 ^ v3)
  }
}
