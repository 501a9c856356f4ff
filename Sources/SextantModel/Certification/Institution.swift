/// The body that certifies, with its sessions and its journal.
public struct Institution: Item {
  public static let kind = Kind(
    "institution", "institutions", in: .certification, .single, atRoot: true)

  public var id: ID<Institution> = "institution"
  public var name: String = ""
  public var certifier: String = ""
  public var timeZone: String = "Europe/Paris"

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("certifier", \.certifier),
    Field("timeZone", \.timeZone),
  ]
}
