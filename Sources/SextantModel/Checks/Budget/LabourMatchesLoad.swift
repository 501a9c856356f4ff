/// The hours budgeted for each person are the hours planned, within the house tolerance, at the
/// person's own hourly cost.
///
/// Budgeted hours are the quantities of the lines of the budget in force that pay a person of the
/// company. Planned hours are the entries of the workload plan within the budget's days that belong
/// to no sprint and no task: those are details of the same hours.
public struct LabourMatchesLoad: Check {
  public static let card = CheckCard(
    "BUD07", "budget.labour-matches-load", .warning, basis: [.arithmetic, .house],
    about: [BudgetLine.self], alsoReads: [Budget.self, WorkloadEntry.self, Person.self],
    parameters: ["labourTolerance"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let lines = x.currentLines.filter { $0.resourceKind == .human && $0.origin == .internal }
    guard !lines.isEmpty else { return verdict.doesNotApply() }
    let planned = plannedHours(x)
    var budgeted: [ID<Person>: Double] = [:]
    for line in lines {
      if let person = line.person { budgeted[person, default: 0] += line.quantity ?? 0 }
    }
    var seen: Set<ID<Person>> = []
    for line in lines {
      guard let id = line.person else {
        verdict.doubt(line.at("person"), "noPerson", ["line": .text(line.label)])
        continue
      }
      let person = x.find(id)
      let name: Argument = .text(person?.name ?? id.text)
      if let cost = person?.hourlyCost, let unitCost = line.unitCost, cost != unitCost {
        verdict.fail(
          line.at("unitCost"), "hourlyCost",
          ["person": name, "budget": .money(unitCost), "cost": .money(cost)])
      }
      guard seen.insert(id).inserted, let budget = budgeted[id] else { continue }
      guard let plan = planned[id] else {
        verdict.doubt(line.at("person"), "noPlan", ["person": name])
        continue
      }
      if abs(plan - budget) > budget * x.rules.labourTolerance.fraction + 1e-9 {
        verdict.fail(
          line.at("quantity"), "hours",
          [
            "person": name, "plan": .number(plan), "budget": .number(budget),
            "tolerance": .share(x.rules.labourTolerance),
          ])
      }
    }
  }

  private static func plannedHours(_ x: Examination) -> [ID<Person>: Double] {
    let budget = x.currentBudget
    var planned: [ID<Person>: Double] = [:]
    for entry in x.all(WorkloadEntry.self) where entry.sprint == nil && entry.task == nil {
      guard let person = entry.person, let period = entry.period, let hours = entry.hours else {
        continue
      }
      if let start = budget?.start, let end = budget?.end,
        period.first < start || period.last > end
      {
        continue
      }
      planned[person, default: 0] += hours
    }
    return planned
  }
}
