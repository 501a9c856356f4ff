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
  /// In seconds: how exactly we know when somebody was last here.
  static let grain = 300

  /// - Returns: `nil` where the token is unknown, the session is over or the account disabled.
  public func session(_ token: Secret) throws -> Session? {
    let now = database.now()
    let session = try database.read { try Self.session(token.digest, $0, now) }
    guard let session else { return nil }
    if now.seconds(since: session.lastSeen) >= Self.grain {
      // On a full disk nobody is turned away who only wants to read.
      try? database.write { db in
        try db.execute(
          sql: "UPDATE session SET lastSeen = ? WHERE id = ?", arguments: [now, session.id])
      }
    }
    return session
  }

  /// Whether a session goes on; asking does not prolong it.
  public func goesOn(_ token: Secret) throws -> Bool {
    let now = database.now()
    return try database.read { try Self.session(token.digest, $0, now) != nil }
  }

  /// Opens a session without a password: after an invitation, or for the worked example.
  public func open(for id: AccountID, from visitor: Visitor) throws -> OpenSession? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Accounts.account(id, db), !account.isDisabled else { return nil }
      return try Self.open(account, db, now, from: visitor)
    }
  }

  /// The same session under a new token; the old one opens nothing any more.
  public func rotate(_ token: Secret) throws -> OpenSession? {
    let now = database.now()
    return try database.write { db in
      guard let session = try Self.session(token.digest, db, now) else { return nil }
      let fresh = Secret.random()
      try db.execute(
        sql: "UPDATE session SET token = ? WHERE id = ?", arguments: [fresh.digest, session.id])
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
      ).map(Session.init).filter { $0.goesOn(at: now) }
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
      device, address
    FROM session JOIN account ON account.id = session.account
    """

  static func session(_ digest: String, _ db: Database, _ now: Instant) throws -> Session? {
    let row = try DatabaseRow.first(db, often: "\(select) WHERE token = ?", [digest])
    guard let session = row.map(Session.init), session.goesOn(at: now),
      !session.account.isDisabled
    else { return nil }
    return session
  }

  static func open(
    _ account: Account, _ db: Database, _ now: Instant, from visitor: Visitor
  ) throws -> OpenSession {
    let token = Secret.random()
    try db.execute(
      sql: """
        INSERT INTO session (account, token, created, lastSeen, device, address)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [account.id, token.digest, now, now, visitor.device, visitor.address])
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

  fileprivate func goesOn(at now: Instant) -> Bool {
    let soon = now.adding(seconds: Sessions.clockSlack)
    return expires > now && created <= soon && lastSeen <= soon
  }

  static func expiry(created: Instant, lastSeen: Instant) -> Instant {
    min(
      lastSeen.adding(days: Sessions.idleDays), created.adding(days: Sessions.longestDays))
  }
}
