internal import SextantKernels

/// Every figure shown to a reader is tied to the dossier, equals it, and words agree with figures.
///
/// Figures are numbers followed by a currency sign or a per cent sign, in slides and sections of
/// reports; each must be one of the bound values there. A row's actual value is compared at the
/// indicator's decimals, over the period in which the indicator is followed, and its gap is actual
/// less target. “Hausse” and “baisse” are compared with the year before where « sur un an » (year
/// on year) follows within five words. The slide criteria of MCMD.E5, E6 and E7 judge analysis, so
/// that this check supports them.
public struct FiguresAreBound: Check {
  public static let card = CheckCard(
    "RES04", "deck.numbers-bound", .error, basis: [.arithmetic],
    about: [Slide.self, Report.self, ReportRow.self, Interpretation.self],
    alsoReads: Registry.dossier.kinds)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let figures = BoundFigures(x)
    for slide in x.all(Slide.self) {
      let bearer = Bearer(
        text: slide.at("text"), bounds: slide.at("boundValues"),
        name: "\(slide.order.map { "\($0) – " } ?? "")\(slide.title)")
      check(slide.text, slide.boundValues, bearer, figures, &verdict)
    }
    for report in x.all(Report.self) {
      for section in report.sections {
        let bearer = Bearer(
          text: report.at("sections"), bounds: report.at("sections"), name: section.title)
        check(section.text, section.boundValues, bearer, figures, &verdict)
      }
    }
    for row in x.all(ReportRow.self) { check(row, x, figures, &verdict) }
    for reading in x.all(Interpretation.self) {
      guard let indicator = x.find(reading.indicator), let period = reading.period else { continue }
      checkTrend(reading.text, indicator, period, reading.at("text"), figures, &verdict)
    }
  }

  /// Where figures stand: in a slide or in a section of a report.
  private struct Bearer {
    var text: Place
    var bounds: Place
    var name: String
  }

  private static func check(
    _ text: String, _ bounds: [BoundValue], _ bearer: Bearer, _ figures: BoundFigures,
    _ verdict: inout Verdict
  ) {
    for bound in bounds {
      let said: [String: Argument] = [
        "where": .text(bearer.name), "quantity": .text(bound.quantity),
        "shown": .number(bound.shown ?? 0, decimals: bound.shownDecimals),
      ]
      guard bound.shown != nil, bound.item != nil else {
        verdict.fail(bearer.bounds, "boundToNothing", said)
        continue
      }
      guard let value = figures.value(of: bound) else {
        verdict.doubt(bearer.bounds, "noValue", said)
        continue
      }
      if !bound.shows(value) {
        verdict.fail(
          bearer.bounds, "differs",
          said.merging(["dossier": .number(value, decimals: bound.shownDecimals)]) { $1 },
          evidence: [bound.item?.text ?? ""])
      }
    }
    let shown = Set(bounds.compactMap(\.shown).map(abs))
    for figure in QuotedFigures(in: text).amounts where !shown.contains(abs(figure.value)) {
      verdict.fail(
        bearer.text, "unbound", ["where": .text(bearer.name), "figure": .text(figure.text)])
    }
  }

  private static func check(
    _ row: ReportRow, _ x: Examination, _ figures: BoundFigures, _ verdict: inout Verdict
  ) {
    guard let indicator = x.find(row.indicator), let report = x.find(row.report),
      let period = report.period
    else { return }
    if let actual = row.actual {
      let said: [String: Argument] = [
        "indicator": .text(indicator.name), "shown": indicator.shown(actual),
      ]
      if let value = figures.value(of: indicator, over: period) {
        if !indicator.agree(actual, indicator.rounded(value)) {
          verdict.fail(
            row.at("actual"), "rowDiffers",
            said.merging(["dossier": indicator.shown(value)]) { $1 })
        }
      } else {
        verdict.doubt(row.at("actual"), "rowUnknown", said)
      }
      if let target = row.target, let gap = row.gap,
        !indicator.agree(gap, indicator.rounded(actual - target))
      {
        verdict.fail(
          row.at("gap"), "gapDiffers",
          [
            "indicator": .text(indicator.name), "shown": indicator.shown(gap),
            "computed": indicator.shown(actual - target),
          ])
      }
    }
    checkTrend(row.comment, indicator, period, row.at("comment"), figures, &verdict)
  }

  private static func checkTrend(
    _ text: String, _ indicator: Indicator, _ period: Period, _ place: Place,
    _ figures: BoundFigures, _ verdict: inout Verdict
  ) {
    guard let claim = YearlyTrend(in: text),
      let now = figures.value(of: indicator, over: period),
      let before = figures.value(of: indicator, over: period.yearBefore)
    else { return }
    let change = indicator.rounded(now) - indicator.rounded(before)
    if claim == .up ? change <= 0 : change >= 0 {
      verdict.fail(
        place, claim == .up ? "noRise" : "noFall",
        [
          "indicator": .text(indicator.name), "before": indicator.shown(before),
          "now": indicator.shown(now),
        ])
    }
  }
}
