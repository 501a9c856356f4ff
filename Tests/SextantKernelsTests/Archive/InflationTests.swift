import SextantKernels
import Testing

@Suite struct InflationTests {
  private func unpacked(_ hexadecimal: String, upTo limit: Int = 100_000) throws -> [UInt8] {
    var all: [UInt8] = []
    try Inflation.unpack(bytes(hexadecimal)[...], upTo: limit) { all += $0 }
    return all
  }

  @Test("blocks as zlib writes them: stored, by the standard's own code, by a code of their own")
  func threeWays() throws {
    #expect(try unpacked("010300fcff616263") == Array("abc".utf8))
    #expect(try unpacked("4b4c4a0600") == Array("abc".utf8))
    #expect(
      try unpacked("cb4954c8c182b800") == Array("la la la la la la la la\n".utf8))
    let lines = (0..<40).map { "\($0);objectif \($0 * 7 % 13);canal \($0 * $0 % 5)\n" }
    #expect(try unpacked(Self.table) == Array(lines.joined().utf8))
  }

  @Test("what would be more than was allowed stops there")
  func tooLong() {
    #expect(throws: Inflation.Problem.tooLong) { try unpacked("cb4954c8c182b800", upTo: 23) }
    #expect(throws: Inflation.Problem.tooLong) { try unpacked("010300fcff616263", upTo: 2) }
  }

  @Test("bytes that no packer writes are refused")
  func damaged() {
    let wrong = [
      "", "07",  // nothing; the way that the standard keeps free
      "010300fcfe616263", "010300fcff6162",  // a length whose check is wrong; cut
      "4b4c4a06", "4b04ff",  // cut; a repetition of what was never there
      "05ffff", "05e0",  // codes with too many words
    ]
    for hexadecimal in wrong {
      #expect(throws: Inflation.Problem.damaged, "\(hexadecimal)") {
        try unpacked(hexadecimal)
      }
    }
  }

  @Test("a long text comes out in pieces, repetitions reaching back over them")
  func pieces() throws {
    // A stored block of 32,768 bytes again and again, then 258 bytes from as far back as may be.
    let block = (0..<32_768).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }
    var packed: [UInt8] = []
    for _ in 0..<20 { packed += [0, 0x00, 0x80, 0xFF, 0x7F] + block }
    // By the standard's code: last block 1, way 01; 258 is 11000101; distance 30 bits: 29 is 11101,
    // 13 more bits 1; the end 0000000.
    var bits = "1" + "10" + "11000101" + "11101" + String(repeating: "1", count: 13) + "0000000"
    while bits.count % 8 != 0 { bits += "0" }
    let all = Array(bits)
    for start in stride(from: 0, to: all.count, by: 8) {
      packed.append((0..<8).reduce(0) { $0 | (all[start + $1] == "1" ? 1 << $1 : 0) })
    }
    var sizes: [Int] = []
    var last: [UInt8] = []
    let count = try Inflation.unpack(packed[...], upTo: 1 << 20) {
      sizes.append($0.count)
      last = Array((last + $0).suffix(258))
    }
    #expect(count == 20 * 32_768 + 258)
    #expect(sizes.reduce(0, +) == count && sizes.count > 1)
    #expect(last == Array(block.prefix(258)))
  }

  @Test("no bytes whatever make it trap or run on")
  func anything() {
    var dice = Dice(state: 7)
    let sound = bytes(Self.table)
    for _ in 0..<800 {
      var packed = sound
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        packed[Int.random(in: 0..<packed.count, using: &dice)] =
          UInt8.random(in: 0...255, using: &dice)
      }
      var size = 0
      _ = try? Inflation.unpack(packed[...], upTo: 10_000) { size += $0.count }
      #expect(size <= 10_000)
      packed = (0..<40).map { _ in UInt8.random(in: 0...255, using: &dice) }
      size = 0
      _ = try? Inflation.unpack(packed[...], upTo: 10_000) { size += $0.count }
      #expect(size <= 10_000)
    }
  }

  /// Forty lines, packed by zlib.
  private static let table =
    "6d924b0ac3300c44f73e458e6049fe92d3a4a18596d26e7a7f3a8b2019a4ed633cb21ecafbf7f6ba9fbfe763cbfb"
    + "797c8ef7961319ec17a4c406e9822589c1a1b018647d5e0d4e1dd40c8a26fb32286be9305a14ce254a5a80578aab"
    + "2db56c45f62f5af66a5a4ce2bd8096480c556f06e39a57836cf76ed03bbc1cd019d9e11ce8c989c9fb4198034125"
    + "b17841a02514c4d50bc2bce60521dbbd20148fe874784682247b4139097941c8b217849394f07ea44482a4068230"
    + "af794108f740109a4774413223417f"
}
