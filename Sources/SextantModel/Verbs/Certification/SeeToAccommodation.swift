/// Notes that a granted measure was seen to: the time stands in the schedule, the help is booked.
enum SeeToAccommodation: Verb {
  static let card = VerbCard(
    "accommodation.apply", on: Accommodation.self, governs: ["appliedOn"],
    refusals: ["timeMissing"])

  static func concerns(_ accommodation: Accommodation) -> Bool {
    accommodation.grantedOn != nil && accommodation.appliedOn == nil
  }

  static func examine(
    _ accommodation: Accommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    let short = ArrangedTime.lacking(for: accommodation, in: x.dossier, library: x.library)
    if let first = short.first {
      obstacles.add(
        "timeMissing",
        [
          "assessment": .text(first.slot.assessment), "found": .number(first.found),
          "needed": .number(first.needed),
        ], evidence: short.map(\.slot.id.text))
    }
  }

  static func carryOut(
    _ accommodation: inout Accommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.appliedOn = x.today
  }
}
