import SextantModel
import Testing

@testable import SextantServer

/// Each takes back their own, in order, and never what somebody else has built on.
@Suite struct UndoTests {
  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
  }

  @Test func `a person takes back their own entries, the last first, and does them again`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    try dossier.change([put(channel("CH1", "Journal"))], by: "7")
    try dossier.change([put(channel("CH2", "Salon"))], by: "8")
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["Blog", "Salon"])
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["Salon"])
    #expect(refusal { try dossier.undo(by: "7") } == "change.nothingTo.undo")
    try dossier.redo(by: "7")
    try dossier.redo(by: "7")
    #expect(dossier.channels == ["Journal", "Salon"])
    #expect(refusal { try dossier.redo(by: "7") } == "change.nothingTo.redo")
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["Blog", "Salon"])
    #expect(try test.house.verify().isSound)
  }

  @Test func `a new change ends what could be done again`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    try dossier.undo(by: "7")
    try dossier.change([put(channel("CH2", "Salon"))], by: "7")
    #expect(refusal { try dossier.redo(by: "7") } == "change.nothingTo.redo")
  }

  @Test func `what others changed since is not taken back, and it is said who did`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    try dossier.change([put(channel("CH1", "Journal"))], by: "8")
    let conflicts = conflicts { try dossier.undo(by: "7") }
    #expect(conflicts.map(\.id) == ["CH1"] && conflicts.map(\.author) == ["8"])
    #expect(dossier.channels == ["Journal"])
    // Once the other has taken theirs back, it stands as it was left.
    try dossier.undo(by: "8")
    try dossier.undo(by: "7")
    #expect(dossier.channels.isEmpty)
  }

  @Test func `what was deleted comes back to its place`() throws {
    try dossier.change((1...4).map { put(channel("CH\($0)", "n\($0)")) }, by: "7")
    try dossier.change([.remove("CH2"), .remove("CH3")], by: "7")
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["n1", "n2", "n3", "n4"])
    try dossier.change([.remove("CH1")], by: "8")
    try dossier.change([put(channel("CH5", "n5"))], by: "7")
    try dossier.restore("CH1", by: "7")
    #expect(dossier.channels == ["n1", "n2", "n3", "n4", "n5"])
    let before = dossier.snapshot.dossier
    try test.reopen()
    #expect(try test.house.dossier(dossier.key)?.snapshot.dossier == before)
  }

  @Test func `an item becomes again what it was after an entry`() throws {
    try dossier.change([put(channel("CH1", "Blog"))])
    try dossier.change([put(channel("CH1", "Journal"))])
    try dossier.change([put(channel("CH1", "Revue"))])
    try dossier.restore("CH1", asAfter: 3, by: "7")
    #expect(dossier.channels == ["Journal"])
    #expect(refusal { try dossier.restore("CH1", asAfter: 1, by: "7") } == "change.unknownItem")
    #expect(refusal { try dossier.restore("CH9", by: "7") } == "change.unknownItem")
    #expect(try dossier.history(of: "CH1").first?.verb == "restore")
  }

  @Test func `what can be taken back is known after a new start`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    try dossier.change([put(channel("CH1", "Journal"))], by: "7")
    try dossier.undo(by: "7")
    try test.reopen()
    let again = try #require(try test.house.dossier(dossier.key))
    #expect(try again.canUndo("7")?.sequence == 2)
    #expect(try again.canRedo("7")?.undoes == 3)
    #expect(try again.canUndo("8") == nil)
    try again.redo(by: "7")
    #expect(again.channels == ["Journal"])
  }

  @Test func `several changes to one item in one click are taken back together`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    var persona = Persona()
    persona.id = "CH1"
    persona.name = "Camille"
    try dossier.change([.remove("CH1"), put(persona)], by: "7")
    #expect(dossier.snapshot.dossier.kind(of: "CH1")?.name == "persona")
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["Blog"])
    #expect(dossier.snapshot.dossier.all(Persona.self).isEmpty)
    #expect(try test.house.verify().isSound)
  }

  @Test func `creating a dossier and erasing are not taken back`() throws {
    #expect(refusal { try dossier.undo(by: "1") } == "change.nothingTo.undo")
  }
}
