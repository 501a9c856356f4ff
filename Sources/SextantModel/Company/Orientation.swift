/// A line of the company's general strategy that marketing must serve.
public struct Orientation: Item {
  public static let kind = Kind("orientation", "orientations", in: .company)

  public var id: ID<Orientation> = ""
  public var text: String = ""
  public var horizon: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("horizon", \.horizon),
    Field("evidence", \.evidence),
  ]
}
