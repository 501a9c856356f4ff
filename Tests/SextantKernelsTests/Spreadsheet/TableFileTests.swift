import SextantKernels
import Testing

@Suite struct TableFileTests {
  private func file(_ text: String) throws -> TableFile {
    try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports)
  }

  private func rows(_ table: FoundTable) -> [[String]] {
    table.rows.indices.map { row in table.columns.indices.map { table.text(row, $0) } }
  }

  @Test(
    arguments: [
      ("Jour;Coût\n2026-09-01;12,5\n2026-09-02;3,5\n", 0x3B), ("a,b\n1,2\n3,4\n", 0x2C),
      ("a\tb\n1,5\t2\n3,5\t4\n", 0x09), ("a|b|c\n1|2|3\n4|5|6", 0x7C),
      ("sep=;\na;b\n1;2\n3;4", 0x3B), ("x;\"a,b,c\"\n1;\"d,e,f\"\n2;\"g,h,i\"", 0x3B),
      ("Titre, du 1er\nJour;Coût;Clics\n2026-09-01;1,5;2\n2026-09-02;2,5;3", 0x3B),
      ("n,liste\n1,a;b\n2,c;d\n3,e;f\n", 0x2C),
    ] as [(String, UInt8)])
  func `the separator is found`(text: String, separator: UInt8) throws {
    let read = try file(text)
    #expect(read.tables.count == 1)
    #expect(read.tables[0].sheet.columnCount(read.tables[0].sheet.rowCount - 1) >= 2)
    if !text.hasPrefix("sep=") { #expect(read.separator == separator) }
  }

  @Test func `a title, a period, totals and a remark stand beside the rows`() throws {
    let read = try file(
      """
      Rapport sur les campagnes
      "1 sept. 2026 - 2 sept. 2026"

      Jour;Campagne;Coût;Clics
      2026-09-01;Toitures;12,34;7
      2026-09-02;Total Énergies;1\u{202F}020,50;88
      2026-09-03;Marque;--;0
      Total : compte;--;1\u{202F}032,84;95
      Exporté le 4 septembre par Zoé
      """)
    let table = try #require(read.tables.first)
    #expect(
      table.preamble.map(\.text) == ["Rapport sur les campagnes", "1 sept. 2026 - 2 sept. 2026"])
    #expect(table.headerLine == 4)
    #expect(table.rows.count == 3)
    #expect(table.setAside.map(\.reason) == [.total, .remark])
    #expect(table.setAside.map(\.line) == [8, 9])
    #expect(
      table.columns.map(\.format) == [.day(.dayFirst), .text, .number(.comma), .number(.comma)])
    #expect(table.columns[2].missing == 1)
    #expect(abs(table.sum(2) - 1032.84) < 1e-9)
    #expect(table.statedTotal(2) == 1032.84)
    #expect(table.statedTotal(3) == 95)
  }

  @Test(arguments: ["Total", "Totaux", "Total général", "Gesamt", "Grand total", "Sous-total : A"])
  func `totals are known in three languages`(label: String) throws {
    let table = try #require(try file("Poste;Montant\nA;1\nB;2\n\(label);3\n").tables.first)
    #expect(table.rows.count == 2)
    #expect(table.setAside.map(\.reason) == [.total])
  }

  @Test func `a total without a name is known by its sums`() throws {
    let table = try #require(
      try file("Nom,Jour,Coût\n,2026-09-01,30\nA,2026-09-01,10\nB,2026-09-01,12\nC,2026-09-01,8\n")
        .tables.first)
    #expect(table.rows.count == 3)
    #expect(table.setAside.map(\.line) == [2])
    let other = try #require(
      try file("Nom,Coût\n,31\nA,10\nB,12\nC,8\n").tables.first)
    #expect(other.rows.count == 4)
  }

  @Test func `several tables in one file, each with its own lines above`() throws {
    let read = try file(
      """
      # ----------------------------------------
      # Start date: 20260101
      # End date: 20260131
      # ----------------------------------------
      Session source,Sessions
      google,12
      bing,3
      # ----------------------------------------
      # Start date: 20260201
      # ----------------------------------------

      Page path,Views,Event count
      /,100,5
      /a,50,2
      """)
    #expect(read.tables.count == 2)
    #expect(read.tables.map(\.rows.count) == [2, 2])
    #expect(read.tables[1].columns.map(\.name) == ["Page path", "Views", "Event count"])
    #expect(read.tables[1].preamble.map(\.text).contains("Start date: 20260201"))
  }

  @Test func `a second header amid the rows starts another table, the same one is left out`() throws
  {
    let read = try file(
      "Day,Cost\n2026-01-01,1\n2026-01-02,2\nDay,Cost\n2026-01-03,3\nQuery,Clicks,Impressions\nfoo,3,4\nbar,5,6\n"
    )
    #expect(read.tables.count == 2)
    #expect(read.tables[0].rows.count == 3)
    #expect(read.tables[0].notes.contains(TableNote(.headerRepeats, line: 4)))
    #expect(
      read.tables[0].notes.contains { $0.what == .anotherTableStarts && $0.line == 6 })
    #expect(read.tables[1].columns.map(\.name) == ["Query", "Clicks", "Impressions"])
  }

  @Test func `a file that is half one format and half another says where`() throws {
    let read = try file(
      "Jour;Coût;Clics\n2026-09-01;1,5;2\n2026-09-02;2,5;3\n2026-09-03,3.5,4\n2026-09-04,4.5,5\n")
    let table = try #require(read.tables.first)
    #expect(read.tables.count == 1)
    #expect(table.rows.count == 4)
    #expect(table.notes.contains { $0.what == .separatorChanges && $0.line == 4 })
    #expect(table.columns[1].numbers == [1.5, 2.5, 3.5, 4.5])
    #expect(
      table.columns[1].notes.contains {
        $0.what == .mixedDecimalMarks && $0.line == 4 && $0.count == 2
      })
  }

  @Test func `two orders of dates in one column are told with the line`() throws {
    let table = try #require(
      try file("Date;n\n13/01/2026;1\n14/01/2026;2\n01/15/2026;3\n").tables.first)
    #expect(table.columns[0].format == .day(.dayFirst))
    let jan = CivilDay.number(year: 2026, month: 1, day: 13)
    #expect(table.columns[0].days == [0, 1, 2].map { (jan ?? 0) + $0 })
    #expect(table.columns[0].notes.contains { $0.what == .mixedDateOrders && $0.line == 4 })
  }

  @Test func `the order of dates is decided over the column`() throws {
    // Only the third row proves it; without proof, neighbours that follow each other do.
    let proven = try #require(
      try file("Date,n\n02/01/2026,1\n02/02/2026,2\n02/13/2026,3\n").tables.first)
    #expect(proven.columns[0].format == .day(.monthFirst))
    let likely = try #require(
      try file("Date,n\n03/01/2026,1\n03/02/2026,2\n03/03/2026,3\n").tables.first)
    #expect(likely.columns[0].format == .day(.monthFirst))
    let open = try #require(try file("Date,n\n03/01/2026,1\n09/07/2026,2\n").tables.first)
    #expect(open.columns[0].notes.contains { $0.what == .dateOrderGuessed })
  }

  @Test func `the decimal mark is decided over the column, then over the table`() throws {
    let comma = try #require(
      try file("a;b;c\n1,234;12,5;1234\n5,678;13,5;99\n").tables.first)
    #expect(comma.columns[0].numbers == [1.234, 5.678])
    let point = try #require(
      try file("a,b\n\"1,234\",12.5\n\"5,678\",13.5\n").tables.first)
    #expect(point.columns[0].numbers == [1234, 5678])
    let plain = try #require(try file("Position,n\n3.125,1\n1500,2\n").tables.first)
    #expect(plain.columns[0].numbers == [3.125, 1500])
  }

  @Test func `exceptions are counted, with line and column`() throws {
    var text = "Jour;Clics\n"
    for day in 1...20 {
      text += "2026-01-\(day < 10 ? "0" : "")\(day);\(day == 7 ? "oops" : "\(day)")\n"
    }
    let table = try #require(try file(text).tables.first)
    #expect(table.columns[1].format == .number(.comma))
    #expect(table.columns[1].exceptions == 1)
    #expect(table.columns[1].filled == 19)
    #expect(
      table.columns[1].notes == [TableNote(.unreadable, line: 8, column: 2, text: "oops")])
    #expect(table.columns[1].numbers[6].isNaN)
  }

  @Test func `money, percentages, durations, codes and empty columns`() throws {
    let table = try #require(
      try file(
        """
        Ref;Prix;Taux;Temps;Vide;Coût (USD);Jour
        00123;12,50 €;12,5 %;00:01:23;;3,5;45000
        00124;3 €;< 10 %;1 min 2 s;;n/a;45001
        """
      ).tables.first)
    #expect(
      table.columns.map(\.format.text) == [
        "text", "money EUR comma", "percent comma", "duration", "empty", "money USD comma",
        "day yearFirst",
      ])
    #expect(table.columns[1].numbers == [12.5, 3])
    #expect(table.columns[2].numbers == [0.125, 0.1])
    #expect(table.columns[2].notes.contains { $0.what == .boundOnly && $0.line == 3 })
    #expect(table.columns[3].numbers == [83, 62])
    #expect(table.notes.contains(TableNote(.emptyColumn, column: 5, text: "Vide")))
    // Serial 45000 is 2023-03-15.
    #expect(table.columns[6].days.first == CivilDay.number(year: 2023, month: 3, day: 15))
  }

  @Test func `another currency amid a column is told and has no value`() throws {
    let table = try #require(
      try file("Poste;Montant\nA;12 €\nB;13 €\nC;14 $\nD;15 €\n").tables.first)
    #expect(table.columns[1].format == .money(currency: "EUR", .comma))
    #expect(table.columns[1].notes.contains { $0.what == .mixedCurrencies && $0.line == 4 })
    #expect(table.sum(1) == 40)
  }

  @Test func `lines that a spreadsheet has wrapped in quotes are unwrapped`() throws {
    let read = try file(
      "\"Day,\"\"Campaign\"\",Clicks\"\n\"2026-01-01,\"\"A, b\"\",3\"\n\"2026-01-02,C,4\"\n")
    let table = try #require(read.tables.first)
    #expect(rows(table) == [["2026-01-01", "A, b", "3"], ["2026-01-02", "C", "4"]])
    #expect(read.notes.contains { $0.what == .wrappedLines })
  }

  @Test func `a table without a header, with line ends in quotes, with rows of other lengths`()
    throws
  {
    let bare = try #require(try file("2026-01-01,12\n2026-01-02,13\n").tables.first)
    #expect(bare.headerLine == nil)
    #expect(bare.rows.count == 2)
    #expect(bare.notes.contains { $0.what == .noHeader })
    let quoted = try #require(try file("a,b\n\"x\ny\",1\nz,2\n").tables.first)
    #expect(quoted.text(0, 0) == "x\ny")
    #expect(quoted.line(1) == 4)
    let ragged = try #require(try file("a,b\n1,2\n3\n4,5,6\n7,8\n").tables.first)
    #expect(ragged.notes.contains { $0.what == .fewerCellsThanHeader && $0.line == 3 })
    #expect(ragged.notes.contains { $0.what == .moreCellsThanHeader && $0.line == 4 })
  }

  @Test func `years may be names, and names may stand below others`() throws {
    let years = try #require(
      try file("Poste;2024;2025\nMédia;1200;1300\nSalon;800;900\n").tables.first)
    #expect(years.columns.map(\.name) == ["Poste", "2024", "2025"])
    #expect(years.columns[1].numbers == [1200, 800])
    let pivot = try #require(
      try file(
        "Appareil,desktop,,mobile,\nPays,Sessions,Clics,Sessions,Clics\nFrance,1,2,3,4\nItalie,5,6,7,8\n"
      ).tables.first)
    #expect(
      pivot.columns.map(\.name) == [
        "Pays", "desktop Sessions", "desktop Clics", "mobile Sessions", "mobile Clics",
      ])
    #expect(pivot.columns[3].numbers == [3, 7])
  }

  @Test func `a quote out of place swallows nothing`() throws {
    let read = try file("nom,taille\n\"5 pouces,3\nécran 12\" large,4\nc,5\nd,6\n")
    let table = try #require(read.tables.first)
    #expect(table.rows.count == 4)
    #expect(read.notes.contains { $0.what == .unterminatedQuote && $0.line == 2 })
  }

  @Test func `JSON is read as tables`() throws {
    let report = try file(
      """
      {"dimensionHeaders":[{"name":"date"}],"metricHeaders":[{"name":"sessions"},{"name":"position"}],
       "rows":[{"dimensionValues":[{"value":"20260101"}],"metricValues":[{"value":"120"},{"value":"1.234"}]}]}
      """)
    let table = try #require(report.tables.first)
    #expect(table.columns.map(\.name) == ["date", "sessions", "position"])
    #expect(table.columns[2].numbers == [1.234])
    let objects = try file(
      #"{"results":[{"campaign":{"name":"A"},"metrics":{"costMicros":"1500000","clicks":3}},{"campaign":{"name":"B"},"metrics":{"costMicros":"1","clicks":4}}]}"#
    )
    let second = try #require(objects.tables.first)
    #expect(
      second.columns.map(\.name) == ["campaign.name", "metrics.costMicros", "metrics.clicks"])
  }

  @Test func `what is no table is refused with its reason`() {
    #expect(throws: TableFile.Problem.empty) { try TableFile(reading: []) }
    #expect(throws: TableFile.Problem.oldOrEncryptedWorkbook) {
      try TableFile(reading: [0xD0, 0xCF, 0x11, 0xE0, 0xA1])
    }
    #expect(throws: TableFile.Problem.noTable) { try TableFile(reading: Array("%PDF-1.4 …".utf8)) }
    #expect(throws: TableFile.Problem.noTable) { try TableFile(reading: [0x89, 0x50, 0, 1, 2]) }
  }

  @Test func `any bytes at all are read without a trap`() {
    var dice = Dice(state: 11)
    let alphabet = Array("ab1290,;\t|\"\n\r #-/.%€Total{}[]:\u{A0}".utf8)
    for _ in 0..<1500 {
      let bytes = (0..<Int.random(in: 0...200, using: &dice)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &dice)]
      }
      if let file = try? TableFile(reading: bytes) {
        for table in file.tables { #expect(MeasureImport(table).rowsRead == table.rows.count) }
      }
    }
  }
}
