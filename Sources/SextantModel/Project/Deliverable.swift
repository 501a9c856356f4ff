/// A result handed over at a milestone.
public struct Deliverable: Item {
  public static let kind = Kind("deliverable", "deliverables", in: .project)

  public var id: ID<Deliverable> = ""
  public var label: String = ""
  public var milestone: ID<Milestone>?
  public var due: Day?
  public var acceptance: String = ""
  public var acceptedOn: Day?
  public var owner: AnyID?
  public var requirements: [ID<Requirement>] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("label", \.label, .required),
    Field("milestone", \.milestone),
    Field("due", \.due),
    Field("acceptance", \.acceptance),
    Field("acceptedOn", \.acceptedOn),
    Field("owner", \.owner, .to(["person", "vendor"])),
    Field("requirements", \.requirements),
    Field("evidence", \.evidence),
  ]
}
