/// Takes up again a signal that had been kept or set aside.
enum ReopenSignal: Verb {
  static let card = VerbCard(
    "signal.reopen", on: Signal.self, governs: ["decision", "dismissal"], needsReason: true,
    isUndoing: true)

  static func concerns(_ signal: Signal) -> Bool {
    !signal.decision.isEmpty || !signal.dismissal.isEmpty
  }

  static func carryOut(_ signal: inout Signal, _ x: VerbContext, _ changes: inout VerbChanges) {
    signal.decision = ""
    signal.dismissal = ""
  }
}
