/// Concludes an experiment: what was measured, what it shows, whether it is rolled out.
enum ConcludeExperiment: Verb {
  static let card = VerbCard(
    "experiment.conclude", on: Experiment.self, governs: ["conclusion", "rollOut"],
    asks: ["measured", "conclusion", "rollOut"])

  static func examine(_ experiment: Experiment, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(experiment, "hypothesis", "method", "expected")
  }
}
