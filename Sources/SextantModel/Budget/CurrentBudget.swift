extension Examination {
  /// The budget in force on the reference day: one whose days contain it, an approved one before a
  /// submitted one before a draft. A dossier's only budget is in force whatever its days.
  public var currentBudget: Budget? {
    let budgets = all(Budget.self)
    if budgets.count == 1 { return budgets.first }
    let running = budgets.filter { budget in
      guard let start = budget.start, let end = budget.end else { return false }
      return start <= today && today <= end
    }
    let states: [BudgetState?] = [.approved, .submitted, .draft, nil]
    return states.lazy.compactMap { state in running.first { $0.state == state } }.first
  }

  /// The lines of the budget in force; every line where no budget is.
  var currentLines: [BudgetLine] {
    currentBudget.map { lines(of: $0) } ?? all(BudgetLine.self)
  }

  public func lines(of budget: Budget) -> [BudgetLine] {
    citing(budget, by: BudgetLine.self, in: "budget")
  }
}
