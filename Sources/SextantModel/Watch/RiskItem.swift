/// A signal or a diagnosis item scored as a risk or an opportunity.
public struct RiskItem: Item {
  public static let kind = Kind("riskItem", "riskItems", in: .watch)

  public var id: ID<RiskItem> = ""
  public var label: String = ""
  public var method: RiskMethod?
  public var severity: Int?
  public var occurrence: Int?
  public var detection: Int?
  public var printed: Int?
  public var inherent: Int?
  public var control: String = ""
  public var residual: Int?
  public var rank: Int?
  public var branch: FishboneBranch?
  public var effect: String = ""
  public var subjects: [AnyID] = []
  public var owner: ID<Person>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("method", \.method),
    Field("severity", \.severity, .between(1, 5)),
    Field("occurrence", \.occurrence, .between(1, 5)),
    Field("detection", \.detection, .between(1, 5)),
    Field("printed", \.printed),
    Field("inherent", \.inherent, .between(1, 25)),
    Field("control", \.control),
    Field("residual", \.residual, .between(1, 25)),
    Field("rank", \.rank),
    Field("branch", \.branch),
    Field("effect", \.effect),
    Field("subjects", \.subjects, .to(["signal", "matrixItem"])),
    Field("owner", \.owner),
    Field("evidence", \.evidence),
  ]
}

public enum RiskMethod: String, Choice {
  public static let choiceName = "riskMethod"
  case swot, erm, amdec, ishikawa
}

public enum FishboneBranch: String, Choice {
  public static let choiceName = "fishboneBranch"
  case methods, people, machines, materials, environment, measurement
}
