/// How something gets done, step by step.
public struct ProcessMap: Item {
  public static let kind = Kind("processMap", "processMaps", in: .review)

  public var id: ID<ProcessMap> = ""
  public var title: String = ""
  public var version: String = ""
  public var targetDays: Double?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("version", \.version),
    Field("targetDays", \.targetDays, .lasts(.workingDays)),
    Field("evidence", \.evidence),
  ]
}
