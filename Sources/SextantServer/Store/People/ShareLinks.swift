import GRDB

/// A link by which people without an account read a part of a dossier, until a moment.
public struct ShareLink: Sendable, Equatable {
  public let id: Int64
  public let dossier: String
  /// What its maker calls it.
  public let label: String
  public let scope: ShareScope
  public let creator: AccountID
  public let created: Instant
  public let expires: Instant
  public let revoked: Instant?
  public let hasPassword: Bool
  public let uses: Int
  public let lastUsed: Instant?
}

/// A link and its token: the only time that the token is seen.
public struct ShareLinkMade: Sendable {
  public let link: ShareLink
  public let token: Secret
}

/// What came of opening a share link.
public enum ShareOpening: Sendable {
  /// The pass goes into a cookie: with it the link is followed without its password.
  case open(ShareLink, pass: Secret)
  case needsPassword
  case wrongPassword
  /// Unknown, revoked or too old.
  case notValid
  case wait(seconds: Int)
}

/// The list of links that were handed out.
public struct ShareLinks: Sendable {
  let database: PeopleDatabase
  /// Lets time pass until somebody's turn has come.
  var pause: @Sendable (_ seconds: Int) async throws -> Void = {
    try await Task.sleep(for: .seconds($0))
  }

  /// - Parameter password: what the link asks for; it is told to its readers by another way.
  public func make(
    dossier: String, label: String, scope: ShareScope, expires: Instant, password: Secret? = nil,
    by creator: AccountID, from visitor: Visitor
  ) async throws -> ShareLinkMade {
    var hash: String?
    if let password, !password.text.isEmpty {
      hash = try await database.hashing.hash(password)
    }
    return try insert(
      arguments: [
        dossier, AccountDetails.tidy(label), scope.text, hash, creator, database.now(), expires,
      ], creator, dossier, visitor)
  }

  private func insert(
    arguments: StatementArguments, _ creator: AccountID, _ dossier: String, _ visitor: Visitor
  ) throws -> ShareLinkMade {
    let token = Secret.random()
    let now = database.now()
    return try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO shareLink (token, dossier, label, scope, password, creator, created, expires)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """, arguments: [token.digest] + arguments)
      let id = db.lastInsertedRowID
      try SecurityLog.note(
        db, .shareLinkMade, now, account: creator, dossier: dossier, from: visitor,
        detail: String(id))
      let row = try DatabaseRow.fetchOne(
        db, sql: "SELECT * FROM shareLink WHERE id = ?", arguments: [id])
      guard let row else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return ShareLinkMade(link: ShareLink(row), token: token)
    }
  }

  /// Opens a link for somebody who comes with no pass.
  ///
  /// - Parameter isUse: whether it counts as a use; not where somebody only looks where it leads.
  public func open(
    _ token: Secret, password: Secret?, from visitor: Visitor, isUse: Bool = true
  ) async throws -> ShareOpening {
    guard let (link, hash) = try find(token) else { return .notValid }
    guard let hash else {
      return isUse
        ? try enter(link, nil, token, visitor) : .open(link, pass: Self.pass(token, nil))
    }
    guard let password else { return .needsPassword }
    guard password.text.utf8.count <= PasswordRule.most else { return .wrongPassword }
    let counts = Attempts.shareLink(link.id, from: visitor, database)
    let now = database.now()
    switch try database.write({ try Attempts.admit(counts, $0, now) }) {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .after(let seconds): if seconds > 0 { try await pause(seconds) }
    }
    guard try await database.hashing.verify(password, against: hash, isStranger: true) else {
      return .wrongPassword
    }
    try database.write { try Attempts.takeBack(counts, $0) }
    return try enter(link, hash, token, visitor)
  }

  /// Lets somebody go on who has opened the link; counts nothing.
  public func follow(_ token: Secret, pass: Secret) throws -> ShareLink? {
    guard let (link, hash) = try find(token),
      sameBytes(pass.text, Self.pass(token, hash).text)
    else { return nil }
    return link
  }

  /// The newest first; revoked and old ones too.
  public func list(of dossier: String) throws -> [ShareLink] {
    try database.read { db in
      try DatabaseRow.fetchAll(
        db, sql: "SELECT * FROM shareLink WHERE dossier = ? ORDER BY id DESC",
        arguments: [dossier]
      ).map(ShareLink.init)
    }
  }

  public func revoke(
    _ id: Int64, of dossier: String, by actor: AccountID, from visitor: Visitor
  ) throws {
    let now = database.now()
    try database.write { db in
      try db.execute(
        sql: "UPDATE shareLink SET revoked = ? WHERE id = ? AND dossier = ? AND revoked IS NULL",
        arguments: [now, id, dossier])
      guard db.changesCount > 0 else { return }
      try SecurityLog.note(
        db, .shareLinkRevoked, now, account: actor, dossier: dossier, from: visitor,
        detail: String(id))
    }
  }

  private func find(_ token: Secret) throws -> (ShareLink, password: String?)? {
    let now = database.now()
    return try database.read { db in
      try DatabaseRow.fetchOne(
        db, sql: "SELECT * FROM shareLink WHERE token = ? AND revoked IS NULL AND expires > ?",
        arguments: [token.digest, now]
      ).map { (ShareLink($0), $0["password"]) }
    }
  }

  private func enter(
    _ link: ShareLink, _ hash: String?, _ token: Secret, _ visitor: Visitor
  ) throws -> ShareOpening {
    let now = database.now()
    try database.write { db in
      try db.execute(
        sql: "UPDATE shareLink SET uses = uses + 1, lastUsed = ? WHERE id = ?",
        arguments: [now, link.id])
      try SecurityLog.note(
        db, .shareLinkOpened, now, dossier: link.dossier, from: visitor, detail: String(link.id))
    }
    return .open(link, pass: Self.pass(token, hash))
  }

  /// Nobody makes it who has not both the link and its password's hash; another password, and it
  /// opens nothing.
  private static func pass(_ token: Secret, _ hash: String?) -> Secret {
    let key = Fingerprint.blake2b(Array(token.text.utf8))
    return Secret(base64URL(Fingerprint.blake2b(Array("pass \(hash ?? "")".utf8), key: key)))
  }
}

extension ShareLink {
  init(_ row: DatabaseRow) {
    id = row["id"]
    dossier = row["dossier"]
    label = row["label"]
    scope = ShareScope(text: row["scope"])
    creator = row["creator"]
    created = row["created"]
    expires = row["expires"]
    revoked = row["revoked"]
    hasPassword = row["password"] != nil
    uses = row["uses"]
    lastUsed = row["lastUsed"]
  }
}
