import Foundation
import GRDB
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A data folder that cannot be used is told so, and left as it was.
@Suite struct HouseTests {
  @Test(arguments: [
    (ENOSPC, HouseError.Reason.full), (EDQUOT, .full), (EFBIG, .full), (EACCES, .readOnly),
    (EROFS, .readOnly), (EIO, .failed),
  ])
  func `why a file could not be written is what the machine says`(
    said: Int32, reason: HouseError.Reason
  ) {
    errno = said
    #expect(HouseError(writing: "/x").reason == reason)
  }

  @Test func `a house is made where there is none, its files for its owner only`() throws {
    let test = try TestHouse()
    let names = try FileManager.default.contentsOfDirectory(atPath: test.path).sorted()
    #expect(names.filter { !$0.hasPrefix("sextant.sqlite-") } == ["key", "lock", "sextant.sqlite"])
    let mode = try FileManager.default.attributesOfItem(atPath: test.path + "/key")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(try test.house.dossiers().isEmpty)
  }

  @Test func `what is acknowledged is forced to the disk`() throws {
    let test = try TestHouse()
    let database = test.house.vault.database
    let (mode, journal) = try database.writeWithoutTransaction { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA synchronous"),
        try String.fetchOne(database, sql: "PRAGMA journal_mode")
      )
    }
    #expect(mode == 2 && journal == "wal")
  }

  @Test func `two may not serve one house, but commands may read and add beside`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    do {
      _ = try House.open(test.path)
      Issue.record("opened twice")
    } catch {
      #expect(error.reason == .inUse)
      #expect(error.message.arguments["detail"] == .text("\(getpid())"))
    }
    let reader = try House.open(test.path, for: .look)
    #expect(try reader.dossiers().map(\.key) == [dossier.key])
    #expect(refusal { _ = try reader.create(nil, .blank(title: "x", .english), by: "1") } != nil)
    reader.close()
    let adder = try House.open(test.path, for: .add)
    _ = try adder.create("second", .blank(title: "Second", .english), by: .console)
    adder.close()
    #expect(try test.house.dossier("second") != nil)
    try test.reopen()
  }

  @Test func `a database of a later version is refused and untouched to the byte`() throws {
    let test = try TestHouse()
    _ = try test.dossier()
    try test.house.vault.database.write { try $0.execute(sql: "PRAGMA user_version = 900") }
    test.close()
    let path = test.path + "/sextant.sqlite"
    let before = Folder.bytes(path)
    for use in [House.Use.serve, .add, .look] {
      #expect(refusal { _ = try House.open(test.path, for: use) } == "house.newer")
    }
    #expect(Folder.bytes(path) == before)
  }

  @Test func `a later migration that the first bytes do not tell of is noticed all the same`()
    throws
  {
    let test = try TestHouse()
    try test.house.vault.database.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('of next year')")
    }
    test.close()
    #expect(refusal { _ = try House.open(test.path) } == "house.newer")
  }

  @Test func `the tables of an earlier version are brought up to date, but not under a server`()
    throws
  {
    let test = try TestHouse()
    _ = try test.dossier()
    // As it stood before the last migration.
    try test.house.vault.database.write { database in
      let last = HouseDatabase.migrator.migrations.last
      try database.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: [last])
    }
    #expect(refusal { _ = try House.open(test.path, for: .add) } == "house.inUse")
    #expect(refusal { _ = try House.open(test.path, for: .look) } == "house.older")
    #expect(try test.house.dossiers().count == 1)
  }

  @Test func `a file that is no database of ours is refused and untouched`() throws {
    let folder = NSTemporaryDirectory() + "sextant-house-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = Array("a diary, not a database".utf8)
    #expect(Folder(folder).write("sextant.sqlite", text))
    #expect(refusal { _ = try House.open(folder) } == "house.notOurs")
    #expect(Folder.bytes(folder + "/sextant.sqlite") == text)
    Folder(folder).remove("sextant.sqlite")
    let other = try DatabaseQueue(path: folder + "/sextant.sqlite")
    try other.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    try other.close()
    #expect(refusal { _ = try House.open(folder) } == "house.notOurs")
  }

  @Test func `there is nothing to read where there is no house`() throws {
    #expect(refusal { _ = try House.open("/nowhere/at/all", for: .look) } == "house.noFolder")
    #expect(refusal { _ = try House.open("/dev/null") } == "house.noFolder")
    #expect(refusal { _ = try House.open("/proc/sextant") } == "house.noFolder")
  }

  @Test func `a full disk keeps nothing of a change, and all that was before`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    try dossier.change([put(channel("CH1", "Blog"))])
    let database = test.house.vault.database
    try database.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let long = String(repeating: "x", count: 60_000)
    #expect(refusal { try dossier.change([put(channel("CH1", long))]) } == "house.full")
    #expect(dossier.channels == ["Blog"] && dossier.snapshot.sequence == 2)
    #expect(try test.house.verify().isSound)
    try database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try dossier.change([put(channel("CH1", long))])
    #expect(dossier.channels == [long])
    #expect(try test.house.verify().isSound)
  }

  @Test func `a log cut anywhere leaves a sound beginning of the journal`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    for number in 0..<30 { try dossier.change([put(channel("CH1", "n\(number)"))]) }
    let copy = test.beside("cut")
    let log = try #require(Folder.bytes(test.path + "/sextant.sqlite-wal"))
    #expect(log.count > 100_000)
    var seen: Set<Int> = []
    for part in 0...10 {
      try? FileManager.default.removeItem(atPath: copy)
      for name in ["sextant.sqlite", "key"] {
        #expect(Folder(copy).write(name, Folder.bytes("\(test.path)/\(name)") ?? []))
      }
      #expect(Folder(copy).write("sextant.sqlite-wal", Array(log.prefix(log.count * part / 10))))
      let house = try House.open(copy)
      let result = try house.verify()
      #expect(result.isSound)
      seen.insert(result.dossiers.first?.entries ?? 0)
      house.close()
    }
    #expect(seen.contains(31) && seen.count > 5)
  }

  @Test func `dossiers are listed with their titles, put away and taken out`() throws {
    let test = try TestHouse()
    test.time.set(1_000)
    _ = try test.dossier()
    test.time.set(2_000)
    _ = try test.house.create(nil, .blank(title: "Été à Lyon", .french), by: "2")
    let cards = try test.house.dossiers()
    #expect(cards.map(\.key) == ["ete-a-lyon-2", "ete-a-lyon"])
    #expect(cards.map(\.title) == ["Été à Lyon", "Été à Lyon"])
    #expect(cards[0].creator == "2" && cards[0].created.milliseconds == 2_000)
    try test.house.archive("ete-a-lyon")
    #expect(try test.house.dossiers().map(\.isArchived) == [false, true])
    #expect(refusal { try test.house.archive("none") } == "dossier.unknown")
  }

  @Test(arguments: [
    ("Œuvre d’Été 2027 !", "oeuvre-d-ete-2027"), ("", "dossier"), ("«»", "dossier"),
    (String(repeating: "a", count: 99), String(repeating: "a", count: 60)), ("日本", "dossier"),
  ])
  func `a dossier's address is made from its title`(title: String, key: String) {
    #expect(DossierKey.made(from: title) == key)
  }

  @Test(arguments: ["", "-a", "A", "a b", "é", "a/b", "..", String(repeating: "a", count: 81)])
  func `an address that would not stand in an address is refused`(key: String) throws {
    let test = try TestHouse()
    #expect(
      refusal { _ = try test.house.create(key, .blank(title: "x", .english), by: "1") }
        == "dossier.badKey")
  }
}
