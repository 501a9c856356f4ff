import Testing

@testable import SextantModel

@Suite struct LinkProblemsTests {
  private func dossier() -> Dossier {
    var dossier = Dossier()
    for (id, before) in [("T1", []), ("T2", ["T1"]), ("T3", ["T2"])] as [(String, [String])] {
      var task = ProjectTask()
      task.id = ID(id)
      task.label = id
      task.predecessors = before.map { ID($0) }
      dossier.put(task)
    }
    var segment = Segment()
    segment.id = "SEG1"
    dossier.put(segment)
    return dossier
  }

  @Test func `a link to nothing is told with the nearest id that would do`() {
    var objective = Objective()
    objective.id = "OB1"
    objective.segments = ["SEG1", "SEG11"]
    let problems = dossier().linkProblems(of: objective)
    #expect(problems.map(\.field) == ["segments.1"])
    #expect(problems.map(\.message.key) == ["reading.danglingLink.near"])
    #expect(problems.map(\.written) == ["SEG11"])
  }

  @Test func `a link to an item of another kind is told, in a row as well`() {
    var objective = Objective()
    objective.id = "OB1"
    objective.segments = ["T1"]
    #expect(dossier().linkProblems(of: objective).map(\.message.key) == ["reading.wrongKind"])
    var action = Action()
    action.id = "A1"
    var share = BudgetShare()
    share.line = "SEG1"
    action.budgetShares = [share]
    #expect(dossier().linkProblems(of: action).map(\.field) == ["budgetShares.0.line"])
  }

  @Test func `an order that leads back to the item is told`() {
    let dossier = dossier()
    var task = dossier.find(ID<ProjectTask>("T1")) ?? ProjectTask()
    #expect(dossier.linkProblems(of: task) == [])
    task.predecessors = ["T3"]
    let problems = dossier.linkProblems(of: task)
    #expect(problems.map(\.message.key) == ["reading.cycle"])
    #expect(problems.first?.message.arguments["items"] == .texts(["T1", "T3", "T2"]))
    task.predecessors = ["T1"]
    #expect(dossier.linkProblems(of: task).map(\.message.key) == ["reading.cycle"])
  }

  @Test func `the worked example has none`() throws {
    let dossier = DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle")).dossier
    #expect(dossier.count > 500)
    dossier.forEachItem { item in
      #expect(dossier.linkProblems(of: item) == [], "\(item.idText)")
    }
  }
}
