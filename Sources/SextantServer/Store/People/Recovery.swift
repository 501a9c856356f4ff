import GRDB

/// What somebody is told who asks for a link because they forgot their password.
public enum RecoveryAsked: Sendable, Equatable {
  /// If there is such an account, a letter is on its way; nobody is told whether there is.
  case done
  case wait(seconds: Int)
}

/// What came of setting a password by a link.
public enum PasswordReset: Sendable {
  /// All sessions of the account have ended.
  case done(Account)
  case refused([AccountProblem])
  case notValid
}

/// Links by which somebody who forgot their password sets another: one hour, one use.
public struct Recovery: Sendable {
  let database: PeopleDatabase

  static let seconds = 3600

  /// - Parameter letter: the letter with the link; put into the queue where there is an account.
  public func ask(
    email: String, from visitor: Visitor, letter: (Account, Secret) -> MailMessage
  ) throws -> RecoveryAsked {
    let address = EmailAddress(email)
    let name = address?.key ?? String(email.prefix(254)).lowercased()
    let counts = [
      Attempts.recovery(name, database), Attempts.recovery(from: visitor, database),
    ]
    let now = database.now()
    return try database.write { db in
      if case .wait(let seconds) = try Attempts.admit(counts, db, now) {
        return .wait(seconds: seconds)
      }
      let account = try address.flatMap { try Accounts.find($0, db) }
      // Noted for unknown addresses too, so that both cost one transaction.
      try SecurityLog.note(db, .recoveryAsked, now, account: account?.id, from: visitor)
      guard let account, !account.isDisabled else { return .done }
      let token = try make(for: account, db, now)
      try MailQueue.add(letter(account, token), database, db, now)
      return .done
    }
  }

  /// The token of a link that an administrator hands over.
  ///
  /// - Returns: `nil` where there is no such account, or it is disabled.
  public func link(
    for id: AccountID, by actor: AccountID, from visitor: Visitor
  ) throws -> Secret? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Accounts.account(id, db), !account.isDisabled else { return nil }
      try SecurityLog.note(
        db, .recoveryLinkMade, now, account: id, actor: actor, from: visitor)
      return try make(for: account, db, now)
    }
  }

  /// Whose link it is; `nil` where it is unknown, used or too old.
  public func account(_ token: Secret) throws -> Account? {
    let now = database.now()
    return try database.read { try Self.account(token, $0, now) }
  }

  public func reset(
    _ token: Secret, to password: Secret, from visitor: Visitor
  ) async throws -> PasswordReset {
    guard let account = try account(token) else { return .notValid }
    let problems = PasswordRule.problems(password, email: account.email, name: account.name)
    guard problems.isEmpty else { return .refused(problems) }
    let hash = try await database.hashing.hash(password)
    return try reset(token, hash, visitor)
  }

  private func reset(
    _ token: Secret, _ hash: String, _ visitor: Visitor
  ) throws -> PasswordReset {
    let now = database.now()
    return try database.write { db in
      guard let account = try Self.account(token, db, now) else { return .notValid }
      // This also takes away every link of the account, this one included.
      try Accounts.setPassword(hash, of: account.id, db)
      try APITokens.revokeAll(of: account.id, db, now)
      try Sessions.endAll(of: account.id, db)
      try Attempts.forget(Attempts.confirmation(account.id, database), db)
      try SecurityLog.note(db, .passwordReset, now, account: account.id, from: visitor)
      return .done(account)
    }
  }

  private func make(for account: Account, _ db: Database, _ now: Instant) throws -> Secret {
    let token = Secret.random()
    try db.execute(
      sql: "INSERT INTO recovery (token, account, created, expires) VALUES (?, ?, ?, ?)",
      arguments: [token.digest, account.id, now, now.adding(seconds: Self.seconds)])
    return token
  }

  private static func account(
    _ token: Secret, _ db: Database, _ now: Instant
  ) throws -> Account? {
    let row = try DatabaseRow.fetchOne(
      db,
      sql: """
        SELECT account.* FROM recovery JOIN account ON account.id = recovery.account
        WHERE token = ? AND expires > ? AND disabled IS NULL
        """, arguments: [token.digest, now])
    return row.map(Account.init)
  }
}
