/// The kinds of item of the room `budget`, in the order people meet them.
let budgetKinds: [any Item.Type] = [
  Budget.self,
  BudgetLine.self,
  BudgetCommitment.self,
  Actual.self,
  ResourceNeed.self,
  BudgetAllocation.self,
]
