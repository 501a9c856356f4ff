import SextantKernels
import SextantModel

/// What imported measures come to: by day and channel, from week to week, by campaign.
enum MeasuredPage {
  static func answer(_ view: View, _ live: LiveDossier) -> Answer {
    do { return .page(try page(view, MeasureReport(live, seeing: view.dossier))) } catch {
      return .failed(error)
    }
  }

  private static func page(_ view: View, _ report: MeasureReport) throws(HouseError) -> Page {
    var page = Page(title: view.say("measured.title"), main: .empty)
    page.lead = view.say("measured.lead")
    page.room = ImportBatch.kind.room
    page.trail = ImportPages.trail(nil, view)
    let holdings = try report.holdings()
    guard let shown = MeasuredFiguresShown(holdings, view) else {
      page.main = empty(view)
      return page
    }
    let sites = try report.sites(of: shown.holding.metric, origin: shown.holding.origin)
    let site = view.asked("site").flatMap { sites.contains($0) ? $0 : nil }
    let question = MeasureReport.Question(
      shown.holding.metric, shown.days, origin: shown.holding.origin, site: site)
    let lines = try report.byDay(question)
    let campaigns = try report.topCampaigns(question, limit: 15)
    page.main = """
      \(chooser(holdings, shown, sites, site, view))\
      <div class="stack" data-live="results" data-kinds="importBatch">\
      \(try curve(lines, shown, view))\(try weeks(report, shown, site, view))\
      \(top(campaigns, shown, site, view))\(naming(shown, view))</div>
      """
    return page
  }

  private static func empty(_ view: View) -> HTML {
    let action =
      view.reader.mayEdit(ImportBatch.kind)
      ? LinkButton(
        view.say("sheets.importMeasures"), to: view.to.page("import"), .primary, icon: "upload"
      ).html : .empty
    return EmptyState(
      title: view.say("measured.empty"), text: view.say("measured.empty.text"), action: action
    ).html
  }

  private static func chooser(
    _ holdings: [MeasureReport.Holding], _ shown: MeasuredFiguresShown, _ sites: [String],
    _ site: String?, _ view: View
  ) -> HTML {
    let options = holdings.map {
      ChoiceOption(MeasuredFiguresShown.key($0), title($0, view))
    }
    let metric = FormField(
      view.words, "metric", label: view.say("measured.what"), .choice(shown.key, options),
      scope: "measured")
    let first = FormField(
      view.words, "from", label: view.say("measured.from"),
      .day(Day(number: shown.days.lowerBound).text), scope: "measured")
    let last = FormField(
      view.words, "to", label: view.say("measured.to"),
      .day(Day(number: shown.days.upperBound).text), scope: "measured")
    var place: HTML = .empty
    if !sites.isEmpty {
      let choices =
        [ChoiceOption("", view.say("measured.site.all"))] + sites.map { ChoiceOption($0, $0) }
      place =
        FormField(
          view.words, "site", label: view.say("measured.site"), .choice(site ?? "", choices),
          scope: "measured"
        ).html
    }
    return GetForm(
      to: view.to.page("measured"),
      "\(metric)\(place)\(first)\(last)\(Button(view.say("measured.show")))"
    ).html
  }

  /// How an indicator comes to read it.
  private static func naming(_ shown: MeasuredFiguresShown, _ view: View) -> HTML {
    let text = view.say(
      "measured.name",
      [
        "name": .text(shown.key),
        "field": .text(view.words.label(field: "imported", of: Metric.kind.name)),
      ])
    return "<p class=\"muted small\">\(text)</p>"
  }

  static func title(_ holding: MeasureReport.Holding, _ view: View) -> String {
    let tool =
      MeasureOrigin(rawValue: holding.origin).map { view.say("sheets.origin.\($0.rawValue)") }
      ?? view.say("sheets.origin.other")
    return view.say(
      "measured.option",
      [
        "metric": .text(view.name(metric: holding.metric)),
        "tool": .text(tool),
      ])
  }

