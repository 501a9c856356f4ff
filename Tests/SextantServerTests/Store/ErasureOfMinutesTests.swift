import GRDB
import SextantModel
import Testing

@testable import SextantServer

/// A person is erased after minutes on them were signed and certificates issued: nothing of them is
/// left anywhere in the house, and everything that was proven stays proven.
@Suite struct ErasureOfMinutesTests {
  private func signed(replacing: Bool = false) throws -> (TestHouse, JuryScene) {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    var minutes = scene.minutes
    minutes.text = "Séance ouverte à 9 h. Dora Mas est arrivée à 9 h 10 ; M. Lind l’a accueillie."
    // A vote decided against the marks: both stand in the signed data.
    var decision = try #require(scene.dossier.find(ID<BlockDecision>("D2")))
    decision.computed = .acquired
    try scene.live.apply([.put(minutes), .put(decision)], by: "1", verb: "edit")
    if replacing {
      var (juror, panel) = (JuryMember(), scene.dossier.find(ID<Panel>("P1")) ?? Panel())
      (juror.id, juror.name, juror.profession) = ("J3", "Cléo Sand", "consultante")
      var row = Replacement()
      (row.replaced, row.by, row.on) = ("J3", "J2", JuryScene.day)
      row.reason = "Cléo Sand a formé Dora Mas"
      panel.replacements = [row]
      try scene.live.apply([.put(juror), .put(panel)], by: "1", verb: "edit")
    }
    try scene.publish()
    return (test, scene)
  }

  private func erase(_ person: String, _ scene: JuryScene) throws {
    let erasure = try #require(Erasure(person: person, in: scene.dossier))
    try scene.live.erase(erasure.reasons, by: "1")
    try scene.live.erase(erasure.others, leaving: erasure.left, by: "1")
  }

  private func read(_ scene: JuryScene) throws -> String {
    try #require(
      MinutesText(scene.minutes, in: scene.dossier, Repository.catalogue(.french))
    ).plain
  }

  @Test func `the candidate's name leaves the minutes too, which stay signed and are replayed`()
    throws
  {
    let (test, scene) = try signed()
    let before = scene.minutes
    try erase("K1", scene)
    #expect(
      scene.minutes.text
        == "Séance ouverte à 9 h. [K1] est arrivée à 9 h 10 ; M. Lind l’a accueillie.")
    #expect(scene.minutes.data == before.data && scene.minutes.digest == before.digest)
    #expect(MinutesStanding(scene.minutes, in: scene.dossier).state == .signed)
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .same)
    #expect(
      replay.replayed?.erased.map { "\($0.item) \($0.field)" }
        == ["D2 missing", "K1 name", "M-J1 comment", "M-J2 comment", "R1 reason", "V1 text"])
    #expect(
      replay.kinds == [
        "D2": "blockDecision", "K1": "candidate", "M-J1": "mark", "M-J2": "mark",
        "R1": "reconciliation", "V1": "minutes",
      ])
    #expect(try test.house.verify().isSound)
    for word in ["Dora Mas", "preuve relue", "dit par J1"] {
      #expect(try !test.holds(word), "\(word)")
    }
    try test.reopen()
    #expect(try test.house.verify().isSound)
    #expect(try test.house.replay(minutes: "V1", of: "aubes")?.verdict == .same)
  }

  @Test func `minutes say what was erased from them, and call no erasure a forgery`() throws {
    let (test, scene) = try signed()
    #expect(try read(scene).contains("Dora Mas est arrivée à 9 h 10"))
    try erase("K1", scene)
    let text = try read(scene)
    #expect(text.contains("K1 (nom effacé)"))
    #expect(text.contains("[K1] est arrivée à 9 h 10"))
    #expect(text.contains("un nom en a été effacé depuis la signature"))
    #expect(!text.contains("modifié depuis la signature") && !text.contains("Dora"))
    #expect(text.contains("Ana Roux"))
    #expect(try test.house.verify().isSound)
  }

  @Test func `who has the keys of other proofs finds no name by trying`() throws {
    let (test, scene) = try signed()
    #expect(scene.dossier.all(ProofKey.self).filter { !$0.key.isEmpty }.count == 4)
    try erase("K1", scene)
    let left = scene.dossier.all(ProofKey.self).filter { !$0.key.isEmpty }
    #expect(Set(left.compactMap(\.juror?.text)) == ["J1", "J2"] && left.count == 2)
    #expect(try test.house.verify().isSound)
  }

  @Test func `a juror who gave way is erased, and the minutes still come out of the journal`()
    throws
  {
    let (test, scene) = try signed(replacing: true)
    try erase("J3", scene)
    let panel = try #require(scene.dossier.find(ID<Panel>("P1")))
    #expect(panel.replacements.first?.reason == "[J3] a formé Dora Mas")
    #expect(panel.replacements.first?.by == "J2")
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .same && replay.replayed?.areReplacementsTakenAsSigned == true)
    #expect(try !test.holds("Cléo Sand"))
    try erase("K1", scene)
    #expect(
      scene.dossier.find(ID<Panel>("P1"))?.replacements.first?.reason == "[J3] a formé [K1]")
    #expect(try test.house.replay(minutes: "V1", of: "aubes")?.verdict == .same)
    #expect(try test.house.verify().isSound)
  }

  @Test func `a journal that was tampered with is still found after an erasure`() throws {
    let (test, scene) = try signed()
    try erase("K1", scene)
    try test.house.vault.database.write {
      try $0.execute(sql: "DROP TRIGGER changeStays")
      try $0.execute(
        sql: "UPDATE change SET after = replace(after, '\"level\":\"3\"', '\"level\":\"0\"')")
    }
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .journal && replay.brokenAt == 2)
    #expect(try !test.house.verify().isSound)
  }

  @Test func `remarks and evidence of an institution are encrypted whole, and go with the person`()
    throws
  {
    let (test, scene) = try signed()
    var remark = Comment()
    (remark.id, remark.about, remark.author) = ("CO1", AnyID("K1"), "Maud")
    (remark.at, remark.text) = (JuryScene.moment(8), "à rappeler pour son tiers-temps")
    var piece = Evidence()
    (piece.id, piece.title) = ("PJ1", "Certificat médical du docteur Knock")
    var candidate = try #require(scene.dossier.find(ID<Candidate>("K1")))
    candidate.evidence = ["PJ1"]
    try scene.live.apply(
      [.put(remark), .put(piece), .put(candidate)], by: "1", verb: "edit")
    #expect(try !test.holds("son tiers-temps") && !test.holds("docteur Knock"))
    #expect(scene.dossier.find(piece.id)?.title == "Certificat médical du docteur Knock")
    try erase("K1", scene)
    #expect(scene.dossier.find(remark.id)?.text == "" && scene.dossier.find(piece.id)?.title == "")
    let past = try scene.live.history(of: "PJ1", limit: 10).flatMap(\.changes)
    #expect(past.compactMap { ($0.after as? Evidence)?.title }.allSatisfy { $0.isEmpty })
    #expect(try test.house.verify().isSound)
  }
}
