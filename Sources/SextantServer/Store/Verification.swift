internal import GRDB
import SextantFiles
public import SextantModel

/// Whether a house still holds what was entrusted to it: every chain of digests recomputed, every
/// row of an item compared with what the journal adds up to, every file with its digest.
public struct Verification: Sendable {
  public let dossiers: [Chain]
  public let files: Int
  /// What is wrong with the database as a whole, and with the files.
  public let problems: [Message]

  /// What came of one dossier's journal.
  public struct Chain: Sendable {
    public let key: String
    public let entries: Int
    public let changes: Int
    /// The digest that the whole chain comes down to; written down elsewhere, it proves later that
    /// nothing was cut off.
    public let head: String
    /// The first thing that is wrong; what follows it proves nothing.
    public let problem: Message?
  }

  public var isSound: Bool { problems.isEmpty && dossiers.allSatisfy { $0.problem == nil } }
}

extension House {
  /// Reads everything there is, at one moment, while others work.
  public func verify() throws(HouseError) -> Verification {
    let (chains, files, problems) = try vault.read { database in
      var problems: [Message] = []
      let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
      if faults != ["ok"] {
        problems.append(Message("verify.database", ["detail": .texts(faults)]))
      }
      let loose = try DatabaseRow.fetchAll(database, sql: "PRAGMA foreign_key_check").count
      if loose > 0 { problems.append(Message("verify.loose", ["count": .integer(loose)])) }
      let chains = try DatabaseRow.fetchAll(
        database, sql: "SELECT number, key, origin, head, headDigest FROM dossier ORDER BY key"
      ).map { row in try ChainReading(row).read(database) }
      let files = try DatabaseRow.fetchAll(
        database,
        sql: "SELECT DISTINCT id, body FROM item WHERE kind = ?", arguments: [AttachedFile.kind]
      ).compactMap { AttachedFile(id: $0[0], line: $0[1]) }
      return (chains, files, problems)
    }
    var wrong = problems
    for file in files {
      guard let path = shelf.path(file.digest), shelf.holds(file.digest) else {
        wrong.append(Message("verify.fileMissing", ["name": .text(file.name)]))
        continue
      }
      var digest = RunningDigest()
      let isRead = Folder.pieces(of: path) { digest.add($0) }
      if !isRead || digest.finish() != file.digest {
        wrong.append(Message("verify.fileChanged", ["name": .text(file.name)]))
      }
    }
    return Verification(dossiers: chains, files: files.count, problems: wrong)
  }
}

/// Reads one dossier's journal from its beginning.
private struct ChainReading {
  let number: Int64
  let key: String
  let origin: String
  let head: Int
  let headDigest: String
  private var entries = 0
  private var changes = 0
  private var standing: [String: Standing] = [:]

  private struct Standing: Equatable {
    var kind: String
    var version: Int
    var position: Int
    var body: String
  }

  init(_ row: DatabaseRow) {
    number = row[0]
    key = row[1]
    origin = row[2]
    head = row[3]
    headDigest = row[4]
  }

  consuming func read(_ database: Database) throws -> Verification.Chain {
    let problem = try firstProblem(database)
    return Verification.Chain(
      key: key, entries: entries, changes: changes, head: headDigest, problem: problem)
  }

  private mutating func firstProblem(_ database: Database) throws -> Message? {
    var previous = origin
    let rows = try DatabaseRow.fetchCursor(
      database,
      sql: """
        SELECT \(EntryRow.columns), digest FROM entry WHERE dossier = ? ORDER BY sequence
        """, arguments: [number])
    while let row = try rows.next() {
      let entry = EntryRow(row)
      guard entry.sequence == entries + 1 else { return broken("gap", entries + 1) }
      entries += 1
      var digest = EntryDigest(
        after: previous, sequence: entry.sequence, moment: entry.moment.milliseconds,
        author: entry.author.id, verb: entry.verb, undoes: entry.undoes)
      let cursor = try DatabaseRow.fetchCursor(
        database,
        sql: """
          SELECT \(KeptChange.columns), ordinal FROM change
          WHERE dossier = ? AND sequence = ? ORDER BY ordinal
          """, arguments: [number, entry.sequence])
      var wrong: String?
      while let next = try cursor.next() {
        let change = KeptChange(next)
        changes += 1
        digest.add(change)
        if wrong == nil, !take(change, entry.sequence) { wrong = change.item }
      }
      previous = digest.finish()
      guard previous == row["digest"] else { return broken("digest", entry.sequence, entry) }
      if let wrong { return broken("before", entry.sequence, entry, item: wrong) }
    }
    guard entries == head, previous == headDigest else { return broken("head", head) }
    return try compareRows(database)
  }

  /// Follows a change; `false` where it did not find what the entries before had left.
  private mutating func take(_ change: KeptChange, _ sequence: Int) -> Bool {
    let known = standing[change.item]
    let found =
      known?.body == change.before && known?.position == change.wasAt
      && (known == nil || known?.kind == change.kind)
    if let after = change.after, let position = change.standsAt {
      standing[change.item] = Standing(
        kind: change.kind, version: sequence, position: position, body: after)
    } else {
      standing[change.item] = nil
    }
    return found
  }

  private func compareRows(_ database: Database) throws -> Message? {
    var count = 0
    let rows = try DatabaseRow.fetchCursor(
      database,
      sql: "SELECT id, kind, version, position, body FROM item WHERE dossier = ? ORDER BY id",
      arguments: [number])
    while let row = try rows.next() {
      count += 1
      let now = Standing(kind: row[1], version: row[2], position: row[3], body: row[4])
      let id: String = row[0]
      if standing[id] != now { return broken("row", now.version, item: id) }
    }
    if count == standing.count { return nil }
    let kept = try String.fetchSet(
      database, sql: "SELECT id FROM item WHERE dossier = ?", arguments: [number])
    let lost = standing.keys.filter { !kept.contains($0) }.min() ?? ""
    return broken("rowMissing", standing[lost]?.version ?? 0, item: lost)
  }

  private func broken(
    _ what: String, _ sequence: Int, _ entry: EntryRow? = nil, item: String = ""
  ) -> Message {
    var arguments: [String: Argument] = [
      "dossier": .text(key), "sequence": .integer(sequence), "item": .text(item),
    ]
    arguments["verb"] = .text(entry?.verb ?? "")
    arguments["moment"] = .text(entry?.moment.iso ?? "")
    return Message("verify.\(what)", arguments)
  }
}
