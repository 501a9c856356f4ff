internal import GRDB
public import SextantModel

/// Looking back: who did what, when.
extension LiveDossier {
  /// Entries, the latest first.
  ///
  /// - Parameters:
  ///   - id: only what was done to this item.
  ///   - before: only entries before this one: the next page.
  ///   - seen: the dossier as the reader sees it: entries of which they see nothing are left out, and
  ///     cost nothing however many they are; `nil` for who sees everything, deleted items too.
  public func history(
    of id: String? = nil, before: Int? = nil, limit: Int = 50, in seen: Dossier? = nil
  ) throws(HouseError) -> [JournalEntry] {
    if let id, let seen, !seen.contains(id) { return [] }
    return try vault.read { database in
      var book = SealBook(database, dossier: number, vault: vault)
      let rows: [EntryRow]
      if let seen, id == nil {
        var entries = SeenEntries(database, dossier: number, seen: seen)
        rows = try entries.before(before ?? .max, limit: limit).compactMap {
          try EntryRow.fetch(database, number, $0)
        }
      } else {
        rows = try page(of: id, before: before ?? .max, limit, database)
      }
      return try rows.compactMap {
        try told($0, id, { seen?.contains($0) ?? true }, database, &book)
      }
    }
  }

  /// Who made an item; `nil` where nothing is known of it.
  public func maker(of id: String) throws(HouseError) -> Author? {
    try vault.read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT author FROM entry WHERE dossier = ?1 AND sequence =
            (SELECT min(sequence) FROM change WHERE dossier = ?1 AND item = ?2)
          """, arguments: [number, id]
      ).map { Author($0) }
    }
  }

  /// One entry, with all that the reader may see of it up to `most` items.
  ///
  /// - Parameter from: how many of its items come before the first that is told.
  public func entry(
    _ sequence: Int, from: Int = 0, visible: (String) -> Bool = { _ in true }
  ) throws(HouseError) -> JournalEntry? {
    try vault.read { database in
      var book = SealBook(database, dossier: number, vault: vault)
      return try EntryRow.fetch(database, number, sequence).flatMap {
        try told($0, nil, from: from, visible, database, &book)
      }
    }
  }

  /// The journal's digest after an entry; `nil` where there is no such entry.
  public func digest(after sequence: Int) throws(HouseError) -> String? {
    try vault.read { database in
      try String.fetchOne(
        database, sql: "SELECT digest FROM entry WHERE dossier = ? AND sequence = ?",
        arguments: [number, sequence])
    }
  }

  /// Every entry from now on, as it is made.
  public func subscribe() -> AsyncStream<JournalEvent> { listeners.join() }

  /// Entries that came after one, the oldest first: for who was away.
  public func events(
    after sequence: Int, limit: Int = 500
  ) throws(HouseError) -> [JournalEvent] {
    try vault.read { database in
      let rows = try DatabaseRow.fetchAll(
        database,
        sql: """
          SELECT \(EntryRow.columns) FROM entry WHERE dossier = ? AND sequence > ?
          ORDER BY sequence LIMIT ?
          """, arguments: [number, sequence, limit])
      return try rows.map { EntryRow($0) }.map { entry in
        let marks = try DatabaseRow.fetchAll(
          database,
          sql: """
            SELECT kind, item, before IS NULL, after IS NULL FROM change
            WHERE dossier = ? AND sequence = ? ORDER BY ordinal
            """, arguments: [number, entry.sequence])
        return JournalEvent(
          sequence: entry.sequence, moment: entry.moment, author: entry.author, verb: entry.verb,
          items: marks.map {
            ItemMark(kind: $0[0], id: $0[1], what: $0[3] ? .removed : $0[2] ? .added : .changed)
          })
      }
    }
  }

  /// How many items of an entry are told one by one.
  static let most = 50

  private func page(
    of id: String?, before: Int, _ limit: Int, _ database: Database
  ) throws -> [EntryRow] {
    guard let id else {
      return try DatabaseRow.fetchAll(
        database,
        sql: """
          SELECT \(EntryRow.columns) FROM entry WHERE dossier = ? AND sequence < ?
          ORDER BY sequence DESC LIMIT ?
          """, arguments: [number, before, limit]
      ).map { EntryRow($0) }
    }
    let sequences = try Int.fetchAll(
      database,
      sql: """
        SELECT DISTINCT sequence FROM change WHERE dossier = ? AND item = ? AND sequence < ?
        ORDER BY sequence DESC LIMIT ?
        """, arguments: [number, id, before, limit])
    return try sequences.compactMap { try EntryRow.fetch(database, number, $0) }
  }

  /// An entry as a reader may see it; `nil` where they may see nothing of it.
  private func told(
    _ row: EntryRow, _ id: String?, from: Int = 0, _ visible: (String) -> Bool,
    _ database: Database,
    _ book: inout SealBook
  ) throws -> JournalEntry? {
    // Which items first: what is not told is not read.
    let marks = try DatabaseRow.fetchCursor(
      database,
      sql: """
        SELECT ordinal, item FROM change
        WHERE dossier = ? AND sequence = ? AND (? IS NULL OR item = ?) ORDER BY ordinal
        """, arguments: [number, row.sequence, id, id])
    var count = 0
    var ordinals: [Int] = []
    while let mark = try marks.next() {
      guard visible(mark[1]) else { continue }
      count += 1
      if count > from, ordinals.count < Self.most { ordinals.append(mark[0]) }
    }
    let changes = try ordinals.compactMap { ordinal in
      try DatabaseRow.first(
        database,
        often: """
          SELECT \(KeptChange.columns) FROM change
          WHERE dossier = ? AND sequence = ? AND ordinal = ?
          """, [number, row.sequence, ordinal]
      ).map { try told(KeptChange($0), &book) }
    }
    guard count > 0 else { return nil }
    return JournalEntry(
      sequence: row.sequence, moment: row.moment, author: row.author, verb: row.verb,
      undoes: row.undoes, count: count, changes: changes)
  }

  private func told(_ change: KeptChange, _ book: inout SealBook) throws -> JournalChange {
    let type = snapshot.dossier.registry.type(named: change.kind)
    let before = try change.before.map { try book.open($0) }
    let after = try change.after.map { try book.open($0) }
    let was = type.flatMap { type in before.flatMap { KeptItem.item(type, change.item, $0.line) } }
    let now = type.flatMap { type in after.flatMap { KeptItem.item(type, change.item, $0.line) } }
    let what: ItemMark.What =
      change.after == nil ? .removed : change.before == nil ? .added : .changed
    return JournalChange(
      kind: change.kind, id: change.item, before: was, after: now,
      fields: differing(was, now),
      isErased: before?.isErased == true || after?.isErased == true, what: what)
  }
}

/// The fields in which two states of an item differ.
private func differing(_ before: (any Item)?, _ after: (any Item)?) -> [String] {
  let was = before.map { KeptItem.entries($0) } ?? []
  let now = after.map { KeptItem.entries($0) } ?? []
  let names = (after ?? before).map { fieldNames($0) } ?? []
  return names.filter { name in
    was.first { $0.key == name }?.value != now.first { $0.key == name }?.value
  }
}

private func fieldNames<T: Item>(_ item: T) -> [String] { T.fields.map(\.name) }
