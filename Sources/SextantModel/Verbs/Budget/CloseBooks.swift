/// Closes the books of a budget through the end of a month: what has no actual by then has cost
/// nothing, and is named so that nobody takes what is missing for money saved.
enum CloseBooks: Verb {
  static let card = VerbCard(
    "budget.closeBooks", on: Budget.self, governs: ["closedOn"], asks: ["closedOn"],
    refusals: ["notMonthEnd", "outside"])

  static func concerns(_ budget: Budget) -> Bool { budget.start != nil }

  static func examine(_ budget: Budget, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard let day = budget.closedOn else { return }
    obstacles.refuseFuture(budget, "closedOn", day, x)
    if day.adding(days: 1).dayOfMonth != 1 {
      obstacles.add("notMonthEnd", at: "closedOn", ["day": .day(day)])
    }
    guard let start = budget.start else { return }
    if day < start || budget.end.map({ day > $0 }) ?? false {
      obstacles.add(
        "outside", at: "closedOn",
        ["day": .day(day), "start": .day(start), "end": .day(budget.end ?? day)])
    }
  }

  static func carryOut(_ budget: inout Budget, _ x: VerbContext, _ changes: inout VerbChanges) {
    let day = budget.closedOn ?? x.today
    changes.arguments["day"] = .day(day)
    var closed = x.dossier
    closed.put(budget)
    let open =
      BudgetToDate(of: budget, in: Examination(of: closed, on: x.today))?.lines
      .filter { $0.awaited.contains { $0.contains(day) } } ?? []
    changes.arguments["count"] = .integer(open.count)
  }
}
