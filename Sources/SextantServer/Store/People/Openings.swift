import GRDB

/// That somebody read what an institution holds about a person.
public struct Opening: Sendable, Equatable {
  public let id: Int64
  public let at: Instant
  public let reader: OpeningReader
  /// The person's reference; `*` for what shows all of them.
  public let subject: String
  /// What was read: the plural of a kind, the name of a board, `export`.
  public let page: String
  /// The item that was read, where it was one.
  public let item: String
  public let way: OpeningWay
}

/// Who read: an account, the program that works in its name, or who followed a link.
public struct OpeningReader: Sendable, Hashable {
  /// 0 for who has no account: a link's reader, who verifies a certificate.
  public var account: AccountID
  /// The program's token.
  public var token: Int64?
  /// The link that was handed out.
  public var link: Int64?

  public init(account: AccountID = AccountID(rawValue: 0), token: Int64? = nil, link: Int64? = nil)
  {
    self.account = account
    self.token = token
    self.link = link
  }
}

/// By which way something was read.
public enum OpeningWay: String, Sendable, CaseIterable {
  /// A page in a browser.
  case page
  /// The interface for programs.
  case program
  /// A file: an export, a list for spreadsheets, a document, evidence.
  case download
  /// Told as it changed to a browser that shows it.
  case event
  /// The page on which certificates are verified.
  case verification
}

/// Which lines of the log are asked for.
public struct OpeningFilter: Sendable, Equatable {
  /// Only about this person, what shows all among them.
  public var subject: String?
  public var account: AccountID?
  public var way: OpeningWay?
  public var from: Instant?
  /// Not at or after this moment.
  public var until: Instant?

  public init() {}
}

/// Who read what is held about which person, when and by which way. It holds no name and nothing of
/// what was read; it is only added to, until it is too old to be kept.
public struct Openings: Sendable {
  let database: PeopleDatabase

  /// In seconds: the same thing read again within it is the same opening.
  static let pause = 600

  /// What is read of whom.
  public struct Read: Sendable, Hashable {
    public var subjects: [String]
    public var page: String
    public var item: String
    public var way: OpeningWay

    public init(_ subjects: [String], page: String, item: String = "", way: OpeningWay = .page) {
      self.subjects = subjects
      self.page = page
      self.item = item
      self.way = way
    }
  }

