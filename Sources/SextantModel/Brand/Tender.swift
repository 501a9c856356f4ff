/// A consultation the agency answers or declines.
public struct Tender: Item {
  public static let kind = Kind("tender", "tenders", in: .brand)

  public var id: ID<Tender> = ""
  public var name: String = ""
  public var client: String = ""
  public var stage: TenderStage?
  public var deadline: Day?
  public var goNoGo: GoNoGo?
  public var decidedOn: Day?
  public var probability: Share?
  public var amount: Money?
  public var owner: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("client", \.client),
    Field("stage", \.stage),
    Field("deadline", \.deadline),
    Field("goNoGo", \.goNoGo),
    Field("decidedOn", \.decidedOn),
    Field("probability", \.probability, .between(0, 100)),
    Field("amount", \.amount),
    Field("owner", \.owner, .personal),
    Field("evidence", \.evidence),
  ]
}

public enum TenderStage: String, Choice {
  public static let choiceName = "tenderStage"
  case qualification, writing, oral, negotiation, won, lost, closed
}

public enum GoNoGo: String, Choice {
  public static let choiceName = "goNoGo"
  case go, noGo, toDecide
}
