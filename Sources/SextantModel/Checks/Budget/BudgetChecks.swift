/// The checks of the room `budget`, in the order of their codes.
let budgetChecks: [any Check.Type] = [
  BudgetTotalsTie.self,
  LinesAreFixedOrVariable.self,
  PlanFitsTheEnvelope.self,
  LinesAreExplained.self,
  ResourcesAreSharedByDepartment.self,
  ThePlanIsCosted.self,
  LabourMatchesLoad.self,
  BudgetVariancesAreHandled.self,
  GainsAreRecomputed.self,
  EnvelopesCanBeDivided.self,
]
