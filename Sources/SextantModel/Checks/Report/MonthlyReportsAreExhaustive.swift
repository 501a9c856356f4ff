/// A monthly report leaves out no followed indicator, no running campaign and no way forward.
///
/// The data are cut off on the last day of the period at the earliest. A campaign is to be listed
/// when one of its days falls in the period.
public struct MonthlyReportsAreExhaustive: Check {
  public static let card = CheckCard(
    "RES05", "report.monthly-exhaustive", .error, basis: [.text, .house],
    about: [Report.self], alsoReads: [ReportRow.self, Indicator.self, Campaign.self],
    parameters: ["minOutlook"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let monthly = x.all(Report.self).filter { $0.reportKind == .monthly }
    if monthly.isEmpty { verdict.doesNotApply() }
    for report in monthly {
      guard let period = report.period else {
        verdict.fail(report.at("period"), "noPeriod", ["report": .text(report.title)])
        continue
      }
      checkRows(of: report, period, x, &verdict)
      checkFrame(of: report, period, x, &verdict)
    }
  }

  private static func checkRows(
    of report: Report, _ period: Period, _ x: Examination, _ verdict: inout Verdict
  ) {
    let rows = x.citing(report, by: ReportRow.self, in: "report")
    let told = Set(rows.compactMap(\.indicator))
    for indicator in x.all(Indicator.self) where indicator.isFollowed {
      if !told.contains(indicator.id) {
        verdict.fail(
          report.at(), "rowMissing",
          ["period": .period(period), "indicator": .text(indicator.name)])
      }
    }
    for row in rows {
      let name = x.find(row.indicator)?.name ?? row.id.text
      let fields = [
        ("target", row.target == nil), ("actual", row.actual == nil), ("gap", row.gap == nil),
        ("comment", row.comment.isEmpty), ("next", row.next.isEmpty),
      ]
      for (field, isMissing) in fields where isMissing {
        verdict.fail(
          row.at(field), "rowLacks",
          ["indicator": .text(name), "field": .field(ReportRow.self, field)])
      }
    }
  }

  private static func checkFrame(
    of report: Report, _ period: Period, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: [String: Argument] = ["report": .text(report.title), "period": .period(period)]
    if report.cutOff.map({ $0 < period.last }) ?? true {
      verdict.fail(
        report.at("cutOff"), "cutOffEarly", name.merging(["end": .day(period.last)]) { $1 })
    }
    for campaign in x.all(Campaign.self) {
      guard let start = campaign.start, let end = campaign.end,
        start <= period.last, end >= period.first, !report.campaigns.contains(campaign.id)
      else { continue }
      verdict.fail(
        report.at("campaigns"), "campaignMissing",
        name.merging(["campaign": .text(campaign.name)]) { $1 })
    }
    let ways = report.outlook.count { !$0.isEmpty }
    if ways < x.rules.minOutlook {
      verdict.fail(
        report.at("outlook"), "fewWays",
        name.merging(["count": .integer(ways), "min": .integer(x.rules.minOutlook)]) { $1 })
    }
  }
}
