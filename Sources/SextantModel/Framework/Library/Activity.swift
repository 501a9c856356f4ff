/// A part of the occupation that competencies serve.
public struct Activity: Item {
  public static let kind = Kind("activity", "activities", in: .framework, atRoot: true)

  public var id: ID<Activity> = ""
  public var block: ID<Block>?
  public var parent: ID<Activity>?
  public var printedLabel: String = ""
  public var fr: String = ""
  public var en: String = ""
  public var summaryFr: String = ""
  public var summaryEn: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("block", \.block, .required),
    Field("parent", \.parent),
    Field("printedLabel", \.printedLabel),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("summaryFr", \.summaryFr, .long),
    Field("summaryEn", \.summaryEn, .long),
  ]
}
