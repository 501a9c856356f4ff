/// The checks of the room `project`, in the order of their codes.
let projectChecks: [any Check.Type] = [
  SpecificationIsComplete.self,
  MilestonesAreBudgeted.self,
  DatesRespectLinks.self,
  DeadlineIsLikely.self,
  OneAccountablePerTask.self,
  SprintsKeepTheirRhythm.self,
  SteeringToolFitsSpecification.self,
  ActionsAnswerTheirQuestions.self,
  CoordinationIsSet.self,
]
