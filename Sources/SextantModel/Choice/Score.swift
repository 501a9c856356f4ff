/// The mark an offer got on a criterion, 0 to 5.
public struct Score: Item {
  public static let kind = Kind(
    "score", "scores", in: .choice, .series(key: ["offer", "criterion"]))

  public var id: ID<Score> = ""
  public var offer: ID<Offer>?
  public var criterion: ID<SelectionCriterion>?
  public var value: Double?
  public var comment: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("offer", \.offer, .required),
    Field("criterion", \.criterion, .required),
    Field("value", \.value, .between(0, 5)),
    Field("comment", \.comment),
  ]
}
