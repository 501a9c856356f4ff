/// The way a customer goes, online and offline, from need to loyalty.
public struct Journey: Item {
  public static let kind = Kind("journey", "journeys", in: .research)

  public var id: ID<Journey> = ""
  public var name: String = ""
  public var segment: ID<Segment>?
  public var personas: [ID<Persona>] = []
  public var oneSidedReason: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("segment", \.segment),
    Field("personas", \.personas),
    Field("oneSidedReason", \.oneSidedReason),
    Field("evidence", \.evidence),
  ]
}
