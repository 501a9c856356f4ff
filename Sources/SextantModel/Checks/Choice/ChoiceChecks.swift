/// The checks of the room `choice`, in the order of their codes.
let choiceChecks: [any Check.Type] = [
  WeightsDiscriminate.self,
  ConsultationIsComplete.self,
  RankingIsExplained.self,
  PanelIsWideEnough.self,
  SolutionIsWithinMeans.self,
  MandatoryRequirementsAreJudged.self,
  VendorsHaveContractAndGrid.self,
]
