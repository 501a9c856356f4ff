import SextantKernels
import SextantModel

/// Carries a proposal over to budget lines, or, where the budget is settled, writes it down as
/// adjustments to be decided.
enum AllocationActs {
  /// Whether a budget's lines no longer change freely.
  static func isSettled(_ budget: Budget?) -> Bool {
    switch budget?.state {
    case .submitted, .approved: true
    case .draft, nil: false
    }
  }

  static func lines(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard let plan = plan(id, changes.scene, act) else { return .notFound }
    guard let amounts = asShown(plan, act) else {
      return act.refused("board.allocation.refused.changed")
    }
    guard !plan.lines.contains(where: { isSettled(changes.scene.reduced.find($0.line.budget)) })
    else { return act.refused("board.allocation.refused.settled") }
    for (line, amounts) in zip(plan.lines, amounts) where amounts != line.current {
      changes.put(line.line.taking(amounts, byMonth: plan.periods.count > 1))
    }
    return await changes.keep(to: board(id, act), done: Message("board.allocation.done.lines"))
  }

  static func adjustments(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard let plan = plan(id, changes.scene, act), let proposal = plan.proposal else {
      return .notFound
    }
    guard let amounts = asShown(plan, act) else {
      return act.refused("board.allocation.refused.changed")
    }
    // Written once: until they are decided, the same proposal would only be doubled.
    let open = changes.scene.reduced.all(Adjustment.self).filter {
      $0.allocation == plan.allocation.id && $0.decidedOn == nil
    }
    guard open.isEmpty else { return act.refused("board.allocation.refused.open") }
    var taken = changes.scene.full
    let words = act.view.words
    let followed = indicators(of: plan.allocation, changes.scene.reduced)
    let owner = act.person.map { ID<SextantModel.Person>($0) }
    for (number, line) in plan.lines.enumerated() where amounts[number] != line.current {
      guard let free = taken.suggestedID(for: Adjustment.kind) else { continue }
      let yield = proposal.byLine[number]
      var adjustment = Adjustment()
      adjustment.id = ID(free)
      let arguments: [String: Argument] = [
        "line": .text(line.line.label), "before": .money(line.total),
        "after": .money(amounts[number].sum()), "allocation": .text(plan.allocation.title),
        "gain": .number(yield.proposed - yield.current, decimals: 1),
      ]
      adjustment.action = words.fill(
        words.text("board.allocation.adjustment.action"), arguments)
      adjustment.expectedGain = words.fill(
        words.text("board.allocation.adjustment.gain"), arguments)
      adjustment.allocation = plan.allocation.id
      adjustment.indicators = followed
      adjustment.owner = owner ?? line.line.person
      adjustment.due = act.now.day.adding(days: days)
      adjustment.budgetLines = [line.line.id]
      adjustment.budgetDelta = amounts[number].sum() - line.total
      taken.put(adjustment)
      changes.put(adjustment)
    }
    return await changes.keep(
      to: act.view.to.list(Adjustment.kind), done: Message("board.allocation.done.adjustments"))
  }

  /// The days given to decide a proposal and carry it out.
  private static let days = 14

  /// The indicators whose formula reads what the allocation is to bring: on them its effect will show.
  private static func indicators(
    of allocation: BudgetAllocation, _ dossier: Dossier
  ) -> [ID<Indicator>] {
    guard let result = allocation.result else { return [] }
    return dossier.all(Indicator.self).filter { indicator in
      (try? Formula(parsing: indicator.formula))?.names.contains(result.text) ?? false
    }.map(\.id)
  }

  private static func plan(_ id: String, _ scene: Scene, _ act: Act) -> AllocationPlan? {
    guard let allocation = scene.item(id, BudgetAllocation.self) as? BudgetAllocation else {
      return nil
    }
    return AllocationPlan(of: allocation, Examination(of: scene.reduced, on: act.now.day))
  }

  /// The proposal's amounts, if they still are those that the person read.
  private static func asShown(_ plan: AllocationPlan, _ act: Act) -> [[Money]]? {
    guard let proposal = plan.proposal else { return nil }
    var wanted: Set<String> = []
    for (line, amounts) in zip(plan.lines, proposal.amounts) where amounts != line.current {
      wanted.insert("\(line.line.id.text)=\(amounts.sum().cents)")
    }
    guard !wanted.isEmpty, Set(act.form.values("to")) == wanted else { return nil }
    return proposal.amounts
  }

  private static func board(_ id: String, _ act: Act) -> String {
    "\(act.view.to.board(AllocationBoard.name))?allocation=\(percentEncoded(id))"
  }
}
