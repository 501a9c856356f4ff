/// Why an arrangement was asked for: the disability officer's alone, erased first.
public struct AccommodationReason: Item {
  public static let kind = Kind("accommodationReason", "accommodationReasons", in: .certification)

  public var id: ID<AccommodationReason> = ""
  public var accommodation: ID<Accommodation>?
  public var reason: String = ""
  /// Why more is given than the rules give without a reason, or why nothing is.
  public var grounds: String = ""
  public var receivedOn: Day?
  /// What backs it: a certificate, a doctor's opinion. Nobody else reads it either.
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("accommodation", \.accommodation, .required),
    Field("reason", \.reason, .required, .long, .personal, .confidential),
    Field("grounds", \.grounds, .long, .personal, .confidential),
    Field("receivedOn", \.receivedOn, .confidential),
    Field("evidence", \.evidence),
  ]
}
