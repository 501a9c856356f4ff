import Testing

@testable import SextantModel

/// Reading refuses a circle already; it can still come by editing, item after item.
@Suite struct DatesRespectLinksTests {
  @Test func `tasks that precede one another in a circle are reported once, at the first`() {
    var dossier = Dossier()
    for (id, before) in [("T1", "T3"), ("T2", "T1"), ("T3", "T2"), ("T4", "T1")] {
      var task = ProjectTask()
      task.id = ID(id)
      task.label = id
      task.predecessors = [ID(before)]
      dossier.put(task)
    }
    let result = Examination(of: dossier, on: Day(number: 0)).run([DatesRespectLinks.self])[0]
    #expect(result.findings.map(\.place.text) == ["T1.predecessors"])
    #expect(result.findings.first?.message.arguments["tasks"] == .texts(["T1", "T2", "T3"]))
  }
}
