/// Every line is charged to a department and says what resource it pays, from inside or outside;
/// the budget in force pays people and techniques, inside and outside the company.
///
/// Lines that all have a department and an amount add up by department to the total by themselves.
public struct ResourcesAreSharedByDepartment: Check {
  public static let card = CheckCard(
    "BUD05", "budget.resources-by-unit", .error, basis: [.text],
    about: [BudgetLine.self], alsoReads: [Budget.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for line in x.all(BudgetLine.self) {
      let missing = [
        ("department", line.department == nil), ("resourceKind", line.resourceKind == nil),
        ("origin", line.origin == nil),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          line.at(field), field == "department" ? "noDepartment" : "notClassed",
          ["line": .text(line.label), "field": .field(BudgetLine.self, field)])
      }
    }
    let lines = x.currentLines
    let kinds = Set(lines.compactMap(\.resourceKind))
    for kind in [ResourceKind.human, .technical] where !kinds.contains(kind) {
      verdict.fail(
        .among(BudgetLine.self, field: "resourceKind"), "noneOf", ["what": .choice(kind)])
    }
    let origins = Set(lines.compactMap(\.origin))
    for origin in ResourceOrigin.allCases where !origins.contains(origin) {
      verdict.fail(.among(BudgetLine.self, field: "origin"), "noneOf", ["what": .choice(origin)])
    }
  }
}
