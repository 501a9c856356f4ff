/// The verbs of the room `company`, in the order in which people use them.
let companyVerbs: [any Verb.Type] = [SuspendVendor.self, ReinstateVendor.self]
