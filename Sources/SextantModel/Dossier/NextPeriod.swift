/// The period that follows a dossier's own, and what was planned as it stands there.
///
/// What is over by then moves by whole years and is put up for discussion again; what still runs
/// stays. What happened keeps its days: a fact does not move.
struct NextPeriod {
  /// How many years a plan's days move.
  let years: Int
  /// The first day of the next plan; `nil` where the dossier does not say when its own begins.
  let start: Day?

  /// The kinds whose items are plans.
  static let kinds: Set<String> = [
    "parameters", "orientation", "objective", "indicator", "clientAccount", "improvementAction",
  ]

  init(after head: DossierHead) {
    var years = 1
    if let start = head.planStart, let end = head.planEnd {
      while years < 30, start.adding(months: 12 * years) <= end { years += 1 }
    }
    self.years = years
    start = head.planStart.map { $0.adding(months: 12 * years) }
  }

  /// The head of the next dossier. A plan is judged on its first day where the last one was judged on
  /// a day of its own; else on the day it is looked at.
  func head(_ last: DossierHead, title: String) -> DossierHead {
    var head = last
    head.title = title
    head.planStart = start
    // The last day of a month stays one: 2027-02-28 is followed by 2028-02-29.
    head.planEnd = last.planEnd.map {
      $0.adding(days: 1).adding(months: 12 * years).adding(days: -1)
    }
    head.referenceDate = last.referenceDate.map { start ?? moved($0) }
    return head
  }

  /// An item as it stands in the next period; `nil` where it does not last.
  func carried(_ item: any Item) -> (any Item)? {
    switch item {
    case var parameters as RuleParameters:
      parameters.horizonOrigin = parameters.horizonOrigin.map(moved)
      return parameters
    case var orientation as Orientation:
      orientation.horizon = renewed(orientation.horizon)
      return orientation
    case let objective as Objective: return carried(objective)
    case var indicator as Indicator:
      for row in indicator.targets.indices {
        indicator.targets[row].date = renewed(indicator.targets[row].date)
      }
      return indicator
    case var account as ClientAccount:
      account.nextContact = renewed(account.nextContact)
      account.renewal = renewed(account.renewal)
      return account
    case var improvement as ImprovementAction:
      guard isOver(improvement.end) else { return improvement }
      improvement.start = improvement.start.map(moved)
      improvement.end = improvement.end.map(moved)
      return improvement
    default: return item
    }
  }

  /// What was abandoned is left; what is over is discussed anew for the next period.
  private func carried(_ last: Objective) -> Objective? {
    guard last.state != .abandoned else { return nil }
    guard isOver(last.deadline) else { return last }
    var objective = last
    objective.start = last.start.map(moved)
    objective.deadline = last.deadline.map(moved)
    objective.state = .proposed
    return objective
  }

  private func isOver(_ day: Day?) -> Bool {
    guard let start, let day else { return true }
    return day < start
  }

  private func moved(_ day: Day) -> Day {
    // A last day of a month stays one.
    let next = day.adding(days: 1)
    return next.dayOfMonth == 1
      ? next.adding(months: 12 * years).adding(days: -1) : day.adding(months: 12 * years)
  }

  /// A day that is past by then comes again; one that is still to come stays.
  private func renewed(_ day: Day?) -> Day? { day.map { isOver($0) ? moved($0) : $0 } }
}
