/// Where an old address leads since a migration.
public struct Redirect: Item {
  public static let kind = Kind("redirect", "redirects", in: .quality, .series(key: ["from"]))

  public var id: ID<Redirect> = ""
  public var from: String = ""
  public var to: String = ""
  public var hops: Int?
  public var statusCode: Int?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("from", \.from, .required),
    Field("to", \.to),
    Field("hops", \.hops),
    Field("statusCode", \.statusCode),
  ]
}
