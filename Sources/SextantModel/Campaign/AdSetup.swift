/// How an advertisement is targeted, capped and limited in time.
public struct AdSetup: Item {
  public static let kind = Kind("adSetup", "adSetups", in: .campaign)

  public var id: ID<AdSetup> = ""
  public var name: String = ""
  public var isRetargeting: Bool = false
  public var requiresConsent: Bool = false
  public var frequencyCap: Int?
  public var exclusions: String = ""
  public var durationDays: Int?
  public var record: ID<ProcessingRecord>?
  public var action: ID<Action>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("isRetargeting", \.isRetargeting),
    Field("requiresConsent", \.requiresConsent),
    Field("frequencyCap", \.frequencyCap),
    Field("exclusions", \.exclusions),
    Field("durationDays", \.durationDays, .lasts(.days)),
    Field("record", \.record),
    Field("action", \.action),
    Field("evidence", \.evidence),
  ]
}
