/// The verbs of the room `report`, in the order in which people use them.
let reportVerbs: [any Verb.Type] = [FreezeEdition.self, DecideRequest.self, ReopenRequest.self]
