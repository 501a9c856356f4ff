import SextantModel

/// How many pass each step of a funnel, against the reference period, and where most are lost.
struct FunnelFlow: Sendable {
  let funnel: Funnel
  let period: Period?
  let reference: Period?
  let steps: [Step]

  struct Step: Sendable {
    let name: String
    let metric: ID<Metric>?
    let count: Double?
    /// The count over that of the step before.
    let rate: Double?
    let referenceRate: Double?
    /// How many of the step before did not come here.
    let lost: Double?
    /// In points, below nought where the rate fell.
    var change: Double? {
      guard let rate, let referenceRate else { return nil }
      return (rate - referenceRate) * 100
    }
  }

  init(_ funnel: Funnel, _ figures: MeasuredFigures) {
    self.funnel = funnel
    let period = funnel.period
    let reference = funnel.referencePeriod ?? period?.yearBefore
    self.period = period
    self.reference = reference
    func count(_ step: FunnelStep, over period: Period?) -> Double? {
      guard let metric = step.metric, let period else { return nil }
      return figures.value(of: metric, over: period)
    }
    func rate(_ now: Double?, of before: Double?) -> Double? {
      guard let now, let before, before > 0 else { return nil }
      return now / before
    }
    var steps: [Step] = []
    var before: Double?
    var beforeReference: Double?
    for step in funnel.steps {
      let now = count(step, over: period)
      let then = count(step, over: reference)
      steps.append(
        Step(
          name: step.name, metric: step.metric, count: now, rate: rate(now, of: before),
          referenceRate: rate(then, of: beforeReference),
          lost: now.flatMap { now in before.map { $0 - now } }))
      before = now
      beforeReference = then
    }
    self.steps = steps
  }

  var isMeasured: Bool { !steps.isEmpty && steps.allSatisfy { $0.count != nil } }

  /// The share of the first step that passes the last.
  var overall: Double? {
    guard let first = steps.first?.count, first > 0, let last = steps.last?.count else {
      return nil
    }
    return last / first
  }

  /// The step whose rate fell most against the reference; `nil` where none did by a tenth of a point
  /// that shows.
  var weakest: Step? {
    var found: Step?
    for step in steps {
      guard let change = step.change else { continue }
      if change < min(found?.change ?? 0, -0.05) { found = step }
    }
    return found
  }
}
