internal import GRDB

/// Which of the remarks that call somebody by name that person has opened.
///
/// Who is called is read from the remark itself; only what was opened is kept.
public struct Mentions: Sendable {
  let database: PeopleDatabase

  /// Of these remarks of a dossier, those that somebody has not opened yet.
  public func unopened(
    _ comments: [String], by account: AccountID, in dossier: String
  ) throws -> [String] {
    guard !comments.isEmpty else { return [] }
    let opened = try database.read { db in
      Set(
        try String.fetchAll(
          db, sql: "SELECT comment FROM openedMention WHERE account = ? AND dossier = ?",
          arguments: [account, dossier]))
    }
    return comments.filter { !opened.contains($0) }
  }

  /// Notes that somebody opened the page on which these remarks stand.
  public func open(_ comments: [String], by account: AccountID, in dossier: String) throws {
    let new = try unopened(comments, by: account, in: dossier)
    guard !new.isEmpty else { return }
    try database.write { db in
      for comment in new {
        try db.execute(
          sql: "INSERT OR IGNORE INTO openedMention (account, dossier, comment) VALUES (?, ?, ?)",
          arguments: [account, dossier, comment])
      }
    }
  }
}

extension DatabaseMigrator {
  mutating func registerMentions() {
    registerMigration("mentions") { database in
      try database.execute(
        sql: """
          -- Whether somebody is told by mail that a remark calls them.
          ALTER TABLE account ADD COLUMN wantsMentionMail INTEGER NOT NULL DEFAULT 1
            CHECK (wantsMentionMail IN (0, 1));

          -- A remark that calls somebody by name, opened by them.
          CREATE TABLE openedMention (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            dossier TEXT NOT NULL,
            comment TEXT NOT NULL,
            PRIMARY KEY (account, dossier, comment)
          ) STRICT, WITHOUT ROWID;
          """)
    }
  }
}
