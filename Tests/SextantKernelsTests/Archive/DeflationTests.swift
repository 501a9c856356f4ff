import SextantKernels
import Testing

struct DeflationTests {
  private func unpacked(_ packed: [UInt8], upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Inflation.unpack(packed[...], upTo: limit) { bytes += $0 }
    return bytes
  }

  @Test("what is packed comes out again: texts, long runs, noise, nothing")
  func roundTrip() throws {
    var noise: [UInt8] = []
    var state: UInt32 = 7
    for _ in 0..<50_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      noise.append(UInt8(state >> 24))
    }
    let text = Array(String(repeating: "Décider par blocs, décider ensemble. ", count: 3000).utf8)
    for bytes in [
      [], [0], [1, 1], [1, 1, 1], text, noise, noise + noise,
      [UInt8](repeating: 0, count: 100_000), Array(0...255),
    ] {
      #expect(try unpacked(Deflation.pack(bytes), upTo: bytes.count) == bytes)
      #expect(try GzipFile.unpack(GzipFile.pack(bytes), upTo: bytes.count) == bytes)
    }
    #expect(Deflation.pack(text).count < text.count / 50)
  }

  @Test("the shortest texts are packed as RFC 1951 (3.2.6) says, bit by bit")
  func known() {
    // One block, its end: 1, 01, 0000000.
    #expect(Deflation.pack([]) == [0x03, 0x00])
    // “a”, as zlib packs it.
    #expect(Deflation.pack([0x61]) == [0x4B, 0x04, 0x00])
  }

  @Test("a file with a name and more in its head is read; a changed byte is found")
  func gzipHead() throws {
    // Packed by gzip 1.12 (`printf 'bonjour\n' | gzip -n`), then with the name a.txt.
    let body: [UInt8] = [
      0x4B, 0xCA, 0xCF, 0xCB, 0xCA, 0x2F, 0x2D, 0xE2, 0x02, 0x00,
    ]
    let plain = Array("bonjour\n".utf8)
    let sum = crc32(plain)
    let tail = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: sum >> $0) } + [8, 0, 0, 0]
    let named: [UInt8] =
      [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3] + Array("a.txt".utf8) + [0] + body + tail
    #expect(try GzipFile.unpack(named, upTo: 100) == plain)
    for place in [0, 3, 16, named.count - 1] {
      var broken = named
      broken[place] ^= 0x40
      #expect(throws: Inflation.Problem.self) { try GzipFile.unpack(broken, upTo: 100) }
    }
    #expect(throws: Inflation.Problem.tooLong) { try GzipFile.unpack(named, upTo: 7) }
    for count in 0..<named.count {
      #expect(throws: Inflation.Problem.self) {
        try GzipFile.unpack(Array(named.prefix(count)), upTo: 100)
      }
    }
  }
}
