import SextantKernels
import Testing

@testable import SextantModel

@Suite struct CriteriaTests {
  static func library(_ criteria: String) -> FrameworkLibrary {
    FrameworkLibrary.read(
      [
        ("framework.yaml", "code: ABC\nversion: a\n"),
        ("blocks.yaml", "- id: B1\n"),
        ("competencies.yaml", "- {id: C1, block: B1}\n- {id: C2, block: B1}\n"),
        ("assessments.yaml", "- {id: E1, block: B1}\n- {id: E2, block: B1}\n"),
        ("demandedDeliverables.yaml", "- {id: E1.d01, assessment: E1}\n"),
        ("criteria.yaml", criteria),
      ].map { SourceText(path: "abc/a/\($0.0)", text: $0.1) }
    ).library
  }

  static func dossier() -> Dossier {
    DossierReader.read([
      SourceText(
        path: "framework/assessmentSelections.yaml", text: "- {id: SEL, assessment: ABC.E1}\n"),
      SourceText(
        path: "framework/submissions.yaml",
        text: "- {id: SUB, deliverable: ABC.E1.d01, items: [SEG1, SEG2]}\n"),
      SourceText(
        path: "framework/criterionEvidence.yaml",
        text: "- {id: CEV, criterion: ABC.E1.k01, items: [SEG2]}\n"),
      SourceText(
        path: "research/segments.yaml", text: "- {id: SEG1, name: Un}\n- {id: SEG2, name: Deux}\n"),
    ]).dossier
  }

  static func result(_ code: String, _ outcome: Outcome) -> CheckResult {
    CheckResult(
      card: CheckCard(code, code, .error, basis: [.house], about: []), outcome: outcome,
      findings: [], doubts: [], notes: [], waived: [])
  }

  static func criteria(_ text: String, _ results: [CheckResult]) -> [CriterionResult] {
    library(text).criteria(of: dossier(), results: results)
  }

  @Test(arguments: [
    (["A": Outcome.passed, "B": .passed], Outcome.passed, "passed"),
    (["A": .passed, "B": .failed], .failed, "failed"),
    (["A": .cannotTell, "B": .failed], .failed, "failed"),
    (["A": .passed, "B": .cannotTell], .cannotTell, "cannotTell"),
    (["A": .passed, "B": .notApplicable], .cannotTell, "notApplicable"),
    (["A": .passed], .cannotTell, "missing"),
  ])
  func `the conditions of a criterion give its outcome`(
    outcomes: [String: Outcome], wanted: Outcome, reason: String
  ) throws {
    let results = outcomes.map { Self.result($0.key, $0.value) }
    let found = Self.criteria(
      "- {id: E1.k01, assessment: E1, nature: automatic, conditions: [A, B]}\n", results)
    #expect(found.map(\.outcome) == [wanted])
    #expect(found.first?.reason.key == "criterion.reason.\(reason)")
  }

  @Test func `a supporting check changes nothing`() {
    let found = Self.criteria(
      "- {id: E1.k01, assessment: E1, nature: assisted, conditions: [A], supporting: [B]}\n",
      [Self.result("A", .passed), Self.result("B", .failed)])
    #expect(found.map(\.outcome) == [.passed])
    #expect(found.first?.supporting == [ConditionOutcome(check: "B", outcome: .failed)])
  }

  @Test func `what only a jury judges is never computed`() {
    let found = Self.criteria(
      """
      - {id: E1.k01, assessment: E1, nature: judgement, supporting: [A]}
      - {id: E1.k02, assessment: E1, nature: judgement}
      - {id: E1.k03, assessment: E1, nature: judgement, conditions: [A]}
      """, [Self.result("A", .passed)])
    #expect(found.map(\.outcome) == [.cannotTell, .cannotTell, .cannotTell])
    #expect(
      found.map(\.reason.key) == [
        "criterion.reason.jury", "criterion.reason.juryWithoutEvidence",
        "criterion.reason.juryWithoutEvidence",
      ])
  }

  @Test func `the items that prove a criterion are those chosen, then those handed in`() {
    let found = Self.criteria(
      "- {id: E1.k01, assessment: E1, deliverables: [E1.d01], evidenceKinds: [segment]}\n", [])
    #expect(found.first?.evidence == ["SEG2", "SEG1"])
    #expect(found.first?.available == ["SEG1", "SEG2"])
  }

  @Test func `without chosen items, those of the most telling kind stand where data decide`() {
    let found = Self.criteria(
      """
      - {id: E1.k01, assessment: E1, nature: automatic, evidenceKinds: [deck, segment]}
      - {id: E1.k02, assessment: E1, nature: automatic, evidenceKinds: [deck, segment]}
      - {id: E1.k03, assessment: E1, nature: judgement, evidenceKinds: [segment]}
      """, [])
    #expect(found.map(\.evidence) == [["SEG2"], ["SEG1", "SEG2"], []])
  }

  @Test func `coverage takes the worst outcome, of the selected assessments only`() {
    let text = """
      - {id: E1.k01, assessment: E1, competencies: [C1], nature: automatic, conditions: [A]}
      - {id: E1.k02, assessment: E1, competencies: [C1], nature: automatic, conditions: [B]}
      - {id: E2.k01, assessment: E2, competencies: [C1, C2], nature: automatic, conditions: [C]}
      """
    let library = Self.library(text)
    let found = library.criteria(
      of: Self.dossier(),
      results: [
        Self.result("A", .passed), Self.result("B", .cannotTell), Self.result("C", .failed),
      ])
    let competencies = library.coverageByCompetency(found)
    #expect(competencies.map(\.name) == ["ABC.C1", "ABC.C2"])
    #expect(competencies.map(\.worst) == [.cannotTell, nil])
    #expect(competencies[0].worstComputed == .cannotTell)
    #expect(competencies[0].counts == [.passed: 1, .cannotTell: 1])
    #expect(library.coverageByBlock(found).map(\.worst) == [.cannotTell])
  }
}

@Suite struct SheetTests {
  @Test func `a competency's sheet tells what serves, assesses and proves it`() throws {
    let framework = try #require(try Shipped.library().framework("mcmd"))
    let sheet = try #require(framework.sheet(competency: "c11"))
    #expect(sheet.rooms == [.choice, .quality, .campaign])
    #expect(sheet.checks == ["CHO04", "CHO05", "QUA06", "CHO03", "CHO06", "CAM05"])
    #expect(sheet.assessments.map(\.id.text) == ["E2"])
    #expect(sheet.deliverables.map(\.id.text) == ["E2.d08", "E2.d11"])
    #expect(sheet.criteria.map(\.id.text) == ["E2.k11", "E2.k12"])
    #expect(framework.sheet(competency: "C99") == nil)
  }

  @Test(arguments: Language.allCases)
  func `sheets and lint are said in both languages`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    for folder in Shipped.all {
      let framework = try Shipped.read(folder).framework
      var texts = [
        framework.text(catalogue),
        framework.text(framework.lint(checks: Shipped.checks), catalogue),
      ]
      texts += framework.competencies.compactMap {
        framework.sheet(competency: $0.id.text)?.text(catalogue)
      }
      texts += framework.assessments.compactMap {
        framework.text(assessment: $0.id.text, catalogue)
      }
      #expect(texts.count == 2 + framework.competencies.count + framework.assessments.count)
      for text in texts {
        #expect(!text.contains("[kind.") && !text.contains("[choice.") && !text.contains("[show."))
        #expect(!text.contains("[field.") && !text.contains("[lint.") && !text.contains("{"))
      }
    }
  }
}
