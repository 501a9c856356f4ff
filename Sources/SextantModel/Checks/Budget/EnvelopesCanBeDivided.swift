/// Every envelope that is to be divided can be: its lines are known, have curves or a history to take
/// them from, and bounds within which the envelope can be used up.
public struct EnvelopesCanBeDivided: Check {
  public static let card = CheckCard(
    "BUD10", "budget.allocation-possible", .warning, basis: [.arithmetic],
    about: [BudgetAllocation.self],
    alsoReads: [Budget.self, BudgetLine.self, Actual.self, Metric.self, Measure.self, Channel.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for allocation in x.all(BudgetAllocation.self) {
      let plan = AllocationPlan(of: allocation, x, isSolved: false)
      if let obstacle = plan.obstacle { say(obstacle, allocation, x, &verdict) }
    }
  }

  private static func say(
    _ obstacle: AllocationPlan.Obstacle, _ allocation: BudgetAllocation, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    func line(_ entry: Int) -> [String: Argument] {
      let id = allocation.entries.indices.contains(entry) ? allocation.entries[entry].line : nil
      return [
        "allocation": .text(allocation.title), "number": .integer(entry + 1),
        "line": .text(x.find(id)?.label ?? id?.text ?? "–"),
      ]
    }
    let entries = allocation.at("entries")
    switch obstacle {
    case .nothing:
      verdict.fail(entries, "nothing", ["allocation": .text(allocation.title)])
    case .stray(let entry): verdict.fail(entries, "stray", line(entry))
    case .noCurve(let entry, .noMetric), .noCurve(let entry, .badFigures):
      verdict.fail(entries, "noCurve", line(entry))
    case .noCurve(let entry, _): verdict.doubt(entries, "noHistory", line(entry))
    case .phasing(let entry, let expected, let found):
      verdict.fail(
        entries, "phasing",
        line(entry).merging(
          ["expected": .integer(expected), "found": .integer(found)], uniquingKeysWith: { $1 }))
    case .otherBasis(let entry): verdict.fail(entries, "otherBasis", line(entry))
    case .badAmount(let entry): verdict.fail(entries, "badAmount", line(entry))
    case .boundsCross(let entry), .pinnedOutOfBounds(let entry):
      verdict.fail(entries, "bounds", line(entry))
    case .leastExceedsEnvelope(let sum, let envelope), .mostBelowEnvelope(let sum, let envelope):
      verdict.fail(
        allocation.at("envelope"), sum > envelope ? "least" : "most",
        [
          "allocation": .text(allocation.title), "sum": .money(sum), "envelope": .money(envelope),
          "gap": .money((sum - envelope).absolute),
        ])
    case .badEnvelope:
      verdict.fail(
        allocation.at("envelope"), "badEnvelope", ["allocation": .text(allocation.title)])
    }
  }
}
