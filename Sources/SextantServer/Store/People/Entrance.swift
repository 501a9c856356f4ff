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
  /// Lets time pass until somebody's turn has come.
  var pause: @Sendable (_ seconds: Int) async throws -> Void = {
    try await Task.sleep(for: .seconds($0))
  }

  /// In seconds: how long to wait when too many passwords are being verified.
  static let busyWait = 5

  /// Takes as long, and says the same, whether or not there is such an account.
  ///
  /// - Parameters:
  ///   - old: the token of the session that the browser came with, which ends.
  ///   - device: the cookie that the browser keeps of an earlier session of an account.
  public func signIn(
    email: String, password: Secret, from visitor: Visitor, replacing old: Secret? = nil,
    knownBy device: (AccountID) -> Secret? = { _ in nil }
  ) async throws -> SignIn {
    let admitted = try admit(email, visitor, device)
    let counts = admitted.counts
    switch admitted.admission {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .after(let seconds): if seconds > 0 { try await pause(seconds) }
    }
    let isRight: Bool
    let isLong = password.text.utf8.count > PasswordRule.most
    do {
      isRight = try await database.hashing.verify(
        isLong ? Secret("") : password, against: isLong ? nil : admitted.hash,
        isStranger: !admitted.isKnown)
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

  /// The cookie by which a browser with an open session is known later.
  ///
  /// - Returns: `nil` where the account is gone.
  public func deviceCookie(of id: AccountID) throws -> Secret? {
    try database.read { try Accounts.password(of: id, $0) }.map {
      KnownDevice.cookie(of: id, $0, database)
    }
  }

  private struct Admitted {
    let admission: Attempts.Admission
    let counts: [Attempts.Count]
    /// Whether the account was open in the browser before.
    let isKnown: Bool
    let account: AccountID?
    /// `nil` where nobody may come in.
    let hash: String?
  }

  private func admit(
    _ email: String, _ visitor: Visitor, _ cookie: (AccountID) -> Secret?
  ) throws -> Admitted {
    let address = EmailAddress(email)
    // What is no address is counted too: nobody learns what is one.
    let name = address?.key ?? String(email.prefix(254)).lowercased()
    let now = database.now()
    return try database.write { db in
      let account = try address.flatMap { try Accounts.find($0, db) }
      let isOpen = account.map { !$0.isDisabled } ?? false
      let hash = try isOpen ? account.flatMap { try Accounts.password(of: $0.id, db) } : nil
      var device: KnownDevice?
      if let account, let hash, let cookie = cookie(account.id) {
        device = KnownDevice(cookie, of: account.id, hash, database)
      }
      let counts = Attempts.signIn(name, from: visitor, on: device, database)
      return Admitted(
        admission: try Attempts.admit(counts, db, now), counts: counts,
        isKnown: device != nil, account: account?.id, hash: hash)
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
      // The first stands for this account and this browser or network alone.
      try Attempts.forget(counts[0], db)
      try Attempts.takeBack(Array(counts.dropFirst()), db)
      if let old {
        try db.execute(sql: "DELETE FROM session WHERE token = ?", arguments: [old.digest])
      }
      return .signedIn(try Sessions.open(account, db, now, from: visitor))
    }
  }
}
