/// What a person is in a dossier, and so what they may see and do there.
public enum Role: String, Sendable, CaseIterable {
  /// Answers for the dossier.
  case owner
  /// Writes in every room.
  case editor
  /// Works in the rooms of daily work; strategy, choices, budget and people are others' to change.
  case contributor
  /// Reads and says what they think.
  case commenter
  /// Someone of a partner's: sees and does what is shared with their organisation.
  case guest
  /// Reads everything, comments, approves.
  case director
  /// Writes the dossier to be certified with it: owns the work, not the people's accounts.
  case candidate
  case juror, president, disabilityOfficer, programmeManager, auditor

  /// The table of roles: everything that a role may do. What is not here is not allowed.
  public var permissions: Set<Permission> {
    switch self {
    case .owner: Set(Permission.allCases)
    case .editor:
      [
        .read, .comment, .editOwn, .editAny, .useVerbs, .deleteOwn, .deleteAny, .importDossier,
        .exportDossier,
      ]
    case .contributor: [.read, .comment, .editOwn, .editAny, .useVerbs, .deleteOwn]
    case .commenter: [.read, .comment]
    case .guest: [.read]
    case .director: [.read, .comment, .approve, .exportDossier]
    case .candidate:
      [
        .read, .comment, .editOwn, .editAny, .useVerbs, .deleteOwn, .deleteAny, .importDossier,
        .exportDossier,
      ]
    case .juror: [.read, .comment, .editOwn, .useVerbs]
    case .president: [.read, .comment, .editOwn, .useVerbs, .approve, .exportDossier]
    case .disabilityOfficer: [.read, .comment, .editOwn, .useVerbs]
    case .programmeManager:
      [
        .read, .comment, .editOwn, .editAny, .useVerbs, .deleteOwn, .importDossier, .exportDossier,
        .managePeople,
      ]
    case .auditor: [.read, .exportDossier]
    }
  }

  /// The rooms in which a role may change items, where it may change any.
  ///
  /// A contributor works where the work is done; what commits the company, what chooses among
  /// vendors and what concerns colleagues is left to editors. Jurors and those around them change
  /// nothing in a candidate's dossier, only what the institution holds.
  public var rooms: Set<Room> {
    switch self {
    case .owner: Set(Room.allCases)
    case .editor, .candidate: Set(Room.allCases).subtracting([.certification])
    case .contributor:
      [
        .watch, .research, .diagnosis, .brand, .project, .campaign, .quality, .shop, .influence,
        .measure, .review, .report,
      ]
    case .commenter, .guest, .director, .auditor: []
    case .juror, .president, .disabilityOfficer, .programmeManager: [.certification]
    }
  }

  /// - Parameter room: where an item is to be changed; without it, whether it may at all.
  public func may(_ permission: Permission, in room: Room? = nil) -> Bool {
    guard permissions.contains(permission) else { return false }
    guard permission.isOfRooms, let room else { return true }
    return rooms.contains(room)
  }

  /// How much of a dossier the role sees.
  ///
  /// - Parameters:
  ///   - vendor: the organisation of a guest; without one a guest sees nothing.
  ///   - juror: as whom a member of a panel sits; without one no mark is theirs.
  ///   - form: in an institution nobody sees everything, and who has none of its roles sees nothing.
  public func reach(
    vendor: ID<Vendor>? = nil, juror: ID<JuryMember>? = nil, in form: DossierForm = .dossier
  ) -> Reach {
    if form == .institution {
      if self == .owner { return Role.programmeManager.reach() }
      if !Role.ofInstitution.contains(self) { return .nothing }
    }
    return switch self {
    case .owner, .editor, .director, .candidate: .everything
    case .contributor, .commenter: .ordinary()
    // A juror of whom nobody said which one is none: not somebody outside of the jury.
    case .juror:
      .institution(InstitutionSeat(juror: juror ?? "", confidentialOf: ["proofKey"]))
    case .president:
      .institution(
        InstitutionSeat(
          juror: juror ?? "", confidentialOf: ["juryMember", "juryLink", "proofKey"]))
    case .programmeManager:
      .institution(
        InstitutionSeat(
          confidentialOf: [
            "juryMember", "juryLink", "attendance", "civilIdentity", "insertionAnswer",
            "proofKey",
          ], readsRequests: true))
    case .auditor:
      .institution(
        InstitutionSeat(confidentialOf: ["juryMember", "juryLink", "proofKey"]))
    case .disabilityOfficer:
      .institution(
        InstitutionSeat(
          confidentialOf: ["workAccommodation", "accommodationReason", "evidence"],
          readsReasons: true))
    case .guest: vendor.map { .partner($0) } ?? .nothing
    }
  }
}
