import SextantModel
import Testing

@testable import SextantServer

/// The way of a session on the overview: what is done, what comes next and where.
@Suite struct SessionStepsTests {
  private func states(
    _ bench: InstitutionBench, _ who: InstitutionBench.Somebody = .manager
  ) throws -> [String] {
    let session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    let steps = SessionSteps(of: session, bench.view(who))
    InstitutionPagesTests.expectSound(
      Page(title: "x", main: steps.html(bench.view(who), of: session)), "steps")
    return steps.lines.map { "\($0.step.rawValue) \($0.state.rawValue)" }
  }

  @Test func `what is not done first is next, what follows is later`() throws {
    let bench = try InstitutionBench()
    #expect(
      try states(bench) == [
        "rules next", "plan done", "panels later", "defences later", "deliberation later",
        "minutes later", "publication later", "certificates later", "deposit later",
      ])
    var session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    session.frameworkDigest = "f"
    try bench.live.apply([.put(session)], by: "console", verb: "session.freeze")
    #expect(try states(bench).prefix(3) == ["rules done", "plan done", "panels next"])
    // Rachid has handed all in; Solène has not, and no deposit is theirs to make.
    #expect(try states(bench, .juror("J-RACHID"))[3] == "defences done")
    #expect(try states(bench, .juror("J-SOLENE"))[3] == "defences later")
    #expect(try states(bench, .juror("J-SOLENE")).count == 8)
  }

  @Test func `every step leads to a board that there is`() throws {
    let bench = try InstitutionBench()
    let session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    let view = bench.view()
    for line in SessionSteps(of: session, view).lines {
      let name = line.address.split(separator: "/").last?.split(separator: "?").first ?? ""
      #expect(view.boards.contains { $0.name == name }, "\(line.address)")
    }
  }

  @Test func `the boards of an institution stand in the order of its work, each once`() throws {
    let order = try InstitutionBench().view().boards.map { $0.name }
    #expect(
      order == [
        "rules", "candidates", "arrangements", "session-plan", "panels", "defence",
        "double-marking", "agreement", "deliberation", "minutes", "certificates", "deposit",
        "results", "retention", "processing",
      ])
    #expect(Set(order) == Set(allBoards.filter { $0.room == .certification }.map { $0.name }))
    #expect(SextantServer.dossierBoards.count + order.count == allBoards.count)
  }
}
