import SextantKernels
import Testing

@testable import SextantModel

/// Hours a week spread over the days somebody works, and people who have none to give.
@Suite struct PartTimeTests {
  /// Monday 6 July 2026; a week of five working days.
  private static func plan(_ people: String, _ tasks: String, more: String = "") throws
    -> ProjectPlan
  {
    try ProjectScheduleTests.plan(
      tasks, more: "persons:\n\(people)\n\(more)", basis: .stated)
  }

  private static func cell(_ plan: ProjectPlan) throws -> ProjectWorkload.Cell {
    let schedule = try #require(ProjectSchedule(plan))
    let workload = try #require(ProjectWorkload(schedule))
    #expect(workload.weeks.map(\.text) == ["2026-07-06"])
    return try #require(workload.rows.first?.cells.first)
  }

  @Test(arguments: [
    // Four full days of seven hours; five of 5.6; four long ones of 8.75; one of seven.
    ("weeklyHours: 28, worksOn: [monday, tuesday, wednesday, thursday]", 4, 1.0, 28.0, 28.0),
    ("weeklyHours: 28", 4, 0.8, 22.4, 28),
    ("weeklyHours: 35, worksOn: [monday, tuesday, wednesday, thursday]", 4, 1, 35, 35),
    ("weeklyHours: 7, worksOn: [monday]", 1, 1, 7, 7),
    ("weeklyHours: 10.5, worksOn: [monday, tuesday, wednesday]", 3, 0.5, 10.5, 10.5),
    ("worksOn: [monday, tuesday, wednesday]", 3, 1, 21, 21),
  ])
  func `hours a week are those of the days that somebody works`(
    _ person: String, _ days: Int, _ rate: Double, _ hours: Double, _ capacity: Double
  ) throws {
    let plan = try Self.plan(
      "  - {id: lea, name: Léa, \(person)}",
      "  - {id: A, label: a, \(ProjectScheduleTests.lasting(Double(days))), "
        + "assignees: [lea], start: 2026-07-06}")
    #expect(abs(plan.people[0].rate - rate) < 1e-12)
    let cell = try Self.cell(plan)
    #expect(abs(cell.hours - hours) < 1e-9 && abs(cell.capacity - capacity) < 1e-9)
    #expect(!cell.isOver)
  }

  @Test func `four days' work fits into the four days of a week of 28 hours`() throws {
    let plan = try Self.plan(
      "  - {id: lea, name: Léa, weeklyHours: 28, worksOn: [monday, tuesday, wednesday, thursday]}",
      "  - {id: A, label: a, \(ProjectScheduleTests.lasting(4)), effort: 4, assignees: [lea], "
        + "start: 2026-07-06, notBefore: 2026-07-06}")
    #expect(plan.problems.isEmpty)
    let levelled = try ProjectLevelling(plan, budget: 20)
    #expect(levelled.breaches.isEmpty && levelled.uncounted.isEmpty)
    #expect(levelled.end == Day(2026, 7, 9))
  }

  @Test func `work of somebody without hours is an overload, not a free week`() throws {
    let plan = try Self.plan(
      "  - {id: zoe, name: Zoé, weeklyHours: 0}",
      "  - {id: A, label: a, \(ProjectScheduleTests.lasting(2)), assignees: [zoe], "
        + "start: 2026-07-06}")
    #expect(plan.problems == [.noCapacity("zoe", "A")])
    // Two days of seven hours, and none to give.
    let cell = try Self.cell(plan)
    #expect(cell.hours == 14 && cell.capacity == 0 && cell.isOver && cell.rate == nil)
    #expect(try ProjectLevelling(plan, budget: 20).uncounted == ["zoe"])
  }

  @Test func `who is never there is told apart from who has no hours`() throws {
    let plan = try Self.plan(
      "  - {id: sam, name: Sam, weeklyHours: 35, leavesOn: 2026-06-01}",
      "  - {id: A, label: a, \(ProjectScheduleTests.lasting(3)), assignees: [sam], "
        + "start: 2026-07-06}")
    #expect(plan.problems == [.away("sam", "A")])
    let cell = try Self.cell(plan)
    #expect(cell.hours == 21 && cell.capacity == 0 && cell.isOver)
    #expect(try ProjectLevelling(plan, budget: 20).uncounted == ["sam"])
  }
}
