import Testing

@testable import SextantModel

@Suite struct MinutesStandingTests {
  private func standing(_ dossier: Dossier) throws -> MinutesStanding {
    MinutesStanding(try #require(dossier.find(ID<Minutes>("V1"))), in: dossier)
  }

  private func signed(_ dossier: Dossier, by juror: String) throws -> Dossier {
    try #require(
      SmallJury.after("minutes.sign", on: "V1", SmallJury.context(dossier, by: juror)))
  }

  @Test func `minutes are signed once all who sat have signed what stands`() throws {
    #expect(try standing(SmallJury.institution).state == .toWrite)
    var dossier = SmallJury.written
    #expect(try standing(dossier).missing == ["J1", "J2"])
    dossier = try signed(dossier, by: "J1")
    #expect(try standing(dossier).state == .toSign)
    #expect(try standing(dossier).missing == ["J2"])
    dossier = try signed(dossier, by: "J2")
    #expect(try standing(dossier).state == .signed)
    let signature = try #require(dossier.find(ID<Minutes>("V1"))?.signatures.last)
    #expect(signature.account == "42" && signature.entry == 7)
    #expect(signature.at == SmallJury.moment(18) && signature.member == "J2")
  }

  @Test func `who gave way to another does not sign`() {
    #expect(
      SmallJury.after("minutes.sign", on: "V1", SmallJury.context(SmallJury.written, by: "J3"))
        == nil)
  }

  @Test func `a change of what they tell of is found before anybody signs`() throws {
    var dossier = SmallJury.written
    var mark = try #require(dossier.find(ID<Mark>("M-J2")))
    mark.level = "2"
    dossier.put(mark)
    #expect(try standing(dossier).state == .outdated)
    #expect(
      SmallJury.after("minutes.sign", on: "V1", SmallJury.context(dossier)) == nil)
    let again = try #require(
      SmallJury.after("minutes.write", on: "V1", SmallJury.context(dossier)))
    #expect(try standing(again).state == .toSign)
  }

  @Test func `a change of the data themselves is found after`() throws {
    var dossier = try signed(SmallJury.written, by: "J1")
    var minutes = try #require(dossier.find(ID<Minutes>("V1")))
    let good = minutes
    minutes.data = minutes.data.replacing("acquired", with: "notAcquired")
    dossier.put(minutes)
    #expect(try standing(dossier).state == .altered)
    // With a digest that fits, the signatures no longer do.
    minutes.digest = MinutesRecord.digest(of: minutes.data)
    dossier.put(minutes)
    #expect(try standing(dossier).state == .altered)
    #expect(try standing(dossier).broken.count == 1)
    dossier.put(good)
    #expect(try standing(dossier).state == .toSign)
  }

  @Test func `what is signed is not written again`() throws {
    let dossier = try signed(SmallJury.written, by: "J1")
    #expect(SmallJury.after("minutes.write", on: "V1", SmallJury.context(dossier)) == nil)
  }
}
