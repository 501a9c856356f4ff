internal import SextantKernels

/// The diagnosis looks outside under seven aspects and inside at orientations and measured figures.
///
/// An aspect is covered by an item in a cell that looks outside. An indicator counts as measured
/// over the periods for which every metric of its formula has a measure, or for which somebody
/// has written a reading.
public struct BothSidesAreDiagnosed: Check {
  public static let card = CheckCard(
    "DIA01", "diagnosis.both-sides", .error, basis: [.text, .house],
    about: [Diagnosis.self, MatrixItem.self],
    alsoReads: [Indicator.self, Metric.self, Measure.self, Reading.self],
    parameters: ["internalIndicators", "internalPeriods"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let covered = Set(
      x.all(MatrixItem.self).filter { $0.cell?.looksOutside ?? false }.compactMap(\.aspect))
    for aspect in MarketAspect.allCases where aspect != .environment && !covered.contains(aspect) {
      verdict.fail(
        .among(MatrixItem.self, field: "aspect"), "noAspect", ["aspect": .choice(aspect)])
    }
    let diagnoses = x.all(Diagnosis.self)
    guard let first = diagnoses.first else {
      verdict.fail(.among(Diagnosis.self), "noDiagnosis")
      return
    }
    if diagnoses.allSatisfy(\.orientations.isEmpty) {
      verdict.fail(first.at("orientations"), "noOrientation")
    }
    examineIndicators(of: diagnoses, first, x, &verdict)
  }

  private static func examineIndicators(
    of diagnoses: [Diagnosis], _ first: Diagnosis, _ x: Examination, _ verdict: inout Verdict
  ) {
    let indicators = Set(diagnoses.flatMap(\.indicators)).compactMap { x.find($0) }
    let periods = periodsMeasured(x)
    let measured = indicators.filter {
      periodCount(of: $0, periods, x) >= x.rules.internalPeriods
    }.count
    if measured < x.rules.internalIndicators {
      verdict.fail(
        first.at("indicators"), "fewIndicators",
        [
          "count": .integer(measured), "wanted": .integer(x.rules.internalIndicators),
          "periods": .integer(x.rules.internalPeriods),
        ])
    }
  }

  /// The periods for which each metric has a measure, all channels and segments together.
  private static func periodsMeasured(_ x: Examination) -> [String: Set<Period>] {
    var periods: [String: Set<Period>] = [:]
    for measure in x.all(Measure.self) {
      if let metric = measure.metric, let period = measure.period, measure.value != nil {
        periods[metric.text, default: []].insert(period)
      }
    }
    return periods
  }

  private static func periodCount(
    of indicator: Indicator, _ periods: [String: Set<Period>], _ x: Examination
  ) -> Int {
    let readings = Set(x.citing(indicator, by: Reading.self).compactMap(\.period)).count
    guard let formula = try? Formula(parsing: indicator.formula) else { return readings }
    let metrics = formula.names.filter { x.dossier.kind(of: $0)?.name == Metric.kind.name }
    let counts = metrics.map { periods[$0]?.count ?? 0 }
    return max(readings, counts.min() ?? 0)
  }
}

extension MatrixCell {
  /// Whether the cell speaks of the world around the company.
  var looksOutside: Bool {
    switch self {
    case .opportunities, .threats, .political, .economic, .social, .technological,
      .environmental, .legal, .demand, .competition:
      true
    default: false
    }
  }
}
