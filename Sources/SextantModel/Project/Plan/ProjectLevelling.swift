public import SextantKernels

/// A project levelled: dates on which nobody is asked for more than they give, as early as could be
/// found, with a date before which no such plan exists; verified before it is shown.
public struct ProjectLevelling: Sendable {
  public let plan: ProjectPlan
  public let lines: [Line]
  /// Working days from the first day that is planned to the end, and those that no plan goes below.
  public let length: Double
  public let bound: Double
  /// How many plans were tried.
  public let tried: Int
  /// What the independent verification found: nothing, or the plan must not be used.
  public let breaches: [ScheduleBreach]
  public let workload: ProjectWorkload?
  /// Those who are to do some of it and have no hours, or are never there: their work is placed as if
  /// it were somebody else's.
  public let uncounted: [ID<Person>]

  /// Where a task comes to stand; what has begun stands where it began.
  public struct Line: Sendable, Hashable {
    public let task: Int
    public let start: Day
    public let end: Day
    /// Those who would do it, where nobody was assigned.
    public let proposed: [ID<Person>]
  }

  /// How much longer than the bound, as a share of it: 0 means that no plan is shorter.
  public var gap: Double { bound > 0 ? (length - bound) / bound : 0 }
  public var end: Day { lines.map(\.end).max() ?? plan.origin }

  /// How many plans are tried where nobody says: the same for a page, a verb and a command, so that
  /// what is shown is what is carried out.
  public static func usualBudget(_ plan: ProjectPlan) -> Int {
    min(1_000, max(20, 100_000 / max(1, plan.tasks.count)))
  }

  /// - Parameter budget: how many plans may be tried; the usual where left out.
  /// - Throws: why there is no plan.
  public init(_ plan: ProjectPlan, budget: Int? = nil) throws(PlanProblem) {
    guard plan.network != nil else {
      throw plan.problems.first(where: \.isFatal) ?? .tooLarge
    }
    let model = LevellingModel(plan)
    let problem: LevellingProblem
    let levelled: LevelledSchedule
    do throws(LevellingError) {
      problem = try LevellingProblem(
        tasks: model.tasks, links: model.links, resources: model.resources, skills: model.skills)
      levelled = try problem.levelled(budget: budget ?? Self.usualBudget(plan))
    } catch {
      throw model.problem(error)
    }
    self.plan = plan
    breaches = problem.breaches(of: levelled)
    let unit = Double(ProjectPlan.unitsPerDay)
    length = Double(levelled.end) / unit
    bound = Double(levelled.bound) / unit
    tried = levelled.generated
    let house = plan.house
    func day(_ time: Int) -> Day {
      let whole = model.began + time
      if let covered = house.day(ofUnit: whole)?.day { return Day(number: covered) }
      // After the last day covered: as many days more as there is work.
      let over = (whole - house.total) / house.unitsPerDay
      return Day(number: house.first).adding(days: house.days + over / 5 * 7 + over % 5)
    }
    lines = model.shown.map { place in
      let (start, finish) = (levelled.start[place], levelled.finish[place])
      let begun = plan.basis.countsFacts ? plan.tasks[place].startedOn : nil
      return Line(
        task: place, start: begun ?? day(start), end: day(finish > start ? finish - 1 : finish),
        proposed: levelled.people[place].map { plan.people[$0].person.id })
    }
    var stretches: [ProjectWorkload.Stretch] = []
    for place in model.shown {
      let people = plan.assigned[place] + levelled.people[place]
      for person in people where levelled.finish[place] > levelled.start[place] {
        stretches.append(
          ProjectWorkload.Stretch(
            task: place, person: person, start: model.began + levelled.start[place],
            finish: model.began + levelled.finish[place], amount: model.amounts[place]))
      }
    }
    workload = ProjectWorkload(plan, stretches)
    let asked = Set(model.shown.flatMap { plan.assigned[$0] })
    uncounted = plan.people.indices.filter { asked.contains($0) && !plan.people[$0].hasHours }
      .map { plan.people[$0].person.id }
  }

  /// The tasks that come to stand on other days than people gave them, with the days before.
  public var moves: [(line: Line, start: Day?, end: Day?)] {
    lines.compactMap { line in
      let task = plan.tasks[line.task]
      // What has begun keeps the start it has.
      let keepsStart = task.start == line.start || plan.basis.countsFacts && task.startedOn != nil
      return keepsStart && task.end == line.end ? nil : (line, task.start, task.end)
    }
  }
}

/// The levelling problem of a plan: what is still to be done, from the first day on which it can be.
private struct LevellingModel {
  let plan: ProjectPlan
  /// Work of the house before that day.
  let began: Int
  private(set) var tasks: [LevellingProblem.Task] = []
  private(set) var links: [TaskLink] = []
  let resources: [CapacityProfile]
  private(set) var skills: [[Int]] = []
  /// Of what each gives, in hundredths, by task.
  private(set) var amounts: [Int]
  /// Tasks that are still to be done.
  let shown: [Int]
  private var skillNames: [String] = []
  private var skillKeys: [(key: String, level: Int)] = []

