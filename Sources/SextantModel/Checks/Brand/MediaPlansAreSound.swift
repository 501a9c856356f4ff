/// A media plan adds up, keeps to its brief and its dates, and buys what has proved itself.
///
/// A medium has proved itself when its past performance is written with a piece of evidence; else it
/// is a test, of a tenth of the plan at most. Each objective of the brief has an indicator that a
/// line of the plan carries. MCMD.E2.k09 asks only for explained lines, so this check supports that
/// criterion.
public struct MediaPlansAreSound: Check {
  public static let card = CheckCard(
    "MAR03", "media-plan.checked", .error, basis: [.arithmetic, .text, .house],
    about: [MediaLine.self], alsoReads: [MediaPlan.self, CreativeBrief.self, Campaign.self],
    parameters: ["roundingTolerance", "testMediaShare"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for line in x.all(MediaLine.self) { checkFields(of: line, x.rules, &verdict) }
    for plan in x.all(MediaPlan.self) {
      let lines = x.citing(plan, by: MediaLine.self, in: "plan")
      let total = lines.compactMap(\.computedAmount).sum()
      let campaign = x.find(plan.campaign)
      for line in lines {
        checkPast(of: line, total, x.rules, &verdict)
        if let campaign { checkDates(of: line, campaign, &verdict) }
      }
      if let brief = x.find(plan.brief) { check(plan, brief, lines, total, &verdict) }
    }
  }

  private static func checkFields(
    of line: MediaLine, _ rules: RuleParameters, _ verdict: inout Verdict
  ) {
    let fields = [
      ("plan", line.plan == nil), ("quantity", line.quantity == nil),
      ("unitCost", line.unitCost == nil), ("amount", line.amount == nil),
      ("start", line.start == nil), ("end", line.end == nil),
      ("objectives", line.objectives.isEmpty), ("indicators", line.indicators.isEmpty),
      ("choiceArgument", line.choiceArgument.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        line.at(field), "lacks",
        ["medium": .text(line.label), "field": .field(MediaLine.self, field)])
    }
    guard let amount = line.amount, let computed = line.computedAmount,
      let quantity = line.quantity,
      let unitCost = line.unitCost
    else { return }
    if (amount - computed).absolute > rules.roundingTolerance {
      verdict.fail(
        line.at("amount"), "amountDiffers",
        [
          "medium": .text(line.label), "shown": .money(amount), "computed": .money(computed),
          "quantity": .number(quantity), "unitCost": .money(unitCost),
        ])
    }
  }

  private static func checkPast(
    of line: MediaLine, _ total: Money, _ rules: RuleParameters, _ verdict: inout Verdict
  ) {
    let amount = line.computedAmount ?? .zero
    let share = total > .zero ? amount.units / total.units : 0
    let said: [String: Argument] = [
      "medium": .text(line.label), "share": .percent(share, decimals: 0),
      "max": .share(rules.testMediaShare),
    ]
    if line.pastPerformance.isEmpty {
      if !line.isTest {
        verdict.fail(line.at("pastPerformance"), "noPast", said)
      } else if share > rules.testMediaShare.fraction {
        verdict.fail(line.at("isTest"), "testTooBig", said)
      }
    } else if line.evidence.isEmpty {
      verdict.fail(line.at("evidence"), "noSource", said)
    }
  }

  private static func checkDates(
    of line: MediaLine, _ campaign: Campaign, _ verdict: inout Verdict
  ) {
    let said: [String: Argument] = [
      "medium": .text(line.label), "campaign": .text(campaign.name),
    ]
    if let start = line.start, let first = campaign.start, start < first {
      verdict.fail(line.at("start"), "outsideCampaign", said)
    }
    if let end = line.end, let last = campaign.end, end > last {
      verdict.fail(line.at("end"), "outsideCampaign", said)
    }
  }

  private static func check(
    _ plan: MediaPlan, _ brief: CreativeBrief, _ lines: [MediaLine], _ total: Money,
    _ verdict: inout Verdict
  ) {
    if let budget = brief.budget, total > budget {
      verdict.fail(
        plan.at("brief"), "overBudget",
        ["plan": .text(plan.title), "sum": .money(total), "budget": .money(budget)])
    }
    let carried = Set(lines.flatMap(\.indicators))
    for objective in brief.objectives {
      guard let indicator = objective.indicator, !carried.contains(indicator) else { continue }
      verdict.fail(
        plan.at(), "objectiveUnserved",
        ["plan": .text(plan.title), "objective": .text(objective.text)])
    }
  }
}
