import SextantKernels
import SextantModel

/// What imported measures add up to, for programs: which metrics there are, and each by day, week,
/// channel or campaign.
enum ImportedFiguresAnswer {
  /// The metrics that there are, each with the tool that counts it.
  static func holdings(_ seat: APISeat) throws -> APIAnswer {
    if let (name, _) = seat.request.query.first { throw unknownParameter(name, nearest: nil) }
    let holdings = try MeasureReport(seat.live, seeing: seat.scene.reduced).holdings()
    let items = holdings.map { holding -> Plain in
      var entries = [
        entry("metric", holding.metric), entry("origin", holding.origin),
        entry("from", Day(number: holding.first).text), entry("to", Day(number: holding.last).text),
        entry("rows", holding.rows),
      ]
      if let total = holding.total { entries.append(entry("total", number(total))) }
      entries.append(
        entry(
          "_links",
          .map([entry("self", "\(seat.base)/figures/\(percentEncoded(holding.metric))")])))
      return .map(entries)
    }
    return APIAnswer(200, .map([entry("items", .list(items)), entry("total", items.count)]))
  }

  private enum By: String, CaseIterable { case day, week, channel, campaign }

  private struct Asked {
    var by = By.day
    var first: Day?
    var last: Day?
    var origin: String?
    var channel: String?
    var site: String?
    var limit = 1000
    var after = 0
  }

  static func figures(of metric: String, _ seat: APISeat) throws -> APIAnswer {
    let asked = try asked(seat.request)
    let report = MeasureReport(seat.live, seeing: seat.scene.reduced)
    let known = try report.holdings().filter {
      $0.metric == metric && (asked.origin == nil || $0.origin == asked.origin)
    }
    guard let first = known.map(\.first).min(), let last = known.map(\.last).max() else {
      throw APIProblem(.notFound)
    }
    let from = asked.first?.number ?? first
    let to = asked.last?.number ?? last
    guard from <= to else {
      throw APIProblem(.badQuery, Message("api.query.days"))
    }
    let question = MeasureReport.Question(
      metric, from...to, origin: asked.origin, channel: asked.channel, site: asked.site)
    var days = from...to
    let items: [Plain]
    switch asked.by {
    case .day:
      items = try report.byDay(question).map {
        line([("from", $0.day), ("to", $0.lastDay)], ["channel": $0.channel], $0.value)
      }
    case .week:
      items = weeks(try report.byDay(question), metric)
    case .channel:
      items = try report.byChannel(question).map { line([], ["channel": $0.0], $0.1) }
    case .campaign:
      guard asked.site == nil else {
        throw APIProblem(.badQuery, Message("api.query.noSite"))
      }
      let found = try report.topCampaigns(question, limit: 100_000)
      days = found.days
      items = found.lines.map {
        line([], ["campaign": $0.campaign, "channel": $0.channel], $0.value)
      }
    }
    let page = Array(items.dropFirst(asked.after).prefix(asked.limit))
    var links: [Plain.Entry] = []
    var headers: [(name: String, value: String)] = []
    if asked.after + page.count < items.count {
      let rest =
        seat.request.query.filter { $0.name != "after" } + [
          ("after", String(asked.after + page.count))
        ]
      let next =
        "\(seat.base)/figures/\(percentEncoded(metric))"
        + queryText(rest.map { (name: $0.name, value: $0.value) })
      links.append(entry("next", next))
      headers.append(("Link", "<\(next)>; rel=\"next\""))
    }
    return APIAnswer(
      200,
      .map([
        entry("metric", metric), entry("from", Day(number: days.lowerBound).text),
        entry("to", Day(number: days.upperBound).text),
        entry("origins", .list(Set(known.map(\.origin)).sorted().map { .text($0) })),
        entry("items", .list(page)), entry("total", items.count), entry("_links", .map(links)),
      ]), headers: headers)
  }

  /// By the Monday of each week and channel; weeks of metrics that do not add up have no value.
  private static func weeks(_ lines: [MeasureReport.Line], _ metric: String) -> [Plain] {
    struct Key: Hashable {
      let week: Int32
      let channel: String
    }
    let addsUp = MeasureMetric.nature(of: metric) == .sum
    var sums: [Key: (value: Double, count: Int)] = [:]
    for one in lines {
      guard let value = one.value else { continue }
      let key = Key(week: MeasureIntake.monday(one.day), channel: one.channel)
      sums[key, default: (0, 0)].value += value
      sums[key]?.count += 1
    }
    return sums.sorted { ($0.key.week, $0.key.channel) < ($1.key.week, $1.key.channel) }.map {
      line(
        [("from", $0.key.week), ("to", $0.key.week + 6)], ["channel": $0.key.channel],
        addsUp || $0.value.count == 1 ? $0.value.value : nil)
    }
  }

  private static func line(
    _ days: [(String, Int32)], _ texts: KeyValuePairs<String, String>, _ value: Double?
  ) -> Plain {
    .map(
      days.map { entry($0.0, Day(number: $0.1).text) } + texts.map { entry($0.key, $0.value) } + [
        entry("value", value.map { number($0) } ?? .none)
      ])
  }

  private static func number(_ value: Double) -> Plain { .number(plainText(value)) }

  private static let known = [
    "by", "from", "to", "origin", "channel", "site", "limit", "after",
  ]

  private static func asked(_ request: APIRequest) throws -> Asked {
    var asked = Asked()
    for (name, value) in request.query {
      switch name {
      case "by":
        guard let by = By(rawValue: value) else {
          throw APIProblem(
            .badQuery,
            Message(
              "api.query.choice",
              ["name": .text(name), "values": .texts(By.allCases.map(\.rawValue))]))
        }
        asked.by = by
      case "from": asked.first = try day(name, value)
      case "to": asked.last = try day(name, value)
      case "origin": asked.origin = value
      case "channel": asked.channel = value
      case "site": asked.site = value
      case "limit": asked.limit = try wholeNumber(name, value, 1...10_000)
      case "after": asked.after = try wholeNumber(name, value, 0...Int(Int32.max))
      default: throw unknownParameter(name, nearest: nearestWord(to: name, in: known))
      }
    }
    return asked
  }

  static func day(_ name: String, _ value: String) throws(APIProblem) -> Day {
    guard case .value(let day) = Day.parse(Array(value.utf8).span) else {
      throw APIProblem(.badQuery, Message("api.query.day", ["name": .text(name)]))
    }
    return day
  }
}
