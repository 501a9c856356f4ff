/// The draw of the written work that a second marker reads blind, kept so that it can be repeated.
///
/// Whoever knows its words can tell which code is whose: jurors do not see it before results are
/// published.
public struct MarkingDraw: Item {
  public static let kind = Kind("markingDraw", "markingDraws", in: .certification)

  public var id: ID<MarkingDraw> = ""
  public var session: ID<Session>?
  public var assessment: String = ""
  /// Who may be asked for a second reading.
  public var markers: [ID<JuryMember>] = []
  /// The words from which the draw follows.
  public var seed: String = ""
  /// The part that was drawn, as the rules had it.
  public var share: Share?
  /// Who handed in, in the order in which they were drawn from.
  public var among: [ID<Candidate>] = []
  public var drawnAt: Moment?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("assessment", \.assessment, .required),
    Field("markers", \.markers),
    Field("seed", \.seed),
    Field("share", \.share, .between(0, 100)),
    Field("among", \.among),
    Field("drawnAt", \.drawnAt),
    Field("evidence", \.evidence),
  ]
}
