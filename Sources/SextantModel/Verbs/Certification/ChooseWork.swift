/// Notes which piece of the candidate's work the panel chose to hear.
enum ChooseWork: Verb {
  static let card = VerbCard(
    "slot.choose", on: Slot.self, governs: ["choice", "choiceMadeAt"], asks: ["choice"],
    refusals: ["noChoice", "marked"])

  static func examine(_ slot: Slot, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if slot.workToChoose(in: x.dossier, library: x.library) == nil {
      obstacles.add("noChoice", ["assessment": .text(slot.assessment)])
    }
    let marks = x.citing(slot, by: Mark.self, in: "slot").filter { $0.submittedAt != nil }
    if !marks.isEmpty {
      obstacles.add("marked", ["count": .integer(marks.count)])
    }
  }

  static func carryOut(_ slot: inout Slot, _ x: VerbContext, _ changes: inout VerbChanges) {
    slot.choiceMadeAt = x.now
    changes.arguments = ["choice": .text(slot.choice)]
  }
}

extension Slot {
  /// Of how many pieces of work the panel chooses one; `nil` where the assessment leaves no choice.
  public func workToChoose(in institution: Dossier, library: FrameworkLibrary) -> Int? {
    guard let session = institution.find(session),
      let law = SessionLaw(of: session, in: institution, library: library)
    else { return nil }
    return law.framework.assessment(named: assessment)?.juryChoosesAmong
  }
}

extension Framework {
  /// An assessment by its short name, or with the framework's code before it.
  public func assessment(named name: String) -> Assessment? {
    let head = "\(code)."
    return find(ID<Assessment>(name.hasPrefix(head) ? String(name.dropFirst(head.count)) : name))
  }
}
