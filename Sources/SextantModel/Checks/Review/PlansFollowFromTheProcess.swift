/// At least one process is described step by step; every step has an owner and a duration; every
/// weakness is improved or accepted in writing; every action of the plan says what it comes from.
public struct PlansFollowFromTheProcess: Check {
  public static let card = CheckCard(
    "BIL04", "process.to-plan", .warning, basis: [.text],
    about: [ProcessMap.self, ProcessStep.self, Action.self], alsoReads: [ImprovementAction.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let processes = x.all(ProcessMap.self)
    if processes.isEmpty { verdict.fail(.among(ProcessMap.self), "noProcess") }
    for process in processes {
      let steps = x.citing(process, by: ProcessStep.self, in: "process")
      if steps.isEmpty {
        verdict.fail(process.at(), "noSteps", ["process": .text(process.title)])
      } else {
        verdict.note(
          process.at(), "duration",
          [
            "process": .text(process.title), "steps": .integer(steps.count),
            "days": .number(steps.reduce(0) { $0 + ($1.durationDays ?? 0) }),
          ])
      }
    }
    for step in x.all(ProcessStep.self) {
      let missing = [("owner", step.owner == nil), ("durationDays", step.durationDays == nil)]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          step.at(field), "incomplete",
          ["step": .text(step.name), "field": .field(ProcessStep.self, field)])
      }
      if !step.weakness.isEmpty, step.acceptance.isEmpty,
        x.citing(step, by: ImprovementAction.self, in: "origins").isEmpty
      {
        verdict.fail(step.at("weakness"), "openWeakness", ["step": .text(step.name)])
      }
    }
    for action in x.all(Action.self) where action.origins.isEmpty {
      verdict.fail(action.at("origins"), "noOrigin", ["action": .text(action.title)])
    }
  }
}
