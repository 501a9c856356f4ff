import Testing

@testable import SextantModel

/// Imported rows read as days, weeks and months by formulas and indicators.
@Suite struct ImportedSeriesTests {
  private static func day(_ month: Int, _ day: Int) -> Day {
    Day(2026, month, day) ?? Day(number: 0)
  }

  private static func span(_ first: Day, _ last: Day) -> Period { Period(first: first, last: last) }

  private static func row(_ month: Int, _ day: Int, _ value: Double?, weight: Double = 0)
    -> ImportedSeries.Row
  {
    .init(first: Self.day(month, day), last: Self.day(month, day), value: value, weight: weight)
  }

  /// June 2026: 10 a day, nothing on the 7th, a channel on the first ten days.
  private static let june = ImportedSeries(
    "sessions", rows: (1...30).filter { $0 != 7 }.map { row(6, $0, 10) },
    byChannel: ["Email": (1...10).map { row(6, $0, 4) }],
    covered: [day(6, 1)...day(6, 30)])

  @Test func `a period within the import is the sum of its rows; a day that was not met has none`()
  {
    #expect(Self.june.value(over: Self.span(Self.day(6, 1), Self.day(6, 30))) == 290)
    // Monday the 1st to Sunday the 7th: six days of ten.
    #expect(Self.june.value(over: Self.span(Self.day(6, 1), Self.day(6, 7))) == 60)
    #expect(Self.june.value(over: Self.span(Self.day(6, 7), Self.day(6, 7))) == nil)
    #expect(Self.june.value(over: Self.span(Self.day(6, 3), Self.day(6, 3))) == 10)
    // The import is not about the first of July.
    #expect(Self.june.value(over: Self.span(Self.day(6, 29), Self.day(7, 5))) == nil)
    #expect(Self.june.lastDay(by: Self.day(6, 12)) == Self.day(6, 12))
    #expect(Self.june.values(within: Self.span(Self.day(6, 6), Self.day(6, 9))) == [10, 10, 10])
  }

