/// Grants a candidate a measure, before they sit: the disability officer's alone. Time beyond what
/// the rules give without a reason has one, written where nobody else reads it.
enum GrantAccommodation: Verb {
  static let card = VerbCard(
    "accommodation.grant", on: Accommodation.self, governs: ["grantedOn", "refusedOn"],
    mayAsk: ["extraTime"], refusals: ["beyond"], isOfficers: true)

  static func concerns(_ accommodation: Accommodation) -> Bool { accommodation.grantedOn == nil }

  static func examine(
    _ accommodation: Accommodation, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    obstacles.require(accommodation, "candidate", "measure")
    let limit = freely(accommodation, x)
    if let time = accommodation.extraTime, time.percent > limit.percent + 0.05,
      !AccommodationReason.grounds(of: accommodation, x)
    {
      obstacles.add("beyond", ["time": .share(time), "limit": .share(limit)])
    }
  }

  static func carryOut(
    _ accommodation: inout Accommodation, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    accommodation.grantedOn = x.today
    accommodation.refusedOn = nil
  }

  /// How much time the rules of the candidate's framework give without a reason: a third where they
  /// say nothing.
  private static func freely(_ accommodation: Accommodation, _ x: VerbContext) -> Share {
    let framework = x.find(accommodation.candidate)?.framework ?? ""
    return CertifierRules.inForce(for: framework, in: x.dossier)?.extraTimeShare
      ?? Share(1.0 / 3)
  }
}

extension AccommodationReason {
  /// Whether it is written why a decision on a measure was taken.
  static func grounds(of accommodation: Accommodation, _ x: VerbContext) -> Bool {
    x.citing(accommodation, by: AccommodationReason.self, in: "accommodation").contains {
      !$0.grounds.allSatisfy(\.isWhitespace)
    }
  }
}
