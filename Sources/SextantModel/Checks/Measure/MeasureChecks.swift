/// The checks of the room `measure`, in the order of their codes.
let measureChecks: [any Check.Type] = []
