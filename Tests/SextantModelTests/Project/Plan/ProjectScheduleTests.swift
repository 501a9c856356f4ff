import SextantKernels
import Testing

@testable import SextantModel

@Suite struct ProjectScheduleTests {
  static func examination(_ yaml: String, on day: Day? = nil) -> Examination {
    let read = DossierReader.read(
      oneFile: SourceText(path: "dossier.yaml", bytes: Array(yaml.utf8)), reserving: [])
    return Examination(of: read.dossier, on: day ?? Day(2026, 7, 1) ?? Day(number: 0))
  }

  /// A project PJ from Wednesday 1 July 2026 with these tasks.
  static func plan(
    _ tasks: String, more: String = "", basis: ProjectPlan.Basis = .links,
    changes: [ProjectPlan.Change] = []
  ) throws -> ProjectPlan {
    let x = examination(
      """
      dossier: {title: Essai, referenceDate: 2026-07-01}
      projects: [{id: PJ, name: Boutique, start: 2026-07-01, deadline: 2026-07-10}]
      \(more)
      tasks:
      \(tasks)
      """)
    return ProjectPlan(x.find(ID<SextantModel.Project>("PJ")), x, basis: basis, changes: changes)
  }

  static func lasting(_ days: Double) -> String {
    "project: PJ, optimistic: \(days), likely: \(days), pessimistic: \(days)"
  }

  static let worked = Result {
    let x = Examination(
      of: try WorkedExample.read().dossier, on: Day(2026, 6, 30) ?? Day(number: 0))
    return (x, ProjectPlan(x.find(ID<SextantModel.Project>("PJ1")), x))
  }

  static func written(_ day: Day) -> String { String(day.text.dropFirst(5)) }

