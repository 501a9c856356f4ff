internal import SextantKernels

/// Who has how much of the project's work in each week, beside what they give it.
public struct ProjectWorkload: Sendable {
  public let plan: ProjectPlan
  /// Mondays.
  public let weeks: [Day]
  public let rows: [Row]

  /// One person's weeks.
  public struct Row: Sendable {
    public let person: PlannedPerson
    public let cells: [Cell]
  }

  /// Hours of one person in one week.
  public struct Cell: Sendable, Hashable {
    public let hours: Double
    public let capacity: Double
    /// Tasks at work in the week, by their places.
    public let tasks: [Int]

    /// `nil` where there is work and nobody to do it.
    public var rate: Double? { capacity > 0 ? hours / capacity : hours > 0 ? nil : 0 }
    /// A quarter of an hour more is no overload.
    public var isOver: Bool { hours > capacity + 0.25 }
  }

  /// A week in which somebody has more to do than they give.
  public struct Overload: Sendable, Hashable {
    public let person: ID<Person>
    public let week: Day
    public let hours: Double
    public let capacity: Double
    public let tasks: [Int]
  }

  /// When somebody is at work on a task: units of the house's work from its first day.
  struct Stretch: Sendable {
    let task: Int
    let person: Int
    let start: Int
    let finish: Int
    /// Of what the person gives, in hundredths.
    let amount: Int
  }

  /// The workload of the dates as they stand: each task where it is put, as soon within its days
  /// as what comes before it allows.
  public init?(_ schedule: ProjectSchedule) {
    let plan = schedule.plan
    var stretches: [Stretch] = []
    for (task, people) in plan.assigned.enumerated() where !people.isEmpty {
      let start = plan.house.work(beforeTick: schedule.times.earlyStart[task])
      var finish = plan.house.work(beforeTick: schedule.times.earlyFinish[task])
      var share = plan.shares[task] * 100
      // Where somebody planned more days than it takes, the work is spread over them.
      let isDated =
        plan.basis == .stated
        || plan.basis == .standing && plan.tasks[task].finishedOn == nil
      if isDated, let end = plan.tasks[task].end {
        let last = plan.house.work(beforeDay: end.adding(days: 1).number)
        let whole = plan.house.work(beforeDay: end.number)
        if last > finish, whole >= finish, finish > start {
          share *= Double(finish - start) / Double(last - start)
          finish = last
        }
      }
      let amount = Int(min(share.rounded(.up), 10_000))
      for person in people where finish > start {
        stretches.append(
          Stretch(task: task, person: person, start: start, finish: finish, amount: amount))
      }
    }
    self.init(plan, stretches)
  }

  init?(_ plan: ProjectPlan, _ stretches: [Stretch]) {
    guard !plan.people.isEmpty,
      let load = try? Workload(
        // Whoever is never there has the work all the same, and nothing to give it.
        house: plan.house, people: plan.people.map { $0.hasHours ? $0.calendar : plan.house },
        full: Array(repeating: 100, count: plan.people.count),
        assignments: stretches.map {
          Assignment(person: $0.person, start: $0.start, finish: $0.finish, amount: $0.amount)
        })
    else { return nil }
    let busy = load.weeks.indices.filter { week in load.load.contains { $0[week] > 0 } }
    guard let first = busy.first, let last = busy.last else { return nil }
    let shown = Array(first...last)
    weeks = shown.map { Day(number: load.weeks[$0]) }
    var tasks = Array(
      repeating: Array(repeating: [Int](), count: shown.count), count: plan.people.count)
    for stretch in stretches {
      guard let one = plan.house.day(ofUnit: stretch.start)?.day,
        let end = plan.house.day(ofUnit: stretch.finish - 1)?.day, let monday = weeks.first
      else { continue }
      let from = max(0, Int(one - monday.number) / 7)
      let through = min(shown.count - 1, Int(end - monday.number) / 7)
      guard from <= through else { continue }
      for week in from...through { tasks[stretch.person][week].append(stretch.task) }
    }
    self.plan = plan
    rows = plan.people.indices.compactMap { person in
      guard shown.contains(where: { load.load[person][$0] > 0 }) else { return nil }
      let planned = plan.people[person]
      let unit = 1 / (100 * Double(ProjectPlan.unitsPerDay))
      let given = planned.hasHours ? planned.hoursADay * unit : 0
      // Without hours to count in, full days of somebody.
      let asked = unit * (planned.rate > 0 ? planned.hoursADay : PlannedPerson.fullDay)
      return Row(
        person: planned,
        cells: shown.enumerated().map { place, week in
          Cell(
            hours: Double(load.load[person][week]) * asked,
            capacity: Double(load.capacity[person][week]) * given, tasks: tasks[person][place])
        })
    }
  }

  /// The worst first.
  public var overloads: [Overload] {
    rows.flatMap { row in
      zip(weeks, row.cells).filter { $1.isOver }.map { week, cell in
        Overload(
          person: row.person.person.id, week: week, hours: cell.hours, capacity: cell.capacity,
          tasks: cell.tasks)
      }
    }.enumerated().sorted { a, b in
      let (one, two) = (
        a.element.hours - a.element.capacity, b.element.hours - b.element.capacity
      )
      return (two, a.offset) < (one, b.offset)
    }.map(\.element)
  }
}
