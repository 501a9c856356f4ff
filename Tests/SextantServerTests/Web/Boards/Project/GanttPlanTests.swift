import SextantModel
import Testing

@testable import SextantServer

@Suite struct GanttPlanTests {
  private static func task(
    _ id: String, _ days: Double, _ start: Int, _ end: Int, after before: [String] = []
  ) -> ProjectTask {
    var task = ProjectTask()
    task.id = ID(id)
    task.label = id
    task.optimistic = days
    task.likely = days
    task.pessimistic = days
    task.start = Day(2026, 1, start)
    task.end = Day(2026, 1, end)
    task.predecessors = before.map { ID($0) }
    return task
  }

  /// Of tasks that belong to no project.
  private static func schedule(_ tasks: [ProjectTask]) -> ProjectSchedule? {
    let dossier = Dossier()
    return ProjectSchedule(
      ProjectPlan(
        nil, tasks: tasks, dossier, Citations(of: dossier),
        today: Day(2026, 1, 7) ?? BoardStage.day))
  }

  /// Monday 5 January: A two days, then B three days and C one day.
  private static let tasks = [
    task("A", 2, 5, 6), task("B", 3, 7, 9, after: ["A"]), task("C", 1, 7, 7, after: ["A"]),
  ]
  private static let plan = GanttPlan(
    tasks, milestones: [], project: nil, today: Day(2026, 1, 7) ?? BoardStage.day,
    schedule: schedule(tasks))

  @Test func `the longest chain is critical and the rest has slack`() {
    #expect(Self.plan.path?.tasks.map(\.id.text) == ["A", "B"])
    #expect(Self.plan.path?.expected == 5)
    #expect(Self.plan.bars.map(\.isCritical) == [true, true, false])
    #expect(Self.plan.bars.map(\.slack) == [0, 0, 2])
    #expect(Self.plan.bars.map(\.workingDays) == [2, 3, 1])
    #expect(Self.plan.bars.map(\.stand) == [.overdue, .running, .running])
    // Monday to Sunday of the one week.
    #expect(Self.plan.span?.first == Day(2026, 1, 5) && Self.plan.span?.last == Day(2026, 1, 11))
  }

  @Test func `a move keeps the working days and skips the weekend`() {
    let moved = Self.plan.moved(Self.plan.bars[1], by: 1)
    #expect(moved?.start == Day(2026, 1, 8) && moved?.end == Day(2026, 1, 12))
    let back = Self.plan.moved(Self.plan.bars[0], by: -1)
    #expect(back?.start == Day(2026, 1, 2) && back?.end == Day(2026, 1, 5))
  }

  @Test func `tasks in a circle have no critical path, but are drawn`() {
    let tasks = [Self.task("A", 2, 5, 6, after: ["B"]), Self.task("B", 1, 7, 7, after: ["A"])]
    let plan = GanttPlan(
      tasks, milestones: [], project: nil, today: BoardStage.day, schedule: Self.schedule(tasks))
    #expect(plan.path == nil)
    #expect(plan.bars.count == 2 && plan.bars.allSatisfy { $0.slack == nil })
  }

  @Test func `the worked example ends by its critical path`() throws {
    let x = BoardStage.examination
    let project = try #require(x.find(ID<Project>("PJ1")))
    let plan = GanttPlan(
      x.all(ProjectTask.self), milestones: x.all(Milestone.self), project: project, today: x.today,
      schedule: ProjectSchedule(ProjectPlan(project, x)))
    #expect(
      plan.path?.tasks.map(\.id.text) == ["T01", "T02", "T05", "T06", "T11", "T13", "T15"])
    #expect(abs((plan.path?.expected ?? 0) - 69.5) < 1e-9)
    #expect(plan.bars.count == 16 && plan.bars.allSatisfy { $0.stand == .done })
  }
}
