import Testing

@testable import SextantKernels

@Suite struct WorkbookTests {
  private func archive(_ parts: [(String, String)]) throws -> [UInt8] {
    var archive = ZipArchive(year: 2026, month: 1, day: 1)
    for (name, text) in parts { try archive.add(name, Array(text.utf8)) }
    return archive.bytes
  }

  private let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

  private func workbook(
    sheet: String, styles: String = "", shared: String = "", properties: String = "",
    state: String = ""
  ) throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return try archive([
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook \(main) xmlns:r=\"\(office)\">\(properties)<sheets><sheet name=\"Données &amp; co\" sheetId=\"1\" r:id=\"rId1\"\(state)/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
      ),
      ("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>"),
      ("xl/sharedStrings.xml", "<sst \(main)>\(shared)</sst>"),
      ("xl/worksheets/sheet1.xml", "<worksheet \(main)><sheetData>\(sheet)</worksheet>"),
    ])
  }

  @Test func `shared and own texts, cached results, styles, gaps and merged cells are read`() throws
  {
    let file = try TableFile(
      reading: try workbook(
        sheet: """
          <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>Jour</t></is></c><c r="D2" t="s"><v>1</v></c><c r="E2" t="str"><v>Part</v></c></row>
          <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>46023</v></c><c r="D3" s="2"><f>A1*2</f><v>12.5</v></c><c r="E3" s="3"><v>0.125</v></c></row>
          <row r="4"><c r="A4"/><c r="B4" s="1"><v>46024</v></c><c r="D4" s="2"><v>1E3</v></c><c r="E4" t="e"><v>#N/A</v></c></row>
          </sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>
          """,
        styles: """
          <numFmts count="1"><numFmt numFmtId="170" formatCode="#,##0.00\\ [$€-40C];[Red]-#,##0.00\\ [$€-40C]"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs>
          """,
        shared:
          "<si><t>Poste</t></si><si><r><t>Mon</t></r><r><t>tant</t></r><rPh><t>x</t></rPh></si><si><t xml:space=\"preserve\"> Zoé &lt;&#233;&gt; </t></si>"
      ))
    let table = try #require(file.tables.first)
    #expect(file.kind == .workbook)
    #expect(table.sheet.name == "Données & co")
    #expect(table.columns.map(\.name) == ["Poste", "Jour", "Montant", "Part"])
    #expect(table.columns.map(\.index) == [0, 1, 3, 4])
    #expect(table.headerLine == 2)
    // Serial 46023 is 2026-01-01.
    #expect(table.columns[1].days == [20_454, 20_455])
    #expect(table.columns[2].format == .money(currency: "EUR", .point))
    #expect(table.columns[2].numbers == [12.5, 1000])
    #expect(table.columns[3].numbers[0] == 0.125)
    #expect(table.columns[3].missing == 1)
    #expect(table.text(0, 0) == "Zoé <é>")
    #expect(table.text(1, 0) == "Zoé <é>")
    #expect(file.notes.contains { $0.what == .mergedCells })
  }

  @Test func `days count from 1904 where the workbook says so`() throws {
    let sheet =
      "<row><c t=\"inlineStr\"><is><t>Date</t></is></c><c t=\"inlineStr\"><is><t>n</t></is></c></row><row><c s=\"1\"><v>44561</v></c><c><v>1</v></c></row></sheetData>"
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
    let file = try TableFile(
      reading: try workbook(
        sheet: sheet, styles: styles, properties: "<workbookPr date1904=\"1\"/>"))
    #expect(file.tables.first?.columns[0].days == [20_454])
    // Before 1 March 1900 the other system counts a day that never was.
    let old = try TableFile(
      reading: try workbook(
        sheet: sheet.replacing("44561", with: "1"), styles: styles))
    #expect(old.tables.first?.text(0, 0) == "1900-01-01")
  }

  @Test(arguments: [
    ("General", Sheet.NumberStyle.Kind.plain), ("0.00%", .percent), ("dd/mm/yyyy", .day),
    ("yyyy\\-mm\\-dd\\ hh:mm", .moment), ("[h]:mm:ss", .duration), ("mm:ss.0", .duration),
    ("#,##0.00 \"€\"", .money), ("[$$-409]#,##0.00", .money), ("#,##0 \"jours\"", .plain),
    ("mmm yyyy", .day), ("[Red]0.00", .plain), ("0.00E+00", .plain), ("@", .plain),
    ("_-* #,##0.00\\ [$CHF]_-", .money), ("\"d\"0", .plain),
  ])
  func `number formats tell what a number is`(code: String, kind: Sheet.NumberStyle.Kind) {
    #expect(WorkbookStyles.style(ofCode: code).kind == kind)
  }

  @Test func `what is written is read again`() throws {
    var writer = WorkbookWriter()
    let columns: [WorkbookWriter.Column] = [
      .init("Nom"), .init("Jour", .day), .init("Montant", .money(currency: "EUR")),
      .init("Part", .percent), .init("Durée", .duration), .init("Nombre", .number(decimals: 0)),
    ]
    try writer.addSheet(
      "Budget: 2026/27", columns: columns,
      rows: [
        [
          .text("=1+1 <&> \"é\""), .day(20_454), .number(1234.56), .number(0.125), .number(83),
          .whole(7),
        ],
        [.text("b"), .day(20_455), .number(-3), .empty, .number(7200), .whole(-1)],
      ])
    try writer.addSheet(
      "budget  2026 27", columns: [.init("a"), .init("b")], rows: [[.flag(true), .number(.nan)]])
    let file = try TableFile(reading: try writer.bytes(year: 2026, month: 1, day: 2))
    let table = try #require(file.tables.first)
    #expect(table.sheet.name == "Budget  2026 27")
    #expect(table.columns.map(\.name) == ["Nom", "Jour", "Montant", "Part", "Durée", "Nombre"])
    #expect(table.text(0, 0) == "=1+1 <&> \"é\"")
    #expect(table.columns[1].days == [20_454, 20_455])
    #expect(table.columns[2].format == .money(currency: "EUR", .point))
    #expect(table.columns[2].numbers == [1234.56, -3])
    #expect(table.columns[3].format == .percent(.point))
    #expect(table.columns[4].numbers == [83, 7200])
    #expect(table.columns[5].numbers == [7, -1])
    #expect(throws: WorkbookWriter.Problem.noSheet) { try WorkbookWriter().bytes() }
  }

  @Test func `an ODS document is read`() throws {
    let cell = "table:table-cell office:value-type"
    let bytes = try archive([
      (
        "content.xml",
        """
        <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name="Plan"><table:table-row><\(cell)="string"><text:p>Poste</text:p></table:table-cell><\(cell)="string"><text:p>Jour</text:p></table:table-cell><\(cell)="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>Montant</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><\(cell)="string"><text:p>A</text:p></table:table-cell><\(cell)="date" office:date-value="2026-01-01"><text:p>01/01/26</text:p></table:table-cell><\(cell)="currency" office:currency="EUR" office:value="12.5"><text:p>12,50 €</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>
        <table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="Caché" table:style-name="ta2"><table:table-row><\(cell)="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>
        """
      )
    ])
    let file = try TableFile(reading: bytes)
    #expect(file.kind == .openDocument)
    let table = try #require(file.tables.first)
    #expect(file.tables.count == 1)
    #expect(table.columns.map(\.name) == ["Poste", "Jour", "Montant"])
    #expect(table.columns[1].days == [20_454, 20_454])
    #expect(table.columns[2].format == .money(currency: "EUR", .point))
    #expect(table.columns[2].numbers == [12.5, 12.5])
    #expect(file.notes.contains { $0.what == .hiddenSheet && $0.text == "Caché" })
  }

  @Test func `bombs and broken parts are refused`() throws {
    let entity = "<!DOCTYPE x [<!ENTITY a \"b\">]>"
    #expect(throws: TableFile.Problem.brokenPart("content.xml", offset: 0)) {
      try TableFile(reading: try archive([("content.xml", "\(entity)<a/>")]))
    }
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(throws: TableFile.Problem.self) {
      try TableFile(reading: try archive([("content.xml", deep)]))
    }
    #expect(throws: TableFile.Problem.self) {
      try TableFile(reading: try archive([("content.xml", "<a><b></a>")]))
    }
    #expect(throws: TableFile.Problem.noTable) {
      try TableFile(reading: try archive([("photo.jpg", "x")]))
    }
    var limits = WorkbookLimits()
    limits.cells = 3
    let full = try TableFile(
      reading: try workbook(
        sheet:
          "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></c></row></sheetData>"
      ), limits: limits)
    #expect(full.notes.contains { $0.what == .tooManyCells })
  }

  @Test func `parts spoiled anywhere are read or refused without a trap`() throws {
    var dice = Dice(state: 17)
    let sheet = Array(
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>a&amp;b</t></is></c></row><!-- x --><![CDATA[y]]></sheetData><mergeCell ref=\"A1:B9\"/>"
        .utf8)
    let marks = Array("<>/\"'=&;:![]-?ZA19\0".utf8)
    for _ in 0..<400 {
      var spoiled = sheet
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        spoiled[Int.random(in: 0..<spoiled.count, using: &dice)] =
          marks[Int.random(in: 0..<marks.count, using: &dice)]
      }
      let bytes = try workbook(sheet: String(decoding: spoiled, as: UTF8.self))
      _ = try? TableFile(reading: bytes)
    }
  }

  @Test func `several text files in an archive are several tables`() throws {
    let file = try TableFile(
      reading: try archive([
        ("Requêtes.csv", "Requêtes les plus fréquentes,Clics\na,1\nb,2\n"),
        ("Pages.csv", "Pages les plus populaires,Clics\n/x,3\n/y,4\n"),
      ]))
    #expect(file.kind == .archive)
    #expect(file.tables.map(\.sheet.name) == ["Requêtes.csv", "Pages.csv"])
  }
}
