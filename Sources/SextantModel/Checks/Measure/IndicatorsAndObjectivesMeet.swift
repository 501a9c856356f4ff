/// Every indicator measures an objective, every objective has an indicator, and both want the same
/// direction.
///
/// An objective that wants a decrease carries no indicator where higher is better. One that wants
/// an increase may also watch a cost or a defect, where lower is better, as long as another of its
/// indicators rises with it. “Keep” and “within a band” agree with anything.
public struct IndicatorsAndObjectivesMeet: Check {
  public static let card = CheckCard(
    "KPI01", "kpi.linked-both-ways", .error, basis: [.text],
    about: [Indicator.self, Objective.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for indicator in x.all(Indicator.self) where indicator.objectives.isEmpty {
      verdict.fail(
        indicator.at("objectives"), "noObjective", ["indicator": .text(indicator.name)])
    }
    for objective in x.all(Objective.self) {
      let indicators = x.citing(objective, by: Indicator.self, in: "objectives")
      if indicators.isEmpty {
        verdict.fail(objective.at(), "noIndicator", ["objective": .text(objective.text)])
      } else {
        examineDirections(objective, indicators, &verdict)
      }
    }
  }

  private static func examineDirections(
    _ objective: Objective, _ indicators: [Indicator], _ verdict: inout Verdict
  ) {
    if objective.direction == .decrease {
      for indicator in indicators where indicator.direction == .higher {
        verdict.fail(
          indicator.at("direction"), "opposite",
          ["indicator": .text(indicator.name), "objective": .text(objective.text)])
      }
    } else if objective.direction == .increase,
      indicators.allSatisfy({ $0.direction == .lower })
    {
      verdict.fail(objective.at("direction"), "noneRises", ["objective": .text(objective.text)])
    }
  }
}
