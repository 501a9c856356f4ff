/// One stage of a journey, with what hurts there.
public struct JourneyStage: Item {
  public static let kind = Kind("journeyStage", "journeyStages", in: .research)

  public var id: ID<JourneyStage> = ""
  public var name: String = ""
  public var journey: ID<Journey>?
  public var order: Int?
  public var touchpoint: String = ""
  public var side: JourneySide?
  public var owner: AnyID?
  /// How the customer feels there, from 1, very badly, to 5, very well.
  public var emotion: Int?
  /// What the customer says of it, in their own words.
  public var feeling: String = ""
  public var painPoints: [PainPoint] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("journey", \.journey),
    Field("order", \.order),
    Field("touchpoint", \.touchpoint),
    Field("side", \.side),
    Field("owner", \.owner, .to(["person", "department"])),
    Field("emotion", \.emotion, .between(1, 5)),
    Field("feeling", \.feeling),
    Field("painPoints", \.painPoints),
    Field("evidence", \.evidence),
  ]
}

/// Something that hurts the customer at a stage.
public struct PainPoint: Row {
  public static let rowName = "painPoint"

  public var text: String = ""
  public var score: Int?
  public var acceptance: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("score", \.score, .between(1, 5)),
    Field("acceptance", \.acceptance),
  ]
}
