internal import GRDB
internal import SextantModel

/// What an entry is to do to one item.
struct PlannedChange {
  let kind: String
  let id: String
  /// `nil` to take the item out.
  let content: Content?

  enum Content {
    case item(any Item)
    case file(AttachedFile)
    /// As the journal keeps it, at a position: what undoing brings back.
    case kept(line: String, position: Int)
  }
}

/// Adds one entry to a dossier's journal and brings the rows of items in step, in the transaction
/// that is under way.
struct JournalWriting {
  let database: Database
  private let dossier: Int64
  private let clock: @Sendable () -> Instant
  private let shelf: FileShelf
  /// Told how many rows of measures are in, while an entry brings some.
  var rowsTaken: (@Sendable (Int) -> Void)?
  private(set) var book: SealBook
  private(set) var snapshot: Snapshot
  private var kept: [KeptChange] = []
  private var placed: [Snapshot.Placed] = []
  private var marks: [ItemMark] = []
  private var touched: Set<String> = []
  private var breaches: [Breach] = []
  private var way: Agreements.Way?

  init(_ database: Database, dossier: Int64, _ snapshot: Snapshot, _ vault: Vault) {
    self.database = database
    self.dossier = dossier
    self.snapshot = snapshot
    clock = vault.clock
    shelf = FileShelf(vault.folder)
    book = SealBook(
      database, dossier: dossier, vault: vault, isInstitution: snapshot.dossier.isInstitution)
  }

  /// Writes the entry, unless it would change nothing or would alter what was agreed on.
  ///
  /// - Parameter way: how the change comes about; `nil` for what a dossier begins with.
  mutating func write(
    _ planned: [PlannedChange], verb: String, by author: Author, undoes: Int? = nil,
    _ way: Agreements.Way? = nil
  ) throws -> (applied: Applied, event: JournalEvent?) {
    self.way = way
    guard planned.count < 1 << positionShift else {
      throw ChangeError.refused(Message("change.tooMany"))
    }
    let sequence = snapshot.sequence + 1
    for change in planned { try carryOut(change, sequence) }
    guard breaches.isEmpty else { throw ChangeError.agreed(breaches) }
    guard !kept.isEmpty else { return (Applied(snapshot: snapshot, changed: []), nil) }
    let moment = clock()
    try add(sequence, moment, verb, author, undoes)
    snapshot.sequence = sequence
    snapshot.take(placed)
    try MeasureIndex(
      database: database, dossier: dossier, shelf: shelf, rowsTaken: RowsTaken(rowsTaken)
    ).follow(snapshot, marks)
    let event = JournalEvent(
      sequence: sequence, moment: moment, author: author, verb: verb, items: marks)
    return (Applied(snapshot: snapshot, changed: marks), event)
  }

  /// Destroys the keys of items, also of those that are gone; each gets a mark in the journal, what
  /// is kept of it stays as it is.
  ///
  /// - Parameter left: those that are written anew in the same entry, under keys of their own.
  mutating func erase(
    _ ids: [String], leaving left: [any Item], by author: Author
  ) throws -> (Applied, JournalEvent?) {
    let sequence = snapshot.sequence + 1
    var anew = left
    for id in ids {
      guard try book.destroyKeys(of: id) else {
        // What was never encrypted cannot be destroyed in the past; it goes from here on.
        if let item = snapshot.dossier.item(id), holdsPersonalData(item),
          !left.contains(where: { $0.idText == id })
        {
          anew.append(withoutPersonalWords(item))
        }
        continue
      }
      guard let row = try standing(id) else {
        try place(id, try lastKind(of: id), nil, nil, 0, nil, sequence)
        continue
      }
      let change = PlannedChange(
        kind: row.kind, id: id, content: .kept(line: row.line, position: row.position))
      try place(
        id, row.kind, (row.line, row.position), row.line, row.position,
        try content(change, row.line), sequence)
    }
    return try write(
      anew.map {
        PlannedChange(kind: type(of: $0).kind.name, id: $0.idText, content: .item($0))
      }, verb: JournalVerb.erase, by: author)
  }

  private mutating func carryOut(_ change: PlannedChange, _ sequence: Int) throws {
    let row = try standing(change.id)
    if let row, row.kind != change.kind {
      throw ChangeError.refused(Message("change.idTaken", ["id": .text(change.id)]))
    }
    let before = row.map { ($0.line, $0.position) }
    let position = row?.position ?? sequence << positionShift + placed.count
    switch change.content {
    case nil:
      judge(change.id, nil)
      if row != nil { try place(change.id, change.kind, before, nil, position, nil, sequence) }
    case .item(let item)?:
      if !touched.contains(change.id), !snapshot.isErased(change.id),
        let known = snapshot.dossier.item(change.id), isEqual(known, item)
      {
        return
      }
      judge(change.id, item)
      let line = try book.line(item, kind: change.kind)
      try place(
        change.id, change.kind, before, line, position, .item(item, isErased: false), sequence)
    case .file(let file)?:
      guard row?.line != file.line else { return }
      try place(change.id, change.kind, before, file.line, position, .file(file), sequence)
    case .kept(let line, let position)?:
      guard row?.line != line || row?.position != position else { return }
      let content = try content(change, line)
      if case .item(let item, _) = content { judge(change.id, item) }
      try place(change.id, change.kind, before, line, position, content, sequence)
    }
  }

