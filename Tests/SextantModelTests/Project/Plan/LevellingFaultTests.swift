import SextantKernels
import Testing

@testable import SextantModel

@Suite struct LevellingFaultTests {
  @Test func `a plan with a fault is refused by the task or person it is about`() throws {
    let plan = try ProjectScheduleTests.plan(
      "  - {id: A, label: Maquettes, \(ProjectScheduleTests.lasting(2)), assignees: [lea]}\n"
        + "  - {id: B, label: Textes, \(ProjectScheduleTests.lasting(2)), assignees: [max]}\n",
      more:
        "persons: [{id: lea, name: Léa, weeklyHours: 35}, {id: max, name: Max, weeklyHours: 35}]\n")
    let x = ProjectScheduleTests.examination(
      """
      tasks: [{id: A, label: Maquettes}, {id: B, label: Textes}]
      persons: [{id: lea, name: Léa}, {id: max, name: Max}]
      """)
    func fault(_ breach: ScheduleBreach) -> Obstacle {
      ProjectLevelling.fault(breach, plan, x.dossier)
    }
    let early = fault(.early(task: 1))
    #expect(early.key == "unsound" && early.message.key == "plan.fault.early")
    #expect(early.message.arguments["task"] == .text("Textes") && early.evidence == ["B"])
    let overload = fault(.overload(resource: 0, time: 12))
    #expect(overload.message.key == "plan.fault.overload")
    #expect(overload.message.arguments["person"] == .text("Léa"))
    #expect(fault(.bound).evidence.isEmpty && fault(.early(task: 9)).evidence.isEmpty)
    // A plan that is sound has none.
    #expect(try ProjectLevelling(plan, budget: 1).fault(x.dossier) == nil)
  }
}
