import Testing

@testable import SextantModel

/// Every planted defect at once: the dossier that a class is given to find them in.
///
/// Where two defects change one field, most make the same mistake, seen by two checks (flat weights,
/// by CHO01 and CHO03); otherwise the patch applied later, in the order of the numbers, wins. No
/// defect changes an item that another has removed, so none is left out.
@Suite struct PlantedDossierTests {
  /// What a sound part of the dossier lets pass whatever else is planted.
  private static let passing: Set<String> = ["ETU01", "BUD03", "BUD05", "BUD10", "CHO02", "BOU01"]

  private static let planted = Result { try results(of: Defect.all.sorted { $0.id < $1.id }) }

  private static func results(of defects: [Defect]) throws -> [CheckResult] {
    var dossier = try WorkedExample.read().dossier
    for defect in defects { dossier = try defect.apply(to: dossier) }
    return Examination(
      of: dossier, on: Day(number: 0), assessments: try WorkedExample.demands(of: dossier)
    ).run()
  }

  private static func findings(_ results: [CheckResult]) -> Set<String> {
    Set(
      results.flatMap { result in
        (result.findings + result.doubts).map { "\($0.code) \($0.place.text)" }
      })
  }

  @Test func `ninety-five checks fail and six pass`() throws {
    let outcomes = Dictionary(grouping: try Self.planted.get(), by: \.outcome).mapValues {
      Set($0.map(\.card.code))
    }
    #expect(outcomes[.failed]?.count == 95)
    #expect(outcomes[.passed] == Self.passing)
    #expect(outcomes[.notApplicable] == nil)
    #expect(outcomes[.cannotTell] == nil)
  }

  @Test(arguments: Defect.all)
  func `a defect is still found among all the others`(defect: Defect) throws {
    let found = Self.findings(try Self.planted.get())
    #expect(defect.finds != [])
    #expect(Set(defect.finds.map { "\(defect.check) \($0)" }).subtracting(found) == [])
  }

  @Test func `all defects together show what each announces, and no more`() throws {
    let announced = Set(
      Defect.all.flatMap { defect in
        defect.finds.map { "\(defect.check) \($0)" } + defect.also
      })
    // The chance of a late switch-over (PRO04) is no patch: the sound dossier shows it too.
    let sound = try WorkedExample.findings(of: try WorkedExample.read().dossier)
    let found = Self.findings(try Self.planted.get())
    #expect(found.subtracting(announced).subtracting(sound) == [])
    // D023 leaves K18 without any objective, D041 then gives it another one: the later patch wins.
    #expect(announced.subtracting(found) == ["KPI01 K18.objectives"])
    #expect(sound.subtracting(found) == [])
  }

  @Test func `the defects are D001 to D140 without D051, each of a check that exists`() {
    let wanted = (1...140).filter { $0 != 51 }.map { number in
      let digits = String(number)
      return "D" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    #expect(Defect.all.map(\.id).sorted() == wanted)
    let codes = Set(allChecks.map { $0.card.code })
    for defect in Defect.all {
      #expect(codes.contains(defect.check), "\(defect.id)")
    }
  }
}
