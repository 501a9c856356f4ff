/// What is done with people's data, on what right and for how long.
public struct ProcessingRecord: Item {
  public static let kind = Kind("processingRecord", "processingRecords", in: .quality)

  public var id: ID<ProcessingRecord> = ""
  public var name: String = ""
  public var purpose: String = ""
  public var basis: LegalBasis?
  public var categories: [String] = []
  public var retentionMonths: Int?
  public var oldestRecord: Day?
  public var recipients: [String] = []
  public var transfers: String = ""
  public var vendor: ID<Vendor>?
  public var processorContract: ID<Contract>?
  public var covers: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("purpose", \.purpose),
    Field("basis", \.basis),
    Field("categories", \.categories),
    Field("retentionMonths", \.retentionMonths, .lasts(.months)),
    Field("oldestRecord", \.oldestRecord),
    Field("recipients", \.recipients),
    Field("transfers", \.transfers),
    Field("vendor", \.vendor, .belongsTo),
    Field("processorContract", \.processorContract),
    Field(
      "covers", \.covers,
      .to([
        "steeringTool", "emailSetup", "adSetup", "partnership", "action", "campaign",
        "automationScenario",
      ])),
    Field("evidence", \.evidence),
  ]
}

public enum LegalBasis: String, Choice {
  public static let choiceName = "legalBasis"
  case consent, contract, legalObligation, vitalInterest, publicTask, legitimateInterest
}
