/// The checks of the room `diagnosis`, in the order of their codes.
let diagnosisChecks: [any Check.Type] = [
  BothSidesAreDiagnosed.self,
  MatricesAreFilled.self,
  DiagnosisItemsAreEvidenced.self,
  RanksAreStrict.self,
  OffersAndPositionsAreCompared.self,
  BenchmarksAreFilled.self,
]
