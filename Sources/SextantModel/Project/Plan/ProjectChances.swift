internal import SextantKernels

/// The chance of every milestone and of the deadline, with all chains counted: the network is
/// played through thousands of times with durations drawn from their three estimates.
///
/// On the house's working days; the absences of single people are not played.
public struct ProjectChances: Sendable {
  public let plan: ProjectPlan
  public let milestones: [MilestoneChance]
  /// When what the deadline is about is done.
  public let deadline: Outlook
  /// When the whole is done.
  public let end: Outlook
  /// By task, the share of runs in which it lay on a longest chain.
  public let criticality: [Double]

  /// A day that depends on chance.
  public struct Outlook: Sendable, Hashable {
    /// The days met with a chance of 10, 50 and 90 %.
    public let early: Day
    public let median: Day
    public let late: Day
    /// The chance of the day that is set, and how far the playing may be off (standard error).
    public let chance: Double?
    public let error: Double?
  }

  /// When the tasks that a milestone needs are done.
  public struct MilestoneChance: Sendable {
    public let milestone: Milestone
    public let outlook: Outlook
  }

  public static let runs = 10_000

  /// `nil` for a plan without tasks, or one that goes round in a circle.
  public init?(_ plan: ProjectPlan, runs: Int = Self.runs) {
    guard !plan.tasks.isEmpty, plan.network != nil else { return nil }
    let house = plan.house
    let began = house.work(beforeDay: plan.origin.number)
    // Work before the first day counts as negative, so that facts keep their places.
    func units(before day: Day) -> Double { Double(house.work(beforeDay: day.number) - began) }
    var estimates = plan.estimates
    var links = plan.links
    var notBefore = plan.tasks.indices.map { _ in 0.0 }
    for bound in plan.bounds {
      let work = Double(house.work(beforeTick: bound.time) - began)
      notBefore[bound.task] = max(plan.basis.countsFacts ? work : 0, work)
    }
    // A milestone on several tasks is one more task, without length.
    guard let point = ThreePointEstimate(optimistic: 0, likely: 0, pessimistic: 0) else {
      return nil
    }
    var asked: [(milestone: Milestone, node: Int)] = []
    for milestone in plan.milestones {
      let needed = milestone.tasks.compactMap { plan.places[$0] }
      guard let first = needed.first else { continue }
      if needed.count == 1 {
        asked.append((milestone, first))
      } else {
        let node = estimates.count
        asked.append((milestone, node))
        estimates.append(point)
        notBefore.append(-Double(TaskNetwork.longest) / 2)
        links += needed.map { TaskLink($0, node) }
      }
    }
    guard
      let simulation = try? NetworkSimulation(
        estimates: estimates, links: links, notBefore: notBefore)
    else { return nil }
    let nodes = asked.map(\.node) + [plan.deadlineTask].compactMap { $0 }
    let played = simulation.play(runs: runs, milestones: nodes)
    func day(_ units: Double) -> Day {
      let unit = began + Int((units - 1e-6).rounded(.up)) - 1
      return Day(number: house.day(ofTick: house.tick(startingUnit: min(unit, house.total - 1))))
    }
    func outlook(_ date: SimulatedDate, by set: Day?) -> Outlook {
      let limit = set.map { units(before: $0.adding(days: 1)) }
      return Outlook(
        early: day(date.quantile(0.1)), median: day(date.quantile(0.5)),
        late: day(date.quantile(0.9)), chance: limit.map { date.probability(by: $0 + 1e-6) },
        error: limit.map { date.error(by: $0 + 1e-6) })
    }
    self.plan = plan
    milestones = zip(asked, played.milestones).map { asked, date in
      MilestoneChance(milestone: asked.milestone, outlook: outlook(date, by: asked.milestone.date))
    }
    let last =
      plan.deadlineTask == nil ? played.end : played.milestones.last ?? played.end
    deadline = outlook(last, by: plan.project?.deadline)
    end = outlook(played.end, by: nil)
    criticality = Array(played.criticality.prefix(plan.tasks.count))
  }
}
