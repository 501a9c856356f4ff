/// The verbs of the room `influence`, in the order in which people use them.
let influenceVerbs: [any Verb.Type] = [
  ContactMedia.self, SignPartnership.self, CancelPartnership.self,
]
