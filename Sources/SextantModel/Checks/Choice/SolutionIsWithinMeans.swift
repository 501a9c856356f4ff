internal import SextantKernels

/// The software retained can be paid for, mastered and opened to all its users.
///
/// Every part of its cost over the time looked at – 36 months unless the lot says otherwise – names a
/// budget line, and the line is large enough: a licence counts for the part of that time that the
/// line's budget covers (a third, for a yearly budget), every other part in full. A skill it needs is held at that level by someone in the team
/// or taught in a dated training.
public struct SolutionIsWithinMeans: Check {
  public static let card = CheckCard(
    "CHO05", "solution.within-means", .error, basis: [.text, .arithmetic],
    about: [Offer.self],
    alsoReads: [
      Lot.self, Consultation.self, BudgetLine.self, Budget.self, Person.self, TrainingAction.self,
    ],
    parameters: ["roundingTolerance"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let skills = skillsAtHand(x)
    var isAbout = false
    for offer in x.all(Offer.self) where offer.isRetained {
      guard let consultation = x.find(x.find(offer.lot)?.consultation), consultation.isAboutTool
      else { continue }
      isAbout = true
      let name = Argument.text(offer.name)
      let parts = (try? offer.cost(in: x.find(offer.lot)))?.parts ?? []
      for (item, amount) in zip(offer.costs36, parts) where item.line == nil && amount > .zero {
        verdict.fail(
          offer.at("costs36"), "notBudgeted",
          ["offer": name, "item": .text(item.label), "amount": .money(amount)])
      }
      holdAgainstLines(offer, x, &verdict)
      for need in offer.requiredSkills {
        let held = skills[foldingKey(need.skill)] ?? 0
        if held < need.level ?? 1 {
          verdict.fail(
            offer.at("requiredSkills"), "noSkill",
            [
              "offer": name, "skill": .text(need.skill), "level": .integer(need.level ?? 1),
            ])
        }
      }
      if let users = offer.users, let licences = offer.licences, users > licences {
        verdict.fail(
          offer.at("licences"), "tooFewLicences",
          ["offer": name, "users": .integer(users), "licences": .integer(licences)])
      }
    }
    if !isAbout { verdict.doesNotApply() }
  }

  /// The best level of each skill in the team; any level for one taught in a dated training.
  private static func skillsAtHand(_ x: Examination) -> [String: Int] {
    var best: [String: Int] = [:]
    for skill in x.all(Person.self).flatMap(\.skills) {
      let key = foldingKey(skill.skill)
      best[key] = max(best[key] ?? 0, skill.level ?? 1)
    }
    for training in x.all(TrainingAction.self) where training.date != nil {
      for skill in training.skills { best[foldingKey(skill)] = .max }
    }
    return best
  }

  private static func holdAgainstLines(
    _ offer: Offer, _ x: Examination, _ verdict: inout Verdict
  ) {
    var needed: [ID<BudgetLine>: Money] = [:]
    let lot = x.find(offer.lot)
    let months = Double(lot?.ownershipMonths ?? OfferCost.usualMonths)
    // Amounts that cannot be added up are told by CHO03.
    let parts = (try? offer.cost(in: lot))?.parts ?? []
    for (item, amount) in zip(offer.costs36, parts) {
      guard let line = x.find(item.line), item.amount != nil else { continue }
      let part = item.costKind == .licence ? Double(monthsCovered(by: line, x)) / months : 1
      needed[line.id, default: .zero] += amount * min(1, part)
    }
    for (id, amount) in needed.sorted(by: { $0.key.text < $1.key.text }) {
      guard let line = x.find(id) else { continue }
      let arguments: [String: Argument] = [
        "offer": .text(offer.name), "line": .text(line.label), "needed": .money(amount),
        "amount": .money(line.amount ?? .zero),
      ]
      if line.amount == nil {
        verdict.doubt(line.at("amount"), "noAmount", arguments)
      } else if amount > (line.amount ?? .zero) + x.rules.roundingTolerance {
        verdict.fail(offer.at("costs36"), "lineTooSmall", arguments)
      }
    }
  }

  /// Months of the budget that holds the line; twelve where it does not say.
  private static func monthsCovered(by line: BudgetLine, _ x: Examination) -> Int {
    guard let budget = x.find(line.budget), let start = budget.start, let end = budget.end
    else { return 12 }
    return max(1, Period(first: start, last: end).months ?? 12)
  }
}
