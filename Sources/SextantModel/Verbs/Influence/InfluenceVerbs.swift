/// The verbs of the room `influence`, in the order in which people use them.
let influenceVerbs: [any Verb.Type] = [SignPartnership.self]
