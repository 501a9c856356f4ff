import SextantKernels
import Testing

@Suite struct ZipArchiveTests {
  @Test("the check number is the one the standard gives for its own example")
  func checkNumber() {
    #expect(crc32("123456789".utf8) == 0xCBF4_3926)
    #expect(crc32([]) == 0)
  }

  @Test("an archive of one entry is laid out byte for byte")
  func oneEntry() throws {
    var archive = ZipArchive(year: 2026, month: 6, day: 30, minuteOfDay: 9 * 60 + 30)
    try archive.add("é.txt", Array("abc".utf8))
    let bytes = archive.bytes
    // Local header: 30 bytes, a name of six, three bytes of content; central entry 46 + 6; end 22.
    #expect(bytes.count == 30 + 6 + 3 + 46 + 6 + 22)
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 0x03, 0x04])
    #expect(Array(bytes[6..<8]) == [0x00, 0x08])
    // 9:30 is 9 << 11 | 30 << 5 = 0x4BC0; 30 June 2026 is 46 << 9 | 6 << 5 | 30 = 0x5CDE.
    #expect(Array(bytes[10..<14]) == [0xC0, 0x4B, 0xDE, 0x5C])
    // The check number of "abc" is 352441C2.
    #expect(Array(bytes[14..<18]) == [0xC2, 0x41, 0x24, 0x35])
    #expect(Array(bytes[39..<43]) == [0x50, 0x4B, 0x01, 0x02])
    #expect(Array(bytes[91..<95]) == [0x50, 0x4B, 0x05, 0x06])
  }

  @Test("names that lead out of the folder are refused")
  func badNames() {
    var archive = ZipArchive(year: 2026, month: 1, day: 1)
    for name in ["", "/etc/passwd", "../x", "a/../../b"] {
      #expect(throws: ZipArchive.Problem.badName) { try archive.add(name, []) }
    }
    #expect(archive.bytes.count == 22)
  }
}
