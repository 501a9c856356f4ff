internal import SextantKernels

/// Every improvement says where it comes from, what it should bring, in what unit and by what
/// method, and from when; together they reach over at least two horizons.
///
/// Horizons count from the day the dossier's thresholds name, or the reference date, to the start of
/// the improvement. A gain whose method is a formula is recomputed and may differ by the house share
/// for a rounded estimate.
public struct ImprovementsAreQuantified: Check {
  public static let card = CheckCard(
    "BIL02", "improvement.quantified", .error, basis: [.text, .arithmetic, .house],
    about: [ImprovementAction.self],
    alsoReads: [Measure.self, Metric.self, Actual.self, Budget.self, BudgetLine.self],
    parameters: ["gainTolerance", "horizonOrigin", "shortMonths", "mediumMonths"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let improvements = x.all(ImprovementAction.self)
    let figures = x.measured
    for improvement in improvements {
      let name: Argument = .text(improvement.title)
      if improvement.origins.isEmpty {
        verdict.fail(improvement.at("origins"), "noOrigin", ["improvement": name])
      }
      if improvement.expectedGain == nil {
        verdict.fail(improvement.at("expectedGain"), "noGain", ["improvement": name])
      } else {
        for (field, text) in [
          ("gainUnit", improvement.gainUnit), ("gainMethod", improvement.gainMethod),
        ] where text.isEmpty {
          verdict.fail(
            improvement.at(field), "vagueGain",
            ["improvement": name, "field": .field(ImprovementAction.self, field)])
        }
      }
      if improvement.start == nil {
        verdict.fail(improvement.at("start"), "noDate", ["improvement": name])
      }
      recompute(improvement, figures, x, &verdict)
    }
    let starts = improvements.compactMap(\.start)
    if starts.count == improvements.count,
      Set(starts.map { horizon(of: $0, x.rules, x.today) }).count < 2
    {
      verdict.fail(.among(ImprovementAction.self, field: "start"), "oneHorizon")
    }
  }

  private static func recompute(
    _ improvement: ImprovementAction, _ figures: MeasuredFigures, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    guard !improvement.gainFormula.isEmpty else { return }
    guard let formula = try? Formula(parsing: improvement.gainFormula) else {
      return verdict.fail(
        improvement.at("gainFormula"), "notAFormula",
        ["improvement": .text(improvement.title), "formula": .text(improvement.gainFormula)])
    }
    guard let gain = improvement.expectedGain else { return }
    guard let period = improvement.gainPeriod,
      case .success(let computed) = figures.value(of: formula, over: period)
    else {
      return verdict.doubt(
        improvement.at("gainPeriod"), "notMeasured", ["improvement": .text(improvement.title)])
    }
    if abs(gain - computed) > abs(computed) * x.rules.gainTolerance.fraction {
      verdict.fail(
        improvement.at("expectedGain"), "differs",
        [
          "improvement": .text(improvement.title),
          "gain": .quantity(gain, unit: improvement.gainUnit, decimals: nil),
          "computed": .quantity(computed, unit: improvement.gainUnit, decimals: 2),
        ])
    }
  }

  private static func horizon(of day: Day, _ rules: RuleParameters, _ today: Day) -> Horizon {
    let origin = rules.horizonOrigin ?? today
    if day <= origin.adding(months: rules.shortMonths) { return .short }
    return day <= origin.adding(months: rules.mediumMonths) ? .medium : .long
  }
}
