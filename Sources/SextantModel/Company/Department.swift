/// A department or service of the company.
public struct Department: Item {
  public static let kind = Kind("department", "departments", in: .company)

  public var id: ID<Department> = ""
  public var name: String = ""
  public var manager: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("manager", \.manager, .personal),
    Field("evidence", \.evidence),
  ]
}
