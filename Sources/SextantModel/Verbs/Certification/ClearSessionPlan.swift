/// Takes away the slots of a session in which nothing has happened yet, to plan it anew.
enum ClearSessionPlan: Verb {
  static let card = VerbCard(
    "session.clearPlan", on: Session.self, governs: ["plannedOn"], refusals: ["nothingToClear"],
    isUndoing: true)

  static func concerns(_ session: Session) -> Bool { session.publishedOn == nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if free(session, x).isEmpty {
      obstacles.add(
        "nothingToClear",
        ["held": .integer(x.citing(session, by: Slot.self, in: "session").count)])
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    let slots = free(session, x)
    for slot in slots { changes.remove(slot.id.text) }
    session.plannedOn = nil
    changes.arguments = ["count": .integer(slots.count)]
  }

  /// Slots that nothing rests on: never opened, no mark, no attendance, no choice, no frozen
  /// dossier.
  private static func free(_ session: Session, _ x: VerbContext) -> [Slot] {
    x.citing(session, by: Slot.self, in: "session").filter {
      !x.citations.isCited($0.id.text) && $0.choice.isEmpty && $0.editionDigest.isEmpty
        && $0.recused.isEmpty && $0.evidence.isEmpty && $0.openedAt == nil
    }
  }
}
