import GRDB

/// A browser that is signed in.
public struct Session: Sendable, Equatable {
  public let id: Int64
  public let account: Account
  public let created: Instant
  public let lastSeen: Instant
  /// When it ends unless its owner comes back before.
  public let expires: Instant
  public let device: String
  public let address: String
  /// Whether the token by which it was found is old, and no new one on its way.
  var isRenewalDue = false
}

/// A session and the token that its browser keeps: the only time that the token is seen.
public struct OpenSession: Sendable {
  public let session: Session
  public let token: Secret
}

/// The list of browsers that are signed in.
public struct Sessions: Sendable {
  let database: PeopleDatabase

  static let idleDays = 14
  static let longestDays = 90
  /// In seconds: a session that began later than this from now began under a clock that was wrong. It
  /// would last until the clock has caught up; its owner signs in again.
  static let clockSlack = 86_400
  /// In seconds: how old a token is when the browser is given another.
  static let renewal = 86_400
  /// In seconds: how long an old token goes on once its browser has shown the new one.
  static let grace = 60
  /// In seconds: how exactly we know when somebody was last here.
  static let grain = 300

  /// - Returns: `nil` where the token is unknown, the session is over or the account disabled.
  public func session(_ token: Secret) throws -> Session? {
    let now = database.now()
    let found = try database.read { try Self.find(token.digest, $0, now) }
    guard let (session, isNew) = found else { return nil }
    // On a full disk nobody is turned away who only wants to read.
    if isNew { try? database.write { try Self.settle(token.digest, $0, now) } }
    if now.seconds(since: session.lastSeen) >= Self.grain {
      try? database.write { db in
        try db.execute(
          sql: "UPDATE session SET lastSeen = ? WHERE id = ?", arguments: [now, session.id])
      }
    }
    return session
  }

  /// Whether a session goes on; asking does not prolong it.
  public func goesOn(id: Int64) throws -> Bool {
    let now = database.now()
    return try database.read { db in
      let row = try DatabaseRow.first(db, often: "\(Self.select) WHERE session.id = ?", [id])
      return row.map(Session.init).map { $0.isOpen(at: now) } ?? false
    }
  }

  /// Opens a session without a password: after an invitation, or for the worked example.
  public func open(for id: AccountID, from visitor: Visitor) throws -> OpenSession? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Accounts.account(id, db), !account.isDisabled else { return nil }
      return try Self.open(account, db, now, from: visitor)
    }
  }

  /// A new token for a session whose own is a day old: who copied a browser's cookie cannot use it
  /// for long without being noticed, as the browser then has to sign in again.
  ///
  /// The old token goes on until the browser shows the new one, and a minute longer, for what it had
  /// asked at the same time: an answer that gets lost ends nothing. What proves that a form is ours
  /// rests on the part of the token that stays (`Secret.lasting`), so open forms can still be sent.
  ///
  /// - Returns: `nil` where it is not time yet, or another answer has just taken a new token along.
  public func renewed(_ token: Secret) throws -> OpenSession? {
    let now = database.now()
    let fresh = token.renewed()
    return try database.write { db in
      guard let session = try Self.session(token.digest, db, now), session.isRenewalDue else {
        return nil
      }
      try db.execute(
        sql: "UPDATE session SET next = ?, nextSince = ? WHERE id = ?",
        arguments: [fresh.digest, now, session.id])
      return OpenSession(session: session, token: fresh)
    }
  }

  /// The newest visit first.
  public func list(of account: AccountID) throws -> [Session] {
    let now = database.now()
    return try database.read { db in
      try DatabaseRow.fetchAll(
        db, sql: "\(Self.select) WHERE session.account = ? ORDER BY lastSeen DESC, session.id DESC",
        arguments: [account]
      ).map(Session.init).filter { $0.isOpen(at: now) }
    }
  }

  /// Signs out.
  public func end(_ token: Secret, from visitor: Visitor) throws {
    let now = database.now()
    try database.write { db in
      guard let session = try Self.session(token.digest, db, now) else { return }
      try Self.end(session.id, of: session.account.id, db, now, visitor)
    }
  }

  public func end(id: Int64, of account: AccountID, from visitor: Visitor) throws {
    let now = database.now()
    try database.write { try Self.end(id, of: account, $0, now, visitor) }
  }

  /// Signs out everywhere, or everywhere else.
  ///
  /// - Returns: how many sessions ended.
  public func endAll(
    of account: AccountID, except kept: Int64? = nil, from visitor: Visitor
  ) throws -> Int {
    let now = database.now()
    return try database.write { db in
      let count = try Self.endAll(of: account, except: kept, db)
      try SecurityLog.note(db, .signedOutEverywhere, now, account: account, from: visitor)
      return count
    }
  }
}

extension Sessions {
  private static let select = """
    SELECT account.*, session.id AS sessionId, session.created AS sessionCreated, lastSeen,
      device, address, tokenSince, nextSince
    FROM session JOIN account ON account.id = session.account
    """

  static func session(_ digest: String, _ db: Database, _ now: Instant) throws -> Session? {
    try find(digest, db, now)?.session
  }

