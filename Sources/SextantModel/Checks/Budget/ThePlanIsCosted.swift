/// Every action and every recommendation draws on budget lines or says why on none; its cost is the
/// sum of what it draws; no line is drawn on beyond its amount.
///
/// The written reason stands for whatever no line pays: nothing at all, or a part taken from the
/// contingency. Actions and recommendations speak of the same money, one in detail, the other as a
/// whole: each are added up apart.
public struct ThePlanIsCosted: Check {
  public static let card = CheckCard(
    "BUD06", "plan.costed", .error, basis: [.text, .arithmetic],
    about: [Action.self, Recommendation.self], alsoReads: [BudgetLine.self],
    parameters: ["roundingTolerance"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let actions = x.all(Action.self)
    for item in actions {
      examine(item, item.title, item.cost, item.budgetShares, item.zeroCostReason, x, &verdict)
    }
    examineLines(actions.flatMap(\.budgetShares), x, &verdict)
    let recommendations = x.all(Recommendation.self)
    for item in recommendations {
      examine(item, item.title, item.cost, item.budgetShares, item.zeroCostReason, x, &verdict)
    }
    examineLines(recommendations.flatMap(\.budgetShares), x, &verdict)
  }

  private static func examine<T: Item>(
    _ item: T, _ title: String, _ cost: Money?, _ shares: [BudgetShare], _ reason: String,
    _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: Argument = .text(title)
    if shares.isEmpty {
      if reason.isEmpty { verdict.fail(item.at("budgetShares"), "notCosted", ["item": name]) }
      return
    }
    guard let cost else { return verdict.fail(item.at("cost"), "noCost", ["item": name]) }
    let sum = shares.compactMap(\.amount).sum()
    let gap = sum.units - cost.units
    let isReasoned = gap < 0 && !reason.isEmpty
    if abs(gap) > x.rules.roundingTolerance.units, !isReasoned {
      verdict.fail(
        item.at("cost"), "differs",
        ["item": name, "cost": .money(cost), "sum": .money(sum)])
    }
  }

  private static func examineLines(
    _ shares: [BudgetShare], _ x: Examination, _ verdict: inout Verdict
  ) {
    var drawn: [ID<BudgetLine>: Money] = [:]
    for share in shares {
      if let line = share.line { drawn[line, default: .zero] += share.amount ?? .zero }
    }
    for line in x.all(BudgetLine.self) {
      guard let sum = drawn[line.id], let amount = line.amount,
        sum.units > amount.units + x.rules.roundingTolerance.units
      else { continue }
      verdict.fail(
        line.at("amount"), "overdrawn",
        ["line": .text(line.label), "sum": .money(sum), "amount": .money(amount)])
    }
  }
}
