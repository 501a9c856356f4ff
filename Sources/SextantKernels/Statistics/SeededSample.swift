/// A draw that anybody can repeat: the same words give the same order and the same codes.
///
/// The words are digested by FNV-1a (Fowler, Noll and Vo 1991), the order is Fisher's and Yates's.
public struct SeededSample: Sendable {
  private var random: CountedRandom

  public init(_ words: String) { random = CountedRandom(seed: Self.digest(words)) }

  /// The places 0 to `count` − 1 in the order in which they are drawn; at most a million.
  public mutating func order(of count: Int) -> [Int] {
    var places = Array(0..<max(0, min(count, 1_000_000)))
    guard places.count > 1 else { return places }
    for place in 0..<places.count - 1 {
      places.swapAt(place, place + random.below(places.count - place))
    }
    return places
  }

  /// Letters and digits that nobody takes for one another.
  public mutating func code(letters: Int) -> String {
    let alphabet = Array("ACDEFGHJKLMNPQRTUVWXY34679")
    return String(
      (0..<max(0, min(letters, 64))).map { _ in alphabet[random.below(alphabet.count)] })
  }

  /// How many of so many a share asks for: rounded up, so that a small group is read twice too.
  public static func size(of count: Int, share: Double) -> Int {
    guard share > 0, count > 0 else { return 0 }
    return min(count, Int((Double(count) * min(share, 1) - 1e-9).rounded(.up)))
  }

  static func digest(_ words: String) -> UInt64 {
    words.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
