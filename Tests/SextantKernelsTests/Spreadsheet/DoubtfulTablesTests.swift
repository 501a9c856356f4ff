import SextantKernels
import Testing

/// Tables that may be read in two ways: what decides, what is left out, and what somebody may choose.
@Suite struct DoubtfulTablesTests {
  private func table(_ text: String) throws -> FoundTable {
    try #require(
      try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports).tables.first)
  }

  private func day(_ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: 2026, month: month, day: day) ?? 0
  }

  @Test
  func `each part of a file is read in its own order of dates, and what lies between is left`()
    throws
  {
    // The American half, then the French one; 02/03 stands between two proofs that differ.
    let table = try table(
      """
      Date,Cost
      01/05/2026,1
      01/25/2026,2
      01/06/2026,3
      01/26/2026,4
      02/03/2026,5
      13/02/2026,6
      01/03/2026,7
      """)
    let column = table.columns[0]
    #expect(
      column.days == [
        day(1, 5), day(1, 25), day(1, 6), day(1, 26), ReadColumn.noDay, day(2, 13), day(3, 1),
      ])
    let undecided = try #require(column.notes.first { $0.what == .dateOrderUndecided })
    #expect(undecided.line == 6 && undecided.count == 1 && undecided.text == "02/03/2026")
    #expect(!column.notes.contains { $0.what == .unreadable })
    let read = MeasureImport(table)
    #expect(read.droppedRows == [.init(reason: .noDay, firstLine: 6, count: 1)])
    #expect(read.totals.first?.kept == 23)
  }

  @Test func `an order that somebody chose comes before the cells, and is kept for the next file`()
    throws
  {
    let text = "Date;Campagne;Coût\n01/02/2026;A;1,5\n02/02/2026;A;2,5\n03/02/2026;A;3\n"
    let first = try table(text)
    #expect(MeasureImport(first).table.days == [day(2, 1), day(2, 2), day(2, 3)])
    var mapping = OriginRecognition(first).mapping
    mapping.columns[0].format = .day(.monthFirst)
    mapping.columns[0].isChosen = true
    let kept = try #require(TableMapping(mapping.text))
    #expect(kept == mapping)
    #expect(MeasureImport(first, mapping: kept).table.days == [day(1, 2), day(2, 2), day(3, 2)])
    // A cell that is no day in that order is left out, not turned round.
    let second = try table("Date;Campagne;Coût\n05/01/2026;A;1\n25/01/2026;A;2\n")
    let read = MeasureImport(second, mapping: kept)
    #expect(read.table.days == [day(5, 1)])
    #expect(read.droppedRows == [.init(reason: .noDay, firstLine: 3, count: 1)])
  }

  @Test func `what is guessed is told with the cell that leaves it open`() throws {
    let table = try table("Date,Boutique,Poids\n05/04/2026,A,\"1,234\"\n09/04/2026,A,12\n")
    let notes = table.columns.flatMap(\.notes)
    #expect(notes.first { $0.what == .dateOrderGuessed }?.text == "05/04/2026")
    #expect(notes.first { $0.what == .decimalMarkGuessed }?.text == "1,234")
  }

  @Test func `a decimal mark that somebody chose is used`() throws {
    let table = try table("Date,Boutique,Poids\n2026-01-01,A,\"1,234\"\n2026-01-02,A,\"2,345\"\n")
    var mapping = OriginRecognition(table).mapping
    let place = try #require(mapping.columns.firstIndex { $0.name == "poids" })
    mapping.columns[place].format = .number(.comma)
    mapping.columns[place].isChosen = true
    #expect(
      abs((MeasureImport(table, mapping: mapping).totals.first?.kept ?? 0) - 3.579) < 1e-9)
    mapping.columns[place].format = .number(.point)
    #expect(MeasureImport(table, mapping: mapping).totals.first?.kept == 3579)
  }

  @Test(arguments: [
    // A name that is a word stays where nothing shows it to be a total.
    ("Produit;Ventes\nRobe;10\nEnsemble;4\nVeste;3\n", 3),
    ("Produit;Ventes\nRobe;10\nVeste;3\nEnsemble;4\n", 3),
    // Sums that agree, or a mean, show it.
    ("Poste;Montant\nA;1\nB;2\nSomme;3\n", 2), ("Poste;Montant\nEnsemble;3\nA;1\nB;2\n", 2),
    ("Poste;Montant\nA;1,5\nB;2,5\nMoyenne;2\n", 2),
    ("Poste;Montant\nA;1\nB;2\nSomme;3\nMoyenne;1,5\n", 2),
    // At an edge, where no other column names the row.
    ("Poste;Ville;Montant\nA;Lyon;1\nB;Nice;2\nSomme;;4\n", 2),
    ("Poste;Ville;Montant\nA;Lyon;1\nB;Nice;2\nSomme;Brest;4\n", 3),
    // Amid days it is no name.
    ("Date;Montant\n2026-01-01;5\n2026-01-02;9\nMoyenne;7,25\n", 2),
  ])
  func `words that may be names are totals where the figures say so`(text: String, rows: Int) throws
  {
    let table = try table(text)
    #expect(table.rows.count == rows, "\(table.setAside)")
  }
}
