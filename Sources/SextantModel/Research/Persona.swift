/// A made-up person who stands for a segment, built on evidence.
public struct Persona: Item {
  public static let kind = Kind("persona", "personas", in: .research)

  public var id: ID<Persona> = ""
  public var name: String = ""
  public var segment: ID<Segment>?
  public var portrait: String = ""
  public var needs: [String] = []
  public var expectations: [String] = []
  public var brakes: [String] = []
  public var habits: String = ""
  public var channels: [ID<Channel>] = []
  public var accessNeeds: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("segment", \.segment),
    Field("portrait", \.portrait, .long),
    Field("needs", \.needs),
    Field("expectations", \.expectations),
    Field("brakes", \.brakes),
    Field("habits", \.habits),
    Field("channels", \.channels),
    Field("accessNeeds", \.accessNeeds),
    Field("evidence", \.evidence),
  ]
}
