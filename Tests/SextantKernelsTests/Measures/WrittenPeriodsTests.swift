import Testing

@testable import SextantKernels

/// Weeks, months, quarters and years as exports and spreadsheets write them: each row counts for all of
/// its days.
@Suite struct WrittenPeriodsTests {
  private static func read(_ text: String, period: ClosedRange<Int32>? = nil) throws
    -> MeasureImport
  {
    let tables = try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports).tables
    return MeasureImport(try #require(tables.first), period: period)
  }

  /// `2026-08-03/2026-08-09` for each row.
  private static func days(_ read: MeasureImport) -> [String] {
    zip(read.table.days, read.table.lastDays).map { first, last in
      "\(CivilDay.text(of: first) ?? "?")/\(CivilDay.text(of: last) ?? "?")"
    }
  }

  @Test(arguments: [
    // Google Ads by week and by month: the first day stands for all.
    (
      "Semaine;Campagne;Coût;Impr.;Clics\n2026-08-03;A;1,5;10;1\n2026-08-10;A;2,5;10;1\n",
      ["2026-08-03/2026-08-09", "2026-08-10/2026-08-16"]
    ),
    (
      "Month,Campaign,Cost,Impr.,Clicks\n2026-07-01,A,1.5,10,1\n2026-08-01,A,2.5,10,1\n",
      ["2026-07-01/2026-07-31", "2026-08-01/2026-08-31"]
    ),
    // A week that the report shows in part, at both its ends.
    (
      "Campaign report\n\"August 1, 2026 - August 12, 2026\"\n"
        + "Week,Campaign,Cost,Impr.,Clicks\n2026-07-27,A,1,10,1\n2026-08-03,A,2,10,1\n"
        + "2026-08-10,A,2,10,1\n",
      ["2026-08-01/2026-08-02", "2026-08-03/2026-08-09", "2026-08-10/2026-08-12"]
    ),
    // A spreadsheet's months as Excel writes dates: August and September, not 8 and 9 January.
    (
      "Mois;Canal;Sessions\n01/08/2026;SEO;10\n01/09/2026;SEO;20\n",
      ["2026-08-01/2026-08-31", "2026-09-01/2026-09-30"]
    ),
    (
      "Month,Channel,Sessions\n8/1/2026,SEO,10\n9/1/2026,SEO,20\n",
      ["2026-08-01/2026-08-31", "2026-09-01/2026-09-30"]
    ),
    (
      "Semaine;Canal;Sessions\nS36 2026;SEO;10\nS37 2026;SEO;20\n",
      ["2026-08-31/2026-09-06", "2026-09-07/2026-09-13"]
    ),
    (
      "Semaine;Canal;Sessions\nSemaine du 31/08/2026;SEO;10\nSemaine du 07/09/2026;SEO;20\n",
      ["2026-08-31/2026-09-06", "2026-09-07/2026-09-13"]
    ),
    (
      "Trimestre;Canal;Sessions\nT1 2026;SEO;10\n2e trimestre 2026;SEO;20\n2026-T3;SEO;5\n",
      ["2026-01-01/2026-03-31", "2026-04-01/2026-06-30", "2026-07-01/2026-09-30"]
    ),
    (
      "Quarter,Channel,Sessions\n2025Q4,SEO,10\nQ1 2026,SEO,20\n",
      ["2025-10-01/2025-12-31", "2026-01-01/2026-03-31"]
    ),
    (
      "Année;Canal;Sessions\n2024;SEO;10\n2025;SEO;20\n",
      ["2024-01-01/2024-12-31", "2025-01-01/2025-12-31"]
    ),
    // A month's number or name beside a year.
    (
      "Année;Mois;Canal;Sessions\n2025;12;SEO;10\n2026;1;SEO;20\n",
      ["2025-12-01/2025-12-31", "2026-01-01/2026-01-31"]
    ),
    (
      "Année;Mois;Canal;Sessions\n2026;février;SEO;10\n2026;mars;SEO;20\n",
      ["2026-02-01/2026-02-28", "2026-03-01/2026-03-31"]
    ),
    // Google Analytics numbers months; the stated days give the year, across a new year too.
    (
      "# Start date: 20251101\n# End date: 20260115\nMonth,Session default channel group,Sessions\n"
        + "11,Direct,1\n12,Direct,2\n01,Direct,3\n",
      ["2025-11-01/2025-11-30", "2025-12-01/2025-12-31", "2026-01-01/2026-01-15"]
    ),
    (
      "# Date de début: 20260701\n# Date de fin: 20260831\nAnnée et mois,"
        + "Groupe de canaux par défaut de la session,Sessions\n202607,Direct,1\n202608,Direct,2\n",
      ["2026-07-01/2026-07-31", "2026-08-01/2026-08-31"]
    ),
    (
      "ISO week of ISO year,Session default channel group,Sessions\n202636,Direct,1\n"
        + "202637,Direct,2\n202638,Direct,2\n",
      ["2026-08-31/2026-09-06", "2026-09-07/2026-09-13", "2026-09-14/2026-09-20"]
    ),
  ])
  func `a row counts for the whole of the period it names`(_ text: String, _ wanted: [String])
    throws
  {
    let read = try Self.read(text)
    #expect(Self.days(read) == wanted)
    #expect(read.droppedRows == [])
    #expect(!read.table.metrics.contains { $0.name == "annee" || $0.name == "mois" })
  }

