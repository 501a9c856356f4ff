import Testing

@testable import SextantKernels

/// Matomo's answers as XML: rows, days, subtables, and what is broken.
@Suite struct XMLSheetsTests {
  private func file(_ text: String) throws -> TableFile {
    try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports)
  }

  @Test("days with rows become a table of days, and a visit is a session")
  func rowsByDay() throws {
    let read = try file(
      """
      <?xml version="1.0" encoding="utf-8" ?>
      <results>
        <result date="2026-01-01">
          <row><label>Moteurs &amp; annuaires</label><nb_visits>12</nb_visits>
            <nb_actions>30</nb_actions>
            <subtable><row><label>google</label><nb_visits>9</nb_visits></row></subtable></row>
          <row><label>Accès directs</label><nb_visits>5</nb_visits><nb_actions>7</nb_actions></row>
        </result>
        <result date="2026-01-02" />
        <result date="2026-01-03">
          <row><label>Accès directs</label><nb_visits>4</nb_visits><nb_actions>4</nb_actions></row>
        </result>
      </results>
      """)
    #expect(read.kind == .xml)
    let table = try #require(read.tables.first)
    #expect(table.rows.count == 3)
    #expect(table.text(0, 1) == "Moteurs & annuaires")
    let measures = MeasureImport(table)
    #expect(measures.origin == .matomo)
    #expect(measures.table.days == [20_454, 20_454, 20_456])
    #expect(measures.table.metric("sessions")?.values.total == 21)
  }

  @Test("days without rows hold their numbers themselves")
  func numbersByDay() throws {
    let read = try file(
      """
      <results><result date="2026-01-01"><nb_visits>12</nb_visits><nb_actions>30</nb_actions>\
      <bounce_count>3</bounce_count></result>\
      <result date="2026-01-02"><nb_visits>8</nb_visits><nb_actions>11</nb_actions>\
      <bounce_count>1</bounce_count></result></results>
      """)
    let measures = MeasureImport(try #require(read.tables.first))
    #expect(measures.table.metric("sessions")?.values.total == 20)
    #expect(measures.table.metric("bounces")?.values.total == 4)
    #expect(measures.table.days == [20_454, 20_455])
  }

  @Test("broken XML is a problem, never a crash")
  func broken() {
    for text in [
      "<results><row>", "<a", "<a></b></a></a>", "<!DOCTYPE x><a/>", "<a><b c='></b></a>",
    ] {
      _ = try? file(text)
    }
    #expect(throws: TableFile.Problem.self) { try file("<results><row>") }
    #expect(throws: TableFile.Problem.self) {
      try file("<!DOCTYPE x [<!ENTITY a \"b\">]><a>&a;</a>")
    }
  }
}
