/// The checks of the room `team`, in the order of their codes.
let teamChecks: [any Check.Type] = []
