/// The verbs of the room `review`, in the order in which people use them.
let reviewVerbs: [any Verb.Type] = [
  AcceptVariance.self, ReopenVariance.self,
  DecideAdjustment.self, ApplyAdjustment.self, EvaluateAdjustment.self, WithdrawAdjustment.self,
]
