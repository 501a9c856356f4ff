internal import GRDB

/// Something that somebody has begun to write and not sent yet.
public struct Draft: Sendable, Equatable {
  /// By which the form that it was typed in is known.
  public let key: String
  /// The name of the kind of item that it is to become.
  public let kind: String
  /// The form's entries, as the pages wrote them.
  public let text: String
  public let changed: Instant
}

/// What people have begun to write: per person and dossier, encrypted, for their own eyes only.
///
/// Gone once the form is sent or the person throws it away, and after a season.
public struct Drafts: Sendable {
  let database: PeopleDatabase

  /// More than anybody goes back to; then the oldest gives way.
  static let most = 40
  static let days = 90

  public func keep(
    _ text: String, as key: String, of kind: String, by account: AccountID, in dossier: String
  ) throws {
    let now = database.now()
    let sealed = database.drafting.seal(text)
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO draft (account, dossier, key, kind, body, changed) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (account, dossier, key) DO UPDATE
          SET kind = excluded.kind, body = excluded.body, changed = excluded.changed
          """, arguments: [account, dossier, key, kind, sealed, now])
      try db.execute(
        sql: """
          DELETE FROM draft WHERE account = :account AND dossier = :dossier AND key NOT IN (
            SELECT key FROM draft WHERE account = :account AND dossier = :dossier
            ORDER BY changed DESC, rowid DESC LIMIT \(Self.most))
          """, arguments: ["account": account, "dossier": dossier])
    }
  }

  /// The latest first.
  public func list(of account: AccountID, in dossier: String) throws -> [Draft] {
    try database.read { db in
      try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT key, kind, body, changed FROM draft WHERE account = ? AND dossier = ?
          ORDER BY changed DESC, rowid DESC
          """, arguments: [account, dossier]
      ).compactMap { row in
        // One that the house's key no longer opens is nobody's any more.
        guard let text = database.drafting.open(row[2]) else { return nil }
        return Draft(key: row[0], kind: row[1], text: text, changed: row[3])
      }
    }
  }

  public func discard(_ key: String, of account: AccountID, in dossier: String) throws {
    try database.write { db in
      try db.execute(
        sql: "DELETE FROM draft WHERE account = ? AND dossier = ? AND key = ?",
        arguments: [account, dossier, key])
    }
  }

  static func deleteForgotten(_ db: Database, _ now: Instant) throws {
    try db.execute(
      sql: "DELETE FROM draft WHERE changed < ?", arguments: [now.adding(days: -days)])
  }
}

extension DatabaseMigrator {
  mutating func registerDrafts() {
    registerMigration("drafts") { database in
      try database.execute(
        sql: """
          -- What somebody has begun to write in a form, encrypted.
          CREATE TABLE draft (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            dossier TEXT NOT NULL REFERENCES dossier (key) ON UPDATE CASCADE ON DELETE CASCADE,
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            changed INTEGER NOT NULL,
            UNIQUE (account, dossier, key)
          ) STRICT;
          """)
    }
  }
}
