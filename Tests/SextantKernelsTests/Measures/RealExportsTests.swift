import Testing

@testable import SextantKernels

/// Exports as tools really write them, each with totals added up by hand.
@Suite struct RealExportsTests {
  private static let september = (day("2026-09-01") ?? 0)...(day("2026-09-30") ?? 0)

  private static func read(_ text: String, table: Int = 0) throws -> MeasureImport {
    let tables = try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports).tables
    return MeasureImport(
      try #require(tables.indices.contains(table) ? tables[table] : nil), period: september)
  }

  private static func kept(_ read: MeasureImport, _ metric: String) -> Double? {
    read.totals.first { $0.metric == metric }?.kept
  }

  private static func day(_ text: String) -> Int32? {
    let bytes = Array(text.utf8)
    return CivilDay.parse(bytes.span)
  }

  // MARK: - Totals

  @Test(arguments: [
    // The row that Meta puts above the campaigns names none of them.
    (
      "Début des rapports,Fin des rapports,Nom de la campagne,Paramètre d’attribution,Résultats,"
        + "Couverture,Impressions,Montant dépensé (EUR)\n"
        + "2026-09-01,2026-09-30,,Plusieurs paramètres d’attribution,,12000,26000,300.5\n"
        + "2026-09-01,2026-09-30,Rentrée,Clic de 7 jours,12,9000,18000,246\n"
        + "2026-09-01,2026-09-30,Marque,Clic de 1 jour,,5000,8000,54.5\n",
      2, "cost", 300.5
    ),
    // Above one campaign only it repeats it.
    (
      "Reporting starts,Reporting ends,Campaign name,Reach,Impressions,Amount spent (EUR)\n"
        + "2026-09-01,2026-09-30,,9000,18000,246\n2026-09-01,2026-09-30,Promo,9000,18000,246\n",
      1, "cost", 246
    ),
    // What comes from nowhere is counted, though its two key events are as many as the others'.
    (
      "Session source,Sessions,Key events\ngoogle,40,1\nbing,20,1\n(not set),3,2\n",
      3, "sessions", 63
    ),
    ("Session source,Sessions,Key events\ngoogle,40,1\nbing,20,1\n,3,2\n", 3, "sessions", 63),
    // A day of its own, and only one of its figures as the others together.
    (
      "Jour;Campagne;Coût;Impr.;Clics\n01/09/2026;Marque;10,00;100;10\n"
        + "01/09/2026;Total;20,00;100;10\n02/09/2026;Total look;30,00;100;10\n",
      3, "cost", 60
    ),
    (
      "Source/Support de la session,Sessions,Utilisateurs actifs\n,60,50,Total général\n"
        + "google / organic,40,35\n(direct) / (none),20,16\n",
      2, "sessions", 60
    ),
  ])
  func `totals are set aside, and nothing else`(
    _ text: String, _ rows: Int, _ metric: String, _ total: Double
  ) throws {
    let read = try Self.read(text)
    #expect(read.rowsRead == rows)
    #expect(Self.kept(read, metric) == total)
  }

  @Test func `a search that begins with a hash is a search`() throws {
    let read = try Self.read(
      "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nlustre,10,800,1.25%,7.3\n"
        + "# lampe,1,45,2.22%,84.6\n#laiton,2,45,4.44%,8.6\ntotal,3,90,3.33%,4\n")
    #expect(read.rowsRead == 4 && Self.kept(read, "clicks") == 16)
  }

  // MARK: - What a column is for

  @Test func `a spreadsheet of one's own keeps what its columns say, whatever tool it is like`()
    throws
  {
    let read = try Self.read(
      "Canal;Mois;Sessions;Coût;Coût par session;CPC moyen;Position\n"
        + "SEO;2026-07;10;0;0;0;3\nSEA;2026-07;5;100;20;1,5;1\n")
    #expect(Self.kept(read, "sessions") == 15 && Self.kept(read, "cost") == 100)
    // Means are not added up.
    #expect(Set(read.totals.map(\.metric)) == ["sessions", "cost"])
    #expect(read.table.value("channel", 1) == "SEA")
  }

  @Test func `means of any other tool are no sums`() throws {
    let read = try Self.read(
      "Start Date (in UTC)\tCampaign Name\tTotal Spent\tImpressions\tClicks\tAverage CPC\t"
        + "Cost per Lead\tClick Through Rate\n2026-09-01\tA\t12.5\t1000\t10\t1.25\t6.25\t1%\n"
        + "2026-09-02\tA\t10\t900\t9\t1.11\t5\t1%\n")
    #expect(Self.kept(read, "impressions") == 1900 && Self.kept(read, "clicks") == 19)
    #expect(Self.kept(read, "total spent") == 22.5)
    #expect(read.totals.count == 3)
  }

  @Test func `the chart above a report of Google Analytics makes no measures of channels' names`()
    throws
  {
    let text = """
      # ----------------------------------------
      # Traffic acquisition: Session primary channel group (Default Channel Group)
      # ----------------------------------------
      #
      # All Users
      # Start date: 20260901
      # End date: 20260902
      Nth day,Organic Search,Direct
      0000,12,8
      0001,15,9

      # All Users
      # Start date: 20260901
      # End date: 20260902
      Session primary channel group (Default Channel Group),Sessions,Engaged sessions
      Organic Search,27,20
      Direct,17,10
      """
    let chart = try Self.read(text)
    #expect(chart.origin == .googleAnalytics4 && chart.table.rowCount == 0)
    #expect(chart.table.metrics.isEmpty)
    let report = try Self.read(text, table: 1)
    #expect(Self.kept(report, "sessions") == 44)
    #expect(report.table.value("channel", 0) == "Organic Search")
  }

