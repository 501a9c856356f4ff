import GRDB

/// A letter that could not be delivered so far, as an administrator sees it.
public struct MailTrouble: Sendable, Equatable {
  public let id: Int64
  public let recipient: String
  public let created: Instant
  public let attempts: Int
  /// When it is tried again; `nil` where it was given up.
  public let due: Instant?
  /// What the mail server answered, without addresses.
  public let problem: String
}

/// Letters to be sent. They carry links that open things: recipient and text are kept encrypted,
/// and gone once the letter is sent or given up.
public struct MailQueue: Sendable {
  let database: PeopleDatabase

  /// In seconds: how long after each vain attempt the next one is made; then the letter is given up.
  static let waits = [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200]
  /// In seconds: a letter taken to be sent is taken again after this, should the program have died.
  static let hold = 600

  public func add(_ message: MailMessage) throws {
    let now = database.now()
    try database.write { try Self.add(message, database, $0, now) }
  }

  static func add(
    _ message: MailMessage, _ database: PeopleDatabase, _ db: Database, _ now: Instant
  ) throws {
    try db.execute(
      sql: "INSERT INTO mail (recipient, letter, created, due) VALUES (?, ?, ?, ?)",
      arguments: [
        database.sealing.seal(message.to.text), database.sealing.seal(message.record), now, now,
      ])
  }

  /// Whether a letter's time has come: asked often, so without a transaction that writes.
  func hasDue() throws -> Bool {
    let now = database.now()
    return try database.read { try Self.next($0, now) != nil }
  }

  /// A letter whose time has come; it is held for a while, so that nobody else sends it too.
  func take() throws -> (id: Int64, message: MailMessage)? {
    let now = database.now()
    return try database.write { db in
      while let row = try Self.next(db, now) {
        let id: Int64 = row["id"]
        if let record = database.sealing.open(row["letter"]),
          let message = MailMessage(record: record)
        {
          try db.execute(
            sql: "UPDATE mail SET due = ? WHERE id = ?",
            arguments: [now.adding(seconds: Self.hold), id])
          return (id, message)
        }
        try Self.giveUp(id, "unreadable", db, now)
      }
      return nil
    }
  }

  func delivered(_ id: Int64) throws {
    try database.write { try $0.execute(sql: "DELETE FROM mail WHERE id = ?", arguments: [id]) }
  }

  /// - Parameter isFinal: the server will never take it.
  func failed(_ id: Int64, _ problem: String, isFinal: Bool) throws {
    let now = database.now()
    try database.write { db in
      let attempts =
        try Int.fetchOne(db, sql: "SELECT attempts FROM mail WHERE id = ?", arguments: [id]) ?? 0
      if isFinal || attempts >= Self.waits.count {
        try Self.giveUp(id, problem, db, now)
      } else {
        try db.execute(
          sql: "UPDATE mail SET attempts = attempts + 1, due = ?, problem = ? WHERE id = ?",
          arguments: [now.adding(seconds: Self.waits[attempts]), problem, id])
      }
    }
  }

  /// Letters that were tried in vain, the newest first.
  public func troubles() throws -> [MailTrouble] {
    try database.read { db in
      try DatabaseRow.fetchAll(
        db, sql: "SELECT * FROM mail WHERE attempts > 0 OR failed IS NOT NULL ORDER BY id DESC"
      ).map { row in
        MailTrouble(
          id: row["id"], recipient: database.sealing.open(row["recipient"]) ?? "",
          created: row["created"], attempts: row["attempts"],
          due: row["failed"] == nil ? row["due"] : nil, problem: row["problem"])
      }
    }
  }

  /// How many letters wait to be sent.
  public func waiting() throws -> Int {
    try database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM mail WHERE failed IS NULL") ?? 0
    }
  }

  private static func next(_ db: Database, _ now: Instant) throws -> DatabaseRow? {
    try DatabaseRow.fetchOne(
      db, sql: "SELECT * FROM mail WHERE failed IS NULL AND due <= ? ORDER BY due, id LIMIT 1",
      arguments: [now])
  }

  private static func giveUp(
    _ id: Int64, _ problem: String, _ db: Database, _ now: Instant
  ) throws {
    try db.execute(
      sql: """
        UPDATE mail SET letter = '', attempts = attempts + 1, failed = ?, problem = ? WHERE id = ?
        """, arguments: [now, problem, id])
  }
}
