import SextantKernels
import Testing

@Suite struct SipHashTests {
  // The first outputs of the reference code's table for 128 bits: key 00…0f, inputs of 0, 1 and 2
  // bytes 00, 01.
  @Test(arguments: [
    (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
    (2, "8177228da4a45dc7fca38bdef60affe4"),
  ])
  func `the published vectors come out`(count: Int, expected: String) {
    let input = (0..<count).map { UInt8($0) }
    let digest = sipHash128(input.span)
    var output: [UInt8] = []
    for word in [digest.high, digest.low] {
      for byte in 0..<8 { output.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))) }
    }
    #expect(output == bytes(expected))
  }

  @Test func `every byte counts`() {
    var seen: Set<Digest128> = []
    var input = [UInt8](repeating: 0, count: 40)
    for i in input.indices {
      input[i] = 1
      #expect(seen.insert(sipHash128(input.span)).inserted)
    }
  }
}
