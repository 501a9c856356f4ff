internal import SextantKernels

/// Every indicator has all that someone needs to fill it: a formula over known metrics whose units go
/// together, a unit, a source, a rhythm, an owner, a reason, and at least one measure.
///
/// Where no source can be counted, readings typed by hand stand for the formula and the measures.
public struct IndicatorCardsAreComplete: Check {
  public static let card = CheckCard(
    "KPI02", "kpi.card-complete", .error, basis: [.text, .house],
    about: [Indicator.self], alsoReads: [Metric.self, Measure.self, Reading.self, Actual.self],
    parameters: ["rationaleLength"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let measured = Set(x.all(Measure.self).compactMap(\.metric))
    for indicator in x.all(Indicator.self) {
      let missing = [
        ("unit", indicator.unit.isEmpty), ("source", indicator.source == nil),
        ("frequency", indicator.frequency == nil), ("owner", indicator.owner == nil),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          indicator.at(field), "incomplete",
          ["indicator": .text(indicator.name), "field": .field(Indicator.self, field)])
      }
      if indicator.rationale.count < x.rules.rationaleLength {
        verdict.fail(
          indicator.at("rationale"), "noReason",
          [
            "indicator": .text(indicator.name), "length": .integer(indicator.rationale.count),
            "wanted": .integer(x.rules.rationaleLength),
          ])
      }
      examineFormula(indicator, measured, x, &verdict)
    }
  }

  private static func examineFormula(
    _ indicator: Indicator, _ measured: Set<ID<Metric>>, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let name: Argument = .text(indicator.name)
    let isTyped = !x.citing(indicator, by: Reading.self, in: "indicator").isEmpty
    if indicator.formula.isEmpty {
      if !isTyped { verdict.fail(indicator.at("formula"), "noFormula", ["indicator": name]) }
      return
    }
    let formula: Formula
    switch Formula.read(indicator.formula) {
    case .success(let read): formula = read
    case .failure(let fault):
      return verdict.fail(
        indicator.at("formula"), fault.key, fault.arguments.merging(["indicator": name]) { $1 })
    }
    let metrics = formula.names.filter { $0 != MeasuredFigures.actualsName }
    let unknown = metrics.filter { x.find(ID<Metric>($0)) == nil }
    if !unknown.isEmpty {
      verdict.fail(
        indicator.at("formula"), "unknownMetric",
        ["indicator": name, "metrics": .texts(unknown)])
    } else if let fault = formula.unitFault(in: indicator.formula, x) {
      verdict.fail(
        indicator.at("formula"), fault.key, fault.arguments.merging(["indicator": name]) { $1 })
    } else if let (stated, found) = otherCurrency(of: indicator, formula, x) {
      verdict.fail(
        indicator.at("unit"), "otherCurrency",
        ["indicator": name, "stated": .text(stated), "found": .text(found)])
    } else if !isTyped, let first = metrics.first(where: { !measured.contains(ID($0)) }) {
      verdict.fail(
        indicator.at("formula"), "noMeasure", ["indicator": name, "metric": .text(first)])
    }
  }

  /// The currency that the card states and the one that the formula gives, where they differ.
  private static func otherCurrency(
    of indicator: Indicator, _ formula: Formula, _ x: Examination
  ) -> (stated: String, found: String)? {
    let lookup = { (name: String) -> QuantityUnit? in
      name == MeasuredFigures.actualsName
        ? QuantityUnit("€") : x.find(ID<Metric>(name)).map { QuantityUnit(written: $0.unit) }
    }
    guard case .success(let unit) = formula.unit(of: lookup),
      let found = unit.currencies.first,
      let stated = QuantityUnit(written: indicator.unit).currencies.first, stated != found
    else { return nil }
    return (stated, found)
  }
}
