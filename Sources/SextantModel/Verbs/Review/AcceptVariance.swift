/// Accepts a gap as it is: its cause is known and nothing will be changed.
enum AcceptVariance: Verb {
  static let card = VerbCard(
    "varianceNote.accept", on: VarianceNote.self, governs: ["noActionReason"],
    asks: ["noActionReason"], refusals: ["adjusted"], isApproval: true)

  static func concerns(_ note: VarianceNote) -> Bool { note.noActionReason.isEmpty }

  static func examine(_ note: VarianceNote, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(note, "period", "cause")
    let adjustments = x.citing(note, by: Adjustment.self, in: "variances").map(\.id.text)
    if !adjustments.isEmpty {
      obstacles.add("adjusted", ["items": .texts(adjustments)], evidence: adjustments)
    }
  }
}
