/// The checks of the room `budget`, in the order of their codes.
let budgetChecks: [any Check.Type] = []
