/// What happens by itself when a customer does something.
public struct AutomationScenario: Item {
  public static let kind = Kind("automationScenario", "automationScenarios", in: .research)

  public var id: ID<AutomationScenario> = ""
  public var name: String = ""
  public var stage: ID<JourneyStage>?
  public var segment: ID<Segment>?
  public var trigger: String = ""
  public var condition: String = ""
  public var actions: String = ""
  public var channel: ID<Channel>?
  public var exit: String = ""
  public var consentBasis: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("stage", \.stage),
    Field("segment", \.segment),
    Field("trigger", \.trigger),
    Field("condition", \.condition),
    Field("actions", \.actions, .long),
    Field("channel", \.channel),
    Field("exit", \.exit),
    Field("consentBasis", \.consentBasis),
    Field("evidence", \.evidence),
  ]
}
