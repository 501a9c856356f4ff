import SextantKernels
import Testing

@testable import SextantModel

/// A smallest dossier that states what one check must say of it.
struct CheckFixture: CustomTestStringConvertible {
  let path: String
  let code: String
  let examination: Examination
  let findings: [Finding]
  let expectation: Expectation

  struct Expectation: Row {
    static let rowName = "expectation"
    var outcome: OutcomeWord?
    /// The places of all findings, in any order: `B22.nature`.
    var at: [String] = []
    /// The cases of the texts that are said, in any order, when given.
    var says: [String] = []

    static let fields: [Field<Self>] = [
      Field("outcome", \.outcome, .required), Field("at", \.at), Field("says", \.says),
    ]
  }

  enum OutcomeWord: String, Choice {
    static let choiceName = "outcome"
    case notApplicable, passed, cannotTell, failed
  }

  var testDescription: String { path }

  static let all: [String] = Project.files(below: "Tests/Fixtures/checks", ending: ".yaml")

  init(_ path: String) throws {
    self.path = path
    code = String(path.prefix { $0 != "/" })
    let source = SourceText(
      path: path, bytes: try Project.bytes("Tests/Fixtures/checks/\(path)"))
    let read = DossierReader.read(
      oneFile: source, reserving: ["about", "expect", "demands"])
    findings = read.findings
    var demands: [AssessmentDemand] = []
    if let (tree, node) = read.reserved["demands"] {
      var reader = FieldReader(tree)
      demands = [AssessmentDemand].read(node, &reader) ?? []
    }
    examination = Examination(
      of: read.dossier, on: Day(2026, 6, 30) ?? Day(number: 0), assessments: demands)
    var expectation = Expectation()
    if let (tree, node) = read.reserved["expect"] {
      var reader = FieldReader(tree)
      expectation = Expectation.readElement(node, &reader) ?? expectation
    }
    self.expectation = expectation
  }
}
