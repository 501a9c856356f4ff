import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// What the boards of a plan say of the baseline that it is held against.
@Suite struct BaselineBoardsTests {
  @Test func `a task that is moved is late by the working days since the frozen end`() async throws
  {
    let bench = try RoomBench(isReopened: true)
    let kept = GanttBoard.draw(bench.view()).markup
    #expect(kept.contains("aucune tâche ne finit plus tard") && kept.contains("référence figée"))
    var task = try #require(bench.find(ID<ProjectTask>("T12")))
    // Frozen to end on Tuesday 24 March; Friday the 27th is three working days later.
    task.end = Day(2026, 3, 27)
    try bench.live.change([.put(task)], by: "1")
    let moved = GanttBoard.draw(bench.view()).markup
    #expect(BoardMarkup(moved).faults == [])
    #expect(moved.contains("1 tâche finit plus tard, de 3 jours ouvrés au plus"))
    #expect(moved.contains("class=\"baseline\" d="))
    let table = GanttBoard.draw(bench.view(.owner, [("view", "table")])).markup
    #expect(BoardMarkup(table).faults == [] && table.contains("+3"))
    // What was promised is frozen anew, beside what was frozen before.
    _ = await bench.post("projects", "PJ1", "verbs", "project.freezeBaseline")
    let again = try #require(bench.find(ID<ProjectBaseline>("PJ1-baseline-2")))
    #expect(again.frozenOn == WorkedExample.day)
    #expect(again.dates(of: "T12")?.last == Day(2026, 3, 27))
    #expect(GanttBoard.draw(bench.view()).markup.contains("aucune tâche ne finit plus tard"))
    // A frozen baseline is not edited; withdrawn with a reason, the one before counts again.
    _ = await bench.post(
      "projectBaselines", "PJ1-baseline-2", form: [("title", "Autre"), ("project", "PJ1")])
    #expect(bench.find(again.id)?.title == again.title)
    _ = await bench.post(
      "projectBaselines", "PJ1-baseline-2", "verbs", "projectBaseline.withdraw",
      form: [("reason", "Figée par erreur")])
    #expect(bench.find(again.id)?.frozenOn == nil)
    #expect(
      GanttBoard.draw(bench.view()).markup.contains("1 tâche finit plus tard"))
  }

  @Test func `a milestone that is put off does not lower what was planned`() throws {
    var dossier = BoardStage.aubrelle
    var milestone = try #require(dossier.find(ID<Milestone>("J7")))
    milestone.date = Day(2026, 9, 30)
    milestone.reachedOn = nil
    dossier.put(milestone)
    let view = BoardStage.view(.french, of: dossier)
    let project = try #require(dossier.find(ID<SextantModel.Project>("PJ1")))
    let value = try #require(
      ProjectValue(view.examined.meant(project).plan, view.examined.examination))
    // 95 990 were due by 30 June, all but the 13 800 of the last milestone are earned.
    #expect(value.value.planned == 95_990 && value.value.earned == 82_190)
    let html = EarnedValueBoard.draw(view).markup
    #expect(BoardMarkup(html).faults == [])
    #expect(html.contains("référence figée le 5 janvier 2026") && html.contains("Lu en temps"))
    let progress = EarnedValueBoard.draw(
      BoardStage.view(.french, [("rule", "progress")], of: dossier)
    ).markup
    #expect(BoardMarkup(progress).faults == [] && progress.contains("selon leur durée"))
  }
}
