/// No partnership is published before it is agreed, paid for, declared and measured.
///
/// French law of 9 June 2023 on commercial influence, as it stood in June 2026: a written contract
/// and a visible mention. The fit with a segment is evidenced by a text, a segment and a piece of
/// evidence. A line that pays for partnerships pays for nothing else: its amount is their sum.
public struct PartnershipsAreComplete: Check {
  public static let card = CheckCard(
    "MED01", "partnership.complete", .error, basis: [.text, .norm],
    about: [Partnership.self], alsoReads: [BudgetLine.self], parameters: ["roundingTolerance"],
    weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var sums: [ID<BudgetLine>: Money] = [:]
    for partnership in x.all(Partnership.self) {
      check(partnership, &verdict)
      if let line = partnership.budgetLine, let cost = partnership.cost {
        sums[line, default: .zero] += cost
      }
    }
    for line in x.all(BudgetLine.self) {
      guard let sum = sums[line.id], let amount = line.amount else { continue }
      if (sum - amount).absolute > x.rules.roundingTolerance {
        verdict.fail(
          line.at("amount"), "sumDiffers",
          ["line": .text(line.label), "sum": .money(sum), "amount": .money(amount)])
      }
    }
  }

  private static func check(_ partnership: Partnership, _ verdict: inout Verdict) {
    let name: [String: Argument] = ["partnership": .text(partnership.title)]
    let fields = [
      ("segments", partnership.segments.isEmpty), ("segmentFit", partnership.segmentFit.isEmpty),
      ("tactic", partnership.tactic.isEmpty), ("cost", partnership.cost == nil),
      ("budgetLine", partnership.budgetLine == nil),
      ("approvalStep", partnership.approvalStep.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        partnership.at(field), "lacks",
        name.merging(["field": .field(Partnership.self, field)]) { $1 })
    }
    if partnership.evidence.isEmpty {
      verdict.fail(partnership.at("evidence"), "fitUnproved", name)
    }
    if partnership.signedOn == nil { verdict.fail(partnership.at("signedOn"), "noContract", name) }
    if partnership.disclosure.isEmpty {
      verdict.fail(partnership.at("disclosure"), "noDisclosure", name)
    }
    if !partnership.targets.contains(where: { $0.indicator != nil && $0.value != nil }) {
      verdict.fail(partnership.at("targets"), "noTarget", name)
    }
  }
}
