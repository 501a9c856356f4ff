/// The checks of the room `shop`, in the order of their codes.
let shopChecks: [any Check.Type] = [
  TheWeakestStepIsTreated.self,
  PaymentsAreDefined.self,
  DisplayRulesAreTested.self,
]
