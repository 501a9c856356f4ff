import SextantKernels
import Testing

/// The public exports, where the data stand beside the repository.
@Suite(
  .enabled(
    if: SharedData.path("measures/exports/ga4_en_report.csv") != nil,
    "../shared/data/measures is absent: the shared exports are left out"))
struct SharedExportsTests {
  private func read(_ bytes: [UInt8]) throws -> MeasureImport {
    MeasureImport(
      try #require(try TableFile(reading: bytes, knownNames: namesOfMeasureExports).tables.first))
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: year, month: month, day: day) ?? 0
  }

  @Test func `Google Ads in French, from the shared exports`() throws {
    let bytes = try #require(SharedData.bytes("measures/exports/google_ads_fr_campagnes_daily.csv"))
    let read = try read(bytes)
    #expect(read.origin == .googleAds)
    #expect(read.table.rowCount == 3)
    #expect(read.table.days == [day(2026, 9, 1), day(2026, 9, 2), day(2026, 9, 2)])
    #expect(read.table.value("campaign", 2) == "Marque – exact")
    #expect(read.table.value("currency", 0) == "EUR")
    #expect(read.table.metric("cost")?.values[2] == nil)
    let cost = try #require(read.totals.first { $0.metric == "cost" })
    #expect(abs(cost.read - 1032.84) < 1e-9)
    #expect(cost.stated == 1032.84)
    #expect(cost.kept == cost.read)
    #expect(read.totals.first { $0.metric == "impressions" }?.kept == 11_734)
    #expect(read.columns.allSatisfy { $0.reason == nil })
  }

  @Test(arguments: [
    ("google_ads_en_utf16_tab.csv", MeasureOrigin.googleAds, 1, "impressions", 1040.0),
    ("ga4_en_report.csv", .googleAnalytics4, 2, "revenue", 6000.5),
    ("ga4_runReport.json", .googleAnalytics4, 2, "engagementSeconds", 4321),
    ("gsc_fr_Graphique.csv", .searchConsole, 2, "clicks", 2),
    ("meta_ads_fr.csv", .metaAds, 1, "cost", 1250.5),
    ("meta_ads_fr_excel_semicolon_cp1252.csv", .metaAds, 2, "cost", 2236.56),
  ])
  func `the shared exports are brought in whole`(
    name: String, origin: MeasureOrigin, rows: Int, metric: String, total: Double
  ) throws {
    let bytes = try #require(SharedData.bytes("measures/exports/\(name)"))
    let read = try read(bytes)
    #expect(read.origin == origin)
    #expect(read.table.rowCount == rows)
    #expect(read.droppedRows == [])
    #expect(abs((read.totals.first { $0.metric == metric }?.kept ?? 0) - total) < 1e-9)
  }

  @Test func `the period that Google Analytics states above the table is that of its rows`() throws
  {
    let bytes = try #require(SharedData.bytes("measures/exports/ga4_en_report.csv"))
    let read = try read(bytes)
    #expect(read.statedPeriod == day(2026, 1, 1)...day(2026, 1, 31))
    #expect(read.table.lastDays == [day(2026, 1, 31), day(2026, 1, 31)])
    #expect(read.columns.first { $0.name == "Engagement rate" }?.reason == .ratio)
  }

  @Test func `cost in millionths is money again`() throws {
    let bytes = try #require(SharedData.bytes("measures/ads/google_ads_campaign_stats_data.csv"))
    let read = try read(bytes)
    #expect(read.table.rowCount == 16)
    // 231,330,000 millionths.
    #expect(abs((read.table.metric("cost")?.values.total ?? 0) - 231.33) < 1e-9)
    #expect(read.table.metric("clicks")?.values.total == 280)
  }

  @Test func `two years of weekly figures from elsewhere are read by their own names`() throws {
    let bytes = try #require(SharedData.bytes("measures/mmm/robyn_weekly.csv"))
    let read = try read(bytes)
    #expect(read.origin == .other)
    #expect(read.table.rowCount == 208)
    #expect(read.table.days.first == day(2015, 11, 23))
    #expect(read.table.metric("tv s")?.values[0] == 22_358.3466666667)
  }
}

