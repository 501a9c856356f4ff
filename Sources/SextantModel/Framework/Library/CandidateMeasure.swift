/// A way in which a framework allows a candidate's path or assessment to be arranged.
public struct CandidateMeasure: Item {
  public static let kind = Kind(
    "candidateMeasure", "candidateMeasures", in: .framework, atRoot: true)

  public var id: ID<CandidateMeasure> = ""
  public var fr: String = ""
  public var en: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("fr", \.fr),
    Field("en", \.en),
  ]
}
