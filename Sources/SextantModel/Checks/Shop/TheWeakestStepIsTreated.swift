/// The step of each funnel whose rate fell most against the reference period has an adjustment or a
/// display rule; and no step counts more than the one before it.
///
/// A step's rate is its count over that of the step before. The reference period is the same months
/// a year before, where none is stated. A fall that shows as 0.0 points is none.
public struct TheWeakestStepIsTreated: Check {
  public static let card = CheckCard(
    "BOU01", "funnel.weak-step", .error, basis: [.arithmetic],
    about: [Funnel.self],
    alsoReads: [Metric.self, Measure.self, Adjustment.self, MerchandisingRule.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let figures = x.measured
    for funnel in x.all(Funnel.self) { examine(funnel, figures, x, &verdict) }
  }

  private struct Step {
    let name: String
    let metric: Metric
    let count: Double
    let reference: Double
  }

  private static func examine(
    _ funnel: Funnel, _ figures: MeasuredFigures, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: Argument = .text(funnel.title)
    guard let period = funnel.period else {
      return verdict.doubt(funnel.at("period"), "noPeriod", ["funnel": name])
    }
    if funnel.steps.count < 2 {
      return verdict.fail(funnel.at("steps"), "noSteps", ["funnel": name])
    }
    let before = funnel.referencePeriod ?? period.yearBefore
    var steps: [Step] = []
    for step in funnel.steps {
      guard let metric = x.find(step.metric),
        let count = figures.value(of: metric.id, over: period),
        let reference = figures.value(of: metric.id, over: before)
      else {
        return verdict.doubt(
          funnel.at("steps"), "notMeasured",
          ["step": .text(step.name), "period": .period(period), "before": .period(before)])
      }
      steps.append(Step(name: step.name, metric: metric, count: count, reference: reference))
    }
    for (one, next) in zip(steps, steps.dropFirst()) where next.count > one.count {
      verdict.fail(
        funnel.at("steps"), "grows",
        [
          "step": .text(next.name), "count": .number(next.count), "earlier": .text(one.name),
          "earlierCount": .number(one.count),
        ])
    }
    examineWeakest(funnel, steps, x, &verdict)
  }

  private static func examineWeakest(
    _ funnel: Funnel, _ steps: [Step], _ x: Examination, _ verdict: inout Verdict
  ) {
    var weakest: (step: Step, rate: Double, reference: Double)?
    for (one, next) in zip(steps, steps.dropFirst()) where one.count > 0 && one.reference > 0 {
      let rate = next.count / one.count
      let reference = next.reference / one.reference
      if reference - rate > (weakest.map { $0.reference - $0.rate } ?? 0.0005) {
        weakest = (next, rate, reference)
      }
    }
    guard let weakest else { return }
    let isTreated =
      !x.citing(weakest.step.metric, by: Adjustment.self, in: "funnelStep").isEmpty
      || !x.citing(weakest.step.metric, by: MerchandisingRule.self, in: "funnelStep").isEmpty
    let arguments: [String: Argument] = [
      "step": .text(weakest.step.name), "rate": .percent(weakest.rate, decimals: 1),
      "reference": .percent(weakest.reference, decimals: 1),
      "points": .number((weakest.reference - weakest.rate) * 100, decimals: 1),
    ]
    if isTreated {
      verdict.note(funnel.at("steps"), "treated", arguments)
    } else {
      verdict.fail(funnel.at("steps"), "untreated", arguments)
    }
  }
}
