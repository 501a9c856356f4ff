internal import SextantKernels

/// What the company has promised to people and the planet is measured, and its footprint can be
/// worked out again.
///
/// A commitment is measured by an indicator or by a measure in words, with a baseline and a target,
/// unless it is declared out of scope. A footprint is recomputed month by month and summed, so that
/// a quantity per page meets the pages of its own month; it must agree at the decimals it is written
/// with. A campaign with visuals needs somebody's review for inclusion, with a date.
public struct CommitmentsAreMeasured: Check {
  public static let card = CheckCard(
    "QUA07", "rse.footprint", .warning, basis: [.text, .arithmetic, .house],
    about: [Commitment.self, Footprint.self, Campaign.self, PageSnapshot.self],
    alsoReads: [ContentItem.self, Shop.self, Measure.self, Metric.self, Actual.self])

  private static let visuals: Set<ContentFormat> = [
    .post, .story, .banner, .video, .catalogue, .poster, .page,
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for commitment in x.all(Commitment.self) where commitment.outOfScope.isEmpty {
      check(commitment, &verdict)
    }
    let footprints = x.all(Footprint.self)
    if !footprints.isEmpty {
      let figures = x.measured
      for footprint in footprints { check(footprint, figures, &verdict) }
    }
    for campaign in x.all(Campaign.self) { check(campaign, x, &verdict) }
    checkWeights(x, &verdict)
  }

  private static func check(_ commitment: Commitment, _ verdict: inout Verdict) {
    if commitment.indicator == nil && commitment.measuredBy.isEmpty {
      verdict.fail(
        commitment.at("indicator"), "noIndicator", ["commitment": .text(commitment.text)])
    }
    for (field, value) in [("baseline", commitment.baseline), ("target", commitment.target)]
    where value == nil {
      verdict.fail(
        commitment.at(field), "commitmentLacks",
        ["commitment": .text(commitment.text), "field": .field(Commitment.self, field)])
    }
  }

  private static func check(
    _ footprint: Footprint, _ figures: MeasuredFigures, _ verdict: inout Verdict
  ) {
    let name: [String: Argument] = ["footprint": .text(footprint.label)]
    let fields = [
      ("method", footprint.method.isEmpty), ("perimeter", footprint.perimeter.isEmpty),
      ("period", footprint.period == nil), ("formula", footprint.formula.isEmpty),
      ("value", footprint.value == nil),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        footprint.at(field), "footprintLacks",
        name.merging(["field": .field(Footprint.self, field)]) { $1 })
    }
    guard let value = footprint.value, let period = footprint.period, !footprint.formula.isEmpty
    else { return }
    guard let formula = try? Formula(parsing: footprint.formula) else {
      verdict.fail(footprint.at("formula"), "notAFormula", name)
      return
    }
    guard let computed = total(formula, over: period, figures) else {
      verdict.doubt(footprint.at("value"), "notMeasured", name)
      return
    }
    if abs(rounded(computed, asWritten: value) - value) > 1e-9 {
      verdict.fail(
        footprint.at("value"), "footprintDiffers",
        name.merging(["shown": .number(value), "computed": .number(computed, decimals: 2)]) { $1 })
    }
  }

  /// The sum over the months of the period; over the whole where it is not made of whole months.
  private static func total(
    _ formula: Formula, over period: Period, _ figures: MeasuredFigures
  ) -> Double? {
    guard let count = period.months, count <= 1200 else {
      return try? figures.value(of: formula, over: period).get()
    }
    var sum = 0.0
    for month in 0..<count {
      let first = period.first.adding(months: month)
      guard let span = Period.month(first.year, first.month),
        let value = try? figures.value(of: formula, over: span).get()
      else { return nil }
      sum += value
    }
    return sum
  }

  private static func rounded(_ number: Double, asWritten other: Double) -> Double {
    let written = numberText(other)
    let decimals = written.firstIndex(of: ".").map { written[$0...].count - 1 } ?? 0
    var scale = 1.0
    for _ in 0..<min(decimals, 12) { scale *= 10 }
    return (number * scale).rounded() / scale
  }

  private static func check(
    _ campaign: Campaign, _ x: Examination, _ verdict: inout Verdict
  ) {
    let contents = x.citing(campaign, by: ContentItem.self, in: "campaign")
    guard contents.contains(where: { $0.format.map(visuals.contains) ?? false }) else { return }
    for (field, isMissing) in [
      ("inclusionReviewer", campaign.inclusionReviewer == nil),
      ("inclusionReviewedOn", campaign.inclusionReviewedOn == nil),
    ] where isMissing {
      verdict.fail(
        campaign.at(field), "notReviewed",
        ["campaign": .text(campaign.name), "field": .field(Campaign.self, field)])
    }
  }

  private static func checkWeights(_ x: Examination, _ verdict: inout Verdict) {
    guard let budget = x.all(Shop.self).compactMap(\.pageWeightBudgetKb).first else { return }
    for page in x.all(PageSnapshot.self) {
      if let weight = page.weightKb, weight > budget {
        verdict.fail(
          page.at("weightKb"), "tooHeavy",
          ["page": .text(page.url), "weight": .number(weight), "budget": .number(budget)])
      }
    }
  }
}
