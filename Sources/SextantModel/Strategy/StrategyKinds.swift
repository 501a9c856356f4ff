/// The kinds of item of the room `strategy`, in the order people meet them.
let strategyKinds: [any Item.Type] = [
  Objective.self,
  Constraint.self,
  Recommendation.self,
  Channel.self,
  ChannelChoice.self,
  StrategyStep.self,
]