  @Test func `a column called week that lists every day stays by day`() throws {
    let read = try Self.read(
      "Semaine;Canal;Sessions\n2026-08-03;SEO;10\n2026-08-04;SEO;20\n2026-08-05;SEO;20\n")
    #expect(
      Self.days(read) == [
        "2026-08-03/2026-08-03", "2026-08-04/2026-08-04", "2026-08-05/2026-08-05",
      ])
  }

  @Test func `months without a year that two years have are not guessed`() throws {
    let read = try Self.read(
      "# Start date: 20250101\n# End date: 20261231\nMonth,Session default channel group,Sessions\n"
        + "01,Direct,1\n02,Direct,2\n")
    // They count over all of the stated days, and the column is told.
    #expect(Self.days(read) == ["2025-01-01/2026-12-31"])
    #expect(read.columns.first?.reason == .wrongCells)
  }

  @Test func `first days of months in a French table have the day first, whatever their column`()
    throws
  {
    let read = try Self.read(
      "Date;Campagne;Coût;Impr.;Clics\n01/08/2026;A;1,5;10;1\n01/09/2026;A;2,5;10;1\n")
    #expect(Self.days(read) == ["2026-08-01/2026-08-01", "2026-09-01/2026-09-01"])
    // In an English one they are neighbouring days, and that is said to be a guess.
    let english = try Self.read(
      "Date,Campaign,Cost,Impr.,Clicks\n01/08/2026,A,1.5,10,1\n01/09/2026,A,2.5,10,1\n")
    #expect(Self.days(english) == ["2026-01-08/2026-01-08", "2026-01-09/2026-01-09"])
    let tables = try TableFile(
      reading: Array("Date,Cost\n01/08/2026,1.5\n01/09/2026,2.5\n".utf8)
    ).tables
    #expect(tables.first?.columns.first?.notes.map(\.what) == [.dateOrderGuessed])
  }

  @Test func `a campaign's own dates are no days of the report`() throws {
    let read = try Self.read(
      "Rapport sur les campagnes\n1 août 2026 - 31 août 2026\n"
        + "Campagne;Date de début de la campagne;Code de la devise;Coût;Impr.;Clics\n"
        + "A;2024-01-15;EUR;1,5;10;1\nB;2025-03-01;EUR;2,5;10;1\n")
    #expect(Self.days(read) == Array(repeating: "2026-08-01/2026-08-31", count: 2))
  }

  @Test func `months side by side become a row each`() throws {
    let file = try TableFile(
      reading: Array(
        ("Sessions par canal\nCanal;janvier 2026;févr. 2026;01/03/2026;Total\n"
          + "SEO;100;200;300;600\nSEA;1 050,5;;50;1 100,5\nTotal;1150,5;200;350;1 700,5\n").utf8),
      knownNames: namesOfMeasureExports)
    let read = MeasureImport(try #require(file.measureTables.first))
    #expect(
      Self.days(read) == [
        "2026-01-01/2026-01-31", "2026-02-01/2026-02-28", "2026-03-01/2026-03-31",
        "2026-01-01/2026-01-31", "2026-03-01/2026-03-31",
      ])
    #expect((0..<5).map { read.table.value("channel", $0) } == ["SEO", "SEO", "SEO", "SEA", "SEA"])
    // The line above says what is counted; totals of rows and columns are left out.
    #expect(read.totals.map(\.metric) == ["sessions"])
    #expect(read.totals.first?.kept == 1700.5)
    #expect(file.measureTables.first?.notes.contains { $0.what == .periodsGathered } == true)
    // As a list the table stays what it is.
    #expect(file.tables.first?.columns.count == 5)
  }

  @Test func `months side by side under several indicators are a figure each`() throws {
    let file = try TableFile(
      reading: Array(
        ("Indicateur;2026-01;2026-02\nSessions;100;200\nCoût;10,5;20\n").utf8),
      knownNames: namesOfMeasureExports)
    let read = MeasureImport(try #require(file.measureTables.first))
    #expect(Self.days(read) == ["2026-01-01/2026-01-31", "2026-02-01/2026-02-28"])
    #expect(read.table.metric("sessions")?.values.total == 300)
    #expect(read.table.metric("cost")?.values.total == 30.5)
  }
}
