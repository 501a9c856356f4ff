/// Gives every defence that has no place yet a time, a room and a lawful panel.
enum PlanSession: Verb {
  static let card = VerbCard(
    "session.plan", on: Session.self, governs: ["plannedOn"],
    refusals: ["noLaw", "noPanel", "noRoom"])

  static func concerns(_ session: Session) -> Bool { session.publishedOn == nil }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if SessionLaw(of: session, in: x.dossier, library: x.library) == nil {
      obstacles.add("noLaw", ["framework": .text(session.framework)])
    }
    let panels = x.citing(session, by: Panel.self, in: "session")
    if !panels.contains(where: { !$0.hours.isEmpty && !$0.members.isEmpty }) {
      obstacles.add("noPanel", ["count": .integer(panels.count)])
    }
    let rooms = x.citing(session, by: JuryRoom.self, in: "session")
    if !rooms.contains(where: { !$0.hours.isEmpty }) {
      obstacles.add("noRoom", ["count": .integer(rooms.count)])
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard let law = SessionLaw(of: session, in: x.dossier, library: x.library) else { return }
    let plan = SessionPlan(session, in: x.dossier, framework: law.framework, rules: law.rules)
    // A plan that its own verification faults is not kept.
    guard plan.breaches == 0 else {
      changes.arguments = [
        "placed": .integer(0), "left": .integer(plan.defences.count), "marking": .integer(0),
      ]
      return
    }
    for slot in plan.slots + plan.marking { changes.put(slot) }
    session.plannedOn = x.today
    changes.arguments = [
      "placed": .integer(plan.slots.count), "left": .integer(plan.left.count),
      "marking": .integer(plan.marking.count),
    ]
  }
}
