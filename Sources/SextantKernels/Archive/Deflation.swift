/// Packs bytes by "deflate" (RFC 1951) with the standard's own codes: enough for lists that are long
/// runs of the same, and read by every unpacker.
public enum Deflation {
  private static let reach = 1 << 15
  private static let longest = 258
  private static let shortest = 3

  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var output = BitOutput()
    // The last block, with the standard's own codes.
    output.put(1, 1)
    output.put(1, 2)
    // Where three bytes were last seen, by their mark.
    var seen = [Int32](repeating: -1, count: 1 << 14)
    var place = 0
    while place < bytes.count {
      var length = 0
      var distance = 0
      if place + shortest <= bytes.count {
        let mark = Self.mark(bytes, place)
        let earlier = Int(seen[mark])
        if earlier >= 0, place - earlier <= reach {
          length = commonLength(bytes, earlier, place)
          distance = place - earlier
        }
        seen[mark] = Int32(clamping: place)
      }
      if length >= shortest {
        output.putRepetition(length, distance)
        place += length
      } else {
        output.putWord(Int(bytes[place]))
        place += 1
      }
    }
    output.putWord(256)
    return output.finished()
  }

  private static func mark(_ bytes: [UInt8], _ place: Int) -> Int {
    let three =
      UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
    return Int((three &* 0x9E37_79B1) >> 18)
  }

  private static func commonLength(_ bytes: [UInt8], _ earlier: Int, _ place: Int) -> Int {
    let most = min(longest, bytes.count - place)
    var length = 0
    while length < most, bytes[earlier + length] == bytes[place + length] { length += 1 }
    return length
  }
}

/// Bits as "deflate" packs them: the lowest of a byte first, words of a code by their highest.
private struct BitOutput {
  private var bytes: [UInt8] = []
  private var held: UInt64 = 0
  private var count: UInt64 = 0

  mutating func put(_ value: Int, _ bits: Int) {
    held |= UInt64(value) << count
    count += UInt64(bits)
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      count -= 8
    }
  }

  /// A word of the standard's own code (3.2.6).
  mutating func putWord(_ word: Int) {
    switch word {
    case 0..<144: putTurned(0x30 + word, 8)
    case 144..<256: putTurned(0x190 + word - 144, 9)
    case 256..<280: putTurned(word - 256, 7)
    default: putTurned(0xC0 + word - 280, 8)
    }
  }

  mutating func putRepetition(_ length: Int, _ distance: Int) {
    let word = Inflation.lengthStarts.lastIndex { $0 <= length } ?? 0
    putWord(257 + word)
    put(length - Inflation.lengthStarts[word], Inflation.lengthBits[word])
    let far = Inflation.farStarts.lastIndex { $0 <= distance } ?? 0
    putTurned(far, 5)
    put(distance - Inflation.farStarts[far], Inflation.farBits[far])
  }

  private mutating func putTurned(_ word: Int, _ bits: Int) {
    var turned = 0
    for bit in 0..<bits where word >> bit & 1 == 1 { turned |= 1 << (bits - 1 - bit) }
    put(turned, bits)
  }

  consuming func finished() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: held)) }
    return bytes
  }
}
