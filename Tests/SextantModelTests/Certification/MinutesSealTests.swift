import Testing

@testable import SextantModel

@Suite struct MinutesSealTests {
  private func shows(_ dossier: Dossier, _ reach: Reach) -> Bool {
    Sight(of: dossier, by: reach, on: SmallJury.day).shows("V1")
  }

  /// Who looks after the session: they follow the signatures, and read nothing.
  private let offices: [Reach] = [
    Role.owner.reach(in: .institution), Role.programmeManager.reach(), Role.auditor.reach(),
  ]
  private let outsiders: [Reach] = [
    Role.disabilityOfficer.reach(), Role.juror.reach(juror: "J3"),
  ]

  private func seen(_ dossier: Dossier, _ reach: Reach) -> Minutes? {
    dossier.reduced(to: reach, on: SmallJury.day).find(ID<Minutes>("V1"))
  }

  @Test func `written minutes are the panel's until results are published`() {
    var dossier = SmallJury.written
    for juror in ["J1", "J2"] as [ID<JuryMember>] {
      #expect(shows(dossier, Role.juror.reach(juror: juror)))
    }
    for reach in outsiders { #expect(!shows(dossier, reach), "\(reach)") }
    for reach in offices {
      let seen = seen(dossier, reach)
      #expect(seen?.digest.count == 64 && seen?.data == "" && seen?.text == "", "\(reach)")
    }
    var session = dossier.find(ID<Session>("S1")) ?? Session()
    session.publishedOn = SmallJury.day
    dossier.put(session)
    for reach in outsiders + offices {
      #expect(shows(dossier, reach), "\(reach)")
      #expect(seen(dossier, reach)?.data.isEmpty == false, "\(reach)")
    }
  }

  @Test func `of sealed minutes only who has signed is told`() throws {
    var dossier = SmallJury.written
    var minutes = try #require(dossier.find(ID<Minutes>("V1")))
    func standing() throws -> MinutesStanding {
      let reduced = dossier.reduced(to: Role.programmeManager.reach(), on: SmallJury.day)
      return MinutesStanding(
        try #require(reduced.find(ID<Minutes>("V1"))), in: reduced, isSealed: true)
    }
    #expect(try standing().state == .toSign)
    #expect(try standing().missing == ["J1", "J2"])
    for juror in ["J1", "J2"] as [ID<JuryMember>] {
      var signature = Signature()
      (signature.member, signature.digest) = (juror, minutes.digest)
      minutes.signatures.append(signature)
    }
    dossier.put(minutes)
    #expect(try standing().state == .signed)
    // One over something else is told all the same.
    minutes.signatures[1].digest = "0"
    dossier.put(minutes)
    #expect(try standing().state == .altered)
    #expect(try standing().missing == ["J2"])
  }

  @Test func `minutes that are not written yet tell nothing and are anybody's to open`() {
    for reach in outsiders + offices {
      #expect(shows(SmallJury.institution, reach), "\(reach)")
    }
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
