/// A promise the company made to people or the planet.
public struct Commitment: Item {
  public static let kind = Kind("commitment", "commitments", in: .quality)

  public var id: ID<Commitment> = ""
  public var text: String = ""
  public var indicator: ID<Indicator>?
  public var measuredBy: String = ""
  public var baseline: Double?
  public var target: Double?
  public var outOfScope: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("indicator", \.indicator),
    Field("measuredBy", \.measuredBy),
    Field("baseline", \.baseline),
    Field("target", \.target),
    Field("outOfScope", \.outOfScope),
    Field("evidence", \.evidence),
  ]
}
