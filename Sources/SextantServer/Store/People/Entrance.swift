import GRDB

/// What came of an attempt to sign in.
public enum SignIn: Sendable {
  case signedIn(OpenSession)
  /// No such account, another password or a disabled account: nobody is told which.
  case refused
  case wait(seconds: Int)
}

/// The door: who knows the password of an account comes in.
public struct Entrance: Sendable {
  let database: PeopleDatabase

  /// In seconds: how long to wait when too many passwords are being verified.
  static let busyWait = 5

  /// Takes as long, and says the same, whether or not there is such an account.
  ///
  /// - Parameter replacing: the token of the session that the browser came with, which ends.
  public func signIn(
    email: String, password: Secret, from visitor: Visitor, replacing old: Secret? = nil
  ) async throws -> SignIn {
    let address = EmailAddress(email)
    // What is no address is counted too: nobody learns what is one.
    let name = address?.key ?? String(email.prefix(254)).lowercased()
    let counts = [Attempts.account(name, database), Attempts.address(visitor, database)]
    let admitted = try admit(counts, address)
    if let seconds = admitted.wait { return .wait(seconds: seconds) }
    let isRight: Bool
    let isLong = password.text.utf8.count > PasswordRule.most
    do {
      isRight = try await database.hashing.verify(
        isLong ? Secret("") : password, against: isLong ? nil : admitted.hash)
    } catch {
      try database.write { try Attempts.takeBack(counts, $0) }
      return .wait(seconds: Self.busyWait)
    }
    guard isRight, let id = admitted.account else {
      try refuse(admitted.account, visitor)
      return .refused
    }
    var fresh: String?
    if let hash = admitted.hash, database.hashing.isOutdated(hash) {
      fresh = try? await database.hashing.hash(password)
    }
    return try letIn(id, admitted.hash, fresh, counts, visitor, old)
  }

  private struct Admitted {
    let wait: Int?
    let account: AccountID?
    /// `nil` where nobody may come in.
    let hash: String?
  }

  private func admit(
    _ counts: [Attempts.Count], _ address: EmailAddress?
  ) throws -> Admitted {
    let now = database.now()
    return try database.write { db in
      if let wait = try Attempts.admit(counts, db, now) {
        return Admitted(wait: wait, account: nil, hash: nil)
      }
      let account = try address.flatMap { try Accounts.find($0, db) }
      let isOpen = account.map { !$0.isDisabled } ?? false
      let hash = try isOpen ? account.flatMap { try Accounts.password(of: $0.id, db) } : nil
      return Admitted(wait: nil, account: account?.id, hash: hash)
    }
  }

  private func refuse(_ account: AccountID?, _ visitor: Visitor) throws {
    let now = database.now()
    try database.write {
      try SecurityLog.note($0, .signInFailed, now, account: account, from: visitor)
    }
  }

  private func letIn(
    _ id: AccountID, _ hash: String?, _ fresh: String?, _ counts: [Attempts.Count],
    _ visitor: Visitor, _ old: Secret?
  ) throws -> SignIn {
    let now = database.now()
    return try database.write { db in
      // Password and account may have changed while the password was being verified.
      guard let account = try Accounts.account(id, db), !account.isDisabled,
        try Accounts.password(of: id, db) == hash
      else { return .refused }
      if let fresh { try Accounts.setPassword(fresh, of: id, db) }
      try Attempts.forget(counts[0], db)
      try Attempts.takeBack([counts[1]], db)
      if let old {
        try db.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [old.digest])
      }
      return .signedIn(try Sessions.open(account, db, now, from: visitor))
    }
  }
}
