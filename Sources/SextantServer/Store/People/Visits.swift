internal import GRDB

/// What each person had seen of each dossier when they last left it, so that they can be told what
/// changed since.
public struct Visits: Sendable {
  let database: PeopleDatabase

  /// In seconds: who is away for longer comes back as on another visit.
  static let pause = 1800
  /// In seconds: how exactly we know when somebody last looked.
  static let grain = 60

  private struct Row {
    let known: Int?
    let seen: Int
    let at: Instant
  }

  /// Notes that somebody looks at a dossier now.
  ///
  /// - Parameter sequence: the last entry of its journal that they see.
  /// - Returns: the last entry that they saw on their visit before this one; `nil` on the first.
  public func come(_ account: AccountID, to dossier: String, at sequence: Int) throws -> Int? {
    let now = database.now()
    let old = try row(account, dossier)
    let isNew = old.map { now.seconds(since: $0.at) > Self.pause } ?? true
    let known = isNew ? old?.seen : old?.known
    let isCurrent =
      old.map { $0.seen >= sequence && now.seconds(since: $0.at) < Self.grain } ?? false
    if isNew || !isCurrent {
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO visit (account, dossier, known, seen, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account, dossier) DO UPDATE
            SET known = excluded.known, seen = max(seen, excluded.seen), at = excluded.at
            """, arguments: [account, dossier, known, sequence, now])
      }
    }
    return known
  }

  /// What `come` returned, without a visit.
  public func known(_ account: AccountID, in dossier: String) throws -> Int? {
    try row(account, dossier)?.known
  }

  private func row(_ account: AccountID, _ dossier: String) throws -> Row? {
    try database.read { db in
      try DatabaseRow.first(
        db, often: "SELECT known, seen, at FROM visit WHERE account = ? AND dossier = ?",
        [account, dossier]
      ).map { Row(known: $0[0], seen: $0[1], at: $0[2]) }
    }
  }
}

extension DatabaseMigrator {
  mutating func registerVisits() {
    registerMigration("visits") { database in
      try database.execute(
        sql: """
          -- What somebody had seen of a dossier: `known` when their visit began, `seen` by now.
          CREATE TABLE visit (
            account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
            dossier TEXT NOT NULL,
            known INTEGER,
            seen INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (account, dossier)
          ) STRICT, WITHOUT ROWID;
          """)
    }
  }
}
