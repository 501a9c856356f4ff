/// Keeps a signal: says what the company decides to do about it.
enum KeepSignal: Verb {
  static let card = VerbCard(
    "signal.keep", on: Signal.self, governs: ["decision", "dismissal"], asks: ["decision"])

  static func examine(_ signal: Signal, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(signal, "date", "sources", "polarity", "strength")
  }

  static func carryOut(_ signal: inout Signal, _ x: VerbContext, _ changes: inout VerbChanges) {
    signal.dismissal = ""
  }
}
