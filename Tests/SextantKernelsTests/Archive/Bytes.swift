/// Bytes as they are written in hexadecimal.
func bytes(_ hexadecimal: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var high: UInt8?
  for character in hexadecimal.utf8 {
    let digit = character <= 0x39 ? character - 0x30 : character - 0x61 + 10
    if let known = high {
      bytes.append(known << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  return bytes
}

/// Numbers that look thrown, the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
