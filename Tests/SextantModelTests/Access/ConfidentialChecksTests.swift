import Testing

@testable import SextantModel

@Suite struct ConfidentialChecksTests {
  private static let day = Day(2026, 6, 30) ?? Day(number: 0)

  /// The same dossier, every piece of evidence confidential.
  private static func guarded(_ dossier: Dossier) -> Dossier {
    var guarded = dossier
    for var piece in dossier.all(Evidence.self) {
      piece.isConfidential = true
      guarded.put(piece)
    }
    return guarded
  }

  /// The same dossier, whatever may rest on any item resting on one confidential piece.
  private static func leaning(_ dossier: Dossier) -> Dossier {
    var leaning = dossier
    var piece = Evidence()
    piece.id = "ZZ1"
    piece.title = "Note confidentielle"
    leaning.put(piece)
    let json = Array(#"{"items": ["ZZ1"]}"#.utf8)
    dossier.forEachItem { item in
      guard item is any HoldsItems else { return }
      put(ItemDraft(json: json, kind: type(of: item), onTopOf: item).item, &leaning)
    }
    return leaning
  }

  private static func put<T: Item>(_ item: T, _ dossier: inout Dossier) { dossier.put(item) }

  /// Codes of the checks that say something else to who is kept from what is confidential.
  private static func differing(_ dossier: Dossier, _ demands: [AssessmentDemand]) -> Set<String> {
    let guarded = guarded(dossier)
    let whole = Examination(of: guarded, on: day, assessments: demands).run()
    let seen = Examination(
      of: guarded.reduced(to: .ordinary(), on: day), on: day, assessments: demands
    ).run()
    var codes: Set<String> = []
    for (one, other) in zip(whole, seen) where !tellsTheSame(one, other) {
      codes.insert(one.card.code)
    }
    return codes
  }

  private static func tellsTheSame(_ one: CheckResult, _ other: CheckResult) -> Bool {
    func keys(_ findings: [Finding]) -> [String] {
      findings.map { "\($0.place.text) \($0.message.key)" }.sorted()
    }
    return one.outcome == other.outcome && keys(one.findings) == keys(other.findings)
      && keys(one.doubts) == keys(other.doubts)
  }

  @Test("a check that a confidential value can settle says so on its card, and no other does")
  func cards() throws {
    var found: Set<String> = []
    for path in CheckFixture.all {
      let fixture = try CheckFixture(path)
      let (dossier, demands) = (fixture.examination.dossier, fixture.examination.assessments)
      found.formUnion(Self.differing(dossier, demands))
      found.formUnion(Self.differing(Self.leaning(dossier), demands))
    }
    let example = DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle"))
    found.formUnion(Self.differing(example.dossier, []))
    found.formUnion(Self.differing(Self.leaning(example.dossier), []))
    let said = Set(allChecks.filter { $0.card.weighsConfidential }.map { $0.card.code })
    #expect(found.subtracting(said).sorted() == [])
    #expect(said.subtracting(found).sorted() == [])
  }

  @Test("who is kept from what is confidential is not told such a check; who sees all is")
  func reach() throws {
    let weighing = allChecks.filter { $0.card.weighsConfidential }
    #expect(!weighing.isEmpty)
    for check in weighing {
      #expect(Reach.everything.judges(check.card))
      for role in [Role.contributor, .commenter] {
        #expect(!role.reach().judges(check.card), "\(check.card.code)")
      }
    }
    let others = allChecks.filter { !$0.card.weighsConfidential }
    #expect(others.allSatisfy { Role.contributor.reach().judges($0.card) })
  }
}

/// A kind that may name any items whatever.
private protocol HoldsItems {}
extension CriterionEvidence: HoldsItems {}
extension Submission: HoldsItems {}
extension Slide: HoldsItems {}
extension AnticipatedQuestion: HoldsItems {}
extension DecisionRequest: HoldsItems {}
extension Specification: HoldsItems {}
