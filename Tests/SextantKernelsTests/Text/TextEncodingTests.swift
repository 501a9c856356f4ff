import SextantKernels
import Testing

@Suite struct TextEncodingTests {
  @Test func `valid UTF-8 comes back unchanged`() {
    let bytes = Array("Coût : 12 € à payer, 🎯 visé\n".utf8)
    #expect(decodeText(bytes) == DecodedText(bytes: bytes))
    #expect(decodeText([]) == DecodedText(bytes: []))
  }

  @Test func `a byte order mark is removed and told`() {
    #expect(
      decodeText([0xEF, 0xBB, 0xBF, 0x61]) == DecodedText(bytes: [0x61], notes: [.byteOrderMark]))
  }

  @Test func `lines that end in CRLF are told and kept`() {
    #expect(
      decodeText(Array("a\r\nb".utf8))
        == DecodedText(bytes: Array("a\r\nb".utf8), notes: [.carriageReturns]))
    #expect(decodeText(Array("a\rb".utf8)).notes == [])
    let long = Array("0123456789abcdef0123456\r\n".utf8)
    #expect(decodeText(long).notes == [.carriageReturns])
  }

  @Test func `UTF-16 is read in both byte orders, with and without its mark`() {
    // "é🎯" is 00E9 D83C DFAF; "ab" is 0061 0062.
    #expect(
      decodeText([0xFF, 0xFE, 0xE9, 0x00, 0x3C, 0xD8, 0xAF, 0xDF])
        == DecodedText(bytes: Array("é🎯".utf8), notes: [.byteOrderMark, .utf16]))
    #expect(
      decodeText([0xFE, 0xFF, 0x00, 0xE9, 0x00, 0x0D, 0x00, 0x0A])
        == DecodedText(
          bytes: Array("é\r\n".utf8), notes: [.byteOrderMark, .utf16, .carriageReturns]))
    #expect(
      decodeText([0x61, 0, 0x62, 0]) == DecodedText(bytes: Array("ab".utf8), notes: [.utf16]))
    #expect(
      decodeText([0, 0x61, 0, 0x62]) == DecodedText(bytes: Array("ab".utf8), notes: [.utf16]))
  }

  @Test func `a lone surrogate or a cut pair of bytes becomes the replacement character`() {
    #expect(decodeText([0xFF, 0xFE, 0x3C, 0xD8, 0x61, 0x00]).bytes == Array("\u{FFFD}a".utf8))
    #expect(decodeText([0xFF, 0xFE, 0x61, 0x00, 0x62]).bytes == Array("a\u{FFFD}".utf8))
  }

  @Test func `text that is not UTF-8 is read as Windows-1252`() {
    // "Café – 5 €" as saved by an old spreadsheet.
    let bytes: [UInt8] = [0x43, 0x61, 0x66, 0xE9, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80]
    #expect(
      decodeText(bytes)
        == DecodedText(bytes: Array("Café – 5 €".utf8), notes: [.windows1252(firstOffset: 3)]))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xF0, 0x9F, 0x8E],
    ] as [[UInt8]])
  func `overlong, cut and surrogate sequences are not UTF-8`(bytes: [UInt8]) {
    #expect(decodeText([0x61] + bytes).notes == [.windows1252(firstOffset: 1)])
    #expect(String(validating: decodeText([0x61] + bytes).bytes, as: UTF8.self) != nil)
  }

  @Test func `zero bytes that are not UTF-16 mean a binary file`() {
    #expect(
      decodeText([0x50, 0x4B, 3, 4, 0, 0, 0, 0]) == DecodedText(bytes: [], notes: [.binary]))
    #expect(decodeText([0xFF, 0xFE, 0, 0, 0x61, 0]) == DecodedText(bytes: [], notes: [.binary]))
  }
}