  @Test(arguments: [
    ("Libellé", ["Entrées directes", "Moteurs de recherche"]),
    ("Label", ["Direct Entry", "Search Engines"]),
  ])
  func `where visits come from is a channel in Matomo's reports of it`(
    _ header: String, _ labels: [String]
  ) throws {
    let text =
      "\(header),Visites,Visiteurs uniques,Actions,Rebonds\n\(labels[0]),120,100,480,36\n"
      + "\(labels[1]),80,70,240,40\n"
    let read = try Self.read(text)
    #expect(read.origin == .matomo && Self.kept(read, "sessions") == 200)
    #expect((0..<2).map { read.table.value("channel", $0) } == labels)
    // Pages are labels too, and no channels.
    let pages = try Self.read(text.replacing(labels[0], with: "/accueil"))
    #expect(pages.table.value("segment", 0) == "/accueil" && pages.table.value("channel", 0) == "")
  }

  // MARK: - Compared periods

  @Test(arguments: [
    (
      "Top queries,Last 28 days Clicks,Previous 28 days Clicks,Last 28 days Impressions,"
        + "Previous 28 days Impressions,Last 28 days CTR,Previous 28 days CTR,"
        + "Last 28 days Position,Previous 28 days Position\n"
        + "lustre,10,8,100,90,10%,8.9%,3.2,4.1\nlampe,2,1,50,40,4%,2.5%,8.2,9\n",
      "2026-09-01", "2026-09-30"
    ),
    (
      "Top queries,9/7/26 - 9/13/26 Clicks,8/31/26 - 9/6/26 Clicks,"
        + "9/7/26 - 9/13/26 Impressions,8/31/26 - 9/6/26 Impressions\n"
        + "lustre,10,8,100,90\nlampe,2,1,50,40\n",
      "2026-09-07", "2026-09-13"
    ),
    (
      "Requêtes les plus fréquentes,07/09/2026 - 13/09/2026 Clics,31/08/2026 - 06/09/2026 Clics,"
        + "07/09/2026 - 13/09/2026 Impressions,31/08/2026 - 06/09/2026 Impressions\n"
        + "lustre,10,8,100,90\nlampe,2,1,50,40\n",
      "2026-09-07", "2026-09-13"
    ),
  ])
  func `of two periods side by side the first is kept, with its own days`(
    _ text: String, _ first: String, _ last: String
  ) throws {
    let read = try Self.read(text)
    #expect(read.origin == .searchConsole)
    #expect(Self.kept(read, "clicks") == 12 && Self.kept(read, "impressions") == 150)
    #expect(read.table.metrics.allSatisfy { MeasureMetric(rawValue: $0.name) != nil })
    #expect(read.table.days.first == Self.day(first))
    #expect(read.table.lastDays.first == Self.day(last))
  }

  // MARK: - Files

  @Test func `the parts of a stream of Google Ads are one report`() throws {
    let read = try Self.read(
      #"""
      [{"results": [
        {"campaign": {"name": "Marque"}, "metrics": {"clicks": "30", "costMicros": "12340000"},
          "segments": {"date": "2026-09-01"}}], "fieldMask": "campaign.name"},
       {"results": [
        {"campaign": {"name": "Marque"}, "metrics": {"clicks": "10", "costMicros": "2000000"},
          "segments": {"date": "2026-09-02"}}], "fieldMask": "campaign.name"},
       {"fieldMask": "campaign.name"}]
      """#)
    #expect(read.origin == .googleAds && read.table.rowCount == 2)
    #expect(abs((Self.kept(read, "cost") ?? 0) - 14.34) < 1e-9)
    #expect(Self.kept(read, "clicks") == 40)
  }

  @Test func `a file of an older Macintosh keeps its accents`() throws {
    // « Été à Noël » and « Coût » in Mac Roman.
    let bytes =
      Array("Jour;Campagne;Co".utf8) + [0x9E] + Array("t;Impr.;Clics\r01/09/2026;".utf8)
      + [0x83, 0x74, 0x8E, 0x20, 0x88, 0x20, 0x4E, 0x6F, 0x91, 0x6C]
      + Array(";12,5;10;1\r".utf8)
    let file = try TableFile(reading: bytes, knownNames: namesOfMeasureExports)
    #expect(file.encoding == [.macRoman(line: 1)])
    let read = MeasureImport(try #require(file.tables.first))
    #expect(Self.kept(read, "cost") == 12.5)
    #expect(read.table.value("campaign", 0) == "Été à Noël")
    // The same words as Windows writes them stay what they are.
    let windows = Array("Jour;Campagne;Co".utf8) + [0xFB] + Array("t;Clics\r\n".utf8)
    #expect(MendedText(windows).notes == [.windows1252(line: 1)])
    // « l’été », whose ’ is 92 in Windows and an í in Mac Roman.
    #expect(MendedText([0x6C, 0x92, 0xE9, 0x74, 0xE9]).notes == [.windows1252(line: 1)])
  }
}
