/// The verbs of the room `measure`, in the order in which people use them.
let measureVerbs: [any Verb.Type] = [
  FollowIndicator.self, ProposeAdjustment.self, SetIndicatorAside.self,
]
