/// A creative brief can be answered: objectives with figures, a budget, a target, messages, axes.
///
/// The budget must cover the lines of the brief's media plans, at the amounts computed from
/// quantity and unit cost; what is above them is a reserve, to be explained.
public struct BriefsAreQuantified: Check {
  public static let card = CheckCard(
    "MAR02", "brief.quantified", .error, basis: [.text, .arithmetic],
    about: [CreativeBrief.self], alsoReads: [MediaPlan.self, MediaLine.self, Segment.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for brief in x.all(CreativeBrief.self) {
      checkParts(of: brief, &verdict)
      checkObjectives(of: brief, &verdict)
      for segment in brief.segments.compactMap({ x.find($0) }) where !segment.isTargeted {
        verdict.fail(
          brief.at("segments"), "notTargeted",
          ["brief": .text(brief.title), "segment": .text(segment.name)])
      }
      checkBudget(of: brief, x, &verdict)
    }
  }

  private static func checkParts(of brief: CreativeBrief, _ verdict: inout Verdict) {
    let fields = [
      ("objectives", brief.objectives.isEmpty), ("budget", brief.budget == nil),
      ("segments", brief.segments.isEmpty), ("messages", brief.messages.isEmpty),
      ("axes", brief.axes.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        brief.at(field), "lacks",
        ["brief": .text(brief.title), "field": .field(CreativeBrief.self, field)])
    }
  }

  private static func checkObjectives(of brief: CreativeBrief, _ verdict: inout Verdict) {
    for objective in brief.objectives {
      let said: [String: Argument] = ["objective": .text(objective.text)]
      if objective.figure == nil { verdict.fail(brief.at("objectives"), "noFigure", said) }
      if objective.indicator == nil { verdict.fail(brief.at("objectives"), "noIndicator", said) }
    }
  }

  private static func checkBudget(
    of brief: CreativeBrief, _ x: Examination, _ verdict: inout Verdict
  ) {
    let lines = x.citing(brief, by: MediaPlan.self, in: "brief")
      .flatMap { x.citing($0, by: MediaLine.self, in: "plan") }
    guard let budget = brief.budget, !lines.isEmpty else { return }
    let sum = lines.compactMap(\.computedAmount).sum()
    let said: [String: Argument] = [
      "brief": .money(budget), "lines": .money(sum), "reserve": .money(budget - sum),
    ]
    if budget < sum {
      verdict.fail(brief.at("budget"), "belowLines", said)
    } else if budget > sum, brief.reserveNote.isEmpty {
      verdict.fail(brief.at("reserveNote"), "reserveUnexplained", said)
    }
  }
}
