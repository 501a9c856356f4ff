/// Who does what in an institution: the manager and the owner look after all of it, the officer after
/// arrangements, jurors judge and sign. What has the force of law is written by its act alone.
extension Role {
  /// The roles that an institution has; nobody else sees anything there.
  public static let ofInstitution: [Role] = [
    .owner, .programmeManager, .president, .juror, .disabilityOfficer, .auditor,
  ]

  /// Whether somebody of the role sits as a juror.
  public var sitsOnPanels: Bool { self == .juror || self == .president }

  /// The kinds that no form, no list and no program changes: an act writes them, or nobody.
  public static let writtenByActs: Set<String> = [
    Reconciliation.kind.name, JuryVote.kind.name, BlockDecision.kind.name, Minutes.kind.name,
    FrozenDossier.kind.name, FrozenLaw.kind.name, PieceOwner.kind.name, ProofKey.kind.name,
    Certificate.kind.name, RegistryDeposit.kind.name,
  ]

  /// The kinds that a juror writes for themselves alone.
  static let jurorsOwn: Set<String> = [
    Mark.kind.name, BlindMark.kind.name, AnchorMark.kind.name,
  ]

  /// Whether the role decides what binds the institution: opens, publishes, signs for it.
  var isApprovingInInstitution: Bool {
    [.owner, .programmeManager, .president].contains(self)
  }

  /// Whether the role writes items of a kind there, by its permissions for its own or all.
  func editsInInstitution(_ kind: Kind) -> Bool {
    guard !Self.writtenByActs.contains(kind.name) else { return false }
    switch self {
    case .owner, .programmeManager:
      return !Self.jurorsOwn.contains(kind.name) && kind.name != AccommodationReason.kind.name
    case .juror, .president:
      return Self.jurorsOwn.contains(kind.name)
        || [JuryLink.kind.name, Comment.kind.name].contains(kind.name)
    case .disabilityOfficer:
      return [
        Accommodation.kind.name, AccommodationReason.kind.name, Evidence.kind.name,
        Comment.kind.name,
      ].contains(kind.name)
    default: return false
    }
  }

  /// Whether the role uses verbs on items of a kind there. What commits asks for approval besides.
  func usesVerbsInInstitution(on kind: Kind) -> Bool {
    switch self {
    case .owner, .programmeManager: true
    case .juror, .president:
      ![
        AccommodationReason.kind.name, Accommodation.kind.name, Candidate.kind.name,
        VaeFile.kind.name, CertifierRules.kind.name, Institution.kind.name,
      ].contains(kind.name)
    case .disabilityOfficer:
      [Accommodation.kind.name, AccommodationReason.kind.name].contains(kind.name)
    default: false
    }
  }
}

/// What a juror writes for themselves: whose it is, and when it was handed in.
protocol JurorsOwn: Item {
  var juror: ID<JuryMember>? { get }
  var submittedAt: Moment? { get }
}

extension Mark: JurorsOwn {}
extension BlindMark: JurorsOwn {}
extension AnchorMark: JurorsOwn {}
