internal import GRDB
public import SextantModel

/// A dossier as it stood after one entry, rebuilt from the journal alone: rows that say how things
/// stand now are not looked at, and every link of the chain up to there is recomputed.
public struct JournalReplay: Sendable {
  public let dossier: Dossier
  public let mark: JournalMark
  /// Items of which values were erased since.
  public let erased: Set<String>
  /// The first entry whose digest is not what it was; what follows it proves nothing.
  public let brokenAt: Int?
}

extension LiveDossier {
  /// The journal's place after an entry; `nil` where there is no such entry.
  public func mark(at sequence: Int) throws(HouseError) -> JournalMark? {
    try vault.read { database in
      try String.fetchOne(
        database, sql: "SELECT digest FROM entry WHERE dossier = ? AND sequence = ?",
        arguments: [number, sequence])
    }.map { JournalMark(key: key, entry: sequence, digest: $0) }
  }

  /// - Parameter sequence: the last entry that counts; the journal's last one unless given.
  /// - Returns: `nil` where the journal has no such entry.
  public func replay(to sequence: Int? = nil) throws(HouseError) -> JournalReplay? {
    let registry = snapshot.dossier.registry
    return try vault.read { database in
      try ReplayedJournal(database, key, number, vault, registry).read(to: sequence)
    }
  }
}

/// Reads a journal from its beginning and keeps what it adds up to.
private struct ReplayedJournal {
  private let database: Database
  private let key: String
  private let number: Int64
  private let registry: Registry
  private var book: SealBook
  private var standing: [String: (kind: String, line: String, position: Int)] = [:]

  init(
    _ database: Database, _ key: String, _ number: Int64, _ vault: Vault, _ registry: Registry
  ) {
    self.database = database
    self.key = key
    self.number = number
    self.registry = registry
    book = SealBook(database, dossier: number, vault: vault)
  }

  consuming func read(to last: Int?) throws -> JournalReplay? {
    var digest =
      try String.fetchOne(
        database, sql: "SELECT origin FROM dossier WHERE number = ?", arguments: [number]) ?? ""
    var (sequence, brokenAt): (Int, Int?) = (0, nil)
    let rows = try DatabaseRow.fetchCursor(
      database,
      sql: """
        SELECT \(EntryRow.columns), digest FROM entry WHERE dossier = ? AND sequence <= ?
        ORDER BY sequence
        """, arguments: [number, last ?? .max])
    while let row = try rows.next() {
      let entry = EntryRow(row)
      var link = EntryDigest(
        after: digest, sequence: entry.sequence, moment: entry.moment.milliseconds,
        author: entry.author.id, verb: entry.verb, undoes: entry.undoes)
      for change in try KeptChange.fetch(database, number, entry.sequence) {
        link.add(change)
        take(change)
      }
      digest = link.finish()
      let isNext = entry.sequence == sequence + 1
      sequence = entry.sequence
      if brokenAt == nil, !isNext || digest != row["digest"] { brokenAt = sequence }
    }
    guard last == nil || last == sequence else { return nil }
    let (dossier, erased) = try rebuilt()
    return JournalReplay(
      dossier: dossier, mark: JournalMark(key: key, entry: sequence, digest: digest),
      erased: erased, brokenAt: brokenAt)
  }

  private mutating func take(_ change: KeptChange) {
    guard let line = change.after, let position = change.standsAt else {
      standing[change.item] = nil
      return
    }
    standing[change.item] = (change.kind, line, position)
  }

  /// The items in the order of their positions, sealed values opened.
  private mutating func rebuilt() throws -> (Dossier, Set<String>) {
    var dossier = Dossier(registry: registry)
    var erased: Set<String> = []
    var lines: [String: [(id: String, line: String)]] = [:]
    for (id, item) in standing.sorted(by: { $0.value.position < $1.value.position })
    where item.kind != AttachedFile.kind {
      let opened = try book.open(item.line)
      if opened.isErased { erased.insert(id) }
      lines[item.kind, default: []].append((id, opened.line))
    }
    for type in registry.kinds {
      if let rows = lines[type.kind.name] { KeptItem.add(type, rows, to: &dossier) }
    }
    return (dossier, erased)
  }
}
