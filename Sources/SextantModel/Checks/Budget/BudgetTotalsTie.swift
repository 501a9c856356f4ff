/// Every line is its quantity times its unit cost, is spread over all the months of its budget, and
/// the lines add up to the total that is printed.
///
/// A line without quantity or unit cost states only an amount: nothing to multiply. A line without
/// a VAT basis takes its budget's. Products may differ by the rounding allowed; the months may not.
public struct BudgetTotalsTie: Check {
  public static let card = CheckCard(
    "BUD01", "budget.totals-tie", .error, basis: [.arithmetic],
    about: [BudgetLine.self], alsoReads: [Budget.self], parameters: ["roundingTolerance"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for line in x.all(BudgetLine.self) { examine(line, x, &verdict) }
    for budget in x.all(Budget.self) {
      guard let printed = budget.printedTotal else { continue }
      let lines = x.lines(of: budget)
      let basis = BudgetBasis(budget, lines)
      let sum = lines.filter { $0.amount != nil }.map { basis.amount(of: $0) }.sum()
      if sum != printed {
        verdict.fail(
          budget.at("printedTotal"), "total",
          ["printed": .money(printed), "sum": .money(sum), "gap": .money(printed - sum)])
      }
    }
  }

  private static func examine(_ line: BudgetLine, _ x: Examination, _ verdict: inout Verdict) {
    let name: Argument = .text(line.label)
    guard let amount = line.amount else {
      return verdict.fail(line.at("amount"), "noAmount", ["line": name])
    }
    if let quantity = line.quantity, let unitCost = line.unitCost,
      abs(quantity * unitCost.units - amount.units) > x.rules.roundingTolerance.units
    {
      verdict.fail(
        line.at("amount"), "product",
        [
          "line": name, "amount": .money(amount), "quantity": .number(quantity),
          "unitCost": .money(unitCost), "product": .number(quantity * unitCost.units, decimals: 2),
        ])
    }
    let budget = x.find(line.budget)
    let phased = line.phasing.sum()
    if phased != amount {
      verdict.fail(
        line.at("phasing"), "phasing",
        ["line": name, "phased": .money(phased), "amount": .money(amount)])
    } else if let start = budget?.start, let end = budget?.end,
      let months = Period(first: start, last: end).months, months != line.phasing.count
    {
      verdict.fail(
        line.at("phasing"), "months",
        ["line": name, "given": .integer(line.phasing.count), "months": .integer(months)])
    }
    if let basis = line.vatBasis, let common = budget?.vatBasis, basis != common {
      verdict.fail(
        line.at("vatBasis"), "vatBasis",
        ["line": name, "basis": .choice(basis), "common": .choice(common)])
    }
  }
}
