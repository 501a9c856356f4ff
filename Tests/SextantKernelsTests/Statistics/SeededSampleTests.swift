import Testing

@testable import SextantKernels

@Suite struct SeededSampleTests {
  /// Published with the function: http://www.isthe.com/chongo/tech/comp/fnv (64 bits, 1a).
  @Test("words are digested as FNV-1a has it")
  func digest() {
    #expect(SeededSample.digest("") == 0xcbf2_9ce4_8422_2325)
    #expect(SeededSample.digest("a") == 0xaf63_dc4c_8601_ec8c)
    #expect(SeededSample.digest("foobar") == 0x8594_4171_f739_67e8)
  }

  @Test("the same words give the same order and codes, others give others")
  func repeats() {
    var (one, two, other) = (SeededSample("juin"), SeededSample("juin"), SeededSample("juillet"))
    let order = one.order(of: 30)
    #expect(order == two.order(of: 30) && order != other.order(of: 30))
    #expect(order.sorted() == Array(0..<30))
    #expect(one.code(letters: 6) == two.code(letters: 6))
    #expect(one.code(letters: 6).count == 6)
  }

  /// Each of six places comes first about as often: 6,000 draws, five degrees of freedom, 20.5 at
  /// one in a thousand.
  @Test("no place is drawn more often than another")
  func even() {
    var firsts = [Int](repeating: 0, count: 6)
    for number in 0..<6000 {
      var sample = SeededSample("tirage \(number)")
      firsts[sample.order(of: 6)[0]] += 1
    }
    let chiSquare = firsts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(chiSquare < 20.5, "\(firsts)")
  }

  @Test(
    "a share is rounded up, and is never more than there are",
    arguments: [(10, 0.2, 2), (11, 0.2, 3), (1, 0.2, 1), (0, 0.2, 0), (5, 0, 0), (5, 2, 5)])
  func size(count: Int, share: Double, expected: Int) {
    #expect(SeededSample.size(of: count, share: share) == expected)
  }
}
