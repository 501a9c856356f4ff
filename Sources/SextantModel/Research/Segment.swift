/// A group of people the strategy aims at.
public struct Segment: Item {
  public static let kind = Kind("segment", "segments", in: .research)

  public var id: ID<Segment> = ""
  public var name: String = ""
  public var age: String = ""
  public var gender: String = ""
  public var occupation: String = ""
  public var interests: String = ""
  public var location: String = ""
  public var size: Int?
  public var valueTier: ValueTier?
  public var isTargeted: Bool = true
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("age", \.age),
    Field("gender", \.gender),
    Field("occupation", \.occupation),
    Field("interests", \.interests),
    Field("location", \.location),
    Field("size", \.size),
    Field("valueTier", \.valueTier),
    Field("isTargeted", \.isTargeted),
    Field("evidence", \.evidence),
  ]
}

public enum ValueTier: String, Choice {
  public static let choiceName = "valueTier"
  case low, medium, high, veryHigh
}