  /// What was agreed on is asked of the dossier as it stands before the entry.
  private mutating func judge(_ id: String, _ after: (any Item)?) {
    guard let way else { return }
    breaches += Agreements.breaches(
      from: snapshot.dossier.item(id), to: after, in: snapshot.dossier, by: way)
  }

  private mutating func content(_ change: PlannedChange, _ line: String) throws
    -> Snapshot.Content
  {
    if change.kind == AttachedFile.kind, let file = AttachedFile(id: change.id, line: line) {
      return .file(file)
    }
    let opened = try book.open(line)
    guard let type = snapshot.dossier.registry.type(named: change.kind),
      let item = KeptItem.item(type, change.id, opened.line)
    else { throw ChangeError.refused(Message("change.unknownKind", ["kind": .text(change.kind)])) }
    return .item(item, isErased: opened.isErased)
  }

  private mutating func place(
    _ id: String, _ kind: String, _ before: (line: String, position: Int)?, _ line: String?,
    _ position: Int, _ content: Snapshot.Content?, _ sequence: Int
  ) throws {
    if let line {
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO item (dossier, id, kind, version, position, body) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (dossier, id) DO UPDATE SET
            version = excluded.version, position = excluded.position, body = excluded.body
          """)
      try statement.execute(arguments: [dossier, id, kind, sequence, position, line])
    } else {
      let statement = try database.cachedStatement(
        sql: "DELETE FROM item WHERE dossier = ? AND id = ?")
      try statement.execute(arguments: [dossier, id])
    }
    kept.append(
      KeptChange(
        kind: kind, item: id, before: before?.line, wasAt: before?.position, after: line,
        standsAt: line == nil ? nil : position))
    placed.append(
      Snapshot.Placed(
        id: id, content: content, standing: .init(version: sequence, position: position)))
    let what: ItemMark.What = line == nil ? .removed : before == nil ? .added : .changed
    marks.append(ItemMark(kind: kind, id: id, what: what))
    touched.insert(id)
  }

  private func add(
    _ sequence: Int, _ moment: Instant, _ verb: String, _ author: Author, _ undoes: Int?
  ) throws {
    let previous = try String.fetchOne(
      database, sql: "SELECT headDigest FROM dossier WHERE number = ?", arguments: [dossier])
    var digest = EntryDigest(
      after: previous ?? "", sequence: sequence, moment: moment.milliseconds, author: author.id,
      verb: verb, undoes: undoes)
    for change in kept { digest.add(change) }
    let head = digest.finish()
    try database.cachedStatement(
      sql: """
        INSERT INTO entry (dossier, sequence, moment, author, verb, undoes, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [dossier, sequence, moment.milliseconds, author.id, verb, undoes, head])
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO change (dossier, sequence, ordinal, kind, item, wasAt, before, standsAt, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (ordinal, change) in kept.enumerated() {
      try statement.execute(
        arguments: [
          dossier, sequence, ordinal, change.kind, change.item, change.wasAt, change.before,
          change.standsAt, change.after,
        ])
    }
    try database.cachedStatement(
      sql: "UPDATE dossier SET head = ?, headDigest = ? WHERE number = ?"
    ).execute(arguments: [sequence, head, dossier])
  }

  /// The entry that changed an item last, also where the item is gone since.
  func lastEntry(of id: String) throws -> EntryRow? {
    let sequence = try Int.fetchOne(
      database, sql: "SELECT max(sequence) FROM change WHERE dossier = ? AND item = ?",
      arguments: [dossier, id])
    return try sequence.flatMap { try EntryRow.fetch(database, dossier, $0) }
  }

  private func lastKind(of id: String) throws -> String {
    try String.fetchOne(
      database,
      sql: """
        SELECT kind FROM change WHERE dossier = ? AND item = ? ORDER BY sequence DESC LIMIT 1
        """, arguments: [dossier, id]) ?? ""
  }

  /// An item as its row says now.
  func standing(_ id: String) throws -> StandingRow? {
    let statement = try database.cachedStatement(
      sql: "SELECT kind, body, position FROM item WHERE dossier = ? AND id = ?")
    return try DatabaseRow.fetchOne(statement, arguments: [dossier, id]).map { row in
      StandingRow(kind: row[0], line: row[1], position: row[2])
    }
  }

  struct StandingRow: Equatable {
    let kind: String
    let line: String
    let position: Int
  }
}

/// The verbs that the store itself uses.
public enum JournalVerb {
  public static let create = "dossier.create"
  public static let undo = "undo"
  public static let redo = "redo"
  public static let restore = "restore"
  public static let erase = "erase"
  public static let attach = "file.attach"
  public static let detach = "file.detach"
  public static let destroy = "file.destroy"
}

private func isEqual<T: Item>(_ known: T, _ other: any Item) -> Bool { known == other as? T }
