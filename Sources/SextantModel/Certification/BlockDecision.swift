/// Whether a candidate has acquired a block.
public struct BlockDecision: Item {
  public static let kind = Kind("blockDecision", "blockDecisions", in: .certification)

  public var id: ID<BlockDecision> = ""
  public var session: ID<Session>?
  public var candidate: ID<Candidate>?
  public var block: String = ""
  public var result: BlockResult?
  /// Competencies that were not acquired.
  public var missing: [String] = []
  /// Criteria that were not.
  public var failed: [String] = []
  /// Criteria that nobody could judge yet.
  public var awaited: [String] = []
  /// What the marks alone give, where a vote decided.
  public var computed: BlockResult?
  public var inFavour: Int?
  public var against: Int?
  public var isCasting: Bool = false
  public var date: Day?
  /// The published decision that this one takes the place of, and why.
  public var corrects: ID<BlockDecision>?
  public var grounds: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session),
    Field("candidate", \.candidate, .required),
    Field("block", \.block, .required),
    Field("result", \.result),
    Field("missing", \.missing, .personal),
    Field("failed", \.failed, .personal),
    Field("awaited", \.awaited, .personal),
    Field("computed", \.computed),
    Field("inFavour", \.inFavour, .between(0, 100)),
    Field("against", \.against, .between(0, 100)),
    Field("isCasting", \.isCasting),
    Field("date", \.date),
    Field("corrects", \.corrects),
    Field("grounds", \.grounds, .long, .personal),
    Field("evidence", \.evidence),
  ]
}

public enum BlockResult: String, Choice {
  public static let choiceName = "blockResult"
  case acquired, notAcquired, undecided
}
