import SextantModel

/// One journey, stage by stage: where it happens, how it feels, what hurts and what answers it.
struct JourneyMap: Sendable {
  let journey: Journey
  let stages: [Stage]
  /// The mean of the feelings stated; `nil` where none is.
  let meanEmotion: Double?
  /// Pain points at or above the dossier's threshold, and those of them that nothing answers.
  let sore: Int
  let untreated: Int

  struct Stage: Sendable {
    let item: JourneyStage
    let scenarios: [AutomationScenario]
    let actions: [Action]
    let adjustments: [Adjustment]
    /// Pain points at or above the threshold that nothing answers and nobody accepted.
    let untreated: [PainPoint]
    var isAnswered: Bool { !(scenarios.isEmpty && actions.isEmpty && adjustments.isEmpty) }
    var emotion: Int? { item.emotion.flatMap { (1...5).contains($0) ? $0 : nil } }
  }

  init(_ journey: Journey, _ citations: Citations, painScore: Int) {
    self.journey = journey
    let items = citations.of(journey.id.text, by: JourneyStage.self, in: "journey")
    let inOrder = items.enumerated().sorted { a, b in
      (a.element.order ?? .max, a.offset) < (b.element.order ?? .max, b.offset)
    }.map(\.element)
    func isSore(_ pain: PainPoint) -> Bool { (pain.score ?? 0) >= painScore }
    stages = inOrder.map { item in
      let scenarios = citations.of(item.id.text, by: AutomationScenario.self)
      let actions = citations.of(item.id.text, by: Action.self)
      let adjustments = citations.of(item.id.text, by: Adjustment.self)
      let isAnswered = !(scenarios.isEmpty && actions.isEmpty && adjustments.isEmpty)
      return Stage(
        item: item, scenarios: scenarios, actions: actions, adjustments: adjustments,
        untreated: isAnswered
          ? [] : item.painPoints.filter { isSore($0) && $0.acceptance.isEmpty })
    }
    let emotions = stages.compactMap(\.emotion)
    meanEmotion =
      emotions.isEmpty ? nil : Double(emotions.reduce(0, +)) / Double(emotions.count)
    sore = stages.reduce(0) { $0 + $1.item.painPoints.count(where: isSore) }
    untreated = stages.reduce(0) { $0 + $1.untreated.count }
  }

  /// The stage that feels worst, the first of equals.
  var lowest: Stage? {
    stages.filter { $0.emotion != nil }.min { ($0.emotion ?? 0) < ($1.emotion ?? 0) }
  }
}
