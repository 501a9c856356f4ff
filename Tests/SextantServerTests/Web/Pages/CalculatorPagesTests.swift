import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct CalculatorPagesTests {
  private func page(
    _ name: String, _ query: [(name: String, value: String)] = [], _ language: Language = .french
  ) throws -> Page {
    guard
      case .page(let page)? = CalculatorPages.get(
        ["calculators", name], WorkedExample.view(language, query))
    else { throw Missing() }
    return page
  }
  private struct Missing: Error {}

  @Test(arguments: Language.allCases)
  func `every calculator has a sound page, empty, filled and wrong`(language: Language) throws {
    for name in CalculatorName.allCases {
      for query in [[], [("study", "ST2")], [("confidence", "x"), ("looks", "x")]] {
        let page = try page(name.rawValue, query, language)
        #expect(Markup(page.main.markup).problems == [], "\(name)")
        #expect(!page.main.markup.contains("[calculator"), "\(name)")
      }
    }
    #expect(CalculatorPages.get(["calculators"], WorkedExample.view(language)) != nil)
    #expect(throws: Missing.self) { try self.page("nothing") }
  }

  @Test func `figures typed into the address are worked out and read`() throws {
    let html = try page("testSize", [("baseline", "10 %"), ("target", "12 %")]).main.markup
    #expect(html.contains("3 840,85") || html.contains("3\u{202F}840,85"))
    let refused = try page(
      "abTest",
      [
        ("visitorsA", "1000"), ("conversionsA", "105"), ("visitorsB", "1000"),
        ("conversionsB", "120"), ("looks", "1"),
      ]
    ).main.markup
    #expect(refused.contains("On ne peut pas conclure"))
  }

  @Test func `a study fills the form, and keeps what comes out`() async throws {
    let html = try page("margin", [("study", "ST2")]).main.markup
    #expect(html.contains("value=\"384\"") && html.contains("value=\"46000\""))
    let bench = try RoomBench()
    _ = await bench.post(
      "calculators", "sampleSize",
      form: [
        ("study", "ST2"), ("keep", "study"), ("input.margin", "4 %"), ("input.confidence", "95 %"),
        ("input.proportion", "50 %"), ("input.population", "46000"),
      ])
    // 600.23 of an endless population, 592.5 of 46 000.
    #expect(bench.find(ID<Study>("ST2"))?.plannedSize == 593)
    let answer = await bench.post(
      "calculators", "abTest",
      form: [
        ("study", "ST2"), ("keep", "result"), ("input.visitorsA", "1000"),
        ("input.conversionsA", "105"), ("input.visitorsB", "1000"),
        ("input.conversionsB", "120"), ("input.looks", "1"), ("input.shareOfA", "50 %"),
        ("input.confidence", "95 %"),
      ])
    let id = try #require(answer?.address?.split(separator: "/").last)
    let result = try #require(bench.find(ID<StudyResult>(String(id))))
    #expect(result.strength == .weak && result.calculator == .abTest)
    #expect(result.calculation?.verdict == .refuses && result.text.contains("hasard"))
  }

  @Test func `programs get the figures with all their digits`() async throws {
    let bench = try APIBench()
    let answer = try await bench.ask(
      "GET", ["calculators", "sampleSize"], query: [("population", "2000")])
    #expect(answer.status == 200 && answer.text.contains("\"exactSize\":322.38"))
    let wrong = try await bench.ask("GET", ["calculators", "margin"], query: [("sample", "x")])
    #expect(wrong.status == 422)
    #expect(
      try await bench.ask("GET", ["lots", "LOT-VIDEO", "decision"]).text.contains(
        "\"winners\":[\"OF-PLAN-LARGE\"]"))
    #expect(try await bench.ask("GET", ["calculators", "none"]).status == 404)
  }
}
