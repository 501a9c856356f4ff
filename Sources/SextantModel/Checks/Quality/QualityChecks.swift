/// The checks of the room `quality`, in the order of their codes.
let qualityChecks: [any Check.Type] = []