  @Test func `a channel that was not met brought nothing; one that never was is not known`() {
    let second = Self.span(Self.day(6, 8), Self.day(6, 14))
    #expect(Self.june.value(over: second, channel: "Email") == 12)
    #expect(
      Self.june.value(over: Self.span(Self.day(6, 15), Self.day(6, 21)), channel: "Email") == 0)
    #expect(Self.june.value(over: second, channel: "Display") == nil)
  }

  @Test func `means weigh, people counted once do not add up, and a metric's own way counts`() {
    let two = Self.span(Self.day(6, 1), Self.day(6, 2))
    let covered = [Self.day(6, 1)...Self.day(6, 2)]
    // Position 2 over 100 impressions and 4 over 300: 1400 / 400.
    let position = ImportedSeries(
      "position", rows: [Self.row(6, 1, 200, weight: 100), Self.row(6, 2, 1200, weight: 300)],
      byChannel: [:], covered: covered)
    #expect(position.value(over: two) == 3.5)
    let users = ImportedSeries(
      "users", rows: [Self.row(6, 1, 5), Self.row(6, 2, 6)], byChannel: [:], covered: covered)
    #expect(users.value(over: two) == nil)
    #expect(users.value(over: Self.span(Self.day(6, 2), Self.day(6, 2))) == 6)
    let followers = ImportedSeries(
      "followers", rows: [Self.row(6, 1, 100), Self.row(6, 2, 110)], byChannel: [:],
      covered: covered)
    #expect(followers.value(over: two, channel: nil, .last) == 110)
    #expect(followers.value(over: two, channel: nil, .mean) == 105)
    let lost = ImportedSeries(
      "users", rows: [Self.row(6, 1, nil)], byChannel: [:],
      covered: [Self.day(6, 1)...Self.day(6, 1)]
    )
    #expect(lost.value(over: Self.span(Self.day(6, 1), Self.day(6, 1))) == nil)
  }

  @Test func `a row of a month says nothing of its days, and its days do not count beside it`() {
    let month = ImportedSeries.Row(
      first: Self.day(6, 1), last: Self.day(6, 30), value: 300, weight: 0)
    let alone = ImportedSeries(
      "cost", rows: [month], byChannel: [:], covered: [Self.day(6, 1)...Self.day(6, 30)])
    let june = Self.span(Self.day(6, 1), Self.day(6, 30))
    #expect(alone.value(over: june) == 300)
    #expect(alone.value(over: Self.span(Self.day(6, 1), Self.day(6, 7))) == nil)
    let both = ImportedSeries(
      "cost", rows: (1...30).map { Self.row(6, $0, 10) } + [month], byChannel: [:],
      covered: [Self.day(6, 1)...Self.day(6, 30)])
    #expect(both.value(over: june) == 300)
    #expect(both.value(over: Self.span(Self.day(6, 1), Self.day(6, 7))) == 70)
  }

  @Test func `imports that follow each other make one run of days`() {
    let rows = (1...30).map { Self.row(6, $0, 1) }
    let joined = ImportedSeries(
      "cost", rows: rows, byChannel: [:],
      covered: [Self.day(6, 16)...Self.day(6, 30), Self.day(6, 1)...Self.day(6, 15)])
    #expect(joined.value(over: Self.span(Self.day(6, 1), Self.day(6, 30))) == 30)
    let apart = ImportedSeries(
      "cost", rows: rows, byChannel: [:],
      covered: [Self.day(6, 1)...Self.day(6, 14), Self.day(6, 16)...Self.day(6, 30)])
    #expect(apart.value(over: Self.span(Self.day(6, 1), Self.day(6, 30))) == nil)
  }

  // MARK: - Through indicators

  /// Keeps one tool's series.
  private struct Keeper: ImportedMeasures {
    var series: [String: ImportedSeries]
    var tool = "googleAds"

    func series(
      _ name: String, tool: String?, in imports: Set<ID<ImportBatch>>
    ) -> ImportedSeries? {
      guard imports.contains("IM1"), tool == nil || tool == self.tool else { return nil }
      return series[name]
    }
  }

  private func examination(
    _ frequency: String, _ files: [String: String] = [:], metric: String = "id: sessions",
    on day: Day = day(6, 24)
  ) -> Examination {
    var files = files
    files["measure/metrics.yaml"] = "- {\(metric), name: Sessions, aggregation: sum}"
    files["measure/importBatches.yaml"] = "- {id: IM1, title: Juin, measures: files/juin.csv}"
    files["measure/indicators.yaml"] =
      "- {id: K, name: Sessions, formula: sessions, frequency: \(frequency), direction: higher, "
      + "alertThreshold: 65, targets: [{date: 2026-12-31, value: 70}]}"
    var dossier = DossierReader.read(
      files.map { SourceText(path: $0.key, text: $0.value) }
    ).dossier
    dossier.imports = Keeper(series: ["sessions": Self.june])
    return Examination(of: dossier, on: day)
  }

  /// No measure is written down as an item: the months come from the rows of the import alone.
  @Test func `an allocation's curve reads the months that an import brought, by channel`() throws {
    let days = (1...31).map { Self.row(5, $0, 2) }
    let may = ImportedSeries(
      "sessions", rows: days, byChannel: ["Paid Search": days],
      covered: [Self.day(5, 1)...Self.day(5, 31)])
    var dossier = DossierReader.read([
      SourceText(path: "measure/metrics.yaml", text: "- {id: sessions, name: Sessions}"),
      SourceText(
        path: "measure/importBatches.yaml", text: "- {id: IM1, title: Mai, measures: files/mai.csv}"
      ),
      SourceText(path: "strategy/channels.yaml", text: "- {id: sea, name: Paid Search}"),
      SourceText(path: "budget/budgets.yaml", text: "- {id: BG, title: B, start: 2026-01-01}"),
      SourceText(
        path: "budget/budgetLines.yaml",
        text: "- {id: B1, label: SEA, budget: BG, amount: 900, channels: [sea]}"),
      SourceText(path: "budget/actuals.csv", text: "line,month,amount\nB1,2026-05,310"),
    ]).dossier
    dossier.imports = Keeper(series: ["sessions": may])
    let x = Examination(of: dossier, on: Self.day(6, 24))
    let line = try #require(x.find(ID<BudgetLine>("B1")))
    let points = AllocationHistory(of: [line], result: "sessions", x).points(of: line)
    // 31 days of 2 for 310.
    #expect(points.map(\.spent) == [310] && points.map(\.result) == [62])
  }

  @Test func `an indicator followed by week reads the weeks of the import`() throws {
    // Wednesday the 24th: the last week that is over is that of Monday the 15th.
    let x = examination("weekly")
    let standing = x.standing(of: try #require(x.find(ID<Indicator>("K"))))
    #expect(standing.rhythm == .weekly && standing.isComputed)
    #expect(standing.last?.period == Self.span(Self.day(6, 15), Self.day(6, 21)))
    #expect(standing.history.map(\.value) == [60, 70, 70])
    #expect(standing.history.map(\.status) == [.alert, .reached, .reached])
    #expect(standing.freshness.status == .fresh)
    #expect(standing.freshness.next == Self.span(Self.day(6, 22), Self.day(6, 28)))
  }

  @Test func `an indicator followed by day reads four weeks of days`() throws {
    let x = examination("daily")
    let standing = x.standing(of: try #require(x.find(ID<Indicator>("K"))))
    #expect(standing.rhythm == .daily)
    #expect(standing.last?.period == Self.span(Self.day(6, 24), Self.day(6, 24)))
    #expect(standing.history.count == 24 && standing.last?.value == 10)
    #expect(standing.history.filter { $0.value == nil }.map(\.period.first) == [Self.day(6, 7)])
  }

  @Test func `one followed by week that is measured by month is read by month`() throws {
    let x = examination(
      "weekly",
      ["measure/measures.csv": "metric,period,channel,segment,value\nother,2026-05,,,40\n"],
      metric: "id: other")
    let y = IndicatorBench.examination([
      "measure/metrics.yaml": "- {id: other, name: Autre, aggregation: sum}",
      "measure/measures.csv": "metric,period,channel,segment,value\nother,2026-05,,,40\n",
      "measure/indicators.yaml":
        "- {id: K, name: Autre, formula: other, frequency: weekly}",
    ])
    #expect(x.standing(of: try #require(x.find(ID<Indicator>("K")))).last == nil)
    let standing = y.standing(of: try #require(y.find(ID<Indicator>("K"))))
    #expect(standing.rhythm == .monthly && standing.last?.value == 40)
    #expect(standing.last?.period == Period.month(2026, 5))
  }

  @Test func `a weekly indicator's year is carried on by month`() throws {
    let x = examination("weekly", on: Self.day(6, 30))
    let indicator = try #require(x.find(ID<Indicator>("K")))
    // Only June of the year is known: the months before it are missing, so nothing is landed on.
    #expect(x.landing(of: indicator) == nil)
    let months = (1...5).map { "sessions,2026-0\($0),,,100" }.joined(separator: "\n")
    let whole = examination(
      "weekly",
      ["measure/measures.csv": "metric,period,channel,segment,value\n\(months)\n"],
      on: Self.day(6, 30))
    // 5 × 100 and June's 290 in six months: twice that by the end of twelve.
    let landing = try #require(whole.landing(of: indicator))
    #expect(landing.toDate == 790 && landing.value == 1580 && landing.elapsed == 6)
  }

  @Test
  func
    `what a person states over just a period goes before the import, what an import wrote does not`()
    throws
  {
    let june = Self.span(Self.day(6, 1), Self.day(6, 30))
    func value(_ batch: String) -> Double? {
      let x = examination(
        "monthly",
        [
          "measure/measures.csv":
            "metric,period,channel,segment,value,note,batch\nsessions,2026-06,,,999,,\(batch)\n"
        ], on: Self.day(6, 30))
      return x.measured.value(of: "sessions", over: june)
    }
    #expect(value("") == 999)
    #expect(value("IM1") == 290)
  }

  @Test(arguments: [
    ("id: visits, imported: sessions", 290.0), ("id: visits, imported: googleAds.sessions", 290),
    ("id: visits, imported: metaAds.sessions", nil), ("id: visits", nil),
  ])
  func `a metric says what imports call it`(_ metric: String, _ expected: Double?) {
    let x = examination("monthly", metric: metric)
    let june = Self.span(Self.day(6, 1), Self.day(6, 30))
    #expect(x.measured.value(of: "visits", over: june) == expected)
    #expect(x.measured.isMeasured("visits") == (expected != nil))
  }

  @Test func `channels are found by the tool's name of them`() {
    let x = examination(
      "monthly",
      ["strategy/channels.yaml": "- {id: C1, name: E-mail}\n- {id: C2, name: EMAIL}"])
    #expect(x.measured.channels(of: "sessions") == ["C2"])
    let june = Self.span(Self.day(6, 1), Self.day(6, 30))
    #expect(x.measured.value(of: "sessions", over: june, channel: "C2") == 40)
    #expect(x.measured.value(of: "sessions", over: june, channel: "C1") == nil)
  }

  @Test func `a channel lists what tools call it, before another that merely has the name`() {
    let x = examination(
      "monthly",
      [
        "strategy/channels.yaml": """
        - {id: C1, name: Email}
        - {id: C2, name: Lettre du mardi, toolNames: [E-mailing, EMAIL]}
        """
      ])
    let june = Self.span(Self.day(6, 1), Self.day(6, 30))
    #expect(x.measured.channels(of: "sessions") == ["C2"])
    #expect(x.measured.value(of: "sessions", over: june, channel: "C2") == 40)
  }

  @Test func `several of a tool's channels count as one of the dossier's`() {
    let two = Self.span(Self.day(6, 1), Self.day(6, 2))
    let covered = [Self.day(6, 1)...Self.day(6, 2)]
    func series(_ name: String, _ search: [ImportedSeries.Row], _ display: [ImportedSeries.Row])
      -> ImportedSeries
    {
      ImportedSeries(
        name, rows: [Self.row(6, 1, 100, weight: 9), Self.row(6, 2, 100, weight: 9)],
        byChannel: ["Paid Search": search, "Display": display], covered: covered
      ).gathering(["ads": ["Paid Search", "Display", "Audio"], "mail": ["Email"]])
    }
    let sessions = series(
      "sessions", [Self.row(6, 1, 4)], [Self.row(6, 1, 2), Self.row(6, 2, 3)])
    #expect(sessions.channelNames == ["ads"])
    #expect(sessions.value(over: two, channel: "ads") == 9)
    #expect(sessions.value(over: two, channel: "mail") == nil)
    // (4 × 1 + 2 × 3) / 4: values are sums of each times its weight.
    let position = series(
      "position", [Self.row(6, 1, 4, weight: 1)], [Self.row(6, 1, 6, weight: 3)])
    #expect(position.value(over: two, channel: "ads") == 2.5)
    // People who came by both are counted in both.
    let users = series("users", [Self.row(6, 1, 4)], [Self.row(6, 1, 2)])
    #expect(users.value(over: two, channel: "ads") == nil)
  }

  @Test func `who does not see the import does not see its figures`() {
    var x = examination("monthly")
    var dossier = x.dossier
    dossier.remove("IM1")
    x = Examination(of: dossier, on: Self.day(6, 30))
    #expect(!x.measured.isMeasured("sessions"))
  }
}
