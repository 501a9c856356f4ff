/// Refuses a measure: the disability officer's alone, with grounds that nobody else reads.
enum RefuseAccommodation: Verb {
  static let card = VerbCard(
    "accommodation.refuse", on: Accommodation.self, governs: ["refusedOn"],
    refusals: ["noGrounds"], isOfficers: true, isUndoing: true)

  static func concerns(_ accommodation: Accommodation) -> Bool {
    accommodation.grantedOn == nil && accommodation.refusedOn == nil
  }

  static func examine(
    _ accommodation: Accommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(accommodation, "candidate")
    if !AccommodationReason.grounds(of: accommodation, x) { obstacles.add("noGrounds") }
  }

  static func carryOut(
    _ accommodation: inout Accommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.refusedOn = x.today
  }
}
