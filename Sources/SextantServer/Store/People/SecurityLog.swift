import GRDB

/// What happens at the door, and to the rights of people, in the order it happened.
public enum SecurityEvent: String, Sendable, CaseIterable {
  case accountCreated, accountDisabled, accountEnabled, accountErased
  case administratorMade, administratorUnmade
  case signedIn, signInFailed, signedOut, signedOutEverywhere
  case passwordChanged, emailChanged
  case invited, invitationAccepted, invitationWithdrawn
  case recoveryAsked, recoveryLinkMade, passwordReset
  case roleSet, roleRemoved
  case shareLinkMade, shareLinkOpened, shareLinkRevoked
  case tokenMade, tokenRevoked
}

/// An entry of the security log. It holds no secret, no name and no e-mail address.
public struct SecurityEntry: Sendable, Equatable {
  public let id: Int64
  public let at: Instant
  public let event: SecurityEvent
  /// Whose account it is about; `nil` where an unknown one was tried.
  public let account: AccountID?
  /// Who did it, where it was somebody else.
  public let actor: AccountID?
  public let dossier: String?
  public let address: String
  /// The role given, the number of what was made.
  public let detail: String
}

/// The list of what happened at the door; it is only added to, until it is too old to be kept.
public struct SecurityLog: Sendable {
  let database: PeopleDatabase

  /// The newest first.
  ///
  /// - Parameter before: only those older than the entry of this id.
  public func entries(
    of account: AccountID? = nil, _ event: SecurityEvent? = nil, before: Int64? = nil, limit: Int
  ) throws -> [SecurityEntry] {
    try database.read { db in
      let rows = try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT * FROM securityEntry
          WHERE (:account IS NULL OR account = :account) AND (:event IS NULL OR event = :event)
            AND (:before IS NULL OR id < :before)
          ORDER BY id DESC LIMIT :limit
          """,
        arguments: [
          "account": account, "event": event?.rawValue, "before": before, "limit": max(0, limit),
        ])
      return rows.compactMap(SecurityEntry.init)
    }
  }

  static func note(
    _ db: Database, _ event: SecurityEvent, _ at: Instant, account: AccountID? = nil,
    actor: AccountID? = nil, dossier: String? = nil, from visitor: Visitor, detail: String = ""
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO securityEntry (at, event, account, actor, dossier, address, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        at, event.rawValue, account, actor == account ? nil : actor, dossier, visitor.address,
        detail,
      ])
  }

  /// Deletes what is older than a moment; the table lets nothing else be deleted.
  static func forget(_ db: Database, before: Instant) throws {
    try db.execute(sql: "UPDATE securityHorizon SET before = ?", arguments: [before])
    try db.execute(sql: "DELETE FROM securityEntry WHERE at < ?", arguments: [before])
  }
}

extension SecurityEntry {
  init?(_ row: DatabaseRow) {
    guard let event = SecurityEvent(rawValue: row["event"]) else { return nil }
    id = row["id"]
    at = row["at"]
    self.event = event
    account = row["account"]
    actor = row["actor"]
    dossier = row["dossier"]
    address = row["address"]
    detail = row["detail"]
  }
}
