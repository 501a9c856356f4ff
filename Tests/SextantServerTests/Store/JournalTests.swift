import GRDB
import SextantModel
import Testing

@testable import SextantServer

/// Every change is an entry that says who, when, what before and after; rows follow.
@Suite struct JournalTests {
  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
  }

  @Test func `a dossier begins with one entry for all it begins with`() throws {
    #expect(dossier.key == "ete-a-lyon")
    #expect(dossier.snapshot.sequence == 1)
    let entries = try dossier.history()
    #expect(entries.map(\.verb) == ["dossier.create"])
    #expect(entries[0].changes.map(\.id) == ["dossier"])
    #expect(dossier.snapshot.version(of: "dossier") == 1)
  }

  @Test func `one click is one entry, and an item's version is its last entry`() throws {
    let applied = try dossier.change([put(channel("CH1", "Blog")), put(channel("CH2", "Salon"))])
    #expect(applied.sequence == 2)
    #expect(
      applied.changed == [
        ItemMark(kind: "channel", id: "CH1", what: .added),
        ItemMark(kind: "channel", id: "CH2", what: .added),
      ])
    try dossier.change([put(channel("CH2", "Salon du meuble"))])
    #expect(dossier.snapshot.version(of: "CH1") == 2)
    #expect(dossier.snapshot.version(of: "CH2") == 3)
    #expect(dossier.snapshot.version(of: "CH3") == 0)
    #expect(dossier.channels == ["Blog", "Salon du meuble"])
  }

  @Test func `history says who, when, before and after, the latest first`() throws {
    test.time.set(1_000)
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    test.time.set(2_000)
    try dossier.change([put(channel("CH1", "Journal"))], by: "8")
    try dossier.change([.remove("CH1")], by: "7")
    let history = try dossier.history(of: "CH1")
    #expect(history.map(\.sequence) == [4, 3, 2])
    #expect(history.map(\.author.id) == ["7", "8", "7"])
    #expect(history.map(\.moment.milliseconds) == [2_000, 2_000, 1_000])
    #expect(history[1].changes[0].fields == ["name"])
    #expect((history[1].changes[0].before as? Channel)?.name == "Blog")
    #expect((history[1].changes[0].after as? Channel)?.name == "Journal")
    #expect(history[0].changes[0].after == nil && history[2].changes[0].before == nil)
    #expect(history.map { $0.changes[0].what } == [.removed, .changed, .added])
  }

  @Test func `history comes in pages, and tells only what the reader may see`() throws {
    for number in 1...10 { try dossier.change([put(channel("CH\(number % 2)", "n\(number)"))]) }
    var seen = Dossier()
    seen.put(channel("CH1", "n1"))
    let first = try dossier.history(limit: 3, in: seen)
    #expect(first.map(\.sequence) == [10, 8, 6])
    #expect(try dossier.history(before: 6, limit: 3, in: seen).map(\.sequence) == [4, 2])
    try dossier.change([put(channel("CH0", "x")), put(channel("CH1", "x"))])
    let mixed = try dossier.history(limit: 1, in: seen)[0]
    #expect(mixed.count == 1 && mixed.changes.map(\.id) == ["CH1"])
  }

  @Test func `what stands already as wanted makes no entry`() throws {
    try dossier.change([put(channel("CH1", "Blog"))])
    let again = try dossier.change([put(channel("CH1", "Blog"))])
    #expect(!again.isChange && again.sequence == 2)
    #expect(try dossier.history().count == 2)
  }

  @Test func `a change to what somebody else changed since is refused and says who`() throws {
    try dossier.change([put(channel("CH1", "Blog"))], by: "7")
    test.time.set(5_000)
    try dossier.change([put(channel("CH1", "Journal"))], by: "8", expecting: ["CH1": 2])
    let conflict = Collision(
      id: "CH1", expected: 2, version: 3, author: "8", moment: Instant(milliseconds: 5_000),
      verb: "edit")
    #expect(throws: ChangeError.conflict([conflict])) {
      try dossier.change([put(channel("CH1", "Revue"))], by: "7", expecting: ["CH1": 2])
    }
    #expect(dossier.channels == ["Journal"])
    #expect(throws: ChangeError.self) {
      try dossier.change([put(channel("CH1", "Revue"))], expecting: ["CH1": 0])
    }
    try dossier.change([.remove("CH1")], by: "8")
    #expect(
      refusal { try dossier.change([put(channel("CH1", "R"))], expecting: ["CH1": 3]) }
        == "change.conflict")
  }

  @Test func `a change is made whole or not at all`() throws {
    try dossier.change([put(channel("CH1", "Blog"))])
    var clash = Persona()
    clash.id = "CH1"
    #expect(
      refusal { try dossier.change([put(channel("CH2", "Salon")), put(clash)]) }
        == "change.idTaken")
    #expect(refusal { try dossier.change([.remove("CH9")]) } == "change.unknownItem")
    #expect(refusal { try dossier.change([put(channel("", "Salon"))]) } == "change.noID")
    #expect(refusal { try dossier.change([put(Institution())]) } == "change.unknownKind")
    #expect(dossier.channels == ["Blog"] && dossier.snapshot.sequence == 2)
    #expect(try test.house.verify().isSound)
  }

  @Test func `the order of entries is the sequence's, whatever the clock does`() throws {
    test.time.set(9_000)
    try dossier.change([put(channel("CH1", "Blog"))])
    test.time.set(3_000)
    try dossier.change([put(channel("CH1", "Journal"))])
    #expect(try dossier.history(of: "CH1").map(\.moment.milliseconds) == [3_000, 9_000])
    #expect(try test.house.verify().isSound)
  }

  @Test func `the journal is only ever added to`() throws {
    try dossier.change([put(channel("CH1", "Blog"))])
    for sql in [
      "UPDATE entry SET author = '9'", "DELETE FROM entry", "UPDATE change SET after = '{}'",
      "DELETE FROM change",
    ] {
      #expect(throws: DatabaseError.self) {
        try test.house.vault.database.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `what was kept is what is read after a new start`() throws {
    try dossier.change([put(channel("CH1", "Blog")), put(channel("CH2", "“quotes” \\ \n\u{1}é"))])
    try dossier.change([.remove("CH1"), put(channel("CH3", "Salon"))])
    let before = dossier.snapshot
    try test.reopen()
    let after = try #require(try test.house.dossier(dossier.key)).snapshot
    #expect(after.dossier == before.dossier)
    #expect(after.sequence == 3)
    #expect(["CH2", "CH3", "dossier"].map { after.version(of: $0) } == [2, 3, 1])
  }

  @Test func `thousands of rows are one entry, fast to take back whole`() throws {
    try dossier.change((0..<5_000).map { put(measure($0)) }, by: "7")
    try dossier.change([put(channel("CH1", "Blog"))], by: "8")
    #expect(dossier.snapshot.dossier.count == 5_002)
    let told = try #require(try dossier.entry(2))
    #expect(told.count == 5_000 && told.changes.count == 50)
    try dossier.undo(by: "7")
    #expect(dossier.snapshot.dossier.count == 2)
    try dossier.redo(by: "7")
    #expect(dossier.snapshot.dossier.all(Measure.self).map(\.value) == (0..<5_000).map(Double.init))
    #expect(try test.house.verify().isSound)
  }

  @Test func `who looks on is told each entry in its order, and can catch up`() async throws {
    var events = dossier.subscribe().makeAsyncIterator()
    for number in 0..<5 {
      _ = try await dossier.apply([put(channel("CH\(number)", "n"))], by: "7", verb: "edit")
    }
    for number in 0..<5 {
      let event = try #require(await events.next())
      #expect(event.sequence == number + 2)
      #expect(event.items == [ItemMark(kind: "channel", id: "CH\(number)", what: .added)])
    }
    let missed = try dossier.events(after: 4)
    #expect(missed.map(\.sequence) == [5, 6] && missed[0].items[0].id == "CH3")
  }

  @Test func `a snapshot stays what it was while others write`() throws {
    try dossier.change([put(channel("CH1", "Blog"))])
    let old = dossier.snapshot
    try dossier.change([put(channel("CH1", "Journal")), put(channel("CH2", "Salon"))])
    #expect(old.dossier.all(Channel.self).map(\.name) == ["Blog"])
    #expect(old.version(of: "CH2") == 0)
  }

  @Test func `a change finds what a command beside it has written`() throws {
    let beside = try House.open(test.path, for: .add)
    let same = try #require(try beside.dossier(dossier.key))
    try same.change([put(channel("CH1", "Blog"))], by: "console")
    try dossier.change([put(channel("CH2", "Salon"))])
    #expect(dossier.channels == ["Blog", "Salon"])
    #expect(dossier.snapshot.sequence == 3)
    #expect(try test.house.verify().isSound)
    beside.close()
  }
}
