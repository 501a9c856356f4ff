/// The checks of the room `choice`, in the order of their codes.
let choiceChecks: [any Check.Type] = []
