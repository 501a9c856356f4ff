/// The kinds of item of the room `review`, in the order people meet them.
let reviewKinds: [any Item.Type] = [
  VarianceNote.self,
  Adjustment.self,
  ContingencyScenario.self,
  Rex.self,
  RexItem.self,
  ImprovementAction.self,
  ProcessMap.self,
  ProcessStep.self,
]
