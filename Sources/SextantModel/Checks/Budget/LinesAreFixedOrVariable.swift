/// Every line is fixed or variable; what varies says with what, in what quantity and at what unit
/// cost; the budget in force has both sorts.
public struct LinesAreFixedOrVariable: Check {
  public static let card = CheckCard(
    "BUD02", "budget.fixed-and-variable", .error, basis: [.text],
    about: [BudgetLine.self], alsoReads: [Budget.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for line in x.all(BudgetLine.self) {
      let name: Argument = .text(line.label)
      guard let nature = line.nature else {
        verdict.fail(line.at("nature"), "noNature", ["line": name])
        continue
      }
      guard nature == .variable else { continue }
      let missing = [
        ("driver", line.driver.isEmpty), ("quantity", line.quantity == nil),
        ("unitCost", line.unitCost == nil),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          line.at(field), "notDriven", ["line": name, "field": .field(BudgetLine.self, field)])
      }
    }
    let lines = x.currentLines
    guard lines.allSatisfy({ $0.nature != nil }) else { return }
    for nature in CostNature.allCases where !lines.contains(where: { $0.nature == nature }) {
      verdict.fail(.among(BudgetLine.self), "noneOf", ["nature": .choice(nature)])
    }
  }
}
