/// The checks of the room `framework`, in the order of their codes.
let frameworkChecks: [any Check.Type] = [
  DeliverablesArePresent.self,
  CriteriaAreEvidenced.self,
]
