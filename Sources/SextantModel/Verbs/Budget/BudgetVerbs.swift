/// The verbs of the room `budget`, in the order in which people use them.
let budgetVerbs: [any Verb.Type] = [
  SubmitBudget.self, ApproveBudget.self, ReturnBudget.self, ReviseBudget.self,
  CloseBooks.self,
]
