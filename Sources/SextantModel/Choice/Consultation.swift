/// A choice among vendors or products, made in the open.
public struct Consultation: Item {
  public static let kind = Kind("consultation", "consultations", in: .choice)

  public var id: ID<Consultation> = ""
  public var title: String = ""
  public var consultationKind: ConsultationKind?
  public var context: String = ""
  public var objectives: String = ""
  public var sentOn: Day?
  public var answersDue: Day?
  public var choiceOn: Day?
  public var deliveryOn: Day?
  public var productionTypes: [String] = []
  public var segments: [ID<Segment>] = []
  public var vendors: [ID<Vendor>] = []
  public var knockOuts: [KnockOut] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("consultationKind", \.consultationKind),
    Field("context", \.context, .long),
    Field("objectives", \.objectives, .long),
    Field("sentOn", \.sentOn),
    Field("answersDue", \.answersDue),
    Field("choiceOn", \.choiceOn),
    Field("deliveryOn", \.deliveryOn),
    Field("productionTypes", \.productionTypes),
    Field("segments", \.segments),
    Field("vendors", \.vendors),
    Field("knockOuts", \.knockOuts),
    Field("evidence", \.evidence),
  ]
}

/// A condition that puts an offer out when it is not met.
public struct KnockOut: Row {
  public static let rowName = "knockOut"

  public var topic: CriterionTopic?
  public var text: String = ""
  public var requirement: ID<Requirement>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("topic", \.topic),
    Field("text", \.text, .required),
    Field("requirement", \.requirement),
  ]
}

public enum ConsultationKind: String, Choice {
  public static let choiceName = "consultationKind"
  case content, vendor, crm, cms, tool, clientTool
}