  /// - Returns: whether the token is a renewed one that the browser shows for the first time, too.
  private static func find(
    _ digest: String, _ db: Database, _ now: Instant
  ) throws -> (session: Session, isNew: Bool)? {
    if let row = try DatabaseRow.first(db, often: "\(select) WHERE token = ?", [digest]) {
      var session = Session(row)
      guard session.isOpen(at: now) else { return nil }
      let since: Instant = row["tokenSince"] ?? session.created
      let next: Instant? = row["nextSince"]
      // A clock that was set back leaves tokens from the future: as good a time as any.
      let isOld = !(0..<renewal).contains(now.seconds(since: since))
      let isOnItsWay = next.map { (0..<grace).contains(now.seconds(since: $0)) } ?? false
      session.isRenewalDue = isOld && !isOnItsWay
      return (session, false)
    }
    if let row = try DatabaseRow.first(db, often: "\(select) WHERE next = ?", [digest]) {
      let session = Session(row)
      return session.isOpen(at: now) ? (session, true) : nil
    }
    let former = try DatabaseRow.first(
      db, often: "\(select) WHERE former = ? AND formerUntil > ?", [digest, now])
    guard let session = former.map(Session.init), session.isOpen(at: now) else { return nil }
    return (session, false)
  }

  /// The browser has the new token: the old one goes on for what was asked with it just now.
  private static func settle(_ digest: String, _ db: Database, _ now: Instant) throws {
    try db.execute(
      sql: """
        UPDATE session SET former = token, formerUntil = ?, token = next, tokenSince = ?,
          next = NULL, nextSince = NULL
        WHERE next = ?
        """,
      arguments: [now.adding(seconds: grace), now, digest])
  }

  static func open(
    _ account: Account, _ db: Database, _ now: Instant, from visitor: Visitor
  ) throws -> OpenSession {
    let token = Secret.ofSession()
    try db.execute(
      sql: """
        INSERT INTO session (account, token, tokenSince, created, lastSeen, device, address)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [account.id, token.digest, now, now, now, visitor.device, visitor.address])
    let id = db.lastInsertedRowID
    try SecurityLog.note(db, .signedIn, now, account: account.id, from: visitor)
    let session = Session(
      id: id, account: account, created: now, lastSeen: now,
      expires: Session.expiry(created: now, lastSeen: now), device: visitor.device,
      address: visitor.address)
    return OpenSession(session: session, token: token)
  }

  private static func end(
    _ id: Int64, of account: AccountID, _ db: Database, _ now: Instant, _ visitor: Visitor
  ) throws {
    try db.execute(
      sql: "DELETE FROM session WHERE id = ? AND account = ?", arguments: [id, account])
    guard db.changesCount > 0 else { return }
    try SecurityLog.note(db, .signedOut, now, account: account, from: visitor)
  }

  @discardableResult
  static func endAll(
    of account: AccountID, except kept: Int64? = nil, _ db: Database
  ) throws -> Int {
    try db.execute(
      sql: "DELETE FROM session WHERE account = ? AND id IS NOT ?", arguments: [account, kept])
    return db.changesCount
  }

  static func deleteExpired(_ db: Database, _ now: Instant) throws {
    let soon = now.adding(seconds: clockSlack)
    try db.execute(
      sql: "DELETE FROM session WHERE lastSeen < ? OR created < ? OR created > ? OR lastSeen > ?",
      arguments: [now.adding(days: -idleDays), now.adding(days: -longestDays), soon, soon])
  }
}

extension Session {
  init(_ row: DatabaseRow) {
    account = Account(row)
    id = row["sessionId"]
    created = row["sessionCreated"]
    lastSeen = row["lastSeen"]
    expires = Self.expiry(created: created, lastSeen: lastSeen)
    device = row["device"]
    address = row["address"]
  }

  fileprivate func isOpen(at now: Instant) -> Bool {
    let soon = now.adding(seconds: Sessions.clockSlack)
    return expires > now && created <= soon && lastSeen <= soon && !account.isDisabled
  }

  static func expiry(created: Instant, lastSeen: Instant) -> Instant {
    min(
      lastSeen.adding(days: Sessions.idleDays), created.adding(days: Sessions.longestDays))
  }
}

extension Secret {
  private static let seam: Character = "."

  /// A session's token: a part that stays as long as the session, and one that changes.
  fileprivate static func ofSession() -> Secret { random().renewed() }

  fileprivate func renewed() -> Secret {
    Secret("\(lasting.text)\(Self.seam)\(Secret.random().text)")
  }

  /// What of a session's token stays when it is renewed; all of any other secret.
  var lasting: Secret { Secret(String(text.prefix { $0 != Self.seam })) }
}

extension DatabaseMigrator {
  /// How tokens of sessions are renewed. Shipped: never edited, only followed by others.
  mutating func registerRenewals() {
    registerMigration("renewals") { database in
      try database.execute(
        sql: """
          ALTER TABLE session ADD COLUMN tokenSince INTEGER;
          -- Sent to the browser, not shown by it yet.
          ALTER TABLE session ADD COLUMN next TEXT CHECK (next IS NULL OR length(next) = 64);
          ALTER TABLE session ADD COLUMN nextSince INTEGER;
          -- The token before, for what was asked with it at the same time.
          ALTER TABLE session ADD COLUMN former TEXT CHECK (former IS NULL OR length(former) = 64);
          ALTER TABLE session ADD COLUMN formerUntil INTEGER;
          CREATE UNIQUE INDEX sessionByNext ON session (next) WHERE next IS NOT NULL;
          CREATE INDEX sessionByFormer ON session (former) WHERE former IS NOT NULL;
          """)
    }
  }
}
