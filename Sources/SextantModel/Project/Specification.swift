/// What is asked of a project, part by part.
public struct Specification: Item {
  public static let kind = Kind("specification", "specifications", in: .project)

  public var id: ID<Specification> = ""
  public var title: String = ""
  public var project: ID<Project>?
  public var sections: [SpecificationSection] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("project", \.project),
    Field("sections", \.sections),
    Field("evidence", \.evidence),
  ]
}

/// A part of a specification, with the items that answer it.
public struct SpecificationSection: Row {
  public static let rowName = "specificationSection"

  public var part: SpecificationPart?
  public var text: String = ""
  public var items: [AnyID] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("part", \.part),
    Field("text", \.text, .long),
    Field("items", \.items),
  ]
}

public enum SpecificationPart: String, Choice {
  public static let choiceName = "specificationPart"
  case objectives, actors, targets, positioning, budget, actionContent, milestones, coordination,
    managementDashboard, actionIndicators, vendorFollowUp
}
