/// A link between a juror and a candidate, declared by either or noted by the school.
public struct JuryLink: Item {
  public static let kind = Kind("juryLink", "juryLinks", in: .certification)

  public var id: ID<JuryLink> = ""
  public var juror: ID<JuryMember>?
  public var candidate: ID<Candidate>?
  public var nature: JuryLinkNature?
  public var declaredOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("juror", \.juror, .required),
    Field("candidate", \.candidate, .required),
    Field("nature", \.nature, .required, .personal, .confidential),
    Field("declaredOn", \.declaredOn),
    Field("evidence", \.evidence),
  ]
}

/// What ties a juror to a candidate. Only `noLink` leaves the juror free to judge: it settles a
/// likeness of names that was looked at.
public enum JuryLinkNature: String, Choice {
  public static let choiceName = "juryLinkNature"
  case trainer, tutor, employer, colleague, family, personal, guidedVae, noLink

  /// What ties a juror to a candidate is for few to know; that nothing does is for all, or a panel
  /// would look unlawful to who opens its sitting.
  public var isOpenToAll: Bool { self == .noLink }
}
