/// Takes back a consultation that was sent, to put it right and send it to all vendors again.
enum ReopenConsultation: Verb {
  static let card = VerbCard(
    "consultation.reopen", on: Consultation.self, governs: ["sentOn"], refusals: ["awarded"],
    needsReason: true, isUndoing: true)

  static func concerns(_ consultation: Consultation) -> Bool { consultation.sentOn != nil }

  static func examine(_ consultation: Consultation, _ x: VerbContext, _ obstacles: inout Obstacles)
  {
    let retained = x.citing(consultation, by: Lot.self, in: "consultation").flatMap { lot in
      x.citing(lot, by: Offer.self, in: "lot").filter(\.isRetained).map(\.id.text)
    }
    if !retained.isEmpty {
      obstacles.add("awarded", ["items": .texts(retained)], evidence: retained)
    }
  }

  static func carryOut(
    _ consultation: inout Consultation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    consultation.sentOn = nil
  }
}
