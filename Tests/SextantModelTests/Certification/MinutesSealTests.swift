import Testing

@testable import SextantModel

@Suite struct MinutesSealTests {
  private func shows(_ dossier: Dossier, _ reach: Reach) -> Bool {
    Sight(of: dossier, by: reach, on: SmallJury.day).shows("V1")
  }

  private let outsiders: [Reach] = [
    Role.owner.reach(), Role.programmeManager.reach(), Role.auditor.reach(),
    Role.disabilityOfficer.reach(), Role.juror.reach(juror: "J3"),
  ]

  @Test func `written minutes are the panel's until results are published`() {
    var dossier = SmallJury.written
    for juror in ["J1", "J2"] as [ID<JuryMember>] {
      #expect(shows(dossier, Role.juror.reach(juror: juror)))
    }
    for reach in outsiders { #expect(!shows(dossier, reach), "\(reach)") }
    var session = dossier.find(ID<Session>("S1")) ?? Session()
    session.publishedOn = SmallJury.day
    dossier.put(session)
    for reach in outsiders { #expect(shows(dossier, reach), "\(reach)") }
  }

  @Test func `minutes that are not written yet tell nothing and are anybody's to open`() {
    for reach in outsiders { #expect(shows(SmallJury.institution, reach), "\(reach)") }
  }

  @Test func `the session's minutes are its presidents' until then`() {
    var dossier = SmallJury.written
    var whole = Minutes()
    (whole.id, whole.session, whole.date) = ("V2", "S1", SmallJury.day)
    dossier.put(whole)
    dossier = SmallJury.after("minutes.write", on: "V2", SmallJury.context(dossier)) ?? dossier
    func shows(_ juror: ID<JuryMember>) -> Bool {
      Sight(of: dossier, by: Role.juror.reach(juror: juror), on: SmallJury.day).shows("V2")
    }
    #expect(shows("J1") && !shows("J2"))
    #expect(
      MinutesStanding.signers(
        of: dossier.find(ID<Minutes>("V2")) ?? Minutes(), in: dossier) == ["J1"])
  }
}
