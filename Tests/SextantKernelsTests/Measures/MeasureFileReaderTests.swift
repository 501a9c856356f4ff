import SextantKernels
import Testing

@Suite struct MeasureFileReaderTests {
  private let text = #"""
    day,site,campaign,sessions,cost,d:rayon,m:points,Note
    2026-01-01,a.fr,"Promo, ""été""",12,1.5,x,3,hello
    20260102,a.fr,Promo,0,,x,,"two
    lines"
    2026-01-03,b.fr,Promo,-3,2e2,y,0.125,

    """#

  @Test func `columns are typed and texts numbered`() throws {
    let (table, reader) = try MeasureFileReader.read(Array(text.utf8))
    #expect(reader.rowCount == 3)
    #expect(reader.faults == [])
    #expect(reader.unknownColumns == ["Note"])
    #expect(table.days == [20_454, 20_455, 20_456])
    #expect(table.dimensions.map(\.name) == ["site", "campaign", "rayon"])
    #expect(table.dimensions[0].codes == [0, 0, 1])
    #expect(table.dimensions[0].values == ["a.fr", "b.fr"])
    #expect(table.value("campaign", 0) == "Promo, \"été\"")
    #expect(table.metric("sessions")?.values == .whole([12, 0, -3]))
    #expect(table.metric("cost")?.values == .decimal([1.5, .nan, 200]))
    #expect(table.metric("points")?.values == .decimal([3, .nan, 0.125]))
  }

  @Test func `pieces cut anywhere give the same table`() throws {
    let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
    let whole = try MeasureFileReader.read(bytes).0
    for size in 1...bytes.count {
      var reader = MeasureFileReader()
      var start = 0
      while start < bytes.count {
        let end = min(start + size, bytes.count)
        try reader.read(bytes.span.extracting(start..<end))
        start = end
      }
      try reader.finish()
      #expect(reader.takeTable() == whole)
    }
  }

  @Test func `rows that cannot be read are told with their line`() throws {
    let (table, reader) = try MeasureFileReader.read(
      Array(
        "day;cost\n2026-01-01;1\n2026-02-30;2\n2026-01-02\n2026-01-03;4;5\n2026-01-04;abc\n2026-01-05;6"
          .utf8))
    #expect(table.days == [20_454, 20_457, 20_458])
    #expect(table.metric("cost")?.values[1] == nil)
    #expect(table.metric("cost")?.values.total == 7)
    #expect(
      reader.faults.map(\.what) == [.badDay, .missingCells, .extraCells, .badNumber])
    #expect(reader.faults.map(\.line) == [3, 4, 5, 6])
    #expect(throws: MeasureFileReader.Problem.noDay) {
      try MeasureFileReader.read(Array("a,b\n1,2\n".utf8))
    }
    #expect(throws: MeasureFileReader.Problem.noDay) { try MeasureFileReader.read([]) }
    #expect(throws: MeasureFileReader.Problem.tooLong(line: 2)) {
      try MeasureFileReader.read(Array("day\n".utf8) + [UInt8](repeating: 0x61, count: 3 << 20))
    }
  }

  @Test func `what is written is read again`() throws {
    let table = try MeasureFileReader.read(Array(text.utf8)).0
    #expect(try MeasureFileReader.read(table.fileText()).0 == table)
    var spans = table
    spans.lastDays = table.days.map { $0 + 6 }
    #expect(try MeasureFileReader.read(spans.fileText()).0 == spans)
  }

  @Test func `many texts are told apart`() throws {
    var file = "day,page,views\n"
    for row in 0..<5000 { file += "2026-01-01,/p\(row % 3000),1\n" }
    let table = try MeasureFileReader.read(Array(file.utf8)).0
    #expect(table.dimensions[0].values.count == 3000)
    #expect((0..<5000).allSatisfy { table.value("page", $0) == "/p\($0 % 3000)" })
  }

  @Test func `any bytes at all are read without a trap`() {
    var dice = Dice(state: 13)
    let alphabet = Array("0123456789,-.\"\n\rab".utf8)
    for _ in 0..<3000 {
      let bytes =
        Array("day,site,cost\n".utf8)
        + (0..<Int.random(in: 0...80, using: &dice)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &dice)]
        }
      if let (table, reader) = try? MeasureFileReader.read(bytes) {
        #expect(table.rowCount == reader.rowCount)
        #expect(table.dimensions[0].codes.count == table.rowCount)
      }
    }
  }
}
