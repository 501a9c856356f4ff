/// The verbs of the room `research`, in the order in which people use them.
let researchVerbs: [any Verb.Type] = [
  StartStudy.self, CloseStudy.self,
  ConcludeHypothesis.self, ReopenHypothesis.self,
  RetainInsight.self, DiscardInsight.self,
]
