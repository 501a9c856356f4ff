/// Says whether a hypothesis holds, and why.
enum ConcludeHypothesis: Verb {
  static let card = VerbCard(
    "hypothesis.conclude", on: Hypothesis.self, governs: ["verdict"], asks: ["verdict", "reasons"],
    refusals: ["openStudy"])

  static func concerns(_ hypothesis: Hypothesis) -> Bool { hypothesis.verdict == nil }

  static func examine(_ hypothesis: Hypothesis, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(hypothesis, "studies", "results")
    let open = hypothesis.studies.filter { x.find($0)?.state != .closed }.map(\.text)
    if !open.isEmpty {
      obstacles.add("openStudy", at: "studies", ["items": .texts(open)], evidence: open)
    }
  }
}
