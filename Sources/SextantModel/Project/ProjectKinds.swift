/// The kinds of item of the room `project`, in the order people meet them.
let projectKinds: [any Item.Type] = [
  Project.self,
  Specification.self,
  Requirement.self,
  ProjectTask.self,
  Milestone.self,
  ProjectBaseline.self,
  Deliverable.self,
  Action.self,
  RaciEntry.self,
  Sprint.self,
  Card.self,
  Meeting.self,
  CoordinationRule.self,
  ReportingRule.self,
  SteeringTool.self,
  AccessGrant.self,
]
