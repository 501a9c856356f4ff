/// Notes that someone's work is arranged as agreed, from a day on.
enum ApplyAccommodation: Verb {
  static let card = VerbCard(
    "workAccommodation.apply", on: WorkAccommodation.self, governs: ["appliedAt"],
    mayAsk: ["appliedAt"])

  static func concerns(_ accommodation: WorkAccommodation) -> Bool {
    accommodation.appliedAt == nil
  }

  static func examine(
    _ accommodation: WorkAccommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(accommodation, "owner", "startsOn")
    obstacles.refuseFuture(accommodation, "appliedAt", accommodation.appliedAt, x)
  }

  static func carryOut(
    _ accommodation: inout WorkAccommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.appliedAt = accommodation.appliedAt ?? x.today
  }
}
