/// Unpacks what was packed by "deflate", as RFC 1951 lays it out.
///
/// What comes out is handed over piece by piece, and never more than was said: a few bytes that
/// stand for a thousand times as many do no harm.
public struct Inflation {
  public enum Problem: Error, Equatable {
    /// The bytes are not what any packer writes, or end too soon.
    case damaged
    /// More comes out than was allowed.
    case tooLong
  }

  /// How far back a repetition may reach.
  private static let reach = 1 << 15
  private static let piece = 1 << 18

  private var bits: BitStream
  private let limit: Int
  /// The last bytes that came out: those not yet handed over, and before them as many as a
  /// repetition may reach back.
  private var window: [UInt8] = []
  /// How many bytes of the window were handed over.
  private var told = 0
  private var total = 0

  /// - Returns: how many bytes came out.
  @discardableResult
  public static func unpack(
    _ packed: ArraySlice<UInt8>, upTo limit: Int, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(Problem) -> Int {
    var inflation = Inflation(bits: BitStream(packed), limit: limit)
    try inflation.run(take)
    return inflation.total
  }

  private init(bits: BitStream, limit: Int) {
    self.bits = bits
    self.limit = limit
    window.reserveCapacity(Self.reach + Self.piece + 300)
  }

  private mutating func run(_ take: (ArraySlice<UInt8>) -> Void) throws(Problem) {
    var isLast = false
    while !isLast {
      guard let last = bits.take(1), let way = bits.take(2) else { throw .damaged }
      isLast = last == 1
      switch way {
      case 0: try copyStored(take)
      case 1: try unpackBlock(Self.fixedWords, Self.fixedDistances, take)
      case 2:
        let (words, distances) = try readCodes()
        try unpackBlock(words, distances, take)
      default: throw .damaged
      }
    }
    if told < window.count { take(window[told...]) }
  }

  private mutating func copyStored(_ take: (ArraySlice<UInt8>) -> Void) throws(Problem) {
    bits.align()
    guard let length = bits.take(16), let check = bits.take(16), length ^ check == 0xFFFF,
      let bytes = bits.bytes(length)
    else { throw .damaged }
    try grow(by: length)
    window.append(contentsOf: bytes)
    handOver(take)
  }

  private mutating func unpackBlock(
    _ words: HuffmanCode, _ distances: HuffmanCode, _ take: (ArraySlice<UInt8>) -> Void
  ) throws(Problem) {
    while true {
      guard let word = words.read(&bits) else { throw .damaged }
      if word < 256 {
        try grow(by: 1)
        window.append(UInt8(word))
      } else if word == 256 {
        return
      } else {
        guard word < 286, let moreLength = bits.take(Self.lengthBits[word - 257]),
          let far = distances.read(&bits), far < 30, let moreFar = bits.take(Self.farBits[far])
        else { throw .damaged }
        try repeatBytes(
          Self.lengthStarts[word - 257] + moreLength, from: Self.farStarts[far] + moreFar)
      }
      if window.count >= Self.reach + Self.piece { handOver(take) }
    }
  }

  /// The bytes may run into those that they make.
  private mutating func repeatBytes(_ length: Int, from distance: Int) throws(Problem) {
    guard distance <= window.count else { throw .damaged }
    try grow(by: length)
    for place in window.count - distance..<window.count - distance + length {
      window.append(window[place])
    }
  }

  private mutating func grow(by count: Int) throws(Problem) {
    total += count
    guard total <= limit else { throw .tooLong }
  }

  private mutating func handOver(_ take: (ArraySlice<UInt8>) -> Void) {
    if told < window.count { take(window[told...]) }
    if window.count > Self.reach { window.removeFirst(window.count - Self.reach) }
    told = window.count
  }

  // MARK: - Codes

  /// The two codes at the head of a block, their lengths packed by a third.
  private mutating func readCodes() throws(Problem) -> (HuffmanCode, HuffmanCode) {
    guard let moreWords = bits.take(5), let moreDistances = bits.take(5),
      let moreLengths = bits.take(4), moreWords <= 29, moreDistances <= 29
    else { throw .damaged }
    var lengthsOfLengths = [UInt8](repeating: 0, count: 19)
    for place in Self.orderOfLengths.prefix(moreLengths + 4) {
      guard let length = bits.take(3) else { throw .damaged }
      lengthsOfLengths[place] = UInt8(length)
    }
    guard let code = HuffmanCode(lengths: lengthsOfLengths[...]) else { throw .damaged }
    let words = moreWords + 257
    let lengths = try readLengths(words + moreDistances + 1, code)
    // A block without a word for its own end would never end.
    guard lengths[256] > 0, let wordCode = HuffmanCode(lengths: lengths[..<words]),
      let distanceCode = HuffmanCode(lengths: lengths[words...])
    else { throw .damaged }
    return (wordCode, distanceCode)
  }

  private mutating func readLengths(_ count: Int, _ code: HuffmanCode) throws(Problem) -> [UInt8] {
    var lengths: [UInt8] = []
    while lengths.count < count {
      guard let word = code.read(&bits) else { throw .damaged }
      switch word {
      case 0...15: lengths.append(UInt8(word))
      case 16:
        guard let last = lengths.last, let more = bits.take(2) else { throw .damaged }
        lengths += [UInt8](repeating: last, count: 3 + more)
      default:
        guard let more = bits.take(word == 17 ? 3 : 7) else { throw .damaged }
        lengths += [UInt8](repeating: 0, count: (word == 17 ? 3 : 11) + more)
      }
    }
    guard lengths.count == count else { throw .damaged }
    return lengths
  }

  private static let orderOfLengths = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  static let lengthStarts = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  static let farStarts = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  static let farBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  /// The codes that the standard itself gives, for short texts (3.2.6).
  private static let fixedWords = known(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
  private static let fixedDistances = known([UInt8](repeating: 5, count: 32))

  private static func known(_ lengths: [UInt8]) -> HuffmanCode {
    guard let code = HuffmanCode(lengths: lengths[...]) else {
      preconditionFailure("the standard's own code is complete")
    }
    return code
  }
}
