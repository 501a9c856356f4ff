/// Sets a signal aside: says why it changes nothing for the company.
enum SetSignalAside: Verb {
  static let card = VerbCard(
    "signal.setAside", on: Signal.self, governs: ["decision", "dismissal"], asks: ["dismissal"],
    refusals: ["cited"], isUndoing: true)

  static func examine(_ signal: Signal, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let resting =
      x.citing(signal, by: MatrixItem.self).map(\.id.text)
      + x.citing(signal, by: Recommendation.self).map(\.id.text)
      + x.citing(signal, by: RiskItem.self).map(\.id.text)
    if !resting.isEmpty {
      obstacles.add("cited", ["items": .texts(resting)], evidence: resting)
    }
  }

  static func carryOut(_ signal: inout Signal, _ x: VerbContext, _ changes: inout VerbChanges) {
    signal.decision = ""
  }
}
