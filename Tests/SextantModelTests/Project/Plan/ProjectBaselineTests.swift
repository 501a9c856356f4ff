import SextantKernels
import Testing

@testable import SextantModel

@Suite struct ProjectBaselineTests {
  /// A week of work, then two: 5 June and 19 June were promised. The second milestone has since been
  /// put off to the end of July.
  private static func yaml(_ day: String, frozen: Bool = true) -> String {
    """
    dossier: {title: Essai, referenceDate: \(day)}
    projects:
      - {id: PJ, name: Site, start: 2026-06-01}
    tasks:
      - {id: A, label: a, project: PJ, optimistic: 5, likely: 5, pessimistic: 5, start: 2026-06-01, end: 2026-06-05, startedOn: 2026-06-01, finishedOn: 2026-06-05}
      - {id: B, label: b, project: PJ, optimistic: 10, likely: 10, pessimistic: 10, start: 2026-06-08, end: 2026-07-24, startedOn: 2026-06-08, done: 40 %}
    milestones:
      - {id: M1, label: Maquettes, project: PJ, date: 2026-06-05, reachedOn: 2026-06-05, budget: 1000, tasks: [A], budgetShares: [{line: L, amount: 1000}]}
      - {id: M2, label: En ligne, project: PJ, date: 2026-07-31, budget: 2000, tasks: [B], budgetShares: [{line: L, amount: 2000}]}
    budgets:
      - {id: BG, title: Budget, start: 2026-06-01, end: 2026-07-31}
    budgetLines:
      - {id: L, label: Prestation, budget: BG, phasing: [1500, 1500]}
    actuals:
      - {line: L, month: 2026-06, amount: 1200}
    """
      + (frozen
        ? """

        projectBaselines:
          - {id: R1, title: Site, project: PJ, frozenOn: 2026-06-01, tasks: [{task: A, start: 2026-06-01, end: 2026-06-05, days: 5}, {task: B, start: 2026-06-08, end: 2026-06-19, days: 10}], milestones: [{milestone: M1, date: 2026-06-05, budget: 1000}, {milestone: M2, date: 2026-06-19, budget: 2000}]}
        """ : "")
  }

  private func value(
    _ day: String, frozen: Bool = true, _ rule: ProjectValue.Rule = .milestones
  ) throws -> ProjectValue {
    let x = ProjectScheduleTests.examination(Self.yaml(day, frozen: frozen))
    let plan = ProjectPlan(x.find(ID<SextantModel.Project>("PJ")), x)
    return try #require(ProjectValue(plan, x, rule: rule))
  }

  @Test func `a date that is moved makes nobody be on time`() throws {
    let held = try value("2026-07-10")
    #expect(held.value.planned == 3_000 && held.value.earned == 1_000)
    #expect(held.value.scheduleIndex == 1.0 / 3)
    #expect(held.behind?.milestone.id == "M2" && held.behind?.date == Day(2026, 6, 19))
    // From 22 June through 10 July: three weeks of work.
    #expect(held.behind?.days == 15)
    let loose = try value("2026-07-10", frozen: false)
    #expect(loose.baseline == nil)
    #expect(loose.value.planned == 1_000 && loose.value.scheduleIndex == 1)
  }

  @Test func `a line that states only its months costs as any other`() throws {
    // 1 200 of a line of 3 000, all of which the milestones draw.
    #expect(try value("2026-07-10").value.actual == 1_200)
  }

  @Test func `value earned by progress, planned day by day`() throws {
    let late = try value("2026-07-10", .progress)
    #expect(late.value.planned == 3_000 && late.value.earned == 1_800)
    // By the 12th: all of the first task, five days of the second's ten.
    let early = try value("2026-06-12", .progress)
    #expect(early.value.planned == 2_000 && early.value.earned == 1_800)
    #expect(early.milestones.map(\.earned) == [1_000, 800].map { Money(units: $0) })
    let steps = try value("2026-06-12")
    #expect(steps.value.planned == 1_000 && steps.value.earned == 1_000)
  }

  @Test func `earned value is read as time, in weeks`() throws {
    let progress = try #require(try value("2026-06-28", .progress).schedule)
    // Ends of weeks: 1 000, 2 000, 3 000; 1 800 is due four fifths into the second week.
    #expect(abs(progress.earned - 1.8) < 1e-9 && progress.passed == 4)
    #expect(abs((progress.index ?? 0) - 0.45) < 1e-9)
  }

  @Test func `what came after the baseline is named and not counted`() throws {
    var text = Self.yaml("2026-07-10")
    text = text.replacing(
      "budgets:",
      with: "  - {id: M3, label: Bonus, project: PJ, date: 2026-07-01, budget: 500}\nbudgets:")
    let x = ProjectScheduleTests.examination(text)
    let plan = ProjectPlan(x.find(ID<SextantModel.Project>("PJ")), x)
    let value = try #require(ProjectValue(plan, x))
    #expect(value.value.budget == 3_000 && value.added.map(\.id) == ["M3"])
  }

  @Test func `the baseline frozen last counts; one that was withdrawn does not`() {
    let x = ProjectScheduleTests.examination(
      Self.yaml("2026-07-10") + """

          - {id: R2, title: Site, project: PJ, frozenOn: 2026-06-15}
          - {id: R3, title: Site, project: PJ}
        """)
    #expect(x.baseline(of: x.find(ID<SextantModel.Project>("PJ")))?.id == "R2")
  }

  @Test func `a baseline holds the dates people gave, else those that links make`() throws {
    let x = ProjectScheduleTests.examination(
      """
      dossier: {title: Essai, referenceDate: 2026-06-01}
      projects: [{id: PJ, name: Site, start: 2026-06-01}]
      tasks:
        - {id: A, label: a, project: PJ, optimistic: 2, likely: 2, pessimistic: 2}
        - {id: B, label: b, project: PJ, optimistic: 3, likely: 3, pessimistic: 3, predecessors: [A]}
        - {id: C, label: c, project: PJ, start: 2026-06-10, end: 2026-06-12}
      milestones: [{id: M, label: m, project: PJ, date: 2026-06-30, budget: 10}, {id: N, label: n, project: PJ}]
      """)
    let project = try #require(x.find(ID<SextantModel.Project>("PJ")))
    let baseline = ProjectBaseline(of: project, ProjectPlan(project, x, basis: .stated))
    #expect(
      baseline.dates(of: "A").map { [$0.first, $0.last] } == [Day(2026, 6, 1), Day(2026, 6, 2)])
    #expect(
      baseline.dates(of: "B").map { [$0.first, $0.last] } == [Day(2026, 6, 3), Day(2026, 6, 5)])
    #expect(
      baseline.dates(of: "C").map { [$0.first, $0.last] } == [Day(2026, 6, 10), Day(2026, 6, 12)])
    #expect(baseline.milestones.map(\.milestone) == ["M"])
    #expect(baseline.end == Day(2026, 6, 30))
  }
}
