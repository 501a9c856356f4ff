/// Something that happens in a crisis.
public struct Inject: Item {
  public static let kind = Kind("inject", "injects", in: .team)

  public var id: ID<Inject> = ""
  public var text: String = ""
  public var at: Moment?
  public var plan: ID<CrisisPlan>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("text", \.text, .required),
    Field("at", \.at),
    Field("plan", \.plan),
    Field("evidence", \.evidence),
  ]
}
