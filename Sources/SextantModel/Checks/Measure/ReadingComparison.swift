/// Compares what was typed for an indicator with what its formula gives, for the checks BUD09 and
/// KPI04: both say `differs` and `notMeasured`.
func compareReading(
  _ reading: Reading, _ indicator: Indicator, _ figures: MeasuredFigures,
  _ verdict: inout Verdict
) {
  guard let period = reading.period, let typed = reading.value else { return }
  var arguments: [String: Argument] = [
    "indicator": .text(indicator.name), "period": .period(period),
    "typed": .number(typed, decimals: indicator.decimals ?? 2),
  ]
  switch figures.value(of: indicator, over: period, segment: reading.segment) {
  case .success(let computed):
    if indicator.agree(typed, computed) { return }
    arguments["computed"] = indicator.shown(computed)
    verdict.fail(reading.at("value"), "differs", arguments)
  case .failure(.noFormula), .failure(.notAFormula): return
  case .failure(let gap):
    arguments["name"] = .text(gap.name ?? indicator.formula)
    verdict.doubt(reading.at("value"), "notMeasured", arguments)
  }
}
