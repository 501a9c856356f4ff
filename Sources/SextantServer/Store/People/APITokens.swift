import GRDB
public import SextantModel

/// A token by which a program works in its owner's name, and never with more rights than they have.
public struct APIToken: Sendable, Equatable {
  public let id: Int64
  public let name: String
  public let account: AccountID
  /// `nil`: every dossier of its owner.
  public let dossier: String?
  public let role: String
  public let created: Instant
  public let expires: Instant
  public let lastUsed: Instant?
  public let revoked: Instant?
}

/// Why a token cannot be made.
public enum APITokenProblem: String, Sendable, Equatable {
  case nameEmpty, nameTooLong
  /// Its owner is no member of the dossier.
  case notAMember
  /// The role may do more than its owner.
  case roleTooHigh
  /// Already over, or more than a year away.
  case expiryOutOfRange

  public var message: Message { Message("token.\(rawValue)") }
}

/// What came of making a token.
public enum APITokenMade: Sendable {
  /// The secret is shown once: it is not kept.
  case made(APIToken, secret: Secret)
  case refused([APITokenProblem])
}

/// A program that has shown a token: what it may do, and in whose name.
public struct Bearer: Sendable, Equatable {
  public let token: APIToken
  public let account: Account
}

/// The list of tokens that programs use.
public struct APITokens: Sendable {
  let database: PeopleDatabase

  /// By which scanners of published code know a token that was left in it.
  public static let prefix = "sxt_"
  static let longestDays = 366
  static let longestName = 80

  public func make(
    name: String, dossier: String?, role: String, expires: Instant, for account: AccountID,
    from visitor: Visitor
  ) throws -> APITokenMade {
    let now = database.now()
    let name = AccountDetails.tidy(name)
    return try database.write { db in
      var problems: [APITokenProblem] = []
      if name.isEmpty { problems.append(.nameEmpty) }
      if name.count > Self.longestName { problems.append(.nameTooLong) }
      if expires <= now || expires > now.adding(days: Self.longestDays) {
        problems.append(.expiryOutOfRange)
      }
      if let problem = try roleProblem(role, dossier, account, db) { problems.append(problem) }
      guard problems.isEmpty else { return .refused(problems) }
      let secret = Secret(Self.prefix + hexadecimal(randomBytes(32)))
      try db.execute(
        sql: """
          INSERT INTO apiToken (token, name, account, dossier, role, created, expires)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """, arguments: [secret.digest, name, account, dossier, role, now, expires])
      let token = APIToken(
        id: db.lastInsertedRowID, name: name, account: account, dossier: dossier, role: role,
        created: now, expires: expires, lastUsed: nil, revoked: nil)
      try SecurityLog.note(
        db, .tokenMade, now, account: account, dossier: dossier, from: visitor,
        detail: "\(token.id) \(role)")
      return .made(token, secret: secret)
    }
  }

  /// - Returns: `nil` where the token is unknown, revoked or over, or its owner disabled. What its
  ///   owner may still do is asked at each use: see `isWithin`.
  public func bearer(_ secret: Secret) throws -> Bearer? {
    guard secret.text.hasPrefix(Self.prefix) else { return nil }
    let now = database.now()
    let row = try database.read { db in
      try DatabaseRow.fetchOne(
        db,
        sql: """
          SELECT apiToken.* FROM apiToken JOIN account ON account.id = apiToken.account
          WHERE token = ? AND revoked IS NULL AND expires > ? AND disabled IS NULL
          """, arguments: [secret.digest, now]
      ).map { row in
        let token = APIToken(row)
        return try Accounts.account(token.account, db).map { Bearer(token: token, account: $0) }
      }
    }
    guard let bearer = row ?? nil else { return nil }
    let isRecent = bearer.token.lastUsed.map { now.seconds(since: $0) < Sessions.grain } ?? false
    if !isRecent {
      try? database.write { db in
        try db.execute(
          sql: "UPDATE apiToken SET lastUsed = ? WHERE id = ?",
          arguments: [now, bearer.token.id])
      }
    }
    return bearer
  }

  /// Whether a token's role is still no greater than the one its owner has now.
  public func isWithin(_ role: String, _ owner: String) -> Bool {
    database.ranks.isWithin(role, owner)
  }

  /// The newest first; revoked and old ones too.
  public func list(of account: AccountID) throws -> [APIToken] {
    try database.read { db in
      try DatabaseRow.fetchAll(
        db, sql: "SELECT * FROM apiToken WHERE account = ? ORDER BY id DESC",
        arguments: [account]
      ).map(APIToken.init)
    }
  }

  public func revoke(_ id: Int64, of account: AccountID, from visitor: Visitor) throws {
    let now = database.now()
    try database.write { db in
      try db.execute(
        sql: "UPDATE apiToken SET revoked = ? WHERE id = ? AND account = ? AND revoked IS NULL",
        arguments: [now, id, account])
      guard db.changesCount > 0 else { return }
      try SecurityLog.note(
        db, .tokenRevoked, now, account: account, from: visitor, detail: String(id))
    }
  }

  private func roleProblem(
    _ role: String, _ dossier: String?, _ account: AccountID, _ db: Database
  ) throws -> APITokenProblem? {
    // For every dossier it is asked at each use what its owner is there.
    guard let dossier else { return nil }
    guard let membership = try Memberships.membership(of: account, in: dossier, db) else {
      return .notAMember
    }
    return database.ranks.isWithin(role, membership.role) ? nil : .roleTooHigh
  }
}

extension APIToken {
  init(_ row: DatabaseRow) {
    id = row["id"]
    name = row["name"]
    account = row["account"]
    dossier = row["dossier"]
    role = row["role"]
    created = row["created"]
    expires = row["expires"]
    lastUsed = row["lastUsed"]
    revoked = row["revoked"]
  }
}
