/// What a person says of a gap between figure and target.
public struct VarianceNote: Item {
  public static let kind = Kind("varianceNote", "varianceNotes", in: .review)

  public var id: ID<VarianceNote> = ""
  public var indicator: ID<Indicator>?
  public var period: Period?
  public var cause: String = ""
  public var noActionReason: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("indicator", \.indicator, .required),
    Field("period", \.period),
    Field("cause", \.cause, .long),
    Field("noActionReason", \.noActionReason),
    Field("evidence", \.evidence),
  ]
}