  private static func channel(_ name: String, _ view: View) -> String {
    name.isEmpty ? view.say("measured.noChannel") : name
  }

  // MARK: - By day

  private static let shownChannels = 5

  /// By day up to a quarter, by week beyond: a point for every day of two years says nothing.
  private static func curve(
    _ lines: [MeasureReport.Line], _ shown: MeasuredFiguresShown, _ view: View
  ) throws(HouseError) -> HTML {
    guard !lines.isEmpty else {
      return Notice(.neutral, view.say("measured.none")).html
    }
    let byWeek = shown.days.count > 100
    var sums: [String: Double] = [:]
    var points: [String: [Int32: Double]] = [:]
    var days: Set<Int32> = []
    let isSum = MeasureMetric.nature(of: shown.holding.metric) == .sum
    for line in lines {
      guard let value = line.value else { continue }
      let day = byWeek ? MeasureIntake.monday(line.day) : line.day
      days.insert(day)
      sums[line.channel, default: 0] += value
      if isSum {
        points[line.channel, default: [:]][day, default: 0] += value
      } else if !byWeek {
        points[line.channel, default: [:]][day] = value
      }
    }
    let order = days.sorted()
    let channels = sums.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(shownChannels).map(\.key)
    let series = channels.map { name in
      ChartSeries(channel(name, view), order.map { points[name]?[$0] })
    }
    let metric = view.name(metric: shown.holding.metric)
    let summary = view.say(
      "measured.byDay.summary",
      [
        "metric": .text(metric), "count": .integer(series.count),
        "first": .day(Day(number: shown.days.lowerBound)),
        "last": .day(Day(number: shown.days.upperBound)),
      ])
    return LineChart(
      view.words, id: "by-day",
      title: view.say(byWeek ? "measured.byWeek" : "measured.byDay"), summary: summary,
      labelName: view.say("measured.day"),
      labels: order.map { short($0, view) }, series: series,
      unit: .number(decimals: nil), source: title(shown.holding, view)
    ).html
  }

  /// Day and month, as the axis has room for.
  private static func short(_ number: Int32, _ view: View) -> String {
    let day = Day(number: number)
    let parts = [day.dayOfMonth, day.month].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return view.words.language == .french ? "\(parts[0])/\(parts[1])" : day.text
  }

  // MARK: - Week on week

  private static func weeks(
    _ report: MeasureReport, _ shown: MeasuredFiguresShown, _ site: String?, _ view: View
  ) throws(HouseError) -> HTML {
    // The last whole week of what is shown, and the one before it.
    let monday = MeasureIntake.monday(shown.days.upperBound + 1) - 7
    func week(_ first: Int32) throws(HouseError) -> [String: Double?] {
      let found = try report.byChannel(
        MeasureReport.Question(
          shown.holding.metric, first...(first + 6), origin: shown.holding.origin, site: site))
      return Dictionary(found, uniquingKeysWith: { one, _ in one })
    }
    let now = try week(monday)
    let before = try week(monday - 7)
    let channels = Set(now.keys).union(before.keys)
    guard !channels.isEmpty else { return .empty }
    func value(_ week: [String: Double?], _ channel: String) -> Double? {
      week[channel].flatMap { $0 }
    }
    let sorted = channels.sorted {
      (value(now, $0) ?? 0, $1) > (value(now, $1) ?? 0, $0)
    }
    func text(_ number: Double?) -> String {
      number.map { view.words.write($0, decimals: nil) } ?? "–"
    }
    func change(_ now: Double?, _ before: Double?) -> String {
      guard let now, let before, before != 0 else { return "–" }
      let share = (now - before) / abs(before)
      return (share > 0 ? "+" : "") + view.words.writePercent(share, decimals: 1)
    }
    let rows = sorted.map { name -> TableLine in
      TableLine([
        HTML(text: channel(name, view)), HTML(text: text(value(now, name))),
        HTML(text: text(value(before, name))),
        HTML(text: change(value(now, name), value(before, name))),
      ])
    }
    var foot: [[HTML]] = []
    if MeasureMetric.nature(of: shown.holding.metric) == .sum {
      let sums = [now, before].map { week in channels.reduce(0) { $0 + (value(week, $1) ?? 0) } }
      foot = [
        [
          HTML(text: view.say("measured.total")), HTML(text: text(sums[0])),
          HTML(text: text(sums[1])), HTML(text: change(sums[0], sums[1])),
        ]
      ]
    }
    return DataTable(
      view.words, id: "weeks", caption: view.say("measured.weeks"),
      columns: [
        TableColumn(view.say("measured.channel")),
        TableColumn(
          view.say("measured.weeks.this", ["day": .day(Day(number: monday))]), .number),
        TableColumn(
          view.say("measured.weeks.this", ["day": .day(Day(number: monday - 7))]), .number),
        TableColumn(view.say("measured.weeks.change"), .number),
      ], rows: rows, foot: foot
    ).html
  }

