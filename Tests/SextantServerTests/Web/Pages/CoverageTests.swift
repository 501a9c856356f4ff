import SextantModel
import Testing

@testable import SextantServer

@Suite struct CoverageTests {
  @Test("every criterion of the chosen assessments has its line, once")
  func lines() throws {
    let bench = try RoomBench()
    let page = try #require(bench.page(["coverage"]))
    let markup = Markup(page.main.markup)
    for result in bench.view().examined.criteria {
      let line = markup.first(id: anchor(ofCriterion: result.name))
      #expect(line != nil, "\(result.name)")
    }
  }

  @Test("assessments are chosen and left by ticking them")
  func choose() async throws {
    let bench = try RoomBench(isEmpty: true)
    #expect(try #require(bench.page(["coverage"])).main.markup.contains("class=\"empty\""))
    let first = await DossierPages.post(
      ["frameworks"], bench.act([("assessment", ""), ("assessment", "MSMD.E2")]), bench.around())
    #expect(first?.address == "/d/bench/coverage")
    #expect(
      bench.live.snapshot.dossier.all(AssessmentSelection.self).map(\.assessment) == ["MSMD.E2"])
    _ = await DossierPages.post(
      ["frameworks"], bench.act([("assessment", ""), ("assessment", "MCMD.E1")]), bench.around())
    #expect(
      bench.live.snapshot.dossier.all(AssessmentSelection.self).map(\.assessment) == ["MCMD.E1"])
    let unknown = await DossierPages.post(
      ["frameworks"], bench.act([("assessment", "MCMD.E1"), ("assessment", "no.such")]),
      bench.around())
    #expect(unknown?.address == "/d/bench/coverage")
    #expect(bench.live.snapshot.dossier.count(of: AssessmentSelection.self) == 1)
  }
}
