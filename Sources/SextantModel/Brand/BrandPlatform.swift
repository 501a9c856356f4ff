/// What the brand is, believes and promises.
public struct BrandPlatform: Item {
  public static let kind = Kind("brandPlatform", "brandPlatforms", in: .brand, .single)

  public var id: ID<BrandPlatform> = "brandPlatform"
  public var identity: String = ""
  public var values: String = ""
  public var vision: String = ""
  public var promise: String = ""
  public var ambition: String = ""
  public var story: String = ""
  public var promiseNeed: String = ""
  public var promisePersonas: [ID<Persona>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("identity", \.identity, .long),
    Field("values", \.values, .long),
    Field("vision", \.vision, .long),
    Field("promise", \.promise, .long),
    Field("ambition", \.ambition, .long),
    Field("story", \.story, .long),
    Field("promiseNeed", \.promiseNeed),
    Field("promisePersonas", \.promisePersonas),
  ]
}
