/// The body that certifies, with its sessions and its journal.
public struct Institution: Item {
  public static let kind = Kind(
    "institution", "institutions", in: .certification, .single, atRoot: true)

  public var id: ID<Institution> = "institution"
  public var name: String = ""
  public var certifier: String = ""
  /// Bodies that train its candidates, where they are others than the certifier: their people are no
  /// external members of a panel either.
  public var trainingBodies: [String] = []
  public var timeZone: String = "Europe/Paris"

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("certifier", \.certifier),
    Field("trainingBodies", \.trainingBodies),
    Field("timeZone", \.timeZone),
  ]
}
