import Testing

@testable import SextantModel

@Suite struct CalibrationTests {
  static func anchor(_ reference: String) -> Anchor {
    var anchor = Anchor()
    (anchor.id, anchor.session, anchor.title) = ("AN1", "S1", "Étalon")
    anchor.reference = reference.enumerated().map { place, level in
      var row = AnchorLevel()
      (row.criterion, row.level, row.reason) = ("k\(place + 1)", String(level), "motif secret")
      return row
    }
    return anchor
  }

  static func marks(_ levels: String, by juror: ID<JuryMember>, handedIn: Bool = true)
    -> [AnchorMark]
  {
    levels.enumerated().map { place, level in
      var mark = AnchorMark()
      mark.id = ID("X-\(juror.text)-\(place)")
      (mark.anchor, mark.juror, mark.criterion) = ("AN1", juror, "k\(place + 1)")
      (mark.level, mark.submittedAt) = (String(level), handedIn ? SmallSession.moment : nil)
      return mark
    }
  }

  /// Reference 0 1 2 3; J1 says the same, J2 one less but for the lowest, J3 the other way round.
  @Test func `how far each juror is from the reference`() throws {
    let found = Calibration(
      [Self.anchor("0123")],
      Self.marks("0123", by: "J1") + Self.marks("0012", by: "J2") + Self.marks("3210", by: "J3"),
      by: SmallCertification.rules)
    let (one, two, three) = (found.jurors[0], found.jurors[1], found.jurors[2])
    #expect(one.bias == 0 && one.distance == 0 && one.exact == 1 && one.kappa == 1)
    #expect(two.bias == -0.75 && two.distance == 0.75 && two.exact == 0.25)
    // 2 is acquired in the reference and 1 is not: one verdict of four differs.
    #expect(two.sameVerdict == 0.75 && two.marks == 4 && two.isFew)
    // Differences 3, 1, -1, -3. Squared distance over 9: observed 1 - (1+1/9+1/9+1)/4, expected by
    // even margins 1 - 20/72 = 13/18; kappa = (4/9 - 13/18) / (5/18) = -1.
    #expect(three.bias == 0 && three.distance == 2 && three.exact == 0)
    #expect(abs(try #require(three.kappa) + 1) < 1e-9)
  }

  @Test func `marks that were not handed in and criteria without reference do not count`() {
    let found = Calibration(
      [Self.anchor("01")],
      Self.marks("012", by: "J1") + Self.marks("01", by: "J2", handedIn: false),
      by: SmallCertification.rules)
    #expect(found.jurors.map(\.juror) == ["J1"] && found.jurors[0].marks == 2)
  }

  @Test func `the reference is read once one's own marks are all in`() {
    var dossier = SmallSession.institution()
    dossier.put(Self.anchor("01"))
    for mark in Self.marks("00", by: "J1") { dossier.put(mark) }
    dossier.put(Self.marks("11", by: "J2")[0])
    func reads(_ reach: Reach) -> (reference: Bool, others: Bool) {
      let reduced = dossier.reduced(to: reach, on: SmallSession.day)
      let text = DossierWriter.files(of: reduced)
        .map { String(decoding: $0.bytes ?? [], as: UTF8.self) }.joined()
      return (
        text.contains("motif secret"), reduced.all(AnchorMark.self).contains { $0.juror == "J1" }
      )
    }
    #expect(reads(Role.juror.reach(juror: "J1")) == (true, true))
    #expect(reads(Role.juror.reach(juror: "J2")) == (false, false))
    #expect(reads(Role.juror.reach(juror: "J3")) == (false, false))
    #expect(reads(Role.juror.reach()) == (false, false))
    #expect(reads(Role.programmeManager.reach()) == (true, true))
  }
}
