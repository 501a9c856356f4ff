/// A set of actions and contents under one theme, between two days.
public struct Campaign: Item {
  public static let kind = Kind("campaign", "campaigns", in: .campaign)

  public var id: ID<Campaign> = ""
  public var name: String = ""
  public var start: Day?
  public var end: Day?
  public var state: CampaignState?
  public var theme: String = ""
  public var objectives: [ID<Objective>] = []
  public var inclusionReviewer: ID<Person>?
  public var inclusionReviewedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("start", \.start),
    Field("end", \.end),
    Field("state", \.state),
    Field("theme", \.theme, .long),
    Field("objectives", \.objectives),
    Field("inclusionReviewer", \.inclusionReviewer),
    Field("inclusionReviewedOn", \.inclusionReviewedOn),
    Field("evidence", \.evidence),
  ]
}

public enum CampaignState: String, Choice {
  public static let choiceName = "campaignState"
  case prepared, running, stopped, closed
}
