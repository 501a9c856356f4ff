/// Every line says what it is for; a large one also cites where its price comes from: a quote, a
/// price list, a document or a measure of what was spent before.
///
/// Large means more than the house share of its own budget's lines. A cited piece that the dossier
/// does not hold is for the reader to report, and counts here.
public struct LinesAreExplained: Check {
  public static let card = CheckCard(
    "BUD04", "budget.line-explained", .warning, basis: [.text, .house],
    about: [BudgetLine.self], alsoReads: [Evidence.self],
    parameters: ["lineJustificationLength", "largeLineShare"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let lines = x.all(BudgetLine.self)
    var totals: [ID<Budget>?: Money] = [:]
    let bases = x.budgetBases()
    func worth(_ line: BudgetLine) -> Money {
      line.budget.flatMap { bases[$0] }?.amount(of: line) ?? line.amount ?? .zero
    }
    for line in lines { totals[line.budget, default: .zero] += worth(line) }
    for line in lines {
      if line.justification.count < x.rules.lineJustificationLength {
        verdict.fail(
          line.at("justification"), line.justification.isEmpty ? "notExplained" : "tooShort",
          [
            "line": .text(line.label), "length": .integer(line.justification.count),
            "wanted": .integer(x.rules.lineJustificationLength),
          ])
      }
      guard line.amount != nil, let total = totals[line.budget], total > .zero else { continue }
      let share = worth(line).units / total.units
      if share > x.rules.largeLineShare.fraction,
        !line.evidence.contains(where: { showsAPrice($0, x) })
      {
        verdict.fail(
          line.at("evidence"), "noPrice",
          [
            "line": .text(line.label), "share": .percent(share, decimals: 1),
            "large": .share(x.rules.largeLineShare),
          ])
      }
    }
  }

  private static func showsAPrice(_ id: ID<Evidence>, _ x: Examination) -> Bool {
    guard let piece = x.find(id) else { return true }
    return switch piece.evidenceKind {
    case .quote, .priceList, .measure, .document: true
    default: false
    }
  }
}
