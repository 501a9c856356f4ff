/// Grants a waiver: someone answers, by name, for a finding accepted as it stands.
enum GrantWaiver: Verb {
  static let card = VerbCard(
    "waiver.grant", on: Waiver.self, governs: ["signedBy", "date"], refusals: ["unknownCheck"],
    isApproval: true, needsPerson: true)

  static func concerns(_ waiver: Waiver) -> Bool { waiver.signedBy == nil || waiver.date == nil }

  static func examine(_ waiver: Waiver, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(waiver, "check", "reason")
    if !waiver.check.isEmpty && !allChecks.contains(where: { $0.card.code == waiver.check }) {
      obstacles.add("unknownCheck", at: "check", ["check": .text(waiver.check)])
    }
  }

  static func carryOut(_ waiver: inout Waiver, _ x: VerbContext, _ changes: inout VerbChanges) {
    waiver.signedBy = x.person
    waiver.date = x.today
  }
}
