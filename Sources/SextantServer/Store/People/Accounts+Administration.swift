import GRDB

/// What administrators do to the accounts of others.
extension Accounts {
  /// A change of rights ends the account's sessions: whoever holds one signs in again.
  public func setAdministrator(
    _ isAdministrator: Bool, of id: AccountID, by actor: AccountID, from visitor: Visitor
  ) throws -> AccountProblem? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Self.account(id, db), !account.isErased else {
        return .unknownAccount
      }
      guard account.isAdministrator != isAdministrator else { return nil }
      if !isAdministrator, try !Self.hasAdministrator(besides: id, db) {
        return .lastAdministrator
      }
      try db.execute(
        sql: "UPDATE account SET isAdministrator = ? WHERE id = ?",
        arguments: [isAdministrator, id])
      try Sessions.endAll(of: id, db)
      try SecurityLog.note(
        db, isAdministrator ? .administratorMade : .administratorUnmade, now, account: id,
        actor: actor, from: visitor)
      return nil
    }
  }

  /// A disabled account keeps all it has and opens nothing: no session, no token, no recovery.
  public func setDisabled(
    _ isDisabled: Bool, of id: AccountID, by actor: AccountID, from visitor: Visitor
  ) throws -> AccountProblem? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Self.account(id, db), !account.isErased else {
        return .unknownAccount
      }
      guard account.isDisabled != isDisabled else { return nil }
      if isDisabled, account.isAdministrator, try !Self.hasAdministrator(besides: id, db) {
        return .lastAdministrator
      }
      try db.execute(
        sql: "UPDATE account SET disabled = ? WHERE id = ?",
        arguments: [isDisabled ? now : nil, id])
      if isDisabled { try Self.shut(id, db) }
      try SecurityLog.note(
        db, isDisabled ? .accountDisabled : .accountEnabled, now, account: id, actor: actor,
        from: visitor)
      return nil
    }
  }

  /// Takes away everything that tells who somebody was. The number stays, for the journal.
  public func erase(
    _ id: AccountID, by actor: AccountID, from visitor: Visitor
  ) throws -> AccountProblem? {
    let now = database.now()
    return try database.write { db in
      guard let account = try Self.account(id, db), !account.isErased else {
        return .unknownAccount
      }
      if account.isAdministrator, try !Self.hasAdministrator(besides: id, db) {
        return .lastAdministrator
      }
      try Self.shut(id, db)
      try db.execute(
        sql: "DELETE FROM invitation WHERE lower(email) = lower(?)", arguments: [account.email])
      for table in ["membership", "apiToken", "draft"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE account = ?", arguments: [id])
      }
      try db.execute(
        sql: """
          UPDATE account SET email = :nobody, emailKey = :nobody, name = '', password = '',
            isAdministrator = 0, disabled = :now, erased = :now WHERE id = :id
          """, arguments: ["nobody": "\(id.rawValue)@erased.invalid", "now": now, "id": id])
      try SecurityLog.note(
        db, .accountErased, now, account: id, actor: actor, from: visitor)
      return nil
    }
  }

  private static func shut(_ id: AccountID, _ db: Database) throws {
    try Sessions.endAll(of: id, db)
    try db.execute(sql: "DELETE FROM recovery WHERE account = ?", arguments: [id])
  }
}
