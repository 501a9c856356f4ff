/// The checks of the room `campaign`, in the order of their codes.
let campaignChecks: [any Check.Type] = []
