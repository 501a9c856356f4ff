extension KeptData {
  /// As what the items of a kind are kept; `nil` for kinds that tell of no person.
  public static func of(_ kind: Kind) -> KeptData? { byKind[kind.name] }

  private static let byKind: [String: KeptData] = [
    Candidate.kind.name: .identity, CivilIdentity.kind.name: .identity,
    VaeFile.kind.name: .identity, InsertionAnswer.kind.name: .identity,
    CandidateTeam.kind.name: .identity,
    JuryMember.kind.name: .minutes, JuryLink.kind.name: .minutes, Panel.kind.name: .minutes,
    Minutes.kind.name: .minutes,
    Mark.kind.name: .marks, Reconciliation.kind.name: .marks, JuryVote.kind.name: .marks,
    Attendance.kind.name: .marks, BlindMark.kind.name: .marks, AnchorMark.kind.name: .marks,
    PieceOwner.kind.name: .marks, ProofKey.kind.name: .minutes, Certificate.kind.name: .decision,
    BlockDecision.kind.name: .decision, RegistryDeposit.kind.name: .decision,
    FrozenDossier.kind.name: .dossier,
    Accommodation.kind.name: .accommodation,
    AccommodationReason.kind.name: .accommodationReason,
  ]
}
