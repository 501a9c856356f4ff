import GRDB

/// That somebody opened pages about a candidate.
public struct Opening: Sendable, Equatable {
  public let id: Int64
  public let at: Instant
  public let account: AccountID
  /// The candidate's id; `*` for a page that shows all of them.
  public let subject: String
  /// What was opened: the plural of a kind, the name of a board, `export`.
  public let page: String
}

/// Who opened which candidate's pages, when. It holds no name; it is only added to, until it is too
/// old to be kept.
public struct Openings: Sendable {
  let database: PeopleDatabase

  /// In seconds: the same page opened again within it is the same opening.
  static let pause = 600

  /// Notes that somebody opens a page about candidates.
  ///
  /// - Parameter keeping: for how many years, by the institution's rules.
  public func note(
    _ account: AccountID, _ subjects: [String], page: String, in dossier: String, keeping years: Int
  ) throws {
    let now = database.now()
    try database.write { db in
      for subject in subjects {
        let last = try Instant.fetchOne(
          db,
          sql: """
            SELECT max(at) FROM opening
            WHERE dossier = ? AND subject = ? AND account = ? AND page = ?
            """, arguments: [dossier, subject, account, page])
        if let last, now.seconds(since: last) < Self.pause { continue }
        try db.execute(
          sql: "INSERT INTO opening (at, account, dossier, subject, page) VALUES (?, ?, ?, ?, ?)",
          arguments: [now, account, dossier, subject, page])
      }
      try Self.forget(db, dossier, before: now.adding(days: -366 * years))
    }
  }

  /// The newest first.
  ///
  /// - Parameters:
  ///   - subject: only those about a candidate, pages that show all among them.
  ///   - before: only those older than the entry of this id.
  public func entries(
    in dossier: String, about subject: String? = nil, before: Int64? = nil, limit: Int
  ) throws -> [Opening] {
    try database.read { db in
      let rows = try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT id, at, account, subject, page FROM opening
          WHERE dossier = :dossier AND (:subject IS NULL OR subject IN (:subject, '*'))
            AND (:before IS NULL OR id < :before)
          ORDER BY id DESC LIMIT :limit
          """,
        arguments: [
          "dossier": dossier, "subject": subject, "before": before, "limit": max(0, limit),
        ])
      return rows.map {
        Opening(
          id: $0["id"], at: $0["at"], account: $0["account"], subject: $0["subject"],
          page: $0["page"])
      }
    }
  }

  public func count(in dossier: String) throws -> Int {
    try database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM opening WHERE dossier = ?", arguments: [dossier]) ?? 0
    }
  }

  /// Deletes what is older than a moment; the table lets nothing else be deleted.
  private static func forget(_ db: Database, _ dossier: String, before: Instant) throws {
    let isDue =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM opening WHERE dossier = ? AND at < ?)",
        arguments: [dossier, before]) ?? false
    guard isDue else { return }
    try db.execute(sql: "UPDATE openingHorizon SET before = ?", arguments: [before])
    try db.execute(
      sql: "DELETE FROM opening WHERE dossier = ? AND at < ?", arguments: [dossier, before])
    try db.execute(sql: "UPDATE openingHorizon SET before = 0")
  }
}

extension DatabaseMigrator {
  mutating func registerOpenings() {
    registerMigration("openings") { database in
      try database.execute(
        sql: """
          -- Who opened pages about which candidate of an institution. No names.
          CREATE TABLE opening (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            account INTEGER NOT NULL,
            dossier TEXT NOT NULL,
            subject TEXT NOT NULL CHECK (length(subject) > 0),
            page TEXT NOT NULL CHECK (length(page) > 0)
          ) STRICT;
          CREATE INDEX openingOfSubject ON opening (dossier, subject, account, page, at);
          CREATE INDEX openingByTime ON opening (dossier, at);

          -- One row: entries older than this moment may be deleted, no others.
          CREATE TABLE openingHorizon (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            before INTEGER NOT NULL
          ) STRICT;
          INSERT INTO openingHorizon VALUES (1, 0);
          CREATE TRIGGER openingStays BEFORE UPDATE ON opening
          BEGIN SELECT RAISE(ABORT, 'the log of openings is only added to'); END;
          CREATE TRIGGER openingLasts BEFORE DELETE ON opening
          WHEN old.at >= (SELECT before FROM openingHorizon)
          BEGIN SELECT RAISE(ABORT, 'the log of openings is only added to'); END;
          """)
    }
  }
}
