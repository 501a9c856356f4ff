import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIFiguresTests {
  @Test func `the figures of an indicator by period, with target, status, trend and freshness`()
    async throws
  {
    let bench = try APIBench()
    let answer = try await bench.ask("GET", ["indicators", "K09", "figures"])
    #expect(answer.status == 200)
    #expect(answer.json?["status"]?.text == "alert")
    #expect(answer.json?["direction"]?.text == "lower")
    #expect(answer.json?["freshness"]?["status"]?.text == "fresh")
    #expect(answer.texts("items", "period").last == "2026-06")
    #expect(answer.texts("items", "status").last == "alert")
    #expect(answer.text.contains("\"value\":9.2"))
    #expect(answer.text.contains("\"target\":8"))
    #expect(answer.text.contains("\"slope\":"))
  }

  @Test func `only an indicator has figures, and only known questions are asked`() async throws {
    let bench = try APIBench()
    #expect(try await bench.ask("GET", ["objectives", "OB1", "figures"]).status == 404)
    #expect(try await bench.ask("GET", ["indicators", "nobody", "figures"]).status == 404)
    let unknown = try await bench.ask(
      "GET", ["indicators", "K09", "figures"], query: [("sgment", "SEG1")])
    #expect(unknown.status == 400)
  }
}
