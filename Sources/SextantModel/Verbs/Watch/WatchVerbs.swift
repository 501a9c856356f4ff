/// The verbs of the room `watch`, in the order in which people use them.
let watchVerbs: [any Verb.Type] = [
  KeepSource.self, RetireSource.self,
  KeepSignal.self, SetSignalAside.self, ReopenSignal.self,
  TreatRisk.self,
  ConcludeExperiment.self,
]
