/// A year's figures in the national register's form where the answers themselves are not kept here:
/// years before this house, another body's survey.
public struct InsertionFigures: Item {
  public static let kind = Kind("insertionFigures", "insertionFigures", in: .certification)

  public var id: ID<InsertionFigures> = ""
  public var framework: String = ""
  public var year: Int?
  public var certified: Int?
  public var certifiedByExperience: Int?
  public var employed6Months: Share?
  public var inOccupation6Months: Share?
  public var inOccupation2Years: Share?
  public var source: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("framework", \.framework, .required),
    Field("year", \.year, .required, .between(1990, 2099)),
    Field("certified", \.certified, .between(0, 1_000_000)),
    Field("certifiedByExperience", \.certifiedByExperience, .between(0, 1_000_000)),
    Field("employed6Months", \.employed6Months, .between(0, 100)),
    Field("inOccupation6Months", \.inOccupation6Months, .between(0, 100)),
    Field("inOccupation2Years", \.inOccupation2Years, .between(0, 100)),
    Field("source", \.source),
    Field("evidence", \.evidence),
  ]
}
