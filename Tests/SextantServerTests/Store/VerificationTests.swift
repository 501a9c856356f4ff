import GRDB
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// Whatever is altered behind our back is found, and the first place is named.
@Suite struct VerificationTests {
  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
    try dossier.change([put(channel("CH1", "Blog"))])
    try dossier.change([put(channel("CH1", "Journal")), put(channel("CH2", "Salon"))])
    try dossier.change([.remove("CH2")])
    try dossier.undo(by: "1")
  }

  /// Writes past every guard, as somebody with the file in hands could.
  private func alter(_ sql: String) throws {
    try test.house.vault.database.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          DROP TRIGGER IF EXISTS entryStays; DROP TRIGGER IF EXISTS entryIsKept;
          DROP TRIGGER IF EXISTS changeStays; DROP TRIGGER IF EXISTS changeIsKept;
          """)
      try database.execute(sql: sql)
      #expect(database.changesCount > 0)
    }
  }

  private func problem() throws -> Message? { try test.house.verify().dossiers[0].problem }

  @Test func `what nobody altered is sound`() throws {
    let result = try test.house.verify()
    #expect(result.isSound)
    #expect(result.dossiers[0].entries == 5 && result.dossiers[0].changes == 6)
    #expect(result.dossiers[0].head.utf8.count == 64)
  }

  @Test(arguments: [
    "UPDATE entry SET author = '9' WHERE sequence = 3",
    "UPDATE entry SET moment = moment + 1 WHERE sequence = 3",
    "UPDATE entry SET verb = 'other' WHERE sequence = 3",
    "UPDATE entry SET undoes = 1 WHERE sequence = 3",
    "UPDATE entry SET digest = (SELECT digest FROM entry WHERE sequence = 2) WHERE sequence = 3",
    "UPDATE change SET after = '{}' WHERE sequence = 3 AND item = 'CH2'",
    "UPDATE change SET before = '{}' WHERE sequence = 3 AND item = 'CH1'",
    "UPDATE change SET standsAt = standsAt + 1 WHERE sequence = 3 AND item = 'CH2'",
    "UPDATE change SET item = 'CH9' WHERE sequence = 3 AND item = 'CH2'",
    "UPDATE change SET kind = 'persona' WHERE sequence = 3 AND item = 'CH2'",
    "DELETE FROM change WHERE sequence = 3 AND item = 'CH2'",
    """
    INSERT INTO change SELECT dossier, sequence, 7, kind, 'X', wasAt, before, standsAt, after
    FROM change WHERE sequence = 2
    """,
  ])
  func `an altered entry is named`(sql: String) throws {
    try alter(sql)
    let problem = try #require(try problem())
    let expected = sql.contains("INSERT") ? 2 : 3
    #expect(problem.key == "verify.digest")
    #expect(problem.arguments["sequence"] == .integer(expected))
  }

  @Test func `an entry taken out is missed`() throws {
    try alter("DELETE FROM entry WHERE sequence = 3")
    #expect(try problem()?.key == "verify.gap")
    #expect(try problem()?.arguments["sequence"] == .integer(3))
  }

  @Test func `entries cut off at the end are missed`() throws {
    try alter("DELETE FROM entry WHERE sequence = 5")
    #expect(try problem()?.key == "verify.head")
    #expect(try !test.house.verify().problems.isEmpty)
  }

  @Test(arguments: [
    ("UPDATE item SET body = '{}' WHERE id = 'CH1'", "verify.row", "CH1"),
    ("UPDATE item SET version = 2 WHERE id = 'CH1'", "verify.row", "CH1"),
    ("UPDATE item SET position = 1 WHERE id = 'CH1'", "verify.row", "CH1"),
    ("DELETE FROM item WHERE id = 'CH2'", "verify.rowMissing", "CH2"),
    (
      "INSERT INTO item SELECT dossier, 'CH3', kind, version, position, body FROM item",
      "verify.row", "CH3"
    ),
  ])
  func `a row that the journal does not add up to is named`(
    sql: String, key: String, item: String
  ) throws {
    try alter(sql.hasPrefix("INSERT") ? sql + " WHERE id = 'CH1'" : sql)
    #expect(try problem()?.key == key)
    #expect(try problem()?.arguments["item"] == .text(item))
  }

  @Test func `a chain written anew with other beginnings is no match for the old`() throws {
    let before = try test.house.verify().dossiers[0].head
    try dossier.change([put(channel("CH1", "Revue"))])
    #expect(try test.house.verify().dossiers[0].head != before)
  }

  @Test func `a damaged file of the database is told as such`() throws {
    test.close()
    var bytes = try #require(Folder.bytes(test.path + "/sextant.sqlite"))
    for index in stride(from: 4096 + 100, to: bytes.count, by: 512) { bytes[index] ^= 0xFF }
    #expect(Folder(test.path).write("sextant.sqlite", bytes))
    let key = refusal {
      let house = try House.open(test.path, for: .look)
      let result = try house.verify()
      house.close()
      if !result.isSound { throw ChangeError.refused(Message("found")) }
    }
    #expect(["found", "house.damaged", "house.failed"].contains(key))
  }
}
