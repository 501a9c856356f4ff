import Testing

@testable import SextantKernels

/// Our own hand-made shapes of what measuring tools export, with totals worked out by hand.
@Suite struct ExportFixturesTests {
  private func file(_ name: String) throws -> TableFile {
    try TableFile(
      reading: try #require(SharedData.own("Tests/Fixtures/measures/\(name)")),
      knownNames: namesOfMeasureExports)
  }

  private func imports(
    _ name: String, period: ClosedRange<Int32>? = nil
  ) throws -> [MeasureImport] {
    try file(name).tables.map { MeasureImport($0, period: period) }
  }

  private func day(_ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: 2026, month: month, day: day) ?? 0
  }

  private func total(_ read: MeasureImport, _ metric: String) -> Double? {
    read.totals.first { $0.metric == metric }?.kept
  }

  private func values(_ read: MeasureImport, _ metric: String) -> [Double?] {
    let column = read.table.metric(metric)
    return (0..<read.table.rowCount).map { column?.values[$0] }
  }

  // File, place of the table in it, tool, rows kept, a metric and its sum.
  @Test(arguments: [
    ("google-ads-fr-reseaux.csv", 0, MeasureOrigin.googleAds, 6, "cost", 1110.0),
    ("google-ads-fr-reseaux.csv", 0, .googleAds, 6, "impressions", 66_310),
    ("google-ads-en-utf16.tsv", 0, .googleAds, 4, "cost", 1200),
    ("google-ads-en-utf16.tsv", 0, .googleAds, 4, "impressions", 62_000),
    ("google-ads-1904.xlsx", 0, .googleAds, 2, "cost", 20),
    ("campagnes.ods", 0, .googleAds, 3, "cost", 15),
    ("campagnes.ods", 0, .googleAds, 3, "impressions", 220),
    ("meta-fr.csv", 0, .metaAds, 3, "cost", 530.75),
    ("meta-mojibake.csv", 0, .metaAds, 3, "cost", 530.75),
    ("meta-en.csv", 0, .metaAds, 2, "results", 21),
    ("matomo-fr.csv", 0, .matomo, 2, "sessions", 200),
    ("matomo-fr.csv", 0, .matomo, 2, "engagementSeconds", 22_400),
    ("matomo-en.tsv", 0, .matomo, 2, "bounces", 76),
    ("matomo-en.tsv", 0, .matomo, 2, "events", 720),
    ("ga4-fr-comparaison.csv", 0, .googleAnalytics4, 4, "sessions", 2450),
    ("ga4-runreport-page.json", 0, .googleAnalytics4, 3, "revenue", 219.75),
  ])
  func `each shape is recognised and brought in whole`(
    name: String, place: Int, origin: MeasureOrigin, rows: Int, metric: String, sum: Double
  ) throws {
    let tables = try imports(name)
    let read = try #require(tables.indices.contains(place) ? tables[place] : nil)
    #expect(read.origin == origin)
    #expect(read.table.rowCount == rows)
    #expect(read.droppedRows == [])
    #expect(abs((total(read, metric) ?? .nan) - sum) < 1e-9)
  }

  @Test func `two tables under one another, each with its lines above and its grand total`() throws
  {
    let tables = try imports("ga4-en.csv")
    try #require(tables.count == 2)
    #expect(tables[0].table.days == [day(9, 1), day(9, 2)])
    #expect(values(tables[0], "users") == [41, 37])
    let second = tables[1]
    #expect(second.table.rowCount == 3)
    #expect(second.table.days == Array(repeating: day(9, 1), count: 3))
    #expect(second.table.lastDays == Array(repeating: day(9, 30), count: 3))
    #expect(total(second, "sessions") == 1500)
    #expect(second.totals.first { $0.metric == "revenue" }?.stated == 2500.75)
    #expect(total(second, "revenue") == 2500.75)
    // All users, though the active and the returning ones stand before them.
    #expect(values(second, "users") == [640, 205, 105])
    #expect(values(second, "returningUsers") == [200, 70, 40])
    #expect(second.columns.first { $0.name == "Active users" }?.reason == .attribute)
  }

  @Test func `compared periods keep their own days`() throws {
    let read = try #require(try imports("ga4-fr-comparaison.csv").first)
    #expect(read.table.days == [day(9, 1), day(8, 1), day(9, 1), day(8, 1)])
    #expect(read.table.lastDays == [day(9, 30), day(8, 31), day(9, 30), day(8, 31)])
    #expect(values(read, "sessions") == [1000, 800, 300, 350])
  }

  @Test func `a compared period that is only named is refused with its line`() throws {
    let september = day(9, 1)...day(9, 30)
    let read = try #require(
      try imports("ga4-runreport-deux-periodes.json", period: september).first)
    #expect(total(read, "sessions") == 650)
    #expect(read.droppedRows == [.init(reason: .otherRange, firstLine: 2, count: 2)])
    // By day no period is missing; a day that both have counts once.
    let byDay = try #require(
      try imports("ga4-runreport-deux-periodes-par-jour.json").first)
    #expect(byDay.droppedRows == [.init(reason: .sharedDays, firstLine: 3, count: 1)])
    #expect(byDay.table.days == [day(9, 1), day(9, 2), day(9, 3)])
    #expect(total(byDay, "sessions") == 124)
  }

  @Test func `groups that are compared with all users are not counted again`() throws {
    let table = try #require(
      try TableFile(
        reading: Array(
          """
          # Start date: 20260901
          # End date: 20260930
          Session default channel group,Comparison,Sessions
          Direct,All Users,300
          Direct,Mobile traffic,180
          Email,All Users,20
          """.utf8), knownNames: namesOfMeasureExports
      ).tables.first)
    let read = MeasureImport(table)
    #expect(total(read, "sessions") == 320)
    #expect(read.droppedRows == [.init(reason: .partOfAll, firstLine: 5, count: 1)])
  }

  @Test func `hours are added up to days, and it is said`() throws {
    let file = try file("ga4-heures.csv")
    let read = MeasureImport(try #require(file.tables.first))
    #expect(read.table.days == [day(9, 1), day(9, 2)])
    #expect(values(read, "sessions") == [35, 15])
    #expect(values(read, "events") == [110, 52])
    #expect(read.rowsJoined == 3)
    #expect(file.tables[0].columns[0].notes.map(\.what) == [.timeDropped])
  }

  @Test func `an answer that is a page of more says so, and what its tool says of itself`() throws {
    let table = try #require(try file("ga4-runreport-page.json").tables.first)
    #expect(table.isTruncated)
    #expect(table.notes.first { $0.what == .rowsMissing }?.count == 1201)
    #expect(table.notes.first { $0.what == .sampled }?.text == "13 %")
    let told = Set(table.notes.map(\.what))
    #expect(told.isSuperset(of: [.otherRow, .thresholded]))
    #expect(total(MeasureImport(table), "sessions") == 103)
    let whole = try #require(try file("ga4-runreport-deux-periodes.json").tables.first)
    #expect(!whole.isTruncated)
    let paged = try TableFile(
      reading: Array(
        """
        {"results": [{"segments": {"date": "2026-09-01"}, "metrics": {"costMicros": "1500000"}}],
         "nextPageToken": "CPii5aS87vfFTBAKGJvk36"}
        """.utf8), knownNames: namesOfMeasureExports)
    #expect(paged.tables.first?.isTruncated == true)
    #expect(paged.tables.first?.notes.map(\.what) == [.moreRowsElsewhere])
  }

  @Test func `networks in French and English are channels; one that nobody knows is told`() throws {
    let french = try #require(try imports("google-ads-fr-reseaux.csv").first)
    #expect(
      french.unknownNetworks == [.init(name: "Réseau Lune", firstLine: 9, rows: 1)])
    #expect(french.totals.first { $0.metric == "cost" }?.stated == 1110)
    let english = try #require(try imports("google-ads-en-utf16.tsv").first)
    #expect(english.unknownNetworks == [])
    #expect(english.totals.first { $0.metric == "cost" }?.stated == 1200)
  }

  @Test(arguments: ["meta-fr.csv", "meta-mojibake.csv"])
  func `results of several kinds are never added up`(name: String) throws {
    let read = try #require(try imports(name).first)
    #expect(read.splitResults.count == 2)
    #expect(total(read, "results") == nil)
    #expect(read.splitResults.map { total(read, $0) } == [21, 40])
    #expect(read.table.value("campaign", 0) == "Été, achats")
  }

  @Test func `an archive of Search Console: words that people typed are no totals`() throws {
    let tables = try file("search-console-fr.zip").tables
    let september = day(9, 1)...day(9, 30)
    let queries = try #require(tables.first { $0.columns[0].name.hasPrefix("Requêtes") })
    let read = MeasureImport(queries, period: september)
    #expect(read.table.rowCount == 4)
    #expect(total(read, "clicks") == 28 && total(read, "impressions") == 540)
    #expect(Set((0..<4).map { read.table.value("query", $0) }).contains("moyenne"))
    let byDay = try #require(tables.first { $0.columns[0].name == "Date" })
    #expect(total(MeasureImport(byDay), "clicks") == 28)
  }

  @Test func `unformatted days of a workbook that counts from 1904 are the days meant`() throws {
    let read = try #require(try imports("google-ads-1904.xlsx").first)
    #expect(read.table.days == [day(9, 1), day(9, 2)])
  }

  @Test func `cells in error are empty, and told with their line`() throws {
    let table = try #require(try file("campagnes.ods").tables.first)
    let note = try #require(table.notes.first { $0.what == .errorCells })
    #expect(note.line == 3 && note.count == 2 && note.text == "Err:510")
    let read = MeasureImport(table)
    #expect(values(read, "cost") == [10.25, nil, 4.75])
    #expect(values(read, "impressions") == [100, 120, nil])
  }
}