@Suite struct MeasureImportTests {
  private func read(_ bytes: [UInt8]) throws -> MeasureImport {
    MeasureImport(
      try #require(try TableFile(reading: bytes, knownNames: namesOfMeasureExports).tables.first))
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: year, month: month, day: day) ?? 0
  }

  @Test func `rows without a day are dropped with their line, unless a period is given`() throws {
    let text = "Top queries,Clicks,Impressions\na,1,2\nb,3,4\n"
    let table = try #require(
      try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports).tables.first)
    let without = MeasureImport(table)
    #expect(without.table.rowCount == 0)
    #expect(without.droppedRows == [.init(reason: .noDay, firstLine: 2, count: 2)])
    #expect(without.totals.first { $0.metric == "clicks" }?.read == 4)
    let with = MeasureImport(table, period: 100...130, account: "maison")
    #expect(with.table.rowCount == 2)
    #expect(with.table.days == [100, 100])
    #expect(with.table.lastDays == [130, 130])
    #expect(with.table.value("account", 1) == "maison")
  }

  @Test func `rows that what is kept does not tell apart become one`() throws {
    let read = try read(
      Array(
        """
        Date,Query,Clicks,Impressions,Position,Humeur
        2026-01-01,a,1,10,2,x
        2026-01-01,a,2,30,4,y
        2026-01-02,a,5,50,1,x
        """.utf8))
    #expect(read.rowsJoined == 1)
    #expect(read.table.rowCount == 2)
    #expect(read.table.metric("clicks")?.values[0] == 3)
    // (10 × 2 + 30 × 4) / 40
    #expect(read.table.metric("position")?.values[0] == 3.5)
    #expect(read.columns.last?.reason == .unknown)
    #expect(read.lostByJoining == [])
  }

  @Test func `amounts in two currencies are never added up`() throws {
    let read = try read(
      Array(
        "Day,Campaign,Currency code,Cost,Clicks\n2026-01-01,A,EUR,10,1\n2026-01-01,A,USD,20,2\n"
          .utf8))
    #expect(read.foreign.map(\.currency) == ["USD"] && read.foreign.map(\.firstLine) == [3])
    // What cannot be added up is left out; what can, is.
    #expect(read.table.rowCount == 1)
    #expect(read.table.metric("cost")?.values[0] == 10)
    #expect(read.table.metric("clicks")?.values[0] == 3)
  }

  @Test func `people counted once each are not added up`() throws {
    let read = try read(
      Array(
        "Day,Campaign name,Reach,Impressions,Platform x\n2026-01-01,A,10,20,f\n2026-01-01,A,11,30,i\n"
          .utf8))
    #expect(read.table.rowCount == 1)
    #expect(read.table.metric("impressions")?.values[0] == 50)
    #expect(read.table.metric("reach")?.values[0] == nil)
    #expect(read.lostByJoining == ["reach"])
  }

  @Test func `source and medium in one column become two`() throws {
    let read = try read(
      Array(
        "Date,Source/Support de la session,Sessions\n20260101,google / cpc,5\n20260102,(direct) / (none),6\n20260103,a/b,1\n"
          .utf8))
    #expect(read.table.value("source", 0) == "google")
    #expect(read.table.value("medium", 0) == "cpc")
    #expect(read.table.value("medium", 1) == "(none)")
    #expect(read.table.days == [day(2026, 1, 1), day(2026, 1, 2), day(2026, 1, 3)])
  }

  @Test func `days counted from the start of the stated period`() throws {
    let read = try read(
      Array(
        "# Start date: 20260101\n# End date: 20260103\nNth day,Active users\n0000,5\n0001,6\n0002,7\n"
          .utf8))
    #expect(read.table.days == [day(2026, 1, 1), day(2026, 1, 2), day(2026, 1, 3)])
    #expect(read.table.metric("users")?.values[2] == 7)
  }
}
