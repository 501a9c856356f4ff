/// Where the company stands, and what follows for the far and the near future.
public struct Diagnosis: Item {
  public static let kind = Kind("diagnosis", "diagnoses", in: .diagnosis)

  public var id: ID<Diagnosis> = ""
  public var title: String = ""
  public var scope: String = ""
  public var longView: String = ""
  public var shortPriorities: String = ""
  public var orientations: [ID<Orientation>] = []
  public var indicators: [ID<Indicator>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("scope", \.scope),
    Field("longView", \.longView, .long),
    Field("shortPriorities", \.shortPriorities, .long),
    Field("orientations", \.orientations),
    Field("indicators", \.indicators),
    Field("evidence", \.evidence),
  ]
}
