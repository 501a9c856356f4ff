/// Indicators of every family that the selected assessments name, and targets at short, medium and
/// long term.
///
/// An indicator may tell about several families. A retention indicator read by segment also covers
/// the family “retention by segment”, which covers plain retention.
public struct FamiliesAreCovered: Check {
  public static let card = CheckCard(
    "KPI05", "kpi.families-covered", .warning, basis: [.text],
    about: [Indicator.self], alsoReads: [AssessmentSelection.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let indicators = x.all(Indicator.self)
    var present: Set<IndicatorFamily> = []
    for indicator in indicators {
      if let family = indicator.family { present.insert(family) }
      present.formUnion(indicator.otherFamilies)
      if indicator.belongs(to: .retention), indicator.isBySegment {
        present.insert(.segmentRetention)
      }
    }
    if present.contains(.segmentRetention) { present.insert(.retention) }
    var demanders: [IndicatorFamily: [String]] = [:]
    for assessment in x.assessments {
      for family in assessment.families {
        demanders[family, default: []].append(assessment.code)
      }
    }
    for family in IndicatorFamily.allCases {
      guard let codes = demanders[family], !present.contains(family) else { continue }
      verdict.fail(
        .among(Indicator.self, field: "family"), "noFamily",
        ["family": .choice(family), "assessments": .texts(codes)])
    }
    let horizons = Set(indicators.flatMap(\.targets).compactMap(\.horizon))
    for horizon in Horizon.allCases where !horizons.contains(horizon) {
      verdict.fail(
        .among(Indicator.self, field: "targets"), "noHorizon", ["horizon": .choice(horizon)])
    }
  }
}
