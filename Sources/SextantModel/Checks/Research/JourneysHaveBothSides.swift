/// Journeys run online and offline, every stage has an owner, what hurts most is dealt with, and
/// scenarios say what starts them, whom they serve, what they do, where and when they stop.
///
/// A pain point is dealt with by a scenario, an action or an adjustment on its stage, or by a
/// written acceptance.
public struct JourneysHaveBothSides: Check {
  public static let card = CheckCard(
    "ETU05", "journey.both-sides", .warning, basis: [.text, .house],
    about: [Journey.self, JourneyStage.self, AutomationScenario.self],
    alsoReads: [Action.self, Adjustment.self], parameters: ["painScore"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for journey in x.all(Journey.self) where journey.oneSidedReason.isEmpty {
      let sides = Set(x.citing(journey, by: JourneyStage.self, in: "journey").compactMap(\.side))
      for side in JourneySide.allCases where !sides.contains(side) {
        verdict.fail(
          journey.at(), "oneSided", ["journey": .text(journey.name), "side": .choice(side)])
      }
    }
    for stage in x.all(JourneyStage.self) { examineStage(stage, x, &verdict) }
    for scenario in x.all(AutomationScenario.self) {
      let parts = [
        ("segment", scenario.segment == nil), ("trigger", scenario.trigger.isEmpty),
        ("actions", scenario.actions.isEmpty), ("channel", scenario.channel == nil),
        ("exit", scenario.exit.isEmpty),
      ]
      for (field, isMissing) in parts where isMissing {
        verdict.fail(
          scenario.at(field), "scenarioLacks",
          ["scenario": .text(scenario.name), "field": .field(AutomationScenario.self, field)])
      }
    }
  }

  private static func examineStage(
    _ stage: JourneyStage, _ x: Examination, _ verdict: inout Verdict
  ) {
    if stage.owner == nil {
      verdict.fail(stage.at("owner"), "noOwner", ["stage": .text(stage.name)])
    }
    let sore = stage.painPoints.filter {
      ($0.score ?? 0) >= x.rules.painScore && $0.acceptance.isEmpty
    }
    guard !sore.isEmpty, x.citing(stage, by: AutomationScenario.self).isEmpty,
      x.citing(stage, by: Action.self).isEmpty, x.citing(stage, by: Adjustment.self).isEmpty
    else { return }
    for pain in sore {
      verdict.fail(
        stage.at("painPoints"), "painUntreated",
        [
          "pain": .text(pain.text), "stage": .text(stage.name), "score": .integer(pain.score ?? 0),
        ])
    }
  }
}
