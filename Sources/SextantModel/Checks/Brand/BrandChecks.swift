/// The checks of the room `brand`, in the order of their codes.
let brandChecks: [any Check.Type] = []
