/// Grants a candidate a measure, before they sit.
enum GrantAccommodation: Verb {
  static let card = VerbCard(
    "accommodation.grant", on: Accommodation.self, governs: ["grantedOn"], isApproval: true)

  static func concerns(_ accommodation: Accommodation) -> Bool { accommodation.grantedOn == nil }

  static func examine(
    _ accommodation: Accommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(accommodation, "candidate", "measure")
  }

  static func carryOut(
    _ accommodation: inout Accommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.grantedOn = x.today
  }
}
