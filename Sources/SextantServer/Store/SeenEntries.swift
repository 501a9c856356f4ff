internal import GRDB
import SextantKernels
internal import SextantModel

/// The entries of a journal in which a reader who sees but a part of a dossier sees something, the
/// latest first.
///
/// The latest entries are looked at one by one: most concern what most readers see. Where that is not
/// enough, the items that the reader sees are asked for their own entries, by an index. So what a page
/// of history costs hangs on what its reader sees, and not on how long the journal is.
struct SeenEntries {
  /// Entries that are looked at one by one, and the changes in them.
  static let scanned = 200
  static let scannedChanges = 5_000

  private let database: Database
  private let dossier: Int64
  private let seen: Dossier
  /// Rows that were read, for tests.
  private(set) var read = 0

  init(_ database: Database, dossier: Int64, seen: Dossier) {
    self.database = database
    self.dossier = dossier
    self.seen = seen
  }

  /// - Returns: at most `limit` numbers of entries before one.
  mutating func before(_ end: Int, limit: Int) throws -> [Int] {
    guard limit > 0 else { return [] }
    let (found, rest) = try scan(before: end, limit)
    guard let rest, found.count < limit else { return Array(found.prefix(limit)) }
    return found + (try ask(before: rest, limit - found.count))
  }

  /// The latest entries, one by one.
  ///
  /// - Returns: those of which something is seen, and before which entry to go on; `nil` where the
  ///   journal is at its end.
  private mutating func scan(before end: Int, _ limit: Int) throws -> ([Int], rest: Int?) {
    let cursor = try DatabaseRow.fetchCursor(
      database,
      sql: """
        SELECT sequence, item FROM change WHERE dossier = ? AND sequence < ?
        ORDER BY sequence DESC
        """, arguments: [dossier, end])
    var found: [Int] = []
    var entries = 0
    var changes = 0
    var last = end
    while let row = try cursor.next() {
      read += 1
      let sequence: Int = row[0]
      if sequence != last {
        guard entries < Self.scanned, changes < Self.scannedChanges, found.count < limit else {
          return (found, last)
        }
        entries += 1
        last = sequence
      }
      changes += 1
      // An entry with very many changes is left to the index in its middle: it is asked for again.
      if changes > Self.scannedChanges * 2, found.last != sequence { return (found, sequence + 1) }
      if found.last != sequence, seen.contains(row[1]) { found.append(sequence) }
    }
    return (found, nil)
  }

  /// The items' own entries: each says its latest, those with the latest of all say the ones before.
  private mutating func ask(before end: Int, _ limit: Int) throws -> [Int] {
    var ids: [Plain] = []
    seen.forEachItem { ids.append(.text($0.idText)) }
    let rows = try DatabaseRow.fetchAll(
      database,
      sql: """
        SELECT value, (SELECT max(sequence) FROM change
          WHERE dossier = ? AND item = value AND sequence < ?)
        FROM json_each(?)
        """, arguments: [dossier, end, JSONText.compact(.list(ids))])
    read += rows.count
    let latest: [(id: String, sequence: Int)] = rows.compactMap { row in
      (row[1] as Int?).map { (row[0], $0) }
    }
    let heads = Set(latest.map(\.sequence)).sorted(by: >)
    // So many entries stand after this one that no page goes back behind it.
    let floor = heads.count >= limit ? heads[limit - 1] : 0
    var found: Set<Int> = []
    for (id, sequence) in latest where sequence >= floor {
      let own = try Int.fetchAll(
        database,
        sql: """
          SELECT DISTINCT sequence FROM change
          WHERE dossier = ? AND item = ? AND sequence < ? AND sequence >= ?
          ORDER BY sequence DESC LIMIT ?
          """, arguments: [dossier, id, end, floor, limit])
      read += own.count
      found.formUnion(own)
    }
    return Array(found.sorted(by: >).prefix(limit))
  }
}