  init(_ plan: ProjectPlan) {
    self.plan = plan
    let fromToday = plan.basis.countsFacts
    let first = fromToday ? max(plan.today, plan.origin) : plan.origin
    let house = plan.house
    let began = house.work(beforeDay: first.number)
    self.began = began
    shown = plan.tasks.indices.filter { !fromToday || plan.tasks[$0].finishedOn == nil }
    let isDone = plan.tasks.map { fromToday && $0.finishedOn != nil }
    let hasBegun = plan.tasks.map { fromToday && $0.startedOn != nil && $0.finishedOn == nil }
    resources = plan.people.map { Self.profile($0.calendar, house, from: began) }
    amounts = plan.shares.map { Int(min(100, max(1, ($0 * 100).rounded(.up)))) }
    var passed = [Int](repeating: 0, count: plan.tasks.count)
    for (place, task) in plan.tasks.enumerated() {
      if hasBegun[place], let started = task.startedOn {
        passed[place] = max(0, began - house.work(beforeDay: started.number))
      }
      var length = isDone[place] ? 0 : max(0, plan.durations[place] - passed[place])
      // An effort beyond what the people give takes them longer.
      if plan.shares[place] > 1 { length = Int(Double(length) * min(plan.shares[place], 100)) }
      let hold = fromToday && !hasBegun[place] ? max(first, task.notBefore ?? first) : first
      let notBefore = max(
        0, house.work(beforeDay: max(hold, task.notBefore ?? hold).number) - began)
      let due = task.due.map {
        max(0, house.work(beforeDay: $0.adding(days: 1).number) - began)
      }
      var needs: [LevellingProblem.Need] = []
      var skilled: [LevellingProblem.SkillNeed] = []
      if length > 0 {
        needs = plan.assigned[place].filter { resources[$0].most > 0 && plan.people[$0].hasHours }
          .map { LevellingProblem.Need($0, amounts[place]) }
        for need in plan.skillNeeds[place] {
          let skill = addSkill(need)
          // Whom nobody has, EQU03 tells; the task is planned without.
          guard !skills[skill].isEmpty else { continue }
          skilled.append(
            LevellingProblem.SkillNeed(
              skill, people: min(max(1, need.people ?? 1), 20), amount: amounts[place]))
        }
      }
      tasks.append(
        LevellingProblem.Task(
          duration: length, needs: needs, skills: skilled,
          notBefore: isDone[place] || hasBegun[place] ? 0 : notBefore, due: due, rests: true))
    }
    for link in plan.links {
      if isDone[link.after] { continue }
      var lag = link.lag
      if isDone[link.before], let end = plan.tasks[link.before].finishedOn {
        // What is over stands at the first day; of the lag remains what has not passed.
        let fromStart = link.kind == .startToStart || link.kind == .startToFinish
        let day = fromStart ? plan.tasks[link.before].startedOn ?? end : end.adding(days: 1)
        lag = max(0, lag - (began - house.work(beforeDay: day.number)))
      } else if hasBegun[link.before],
        link.kind == .startToStart || link.kind == .startToFinish
      {
        lag = max(0, lag - passed[link.before])
      }
      links.append(TaskLink(link.before, link.after, link.kind, lag: lag))
    }
  }

  private mutating func addSkill(_ need: SkillRequirement) -> Int {
    let wanted = foldingKey(need.skill)
    let level = need.level ?? 1
    if let known = skillKeys.firstIndex(where: { $0.key == wanted && $0.level == level }) {
      return known
    }
    skillKeys.append((wanted, level))
    skillNames.append(need.skill)
    skills.append(
      plan.people.indices.filter { person in
        resources[person].most > 0 && plan.people[person].canServe(need)
      })
    return skills.count - 1
  }

  /// A person's presence from a unit of the house's work on.
  private static func profile(
    _ person: WorkingTime, _ house: WorkingTime, from began: Int
  ) -> CapacityProfile {
    guard person.total > 0, let whole = CapacityProfile(of: person, within: house, level: 100)
    else { return CapacityProfile(0) }
    var steps: [CapacityProfile.Step] = []
    for step in whole.steps {
      if step.time <= began {
        steps = [CapacityProfile.Step(from: 0, level: step.level)]
      } else {
        steps.append(CapacityProfile.Step(from: step.time - began, level: step.level))
      }
    }
    return CapacityProfile(steps: steps) ?? whole
  }

  func problem(_ error: LevellingError) -> PlanProblem {
    switch error {
    case .tooFewSkilled(let task, let skill):
      let name = skillNames.indices.contains(skill) ? skillNames[skill] : ""
      return .tooFewSkilled(
        plan.tasks[task].id, skill: name)
    case .neverEnough(let task, _), .noPlace(let task), .badTask(let task), .badNeed(let task):
      return .neverFree(plan.tasks[task].id)
    case .network(.cycle(let loop)): return .cycle(loop.map { plan.tasks[$0].id })
    case .tooMany, .network, .unknownResource, .tooLong: return .tooLarge
    }
  }
}
