/// What a panel agreed on where its members had marked far apart: their own marks stay.
public struct Reconciliation: Item {
  public static let kind = Kind("reconciliation", "reconciliations", in: .certification)

  public var id: ID<Reconciliation> = ""
  public var slot: ID<Slot>?
  public var candidate: ID<Candidate>?
  public var criterion: String = ""
  public var level: String = ""
  public var reason: String = ""
  public var agreedOn: Day?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("slot", \.slot, .required),
    Field("candidate", \.candidate),
    Field("criterion", \.criterion, .required),
    Field("level", \.level, .required),
    Field("reason", \.reason, .required, .long, .personal),
    Field("agreedOn", \.agreedOn),
    Field("evidence", \.evidence),
  ]
}
