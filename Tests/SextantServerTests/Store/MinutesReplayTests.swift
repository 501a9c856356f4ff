import GRDB
import SextantModel
import Testing

@testable import SextantServer

@Suite struct MinutesReplayTests {
  @Test func `signed minutes are replayed from the journal to the same bytes`() throws {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.use("minutes.write", on: "V1")
    try scene.use("minutes.sign", on: "V1", by: "J1")
    try scene.use("minutes.sign", on: "V1", by: "J2")
    // Life goes on: what they tell of changes after.
    var panel = try #require(scene.dossier.find(ID<Panel>("P1")))
    panel.name = "Jury B"
    try scene.live.apply([.put(panel)], by: "1", verb: "edit")
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .same)
    #expect(replay.replayed?.data == scene.minutes.data)
    #expect(replay.entry == 2 && replay.signatures.count == 2)
    #expect(replay.replayed?.erased == [])
    try test.reopen()
    #expect(try test.house.replay(minutes: "V1", of: "aubes")?.verdict == .same)
  }

  @Test func `what stands now plays no part: rows that were tampered with change nothing`() throws {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.use("minutes.write", on: "V1")
    try test.house.vault.database.write {
      try $0.execute(
        sql: "UPDATE item SET body = replace(body, '\"level\":\"3\"', '\"level\":\"0\"')")
    }
    try test.reopen()
    #expect(try test.house.replay(minutes: "V1", of: "aubes")?.verdict == .same)
  }

  @Test func `a journal that was tampered with is found`() throws {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.use("minutes.write", on: "V1")
    try test.house.vault.database.write {
      try $0.execute(sql: "DROP TRIGGER changeStays")
      try $0.execute(
        sql: "UPDATE change SET after = replace(after, '\"level\":\"3\"', '\"level\":\"0\"')")
    }
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .journal && replay.brokenAt == 2)
    #expect(replay.replayed?.data != scene.minutes.data)
  }

  @Test func `when a candidate is erased the bytes stay the same and what is gone is named`() throws
  {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.use("minutes.write", on: "V1")
    let signed = scene.minutes.data
    try scene.live.erase(["K1", "R1", "D2", "proof-K1"], by: "1")
    #expect(scene.dossier.find(ID<Candidate>("K1"))?.name == "")
    let replay = try #require(try test.house.replay(minutes: "V1", of: "aubes"))
    #expect(replay.verdict == .same && replay.replayed?.data == signed)
    #expect(
      replay.replayed?.erased.map { "\($0.item) \($0.field)" }
        == ["D2 missing", "K1 name", "M-J1 comment", "M-J2 comment", "R1 reason"])
    #expect(replay.replayed?.isLawTakenAsSigned == true)
    #expect(try !test.holds("Dora Mas"))
  }

  @Test func `minutes that were never written, and unknown ones, are told apart`() throws {
    let test = try TestHouse()
    _ = try JuryScene(in: test.house)
    #expect(try test.house.replay(minutes: "V1", of: "aubes")?.verdict == .notWritten)
    #expect(try test.house.replay(minutes: "V9", of: "aubes") == nil)
    #expect(try test.house.replay(minutes: "V1", of: "nowhere") == nil)
  }

  @Test func `a journal replayed to its end is the dossier as it stands`() throws {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.publish()
    let replay = try #require(try scene.live.replay())
    #expect(replay.dossier == scene.dossier)
    #expect(replay.brokenAt == nil)
    #expect(replay.mark == (try scene.live.mark(at: scene.live.snapshot.sequence)))
    #expect(try scene.live.replay(to: 99) == nil)
  }
}
