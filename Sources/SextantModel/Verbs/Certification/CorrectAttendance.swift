/// Corrects whether a candidate came, once marks rest on it.
enum CorrectAttendance: Verb {
  static let card = VerbCard(
    "attendance.correct", on: Attendance.self, asks: ["state"],
    refusals: ["same", "signed", "published"], isApproval: true, needsReason: true)

  static func examine(_ attendance: Attendance, _ x: VerbContext, _ obstacles: inout Obstacles) {
    let slot = x.find(attendance.slot)
    OpenedPanel.refuseSettled(slot?.panel, of: slot?.session, x, &obstacles)
    if attendance.state == x.find(attendance.id)?.state { obstacles.add("same", at: "state") }
  }

  static func carryOut(
    _ attendance: inout Attendance, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    changes.arguments = [
      "candidate": .text(x.readable.find(attendance.candidate)?.name ?? ""),
      "state": attendance.state.map { .choice($0) } ?? .text(""),
    ]
  }
}
