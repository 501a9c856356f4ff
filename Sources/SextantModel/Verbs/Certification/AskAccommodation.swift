/// Notes that a measure is asked for, also where it was refused before.
enum AskAccommodation: Verb {
  static let card = VerbCard(
    "accommodation.ask", on: Accommodation.self, governs: ["askedOn", "refusedOn"],
    refusals: ["noTime"])

  static func concerns(_ accommodation: Accommodation) -> Bool {
    accommodation.grantedOn == nil
      && (accommodation.askedOn == nil || accommodation.refusedOn != nil)
  }

  static func examine(
    _ accommodation: Accommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(accommodation, "candidate", "measure")
    if accommodation.natures.contains(.extraTime), accommodation.extraTime == nil {
      obstacles.add("noTime", at: "extraTime")
    }
  }

  static func carryOut(
    _ accommodation: inout Accommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.askedOn = x.today
    accommodation.refusedOn = nil
  }
}
