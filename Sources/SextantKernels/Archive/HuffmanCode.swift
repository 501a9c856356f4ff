/// The code words of a block that was packed by "deflate", made from their lengths alone: shorter
/// words first, words of one length in the order of what they stand for (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// For the next nine bits, what a word of at most nine stands for, and its length in the last four
  /// bits; 0 where the word is longer or none.
  private var quick = [UInt16](repeating: 0, count: 1 << quickLength)
  /// How many words there are of each length.
  private var counts = [Int](repeating: 0, count: longest + 1)
  /// What the words stand for, in their order.
  private var meanings: [UInt16] = []

  static let longest = 15
  private static let quickLength = 9

  /// - Parameter lengths: of the word for each number; 0 where the number has none.
  /// - Returns: `nil` where there are more words than lengths leave room for, or fewer than any
  ///   sequence of bits needs. A single word may stand alone.
  init?(lengths: ArraySlice<UInt8>) {
    for length in lengths { counts[Int(length)] += 1 }
    let words = lengths.count - counts[0]
    counts[0] = 0
    var room = 1
    for length in 1...Self.longest {
      room = room << 1 - counts[length]
      guard room >= 0 else { return nil }
    }
    guard room == 0 || words == 0 || words == 1 && counts[1] == 1 else { return nil }

    var starts = [Int](repeating: 0, count: Self.longest + 2)
    var firstWords = starts
    for length in 1...Self.longest {
      starts[length + 1] = starts[length] + counts[length]
      firstWords[length + 1] = (firstWords[length] + counts[length]) << 1
    }
    meanings = [UInt16](repeating: 0, count: words)
    var places = starts
    for (meaning, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      meanings[places[length]] = UInt16(meaning)
      if length <= Self.quickLength {
        let word = firstWords[length] + places[length] - starts[length]
        fill(word, length, UInt16(meaning))
      }
      places[length] += 1
    }
  }

  /// Words come first bit first: the table is asked by their bits in reverse.
  private mutating func fill(_ word: Int, _ length: Int, _ meaning: UInt16) {
    var reversed = 0
    for bit in 0..<length where word >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
    for index in stride(from: reversed, to: 1 << Self.quickLength, by: 1 << length) {
      quick[index] = meaning << 4 | UInt16(length)
    }
  }

  /// What the next word stands for; `nil` where the bits make none or end before it does.
  @inline(__always)
  func read(_ bits: inout BitStream) -> Int? {
    bits.fill()
    let entry = quick[Int(bits.pending & (1 << Self.quickLength - 1))]
    guard entry == 0 else { return bits.drop(Int(entry & 15)) ? Int(entry >> 4) : nil }
    return readLong(&bits)
  }

  private func readLong(_ bits: inout BitStream) -> Int? {
    var word = 0
    var first = 0
    var place = 0
    for length in 1...Self.longest {
      word |= Int(bits.pending >> UInt64(length - 1) & 1)
      if word - first < counts[length] {
        return bits.drop(length) ? Int(meanings[place + word - first]) : nil
      }
      place += counts[length]
      first = (first + counts[length]) << 1
      word <<= 1
    }
    return nil
  }
}

/// Bytes taken bit by bit, the lowest bit of each byte first.
struct BitStream {
  private let bytes: ArraySlice<UInt8>
  private var next: Int
  /// The bits to come, as many as `count` says; those above are 0.
  private(set) var pending: UInt64 = 0
  private var count = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// Has at least 48 bits pending, unless the bytes end before.
  @inline(__always)
  mutating func fill() {
    while count <= 48, next < bytes.endIndex {
      pending |= UInt64(bytes[next]) << UInt64(count)
      next += 1
      count += 8
    }
  }

  /// Passes over bits; false where there are not so many.
  @inline(__always)
  mutating func drop(_ number: Int) -> Bool {
    guard number <= count else { return false }
    pending >>= UInt64(number)
    count -= number
    return true
  }

  /// The next bits as a number; `nil` where there are not so many. At most 16 at once.
  @inline(__always)
  mutating func take(_ number: Int) -> Int? {
    fill()
    let value = Int(pending & (1 << UInt64(number) - 1))
    return drop(number) ? value : nil
  }

  /// Whole bytes from the next byte on, what is left of this one passed over; `nil` where there are
  /// not so many.
  mutating func bytes(_ number: Int) -> ArraySlice<UInt8>? {
    let start = next - count / 8
    guard number <= bytes.endIndex - start else { return nil }
    pending = 0
    count = 0
    next = start + number
    return bytes[start..<next]
  }

  /// Passes over what is left of the byte.
  mutating func align() { _ = drop(count % 8) }
}
