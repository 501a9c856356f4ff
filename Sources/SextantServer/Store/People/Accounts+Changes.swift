import GRDB
public import SextantModel

/// What came of changing a password.
public enum PasswordChange: Sendable {
  /// All other sessions have ended; this one goes on under a new token.
  case changed(OpenSession)
  case refused([AccountProblem])
  case wrongPassword
  case wait(seconds: Int)
}

/// What came of changing an e-mail address.
public enum EmailChange: Sendable {
  case changed(Account)
  case refused([AccountProblem])
  case wrongPassword
  case wait(seconds: Int)
}

extension Accounts {
  /// - Returns: what is wrong; nothing is changed then.
  public func set(
    name: String, language: Language, theme: Theme, of id: AccountID
  ) throws -> [AccountProblem] {
    let name = AccountDetails.tidy(name)
    let problems = AccountDetails.problems(ofName: name)
    guard problems.isEmpty else { return problems }
    try database.write { db in
      try db.execute(
        sql: "UPDATE account SET name = ?, language = ?, theme = ? WHERE id = ? AND erased IS NULL",
        arguments: [name, language.rawValue, theme.rawValue, id])
    }
    return []
  }

  /// Whether somebody is told by mail that a remark calls them.
  public func setMentionMail(_ isWanted: Bool, of id: AccountID) throws {
    try database.write { db in
      try db.execute(
        sql: "UPDATE account SET wantsMentionMail = ? WHERE id = ? AND erased IS NULL",
        arguments: [isWanted, id])
    }
  }

  public func changePassword(
    of id: AccountID, current: Secret, to password: Secret, from visitor: Visitor
  ) async throws -> PasswordChange {
    guard let account = try account(id) else { return .refused([.unknownAccount]) }
    let problems = PasswordRule.problems(password, email: account.email, name: account.name)
    guard problems.isEmpty else { return .refused(problems) }
    switch try await confirm(current, account, visitor) {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .wrong: return .wrongPassword
    case .right: break
    }
    let hash = try await database.hashing.hash(password)
    return try keepPassword(hash, account, visitor)
  }

  private func keepPassword(
    _ hash: String, _ account: Account, _ visitor: Visitor
  ) throws -> PasswordChange {
    let now = database.now()
    return try database.write { db in
      try Self.setPassword(hash, of: account.id, db)
      try APITokens.revokeAll(of: account.id, db, now)
      try SecurityLog.note(db, .passwordChanged, now, account: account.id, from: visitor)
      try Sessions.endAll(of: account.id, db)
      return .changed(try Sessions.open(account, db, now, from: visitor))
    }
  }

  public func changeEmail(
    of id: AccountID, to email: String, password: Secret, from visitor: Visitor
  ) async throws -> EmailChange {
    guard let account = try account(id) else { return .refused([.unknownAccount]) }
    guard let address = EmailAddress(email) else { return .refused([.emailUnreadable]) }
    switch try await confirm(password, account, visitor) {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .wrong: return .wrongPassword
    case .right: return try keepEmail(address, account, visitor)
    }
  }

  private func keepEmail(
    _ address: EmailAddress, _ account: Account, _ visitor: Visitor
  ) throws -> EmailChange {
    let now = database.now()
    return try database.write { db in
      if let holder = try Self.find(address, db), holder.id != account.id {
        return .refused([.emailTaken])
      }
      try db.execute(
        sql: "UPDATE account SET email = ?, emailKey = ? WHERE id = ? AND erased IS NULL",
        arguments: [address.text, address.key, account.id])
      // A link sent to the old address must not open the account any more.
      try db.execute(sql: "DELETE FROM recovery WHERE account = ?", arguments: [account.id])
      try SecurityLog.note(db, .emailChanged, now, account: account.id, from: visitor)
      guard let changed = try Self.account(account.id, db) else {
        return .refused([.unknownAccount])
      }
      return .changed(changed)
    }
  }

  static func setPassword(_ hash: String, of id: AccountID, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE account SET password = ? WHERE id = ? AND erased IS NULL",
      arguments: [hash, id])
    try db.execute(sql: "DELETE FROM recovery WHERE account = ?", arguments: [id])
  }

  /// Whether who sits at an open session of an account knows its password: who signs proves it once
  /// more.
  public func prove(
    _ password: Secret, of id: AccountID, from visitor: Visitor
  ) async throws -> PasswordProof {
    guard let account = try account(id) else { return .wrong }
    return try await confirm(password, account, visitor)
  }

  /// Whoever sits at an open session must still know the password to change what it protects.
  private func confirm(
    _ password: Secret, _ account: Account, _ visitor: Visitor
  ) async throws -> PasswordProof {
    let counts = [Attempts.confirmation(account.id, database)]
    let (admission, hash) = try admit(counts, account)
    if case .wait(let seconds) = admission { return .wait(seconds: seconds) }
    guard try await database.hashing.verify(password, against: hash) else { return .wrong }
    try forget(counts)
    return .right
  }

  private func admit(
    _ counts: [Attempts.Count], _ account: Account
  ) throws -> (Attempts.Admission, hash: String?) {
    let now = database.now()
    return try database.write { db in
      (try Attempts.admit(counts, db, now), try Self.password(of: account.id, db))
    }
  }

  private func forget(_ counts: [Attempts.Count]) throws {
    try database.write { db in for count in counts { try Attempts.forget(count, db) } }
  }
}

/// What came of asking once more for the password of who is signed in.
public enum PasswordProof: Sendable, Equatable {
  case right, wrong
  case wait(seconds: Int)
}
