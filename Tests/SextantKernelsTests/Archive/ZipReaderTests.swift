import SextantKernels
import Testing

@Suite struct ZipReaderTests {
  private static let limits = ZipReader.Limits(entries: 10, bytes: 1000)

  /// `plan/dossier.yaml` packed, the folder `plan/files/`, `plan/files/é.txt` as it is; by Python.
  private static let foreign = bytes(
    "504b0304140000000800c04bde5c49da763c0c0000001b00000011000000706c616e2f646f73736965722e79616d"
      + "6c2bc92cc949b55248c4845c00504b0304140000000000c04bde5c0000000000000000000000000b0000007"
      + "06c616e2f66696c65732f504b0304140000080000c04bde5cc2412435030000000300000011000000706c61"
      + "6e2f66696c65732fc3a92e747874616263504b01021403140000000800c04bde5c49da763c0c0000001b000"
      + "000110000000000000000000000800100000000706c616e2f646f73736965722e79616d6c504b0102140314"
      + "0000000000c04bde5c0000000000000000000000000b000000000000000000000080013b000000706c616e2"
      + "f66696c65732f504b01021403140000080000c04bde5cc24124350300000003000000110000000000000000"
      + "000000800164000000706c616e2f66696c65732fc3a92e747874504b05060000000003000300b7000000960"
      + "000000000")
  /// Where the list of the archive begins.
  private static let directory = 0x96

  private func problem(_ bytes: [UInt8], _ limits: ZipReader.Limits = limits) -> ZipReader.Problem?
  {
    do {
      let reader = try ZipReader(bytes, limits: limits)
      for entry in reader.entries { _ = try reader.unpack(entry) }
      return nil
    } catch {
      return error
    }
  }

  private func spoilt(_ place: Int, _ value: UInt8...) -> [UInt8] {
    var bytes = Self.foreign
    bytes.replaceSubrange(place..<place + value.count, with: value)
    return bytes
  }

  @Test("another program's archive is read: packed entries, stored ones, folders passed over")
  func foreign() throws {
    let reader = try ZipReader(Self.foreign, limits: Self.limits)
    #expect(reader.entries.map(\.name) == ["plan/dossier.yaml", "plan/files/é.txt"])
    #expect(reader.entries.map(\.size) == [27, 3])
    #expect(
      try reader.unpack(reader.entries[0]) == Array("title: a a a a a a a a a a\n".utf8))
    #expect(try reader.unpack(reader.entries[1]) == Array("abc".utf8))
  }

  @Test("what we pack ourselves is read back")
  func own() throws {
    var archive = ZipArchive(year: 2026, month: 6, day: 30)
    try archive.add("a/b.csv", Array("x,y\n".utf8))
    try archive.add("a/empty", [])
    let reader = try ZipReader(archive.bytes, limits: Self.limits)
    #expect(try reader.entries.map { try reader.unpack($0) } == [Array("x,y\n".utf8), []])
  }

  @Test("an archive that cannot be read says why")
  func refusals() {
    #expect(problem([]) == .notAnArchive)
    #expect(problem(Array(Self.foreign.dropLast())) == .notAnArchive)
    #expect(problem(Array(Self.foreign.dropFirst(5))) != nil)
    let first = "plan/dossier.yaml"
    #expect(problem(spoilt(Self.directory + 8, 1)) == .encrypted(first))
    #expect(problem(spoilt(Self.directory + 10, 12)) == .unknownWay(first))
    #expect(problem(spoilt(Self.directory + 24, 255, 255, 255, 255)) == .tooNew)
    #expect(problem(spoilt(Self.directory + 16, 0)) == .damaged(first))
    // Says that it is longer, or shorter, than it is.
    #expect(problem(spoilt(Self.directory + 24, 28)) == .damaged(first))
    #expect(problem(spoilt(Self.directory + 24, 26)) == .damaged(first))
    #expect(problem(spoilt(Self.directory + 40, 0xFF, 0x81)) == nil)
    #expect(problem(spoilt(Self.directory + 40, 0xFF, 0xA1)) == .link(first))
    // The first entry's head is not where the list says.
    #expect(problem(spoilt(Self.directory + 42, 1)) == .damaged(first))
    #expect(
      problem(Self.foreign, ZipReader.Limits(entries: 2, bytes: 1000)) == .tooMany(most: 2))
    #expect(
      problem(Self.foreign, ZipReader.Limits(entries: 10, bytes: 29)) == .tooLarge(most: 29))
  }

  @Test("names that lead out of the folder are refused, and a name that comes twice")
  func names() throws {
    let names = [
      "/lan/dossier.yaml", "../n/dossier.yaml", "plan/../sier.yaml", "plan\\dossier.yaml",
      "C:/n/dossier.yaml", "plan//ossier.yaml", "plan/./ssier.yaml", "plan/dos\u{0}ier.yaml",
    ]
    for name in names {
      var bytes = Self.foreign
      bytes.replaceSubrange(Self.directory + 46..<Self.directory + 46 + 17, with: name.utf8)
      #expect(problem(bytes) == .badName(name))
    }
    var archive = ZipArchive(year: 2026, month: 6, day: 30)
    try archive.add("a", [1])
    try archive.add("a", [2])
    #expect(problem(archive.bytes) == .twice("a"))
  }

  @Test("entries that swell beyond reason are refused before they are unpacked")
  func swelling() throws {
    // Says that it unpacks to three megabytes from twelve bytes.
    let bytes = spoilt(Self.directory + 24, 0, 0, 0x30, 0)
    let roomy = ZipReader.Limits(entries: 10, bytes: 1 << 30)
    #expect(problem(bytes, roomy) == .swelling("plan/dossier.yaml"))
    #expect(
      problem(bytes, ZipReader.Limits(entries: 10, bytes: 1 << 20)) == .tooLarge(most: 1 << 20))

    // Two hundred names for the same bytes.
    var archive = ZipArchive(year: 2026, month: 6, day: 30)
    try archive.add("000", [UInt8](repeating: 7, count: 500))
    let body = Array(archive.bytes.prefix(30 + 3 + 500))
    let line = Array(archive.bytes.dropFirst(body.count).prefix(46 + 3))
    var list: [UInt8] = []
    for number in 100..<300 { list += line.dropLast(3) + Array("\(number)".utf8) }
    var end = Array(archive.bytes.suffix(22))
    end.replaceSubrange(8..<12, with: [200, 0, 200, 0])
    let size = list.count
    end.replaceSubrange(12..<14, with: [UInt8(size & 0xFF), UInt8(size >> 8)])
    let shared = body + list + end
    #expect(
      problem(shared, ZipReader.Limits(entries: 1000, bytes: 1 << 30)) == .swelling("120"))
  }

  @Test("no bytes whatever make it trap")
  func anything() {
    var dice = Dice(state: 3)
    for _ in 0..<800 {
      var bytes = Self.foreign
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(
          in: 0...255, using: &dice)
      }
      if Bool.random(using: &dice) {
        bytes.removeFirst(Int.random(in: 0..<bytes.count, using: &dice))
      }
      guard let reader = try? ZipReader(bytes, limits: Self.limits) else { continue }
      #expect(reader.entries.reduce(0) { $0 + $1.size } <= 1000)
      for entry in reader.entries { _ = try? reader.unpack(entry) }
    }
  }
}
