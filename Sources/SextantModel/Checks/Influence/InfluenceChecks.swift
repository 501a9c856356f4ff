/// The checks of the room `influence`, in the order of their codes.
let influenceChecks: [any Check.Type] = [
  PartnershipsAreComplete.self
]
