/// Whether a candidate has acquired a block.
public struct BlockDecision: Item {
  public static let kind = Kind("blockDecision", "blockDecisions", in: .certification)

  public var id: ID<BlockDecision> = ""
  public var session: ID<Session>?
  public var candidate: ID<Candidate>?
  public var block: String = ""
  public var result: BlockResult?
  public var missing: [String] = []
  public var date: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session),
    Field("candidate", \.candidate, .required),
    Field("block", \.block, .required),
    Field("result", \.result),
    Field("missing", \.missing, .personal),
    Field("date", \.date),
    Field("evidence", \.evidence),
  ]
}

public enum BlockResult: String, Choice {
  public static let choiceName = "blockResult"
  case acquired, notAcquired, undecided
}
