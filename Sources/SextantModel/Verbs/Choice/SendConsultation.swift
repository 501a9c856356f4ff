/// Sends a consultation to the vendors it names.
enum SendConsultation: Verb {
  static let card = VerbCard(
    "consultation.send", on: Consultation.self, governs: ["sentOn"],
    refusals: ["fewVendors", "noLot", "noCriterion", "dueTooSoon"])

  static func concerns(_ consultation: Consultation) -> Bool { consultation.sentOn == nil }

  static func examine(_ consultation: Consultation, _ x: VerbContext, _ obstacles: inout Obstacles)
  {
    obstacles.require(consultation, "context", "objectives", "answersDue", "choiceOn")
    let least = x.dossier.only(RuleParameters.self).minOptions
    if consultation.vendors.count < least {
      obstacles.add(
        "fewVendors", at: "vendors",
        ["count": .integer(consultation.vendors.count), "least": .integer(least)])
    }
    let lots = x.citing(consultation, by: Lot.self, in: "consultation")
    if lots.isEmpty { obstacles.add("noLot") }
    let bare = lots.filter { x.citing($0, by: SelectionCriterion.self, in: "lot").isEmpty }
    if !bare.isEmpty {
      let ids = bare.map(\.id.text)
      obstacles.add("noCriterion", ["items": .texts(ids)], evidence: ids)
    }
    if let due = consultation.answersDue, due <= x.today {
      obstacles.add("dueTooSoon", at: "answersDue", ["day": .day(due)])
    }
  }

  static func carryOut(
    _ consultation: inout Consultation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    consultation.sentOn = x.today
  }
}
