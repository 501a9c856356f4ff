import Testing

@testable import SextantModel

/// The figures that findings on the worked example must say, computed by hand in its story.
@Suite struct DefectWordsTests {
  @Test(arguments: [
    ("D049", "15 840 €"),
    ("D050", "12 février 2026"),
    ("D056", "12 jours"),
    ("D063", "max/min = 1,09"),
    ("D064", "105"),
    ("D065", "3,70 contre 3,95"),
    ("D066", "6 variations de ± 20 % sur 18"),
    ("D067", "2 offres"),
    ("D068", "9 500 €"),
    ("D095", "139 %"),
    ("D095", "1,64"),
    ("D097", "03:30"),
  ])
  func `a finding says the figure`(defect id: String, figure: String) throws {
    let defect = try #require(Defect.all.first { $0.id == id })
    let dossier = try defect.apply(to: try WorkedExample.read().dossier)
    let said = try sentences(of: dossier, check: defect.check)
    #expect(said.contains { $0.contains(figure) }, "\(said)")
  }

  @Test func `the switch-over has 64 chances in 100 of being in time, and the path is named`()
    throws
  {
    let said = try sentences(of: try WorkedExample.read().dossier, check: "PRO04").joined()
    #expect(said.contains("64 %"))
    #expect(said.contains("69,5 jours ouvrés attendus pour 71, fin probable le 13 avril 2026"))
    #expect(said.contains("T01, T02, T05, T06, T11, T13, T15"))
  }

  /// What a check says in French, its no-break spaces made plain.
  private func sentences(of dossier: Dossier, check: String) throws -> [String] {
    let catalogue = try Project.catalogue(.french)
    let examination = Examination(of: dossier, on: Day(number: 0))
    return examination.run(allChecks.filter { $0.card.code == check }).flatMap { result in
      result.findings.map { finding in
        String(catalogue.say(finding.message).map { "\u{A0}\u{202F}".contains($0) ? " " : $0 })
      }
    }
  }
}