  // MARK: - Campaigns

  private static func top(
    _ campaigns: (days: ClosedRange<Int32>, lines: [MeasureReport.CampaignLine]),
    _ shown: MeasuredFiguresShown, _ site: String?, _ view: View
  ) -> HTML {
    guard campaigns.lines.contains(where: { !$0.campaign.isEmpty }) else { return .empty }
    let rows = campaigns.lines.map { line -> TableLine in
      TableLine([
        HTML(text: line.campaign.isEmpty ? view.say("measured.noCampaign") : line.campaign),
        HTML(text: channel(line.channel, view)),
        HTML(text: line.value.map { view.words.write($0, decimals: nil) } ?? "–"),
      ])
    }
    let days = view.say(
      "measured.campaigns.days",
      [
        "first": .day(Day(number: campaigns.days.lowerBound)),
        "last": .day(Day(number: campaigns.days.upperBound)),
      ])
    let table = DataTable(
      view.words, id: "campaigns", caption: view.say("measured.campaigns"),
      columns: [
        TableColumn(view.say("measured.campaign")), TableColumn(view.say("measured.channel")),
        TableColumn(view.name(metric: shown.holding.metric), .number),
      ], rows: rows)
    let scope = site == nil ? "" : " " + view.say("measured.campaigns.allSites")
    return "\(table)<p class=\"muted small\">\(days)\(scope)</p>"
  }
}

/// Which metric of which tool is shown, over which days: as the address asks, or else the last
/// thirteen weeks of what there is most of.
struct MeasuredFiguresShown {
  let holding: MeasureReport.Holding
  let days: ClosedRange<Int32>

  var key: String { Self.key(holding) }

  static func key(_ holding: MeasureReport.Holding) -> String {
    "\(holding.origin).\(holding.metric)"
  }

  /// What there is most of; of a tool's metrics what people look at first.
  private static func weight(_ holding: MeasureReport.Holding) -> Int {
    let first = ["revenue", "sessions", "cost"]
    return holding.rows * 4
      + (first.contains(holding.metric) ? 3 - (first.firstIndex(of: holding.metric) ?? 3) : 0)
  }

  init?(_ holdings: [MeasureReport.Holding], _ view: View) {
    let asked = view.asked("metric")
    guard
      let holding = holdings.first(where: { Self.key($0) == asked })
        ?? holdings.filter({ $0.total != nil }).max(by: { Self.weight($0) < Self.weight($1) })
        ?? holdings.first
    else { return nil }
    self.holding = holding
    func day(_ name: String) -> Int32? {
      guard let text = view.asked(name), case .value(let day) = Day.parse(Array(text.utf8).span)
      else { return nil }
      return day.number
    }
    let last = day("to") ?? holding.last
    let first = day("from") ?? max(holding.first, last - 90)
    days = min(first, last)...max(first, last)
  }
}
