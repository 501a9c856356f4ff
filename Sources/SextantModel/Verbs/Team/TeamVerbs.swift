/// The verbs of the room `team`, in the order in which people use them.
let teamVerbs: [any Verb.Type] = [
  CloseCrisisExercise.self, SettleConflict.self, ReopenConflict.self, ApplyAccommodation.self,
]
