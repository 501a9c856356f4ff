/// Notes that the plan has been checked today against a rule, with the proof.
enum VerifyConstraint: Verb {
  static let card = VerbCard("constraint.verify", on: Constraint.self, governs: ["checkedOn"])

  static func concerns(_ constraint: Constraint) -> Bool { true }

  static func examine(_ constraint: Constraint, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(constraint, "article", "owner", "evidence")
  }

  static func carryOut(
    _ constraint: inout Constraint, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    constraint.checkedOn = x.today
  }
}
