import Foundation
import SextantModel
import Testing

@testable import SextantFiles

@Suite struct CheckDataTests {
  @Test func `a finding fails and a doubt stays open in SARIF`() throws {
    let read = DossierReader.read([
      SourceText(path: "watch/collectors.yaml", text: "- id: CO1\n  name: Presse\n")
    ])
    let examination = Examination(of: read.dossier, on: Day(number: 0))
    let report = CheckReport(
      reading: read.findings, results: examination.run(), demands: [], sources: read.sources)
    let text = CheckData.sarif(report, Words.catalogue(.english))
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let kinds = results.map { "\($0["kind"] ?? "") \($0["level"] ?? "")" }
    #expect(report.doubts.isEmpty == false)
    #expect(kinds.filter { $0 == "open none" }.count == report.doubts.count)
    #expect(kinds.filter { $0.hasPrefix("fail") }.count == report.findings.count)
  }
}