  /// Notes that somebody reads what is held about people.
  ///
  /// - Parameter keeping: for how many years, by the institution's rules.
  public func note(
    _ reader: OpeningReader, _ read: Read, in dossier: String, keeping years: Int
  ) throws {
    let now = database.now()
    // Most of what is read was read a moment ago: to find that out takes nobody's turn.
    let isKnown = try database.read { db in
      let kept = try Int.fetchOne(
        db, sql: "SELECT years FROM openingKeeping WHERE dossier = ?", arguments: [dossier])
      return try kept == years && Self.unseen(reader, read, dossier, now, db).isEmpty
    }
    if isKnown { return }
    try database.write { db in
      for subject in try Self.unseen(reader, read, dossier, now, db) {
        try db.execute(
          sql: """
            INSERT INTO opening (at, account, token, link, dossier, subject, page, item, way)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            now, reader.account, reader.token, reader.link, dossier, subject, read.page, read.item,
            read.way.rawValue,
          ])
      }
      try db.execute(
        sql: """
          INSERT INTO openingKeeping (dossier, years) VALUES (?, ?)
          ON CONFLICT (dossier) DO UPDATE SET years = excluded.years
          """, arguments: [dossier, years])
      try Self.forget(db, dossier, before: Self.horizon(now, years))
    }
  }

  /// Those of whom this was not read by the same reader a moment ago.
  private static func unseen(
    _ reader: OpeningReader, _ read: Read, _ dossier: String, _ now: Instant, _ db: Database
  ) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT max(at) FROM opening
        WHERE dossier = ? AND subject = ? AND account = ? AND page = ? AND item = ? AND way = ?
          AND token IS ? AND link IS ?
        """)
    return try read.subjects.filter { subject in
      let last = try Instant.fetchOne(
        statement,
        arguments: [
          dossier, subject, reader.account, read.page, read.item, read.way.rawValue, reader.token,
          reader.link,
        ])
      return last.map { now.seconds(since: $0) >= pause } ?? true
    }
  }

  /// The newest first.
  ///
  /// - Parameter before: only those older than the entry of this id.
  public func entries(
    in dossier: String, _ filter: OpeningFilter = OpeningFilter(), before: Int64? = nil, limit: Int
  ) throws -> [Opening] {
    try database.read { db in
      let rows = try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT id, at, account, token, link, subject, page, item, way FROM opening
          WHERE \(Self.condition) AND (:before IS NULL OR id < :before)
          ORDER BY id DESC LIMIT :limit
          """,
        arguments: Self.arguments(dossier, filter) + ["before": before, "limit": max(0, limit)])
      return rows.map { row in
        Opening(
          id: row["id"], at: row["at"],
          reader: OpeningReader(account: row["account"], token: row["token"], link: row["link"]),
          subject: row["subject"], page: row["page"], item: row["item"],
          way: OpeningWay(rawValue: row["way"]) ?? .page)
      }
    }
  }

  public func count(
    in dossier: String, _ filter: OpeningFilter = OpeningFilter()
  ) throws -> Int {
    try database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM opening WHERE \(Self.condition)",
        arguments: Self.arguments(dossier, filter)) ?? 0
    }
  }

  /// The accounts of which the log of a dossier tells.
  public func readers(in dossier: String) throws -> [AccountID] {
    try database.read { db in
      try AccountID.fetchAll(
        db, sql: "SELECT DISTINCT account FROM opening WHERE dossier = ? AND account > 0",
        arguments: [dossier])
    }
  }

  private static let condition = """
    dossier = :dossier AND (:subject IS NULL OR subject IN (:subject, '*'))
    AND (:account IS NULL OR account = :account) AND (:way IS NULL OR way = :way)
    AND (:from IS NULL OR at >= :from) AND (:until IS NULL OR at < :until)
    """

  private static func arguments(_ dossier: String, _ filter: OpeningFilter) -> StatementArguments {
    [
      "dossier": dossier, "subject": filter.subject, "account": filter.account,
      "way": filter.way?.rawValue, "from": filter.from, "until": filter.until,
    ]
  }

  // MARK: - Forgetting

  /// Deletes what is too old, of every dossier, by what was last said of how long it is kept.
  public func sweep() throws {
    let now = database.now()
    let kept = try database.read { db in
      try DatabaseRow.fetchAll(db, sql: "SELECT dossier, years FROM openingKeeping").map {
        (dossier: $0["dossier"] as String, years: $0["years"] as Int)
      }
    }
    for (dossier, years) in kept {
      try database.write { try Self.forget($0, dossier, before: Self.horizon(now, years)) }
    }
  }

  private static func horizon(_ now: Instant, _ years: Int) -> Instant {
    now.adding(days: -366 * years)
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
    registerMigration("openingsByWay") { database in
      try database.execute(
        sql: """
          -- By which way it was read, which item, and by which token or link of no account's own.
          ALTER TABLE opening ADD COLUMN way TEXT NOT NULL DEFAULT 'page';
          ALTER TABLE opening ADD COLUMN item TEXT NOT NULL DEFAULT '';
          ALTER TABLE opening ADD COLUMN token INTEGER;
          ALTER TABLE opening ADD COLUMN link INTEGER;
          CREATE INDEX openingOfAccount ON opening (dossier, account, id);

          -- For how many years each dossier's lines are kept, as its rules last said.
          CREATE TABLE openingKeeping (
            dossier TEXT PRIMARY KEY,
            years INTEGER NOT NULL
          ) STRICT;
          """)
    }
  }
}
