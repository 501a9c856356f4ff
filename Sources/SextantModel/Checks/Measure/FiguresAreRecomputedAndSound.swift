/// What somebody typed for an indicator is what its formula gives; measures follow one another
/// without a hole or an overlap; nothing counted is negative; a leap is explained in a note; no
/// formula divides by zero over the last period.
///
/// Profitability indicators are left to BUD09. A series is the values of one metric for one channel
/// and one segment. A leap is told between two neighbouring periods of the same length, neither of
/// them nought.
public struct FiguresAreRecomputedAndSound: Check {
  public static let card = CheckCard(
    "KPI04", "kpi.recomputed-and-sound", .error, basis: [.arithmetic],
    about: [Measure.self, Reading.self],
    alsoReads: [Indicator.self, Metric.self, Actual.self, Budget.self, BudgetLine.self],
    parameters: ["jumpFactor"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let figures = x.measured
    for indicator in x.all(Indicator.self) where !indicator.belongs(to: .profitability) {
      for reading in x.citing(indicator, by: Reading.self, in: "indicator") {
        compareReading(reading, indicator, figures, &verdict)
      }
    }
    for indicator in x.all(Indicator.self) {
      guard case .divisionByZero(let part) = x.standing(of: indicator).gap else { continue }
      verdict.fail(
        indicator.at("formula"), "divisionByZero",
        ["indicator": .text(indicator.name), "part": .text(part)])
    }
    var series: [Key: [Measure]] = [:]
    for measure in x.all(Measure.self) {
      let key = Key(metric: measure.metric, channel: measure.channel, segment: measure.segment)
      series[key, default: []].append(measure)
    }
    for (key, measures) in series {
      examine(measures, of: x.find(key.metric), x.rules.jumpFactor, &verdict)
    }
  }

  private struct Key: Hashable {
    var metric: ID<Metric>?
    var channel: ID<Channel>?
    var segment: ID<Segment>?
  }

  private static func examine(
    _ measures: [Measure], of metric: Metric?, _ factor: Double, _ verdict: inout Verdict
  ) {
    let name: Argument = .text(metric?.name ?? "")
    if metric?.isCount == true {
      for measure in measures {
        guard let value = measure.value, value < 0 else { continue }
        verdict.fail(
          measure.at("value"), "negative", ["metric": name, "value": .number(value)])
      }
    }
    let rows = measures.compactMap { row in row.period.map { (period: $0, row: row) } }
      .sorted { $0.period < $1.period }
    for (before, after) in zip(rows, rows.dropFirst()) {
      let expected = before.period.last.adding(days: 1)
      let arguments: [String: Argument] = [
        "metric": name, "before": .period(before.period), "after": .period(after.period),
      ]
      if after.period.first < expected {
        verdict.fail(after.row.at("period"), "overlap", arguments)
      } else if after.period.first > expected {
        verdict.fail(after.row.at("period"), "hole", arguments)
      } else if let leap = leap(from: before, to: after), leap > factor, after.row.note.isEmpty {
        verdict.fail(
          after.row.at("note"), "leap",
          arguments.merging(["factor": .number(leap, decimals: 1)]) { first, _ in first })
      }
    }
  }

  private static func leap(
    from before: (period: Period, row: Measure), to after: (period: Period, row: Measure)
  ) -> Double? {
    guard before.period.months == after.period.months,
      let one = before.row.value.map(abs), let other = after.row.value.map(abs),
      one > 0, other > 0
    else { return nil }
    return max(one / other, other / one)
  }
}
