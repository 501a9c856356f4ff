/// The checks of the room `project`, in the order of their codes.
let projectChecks: [any Check.Type] = []
