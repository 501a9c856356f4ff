import GRDB
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// Personal and confidential values are never on the disk in clear, and can be destroyed.
@Suite struct SealingTests {
  private static let fields = SealedFields(of: .dossier) { kind, field in
    kind == "person" && ["name", "email", "skills"].contains(field.name)
      || kind == "channel" && field.name == "name"
  }

  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse(sealing: Self.fields)
    dossier = try test.dossier()
  }

  @Test func `a sealed value is read by who may, and stands nowhere on the disk`() throws {
    try dossier.change([put(channel("CH1", "Zyxwvu-secret"))], by: "7")
    try dossier.change([put(channel("CH1", "Tsrqpo-secret"))], by: "7")
    #expect(try !test.holds("Zyxwvu-secret") && !test.holds("Tsrqpo-secret"))
    #expect(try test.holds("CH1"))
    let change = try #require(try dossier.history(of: "CH1").first?.changes.first)
    #expect((change.before as? Channel)?.name == "Zyxwvu-secret")
    #expect(change.fields == ["name"] && !change.isErased)
    try test.reopen(sealing: Self.fields)
    #expect(try test.house.dossier(dossier.key)?.channels == ["Tsrqpo-secret"])
  }

  @Test func `what stands already is recognised although it is sealed anew each time`() throws {
    try dossier.change([put(channel("CH1", "a"))])
    #expect(try !dossier.change([put(channel("CH1", "a"))]).isChange)
  }

  @Test func `undoing and restoring work on sealed values`() throws {
    try dossier.change([put(channel("CH1", "a"))], by: "7")
    try dossier.change([put(channel("CH1", "b"))], by: "7")
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["a"])
    try dossier.change([.remove("CH1")], by: "7")
    try dossier.restore("CH1", by: "7")
    #expect(dossier.channels == ["a"])
  }

  @Test func `what is erased is gone from now and from ever, and the journal stays sound`() throws {
    try dossier.change([put(channel("CH1", "a")), put(channel("CH2", "b"))], by: "7")
    try dossier.change([put(channel("CH1", "c"))], by: "7")
    try dossier.erase(["CH1"], by: "9")
    #expect(dossier.channels == ["", "b"])
    #expect(dossier.snapshot.isErased("CH1") && !dossier.snapshot.isErased("CH2"))
    let history = try dossier.history(of: "CH1")
    #expect(history.map(\.verb) == ["erase", "edit", "edit"])
    #expect(history.allSatisfy { $0.changes[0].isErased })
    #expect(history.compactMap { ($0.changes[0].after as? Channel)?.name } == ["", "", ""])
    #expect(try test.house.verify().isSound)
    // Taking back brings no value back.
    try dossier.undo(by: "7")
    #expect(dossier.channels == ["", "b"])
    try test.reopen(sealing: Self.fields)
    let again = try #require(try test.house.dossier(dossier.key))
    #expect(again.channels == ["", "b"] && again.snapshot.isErased("CH1"))
    // The item lives on under a new key.
    try again.change([put(channel("CH1", "d"))], by: "7")
    #expect(again.channels == ["d", "b"] && !again.snapshot.isErased("CH1"))
    #expect(try test.house.verify().isSound)
  }

  @Test func `what was deleted can be erased too`() throws {
    try dossier.change([put(channel("CH1", "a"))], by: "7")
    try dossier.change([.remove("CH1")], by: "7")
    #expect(try dossier.erase(["CH1", "CH9"], by: "9").changed.map(\.id) == ["CH1"])
    #expect(try !dossier.erase(["CH1"], by: "9").isChange)
    #expect(try dossier.history(of: "CH1").map(\.verb) == ["erase", "edit", "edit"])
    try dossier.restore("CH1", by: "7")
    #expect(dossier.channels == [""])
    #expect(try test.house.verify().isSound)
  }

  @Test func `a destroyed key is in no byte of the database or its log`() throws {
    try dossier.change([put(channel("CH1", "a"))])
    let wrapped = try #require(
      try test.house.vault.database.read {
        try String.fetchOne($0, sql: "SELECT wrapped FROM sealKey")
      })
    #expect(try test.holds(wrapped))
    try dossier.erase(["CH1"], by: "9")
    #expect(try !test.holds(wrapped))
  }

  @Test func `a house does not open with another key, nor without its own`() throws {
    try dossier.change([put(channel("CH1", "a"))])
    test.close()
    let key = "\(test.path)/key"
    let own = try #require(Folder.bytes(key))
    #expect(own.count == 65)
    let folder = Folder(test.path)
    #expect(folder.write("key", Array(String(repeating: "0", count: 64).utf8)))
    #expect(refusal { _ = try House.open(test.path) } == "house.keyWrong")
    #expect(folder.write("key", Array("not a key".utf8)))
    #expect(refusal { _ = try House.open(test.path) } == "house.keyUnreadable")
    folder.remove("key")
    #expect(refusal { _ = try House.open(test.path) } == "house.keyMissing")
    #expect(folder.write("key", own))
    try test.reopen(sealing: Self.fields)
    #expect(try test.house.dossier(dossier.key)?.channels == ["a"])
  }

  @Test func `a value moved to another field or item is not read under a false name`() throws {
    try dossier.change([put(channel("CH1", "a")), put(channel("CH2", "b"))])
    try test.house.vault.database.write { database in
      try database.execute(
        sql: """
          UPDATE item SET body = replace(body, '"name"', '"note"') WHERE id = 'CH1'
          """)
    }
    try test.reopen(sealing: Self.fields)
    let again = try #require(try test.house.dossier(dossier.key))
    #expect(again.channels == ["", "b"] && again.snapshot.isErased("CH1"))
    #expect(try !test.house.verify().isSound)
  }

  @Test func `a text that looks like a seal is a text`() throws {
    let text = #"x":{"$":[1,"00"]},"y":"z"#
    let sealed = KeptItem.line([Plain.Entry(key: "note", value: .text(text))])
    #expect(SealedValue.all(in: sealed).isEmpty)
    let seal = #"{"a":1,"name":{"$":[12,"0aff"]},"b":[2]}"#
    let found = SealedValue.all(in: seal)
    #expect(found.map(\.field) == ["name"] && found.map(\.key) == [12])
    #expect(found.map(\.text) == ["0aff"])
  }
}
