internal import SextantKernels

/// What somebody typed for a profitability indicator is what its formula gives over the same
/// period, rounded as the indicator shows it.
///
/// The cost base is shown: the lines the indicator names, or all those of the budget in force.
/// A figure that nobody typed is computed on the spot and cannot be wrong.
public struct GainsAreRecomputed: Check {
  public static let card = CheckCard(
    "BUD09", "gain.recomputed", .error, basis: [.arithmetic],
    about: [Indicator.self],
    alsoReads: [
      Reading.self, Measure.self, Metric.self, Actual.self, Budget.self, BudgetLine.self,
    ])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let indicators = x.all(Indicator.self).filter { $0.belongs(to: .profitability) }
    guard !indicators.isEmpty else { return verdict.doesNotApply() }
    let figures = x.measured
    for indicator in indicators {
      for reading in x.citing(indicator, by: Reading.self, in: "indicator") {
        compareReading(reading, indicator, figures, &verdict)
      }
      let formula = try? Formula(parsing: indicator.formula)
      if formula?.names.contains(MeasuredFigures.actualsName) == true {
        let named = indicator.costLines.count
        verdict.note(
          indicator.at("costLines"), "costBase",
          [
            "indicator": .text(indicator.name),
            "lines": .integer(named == 0 ? x.currentLines.count : named),
          ])
      }
    }
  }
}
