import GRDB
import SextantModel
import Testing

@testable import SextantServer

/// What a page of history costs hangs on what its reader sees, not on how long the journal is.
@Suite struct LongHistoryTests {
  let test: TestHouse
  let dossier: LiveDossier
  static let hidden = 3_000

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
    try dossier.change([put(channel("CH1", "a")), put(channel("CH2", "a"))])
    try dossier.change([put(channel("CH1", "b"))])
    // Much happens of which the reader sees nothing; written at once, for it is the reading that
    // is looked at.
    let (number, first) = (dossier.number, dossier.snapshot.sequence + 1)
    try dossier.vault.database.write { database in
      for sequence in first..<(first + Self.hidden) {
        try database.execute(
          sql: """
            INSERT INTO entry (dossier, sequence, moment, author, verb, digest)
            VALUES (?, ?, 0, '9', 'edit', ?)
            """, arguments: [number, sequence, String(repeating: "0", count: 64)])
        for ordinal in 0..<3 {
          try database.execute(
            sql: """
              INSERT INTO change (dossier, sequence, ordinal, kind, item, standsAt, after)
              VALUES (?, ?, ?, 'channel', ?, 0, '{}')
              """, arguments: [number, sequence, ordinal, "HID\(ordinal)"])
        }
      }
    }
  }

  private var seen: Dossier {
    var seen = Dossier()
    seen.put(channel("CH1", "b"))
    return seen
  }

  @Test func `a reader finds their few entries behind thousands of others at little cost`() throws {
    #expect(try dossier.history(limit: 50, in: seen).map(\.sequence) == [3, 2])
    #expect(try dossier.history(before: 3, limit: 50, in: seen).map(\.sequence) == [2])
    #expect(try dossier.history(limit: 1, in: seen).map(\.sequence) == [3])
    let read = try dossier.vault.read { database in
      var entries = SeenEntries(database, dossier: dossier.number, seen: seen)
      _ = try entries.before(.max, limit: 50)
      return entries.read
    }
    // Two hundred entries of three changes, one item, two entries of its own.
    #expect(read == SeenEntries.scanned * 3 + 1 + 1 + 2)
    #expect(read < Self.hidden)
  }

  @Test func `what an item's own entries cost is what they are`() throws {
    let plan = try dossier.vault.read { database in
      try Row.fetchAll(
        database,
        sql: """
          EXPLAIN QUERY PLAN SELECT value, (SELECT max(sequence) FROM change
            WHERE dossier = 1 AND item = value AND sequence < 9) FROM json_each('["a"]')
          """
      ).map { $0["detail"] as String }.joined(separator: "\n")
    }
    #expect(
      plan.contains("COVERING INDEX changeByItem (dossier=? AND item=? AND sequence<?)"), "\(plan)")
  }

  @Test func `pages join without a gap, whoever reads and however far back`() throws {
    var expected: [Int] = [3, 2]
    // Seen entries among the hidden ones, some of them near the end.
    try dossier.vault.database.write { database in
      for sequence in stride(from: 40, through: Self.hidden, by: 37) {
        try database.execute(
          sql: """
            INSERT INTO change (dossier, sequence, ordinal, kind, item, standsAt, after)
            VALUES (?, ?, 9, 'channel', ?, 0, '{}')
            """, arguments: [dossier.number, sequence, sequence % 2 == 0 ? "CH1" : "CH2"])
        expected.insert(sequence, at: 0)
      }
    }
    var both = seen
    both.put(channel("CH2", "a"))
    for (dossierSeen, wanted) in [
      (both, expected), (seen, expected.filter { $0 <= 3 || $0 % 2 == 0 }),
    ] {
      for limit in [1, 7, 50, 500] {
        var told: [Int] = []
        var before: Int?
        while true {
          let page = try dossier.history(before: before, limit: limit, in: dossierSeen)
          told += page.map(\.sequence)
          guard page.count == limit, let last = page.last else { break }
          before = last.sequence
        }
        #expect(told == wanted, "\(limit)")
      }
    }
  }

  @Test func `who made an item is found without reading what was done to it since`() throws {
    #expect(try dossier.maker(of: "CH1") == "1")
    #expect(try dossier.maker(of: "HID0") == "9")
    #expect(try dossier.maker(of: "none") == nil)
  }
}
