/// A new practice tried on a small scale before any roll-out.
public struct Experiment: Item {
  public static let kind = Kind("experiment", "experiments", in: .watch)

  public var id: ID<Experiment> = ""
  public var title: String = ""
  public var hypothesis: String = ""
  public var method: String = ""
  public var expected: String = ""
  public var measured: String = ""
  public var interval: String = ""
  public var conclusion: String = ""
  public var rollOut: String = ""
  public var author: ID<Person>?
  public var signals: [ID<Signal>] = []
  public var segments: [ID<Segment>] = []
  public var campaign: ID<Campaign>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("hypothesis", \.hypothesis),
    Field("method", \.method, .long),
    Field("expected", \.expected),
    Field("measured", \.measured),
    Field("interval", \.interval),
    Field("conclusion", \.conclusion),
    Field("rollOut", \.rollOut),
    Field("author", \.author),
    Field("signals", \.signals),
    Field("segments", \.segments),
    Field("campaign", \.campaign),
    Field("evidence", \.evidence),
  ]
}
