/// The watch is set up step by step, every source is collected, mostly by machines, and lately.
///
/// Steps taken in their order never go back: not in kind (aims, sourcing, collection, analysis,
/// diffusion), nor in date. A source counts as automated when one of its collectors is.
public struct TheWatchRuns: Check {
  public static let card = CheckCard(
    "VEI03", "watch.device-runs", .warning, basis: [.text, .house],
    about: [WatchPlan.self, WatchSource.self, Collector.self],
    parameters: ["automationShare", "collectorPeriods"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let plans = x.all(WatchPlan.self)
    if plans.isEmpty { verdict.fail(.among(WatchPlan.self), "noPlan") }
    for plan in plans { examineSteps(of: plan, &verdict) }
    examineSources(x, &verdict)
    for collector in x.all(Collector.self) { examineRuns(of: collector, x, &verdict) }
  }

  private static func examineSteps(of plan: WatchPlan, _ verdict: inout Verdict) {
    let kinds = Set(plan.steps.compactMap(\.stepKind))
    for kind in WatchStepKind.allCases where !kinds.contains(kind) {
      verdict.fail(plan.at("steps"), "noStep", ["step": .choice(kind)])
    }
    for step in plan.steps where step.owner == nil || step.date == nil {
      verdict.fail(plan.at("steps"), "stepIncomplete", ["step": name(of: step)])
    }
    let inOrder = plan.steps.enumerated().sorted {
      ($0.element.order ?? $0.offset + 1) < ($1.element.order ?? $1.offset + 1)
    }.map(\.element)
    for (before, after) in zip(inOrder, inOrder.dropFirst()) where goesBack(before, after) {
      verdict.fail(
        plan.at("steps"), "stepsOutOfOrder", ["before": name(of: before), "after": name(of: after)])
    }
  }

  private static func goesBack(_ before: WatchStep, _ after: WatchStep) -> Bool {
    let kinds = WatchStepKind.allCases
    if let first = before.stepKind.flatMap({ kinds.firstIndex(of: $0) }),
      let second = after.stepKind.flatMap({ kinds.firstIndex(of: $0) }), second < first
    {
      return true
    }
    if let first = before.date, let second = after.date { return second < first }
    return false
  }

  private static func name(of step: WatchStep) -> Argument {
    step.stepKind.map { .choice($0) } ?? .text(step.text)
  }

  private static func examineSources(_ x: Examination, _ verdict: inout Verdict) {
    let sources = x.all(WatchSource.self).filter(\.isActive)
    guard !sources.isEmpty else { return }
    var automated = 0
    for source in sources {
      let collectors = x.citing(source, by: Collector.self, in: "sources")
      if collectors.isEmpty {
        verdict.fail(source.at(), "noCollector", ["source": .text(source.name)])
      }
      if collectors.contains(where: \.isAutomated) { automated += 1 }
    }
    let share = Double(automated) / Double(sources.count)
    let arguments: [String: Argument] = [
      "share": .percent(share, decimals: 0), "automated": .integer(automated),
      "count": .integer(sources.count), "wanted": .share(x.rules.automationShare),
    ]
    if share < x.rules.automationShare.fraction {
      verdict.fail(.among(Collector.self, field: "isAutomated"), "littleAutomated", arguments)
    } else {
      verdict.note(.among(Collector.self, field: "isAutomated"), "automated", arguments)
    }
  }

  private static func examineRuns(
    of collector: Collector, _ x: Examination, _ verdict: inout Verdict
  ) {
    guard let period = collector.periodDays else {
      verdict.doubt(
        collector.at("periodDays"), "noPeriod", ["collector": .text(collector.name)])
      return
    }
    guard let last = collector.lastRunAt else {
      verdict.fail(
        collector.at("lastRunAt"), "neverRan", ["collector": .text(collector.name)])
      return
    }
    let idle = x.today.days(since: last)
    if Double(idle) > Double(period) * Double(x.rules.collectorPeriods) {
      verdict.fail(
        collector.at("lastRunAt"), "idle",
        [
          "collector": .text(collector.name), "days": .integer(idle), "period": .integer(period),
        ])
    }
  }
}
