/// The verbs of the room `strategy`, in the order in which people use them.
let strategyVerbs: [any Verb.Type] = [
  AdoptObjective.self, AbandonObjective.self, ReopenObjective.self,
  AcceptRecommendation.self, RefuseRecommendation.self, ReopenRecommendation.self,
  VerifyConstraint.self,
]
