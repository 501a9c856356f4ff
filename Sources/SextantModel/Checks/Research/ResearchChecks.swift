/// The checks of the room `research`, in the order of their codes.
let researchChecks: [any Check.Type] = []
