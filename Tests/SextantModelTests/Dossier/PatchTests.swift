import SextantKernels
import Testing

@testable import SextantModel

@Suite struct PatchTests {
  private static let files = [
    SourceText(
      path: "strategy/objectives.yaml",
      text: "- {id: OB1, text: a, target: 3}\n- {id: OB.2, text: b, segments: [S1]}\n"),
    SourceText(path: "measure/measures.csv", text: "metric,period,value\nM1,2026-06,3\n"),
  ]

  private func apply(_ text: String) throws -> Dossier {
    var dossier = DossierReader.read(Self.files).dossier
    let tree = TextTree(parsing: Array(text.utf8))
    try Patch(tree, node: 0).apply(to: &dossier)
    return dossier
  }

  @Test func `a field is set, emptied, or given a list`() throws {
    let dossier = try apply(
      """
      - set: OB1.target
        to: 4,5
      - set: OB.2.segments
        to: [S2, S3]
      - set: OB.2.text
      """)
    #expect(dossier.find(ID<Objective>("OB1"))?.target == 4.5)
    #expect(dossier.find(ID<Objective>("OB.2"))?.segments == ["S2", "S3"])
    #expect(dossier.find(ID<Objective>("OB.2"))?.text == "")
  }

  @Test func `a row whose key changes has another id`() throws {
    let dossier = try apply("- set: M1/2026-06.period\n  to: 2026-Q3\n")
    #expect(dossier.all(Measure.self).map(\.id.text) == ["M1/2026-Q3"])
    #expect(dossier.item("M1/2026-06") == nil)
  }

  @Test func `items are removed, put in and put in place of others`() throws {
    let dossier = try apply(
      """
      - remove: OB.2
      - put: objective
        item: {id: OB1, text: c}
      - put: segment
        item: {id: S1, name: s}
      - put: measure
        item: {metric: M1, period: 2026-07, value: 4}
      - put: organisation
        item: {name: Aubrelle}
      """)
    #expect(dossier.all(Objective.self).map(\.text) == ["c"])
    #expect(dossier.find(ID<Objective>("OB1"))?.target == nil)
    #expect(dossier.find(ID<Segment>("S1"))?.name == "s")
    #expect(dossier.all(Measure.self).map(\.id.text) == ["M1/2026-06", "M1/2026-07"])
    #expect(dossier.only(Organisation.self).name == "Aubrelle")
  }

  @Test(arguments: [
    ("- remove: OB9", Patch.Failure.unknownItem("OB9")),
    ("- set: OB9.text", .unknownItem("OB9")),
    ("- set: OB1.txt", .unknownField("txt")),
    ("- set: OB1", .unreadable("OB1")),
    ("- put: objectif\n  item: {id: A}", .unknownKind("objectif")),
    ("- put: objective", .unreadable("objective")),
    ("- {put: objective, item: OB3}", .unreadable("objective")),
    ("- {put: objective, item: [a, b]}", .unreadable("objective")),
    ("- {put: objective, item: {text: a}}", .unreadable("objective")),
    ("- {put: segment, item: {id: OB1, name: a}}", .unknownKind("OB1")),
  ])
  func `a change that cannot be made says why`(text: String, failure: Patch.Failure) {
    #expect(throws: failure) { try apply(text) }
  }

  @Test func `a value that cannot be read leaves the dossier's field as it was`() {
    #expect(throws: Patch.Failure.self) { try apply("- {set: OB1.target, to: many}") }
    #expect(throws: Patch.Failure.self) { try apply("- {put: objective, item: {id: OB3, txt: a}}") }
  }
}