  /// The table of the worked example's case: T01 to T16.
  @Test func `the new shop has the dates, the slack and the 64 % of its case`() throws {
    let (_, plan) = try Self.worked.get()
    let schedule = try #require(ProjectSchedule(plan))
    #expect(
      schedule.lines.map { Self.written($0.start) } == [
        "01-05", "01-13", "01-13", "01-27", "01-20", "02-23", "01-20", "01-20", "02-16", "02-23",
        "03-17", "03-17", "03-30", "02-16", "04-10", "04-13",
      ])
    #expect(
      schedule.lines.map { Self.written($0.end) } == [
        "01-13", "01-20", "01-27", "02-02", "02-23", "03-17", "02-16", "01-28", "02-26", "03-02",
        "03-27", "03-24", "04-10", "02-20", "04-13", "04-27",
      ])
    let slack = [0, 0, 14.8, 14.8, 0, 0, 12.8, 25.2, 12.8, 10.5, 0, 3, 0, 33.8, 0, 0]
    for (line, published) in zip(schedule.lines, slack) {
      #expect(abs(line.slack - published) < 0.05)
    }
    #expect(
      schedule.chain.tasks.map { plan.tasks[$0].id.text } == [
        "T01", "T02", "T05", "T06", "T11", "T13", "T15",
      ])
    #expect(abs(schedule.chain.expected - 69.5) < 1e-9)
    #expect(abs(schedule.chain.deviation - 4.11) < 0.005)
    #expect(schedule.available == 71)
    #expect(abs((schedule.classicChance ?? 0) - 0.642) < 0.0005)
    #expect(plan.problems.isEmpty && schedule.problems.isEmpty)
  }

  @Test func `the new shop's milestones have their chances, all chains counted`() throws {
    let (_, plan) = try Self.worked.get()
    let chances = try #require(ProjectChances(plan, runs: 4_000))
    #expect(
      chances.milestones.map(\.milestone.id.text) == ["J1", "J2", "J3", "J4", "J5", "J6", "J7"])
    // All chains together cannot be better than one.
    let chance = try #require(chances.deadline.chance)
    #expect(chance > 0.55 && chance < 0.66)
    let switchOver = try #require(chances.milestones.first { $0.milestone.id == "J6" })
    #expect(switchOver.outlook.chance == chance)
    // A week of room behind T12: likely, not certain.
    let acceptance = chances.milestones.first { $0.milestone.id == "J5" }?.outlook.chance ?? 0
    #expect(acceptance > 0.84 && acceptance < 0.93)
    for outlook in chances.milestones.map(\.outlook) {
      #expect(outlook.early <= outlook.median && outlook.median <= outlook.late)
    }
    #expect(chances.criticality[0] == 1 && chances.criticality[13] == 0)
  }

  @Test func `in the new shop Lucie has two tasks at once, and levelling parts them`() throws {
    let (x, _) = try Self.worked.get()
    let plan = ProjectPlan(x.find(ID<SextantModel.Project>("PJ1")), x, basis: .stated)
    let schedule = try #require(ProjectSchedule(plan))
    let load = try #require(ProjectWorkload(schedule))
    // T03 takes both weeks to 27 January, T08 begins on the 20th after two thirds of a day, T04 on
    // the 27th: 5 + 3,33 days of 5,6 hours, then 1,67 + 3 + 3,33.
    let over = load.overloads
    #expect(over.map(\.person.text) == ["lucie", "lucie"])
    #expect(over.map { Self.written($0.week) } == ["01-19", "01-26"])
    #expect(
      over.map { $0.tasks.map { plan.tasks[$0].id.text } } == [
        ["T03", "T08"], ["T03", "T04", "T08"],
      ])
    #expect(over.allSatisfy { $0.capacity == 28 })
    #expect(abs(over[0].hours - 46.667) < 0.01 && abs(over[1].hours - 44.8) < 0.01)

    let levelled = try ProjectLevelling(
      ProjectPlan(x.find(ID<SextantModel.Project>("PJ1")), x), budget: 200)
    #expect(levelled.breaches.isEmpty)
    #expect(levelled.workload?.overloads.isEmpty == true)
    // The chain decides: levelling costs no day, and no plan is shorter.
    #expect(levelled.gap == 0 && abs(levelled.length - 79.5) < 1e-9)
    let lucie = levelled.lines.filter { plan.tasks[$0.task].assignees.contains(AnyID("lucie")) }
      .sorted { $0.start < $1.start }
    for (one, next) in zip(lucie, lucie.dropFirst()) { #expect(one.end <= next.start) }
  }

  @Test func `the new shop has earned its budget, and what it cost`() throws {
    let (x, plan) = try Self.worked.get()
    let value = try #require(ProjectValue(plan, x))
    #expect(value.value.budget == 95_990)
    #expect(value.value.planned == 95_990 && value.value.earned == 95_990)
    #expect(value.value.scheduleIndex == 1)
    #expect(value.points.first { $0.day == Day(2026, 3, 1) }?.planned == Money(units: 43_400))
    #expect(value.points.first?.planned == .zero && value.behind == nil)
    #expect(value.currentCost > .zero)
  }

  @Test func `each kind of link and its lag set the dates`() throws {
    // A on 1, 2 and 3 July; the weekend of the 4th is off.
    for (link, lag, start) in [
      ("finishToStart", 0.0, "07-06"), ("finishToStart", 2, "07-08"),
      ("finishToStart", -1, "07-03"),
      ("startToStart", 1, "07-02"), ("finishToFinish", 0, "07-02"), ("startToFinish", 5, "07-06"),
    ] {
      let plan = try Self.plan(
        """
          - {id: A, label: a, \(Self.lasting(3))}
          - {id: B, label: b, \(Self.lasting(2)), links: [{task: A, link: \(link), lag: \(lag)}]}
        """)
      let schedule = try #require(ProjectSchedule(plan))
      #expect(Self.written(schedule.lines[1].start) == start, "\(link) \(lag)")
    }
  }

  @Test func `holidays, closures, absences and days off move who works alone`() throws {
    // Tuesday 14 July is a holiday, the 9th the house is closed, Léa is off on Fridays and away
    // on the 6th: her five days are 1, 2, 7, 8 and 13 July.
    let plan = try Self.plan(
      "  - {id: A, label: a, \(Self.lasting(5)), assignees: [lea]}\n"
        + "  - {id: B, label: b, \(Self.lasting(5)), assignees: [lea, max]}\n"
        + "  - {id: C, label: c, \(Self.lasting(1)), predecessors: [A]}",
      more: """
        organisation: {name: M, closures: [2026-07-09/2026-07-09]}
        persons:
          - {id: lea, name: Léa, weeklyHours: 28, worksOn: [monday, tuesday, wednesday, thursday]}
          - {id: max, name: Max, weeklyHours: 35}
        absences: [{id: X, person: lea, start: 2026-07-06, end: 2026-07-06}]
        """)
    let schedule = try #require(ProjectSchedule(plan))
    #expect(schedule.lines.map { Self.written($0.end) } == ["07-13", "07-07", "07-15"])
  }

  @Test func `an arrangement of work takes its hours from who has it`() throws {
    // Half a week until Friday 10 July: 5 days of work are 7 half days, then 1,5 days.
    let plan = try Self.plan(
      "  - {id: A, label: a, \(Self.lasting(5)), assignees: [lea]}",
      more: """
        persons: [{id: lea, name: Léa, weeklyHours: 35}]
        workAccommodations:
          - {id: W, person: lea, measure: Mi-temps, startsOn: 2026-07-01, endsOn: 2026-07-10, weeklyHours: 17.5}
        """)
    // Eight half days to the 10th are four days; the fifth is Monday.
    let schedule = try #require(ProjectSchedule(plan))
    #expect(schedule.lines.map { Self.written($0.end) } == ["07-13"])
  }

  @Test func `a plan in a circle has no schedule and names the circle`() throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, \(Self.lasting(1)), links: [{task: C, link: startToStart}]}
        - {id: B, label: b, \(Self.lasting(1)), predecessors: [A]}
        - {id: C, label: c, \(Self.lasting(1)), predecessors: [B]}
      """)
    #expect(plan.problems == [.cycle(["A", "B", "C"])])
    #expect(ProjectSchedule(plan) == nil && ProjectChances(plan) == nil)
    #expect(throws: PlanProblem.cycle(["A", "B", "C"])) { try ProjectLevelling(plan) }
  }

  @Test func `what cannot be is told, and the rest is planned`() throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, project: PJ}
        - {id: B, label: b, project: PJ, optimistic: 3, likely: 2, pessimistic: 1}
        - {id: C, label: c, \(Self.lasting(0))}
        - {id: D, label: d, \(Self.lasting(2)), assignees: [lea], predecessors: [T9]}
        - {id: E, label: e, \(Self.lasting(1)), effort: 4, assignees: [max]}
        - {id: T9, label: autre}
      """,
      more: """
        persons: [{id: lea, name: Léa, weeklyHours: 0}, {id: max, name: Max}]
        """)
    #expect(
      plan.problems == [
        .noDuration("A"), .outOfOrder("B"), .zeroDuration("C"), .strayLink("D", to: "T9"),
        .effortTooGreat("E", needs: 4, lasts: 1), .noCapacity("lea", "D"), .unknownHours("max"),
      ])
    #expect(ProjectSchedule(plan)?.lines.count == 5)
    // The effort decides where it takes longer: four days of Max.
    let levelled = try ProjectLevelling(plan, budget: 50)
    #expect(levelled.breaches.isEmpty && levelled.length == 4)
  }

  @Test(arguments: ["1e30", "-9e99", "1000000000"])
  func `a lag out of all reach, and a link to nothing, are told, and the rest is planned`(
    _ lag: String
  ) throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, \(Self.lasting(2))}
        - {id: B, label: b, \(Self.lasting(2)), predecessors: [Z9], links: [{task: A, lag: \(lag)}]}
      """)
    #expect(plan.problems == [.lostLink("B", to: "Z9"), .lagTooLong("B", to: "A")])
    // The link holds without its lag: 1 and 2 July, then Friday the 3rd and Monday the 6th.
    let schedule = try #require(ProjectSchedule(plan))
    #expect(Self.written(schedule.lines[1].start) == "07-03")
    #expect(Self.written(schedule.lines[1].end) == "07-06")
    #expect(try ProjectLevelling(plan, budget: 20).breaches.isEmpty)
  }

  @Test func `an impossible deadline is told with the chain that makes it so`() throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, \(Self.lasting(6))}
        - {id: B, label: b, \(Self.lasting(2))}
        - {id: C, label: c, \(Self.lasting(4)), predecessors: [A, B]}
      """)
    // Eight working days from 1 to 10 July; A and C take ten, to the 15th.
    let schedule = try #require(ProjectSchedule(plan))
    let backward = try #require(BackwardSchedule(schedule))
    let conflict = try #require(backward.conflicts.first)
    #expect(conflict.item == "PJ" && conflict.short == 2)
    #expect(Self.written(conflict.earliest) == "07-15")
    #expect(conflict.chain.map(\.task) == ["A", "C"] && conflict.chain.map(\.adds) == [6, 4])
    // Counted back, B may end as late as Monday the 6th.
    #expect(Self.written(backward.lines[1].lateEnd) == "07-06")
  }

  @Test func `a change is tried beside the plan`() throws {
    let tasks = """
        - {id: A, label: a, \(Self.lasting(3))}
        - {id: B, label: b, \(Self.lasting(2)), predecessors: [A]}
      """
    let before = try #require(ProjectSchedule(try Self.plan(tasks)))
    let after = try #require(
      ProjectSchedule(try Self.plan(tasks, changes: [.init("A", days: 2), .init("B", days: -9)])))
    #expect(Self.written(before.end) == "07-07")
    #expect(after.chain.expected == 5)
  }

  @Test func `what is done stands, what has begun goes on, the rest comes after today`() throws {
    let tasks = """
        - {id: A, label: a, \(Self.lasting(3)), startedOn: 2026-06-22, finishedOn: 2026-06-24}
        - {id: B, label: b, \(Self.lasting(4)), startedOn: 2026-06-29, predecessors: [A]}
        - {id: C, label: c, \(Self.lasting(2)), startedOn: 2026-06-30, done: 50 %}
        - {id: D, label: d, \(Self.lasting(1)), predecessors: [B]}
      """
    let schedule = try #require(ProjectSchedule(try Self.plan(tasks, basis: .today)))
    // B: 29 and 30 June are gone, two days left; C: half of two days; D after B.
    #expect(schedule.lines.map { Self.written($0.start) } == ["06-22", "06-29", "06-30", "07-03"])
    #expect(schedule.lines.map { Self.written($0.end) } == ["06-24", "07-02", "07-01", "07-03"])
    let levelled = try ProjectLevelling(try Self.plan(tasks, basis: .today), budget: 20)
    #expect(levelled.lines.map(\.task) == [1, 2, 3] && levelled.length == 3)
  }

  @Test func `the dates people gave hold what has not begun, and never before today`() throws {
    let tasks = """
        - {id: A, label: a, \(Self.lasting(3)), start: 2026-06-22, end: 2026-06-24, startedOn: 2026-06-23, finishedOn: 2026-06-24}
        - {id: B, label: b, \(Self.lasting(2)), start: 2026-07-06, end: 2026-07-07, predecessors: [A]}
        - {id: C, label: c, \(Self.lasting(2)), start: 2026-06-25, end: 2026-06-26}
      """
    let standing = try Self.plan(tasks, basis: .standing)
    let dated = try #require(ProjectSchedule(standing))
    // A as it was; B when it was put; C late, from today on.
    #expect(dated.lines.map { Self.written($0.start) } == ["06-23", "07-06", "07-01"])
    let today = try Self.plan(tasks, basis: .today)
    let stands = try #require(ProjectSchedule(today))
    #expect(stands.lines.map { Self.written($0.start) } == ["06-23", "07-01", "07-01"])
  }

  @Test func `what has begun is critical where the end hangs on it, and only there`() throws {
    let tasks = """
        - {id: A, label: a, \(Self.lasting(3)), startedOn: 2026-06-30}
        - {id: B, label: b, \(Self.lasting(5)), startedOn: 2026-06-30}
        - {id: C, label: c, \(Self.lasting(2)), predecessors: [A, B]}
      """
    let schedule = try #require(ProjectSchedule(try Self.plan(tasks, basis: .today)))
    #expect(schedule.lines.map(\.slack) == [2, 0, 0])
  }

  @Test func `an absence makes a date impossible, with the person's task in its chain`() throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, \(Self.lasting(2)), assignees: [lea]}
        - {id: B, label: b, \(Self.lasting(3)), predecessors: [A]}
      """,
      more: """
        persons: [{id: lea, name: Léa, weeklyHours: 35}]
        absences: [{id: X, person: lea, start: 2026-07-02, end: 2026-07-08}]
        """)
    // A on the 1st and the 9th; B on the 10th, 13th and 15th, two working days too late.
    let schedule = try #require(ProjectSchedule(plan))
    let backward = try #require(BackwardSchedule(schedule))
    let conflict = try #require(backward.conflicts.first)
    #expect(conflict.short == 2 && Self.written(conflict.earliest) == "07-15")
    #expect(conflict.chain.map(\.adds) == [7, 3])
    #expect(backward.promises.map(\.item) == ["PJ"])
    // B must begin on the 8th; Léa's second day is then the 1st, her first on 30 June.
    #expect(Self.written(backward.lines[1].lateStart) == "07-08")
    #expect(Self.written(backward.lines[0].lateEnd) == "07-01")
    #expect(backward.lines.map(\.slack) == [-1, -2])
  }

  @Test func `a task without people goes to who has the skill`() throws {
    let plan = try Self.plan(
      """
        - {id: A, label: a, \(Self.lasting(2))}
        - {id: B, label: b, \(Self.lasting(2))}
      """,
      more: """
        persons:
          - {id: lea, name: Léa, weeklyHours: 35, skills: [{skill: rédaction Web, level: 3}]}
          - {id: max, name: Max, weeklyHours: 35, skills: [{skill: rédaction web, level: 1}]}
        skillRequirements:
          - {id: S1, task: A, skill: rédaction web, level: 2}
          - {id: S2, task: B, skill: rédaction web, level: 2}
        """)
    let levelled = try ProjectLevelling(plan, budget: 50)
    // Léa alone can, one after the other.
    #expect(levelled.lines.map(\.proposed) == [["lea"], ["lea"]])
    #expect(levelled.length == 4 && levelled.bound == 4 && levelled.breaches.isEmpty)
  }

  @Test func `odd dates and lengths stop nothing`() throws {
    for odd in ["0001-01-01", "9999-12-31"] {
      let plan = try Self.plan(
        "  - {id: A, label: a, \(Self.lasting(90_000)), start: \(odd), end: \(odd), startedOn: \(odd), due: \(odd), notBefore: \(odd)}"
      )
      for basis in ProjectPlan.Basis.allCases {
        let x = Self.examination(
          """
          dossier: {title: Essai, referenceDate: \(odd)}
          projects: [{id: PJ, name: Boutique, start: \(odd), deadline: \(odd)}]
          tasks: [{id: A, label: a, \(Self.lasting(3)), start: \(odd), startedOn: \(odd)}]
          milestones: [{id: J, label: j, project: PJ, date: \(odd), tasks: [A]}]
          """)
        let far = ProjectPlan(x.find(ID<SextantModel.Project>("PJ")), x, basis: basis)
        for plan in [plan, far] {
          if let schedule = ProjectSchedule(plan) {
            _ = BackwardSchedule(schedule)
            _ = ProjectWorkload(schedule)
          }
          _ = ProjectChances(plan, runs: 50)
          _ = try? ProjectLevelling(plan, budget: 2)
        }
      }
    }
  }
}
