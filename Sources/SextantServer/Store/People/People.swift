import GRDB
import SextantModel

/// Everybody who may enter, and how: accounts, sessions, invitations, memberships, links, tokens.
public struct People: Sendable {
  public let accounts: Accounts
  public let entrance: Entrance
  public let sessions: Sessions
  public let invitations: Invitations
  public let recovery: Recovery
  public let memberships: Memberships
  public let shareLinks: ShareLinks
  public let apiTokens: APITokens
  public let log: SecurityLog
  public let mail: MailQueue
  public let visits: Visits
  public let mentions: Mentions
  public let drafts: Drafts
  public let lookups: CertificateLookups
  public let openings: Openings
  private let database: PeopleDatabase

  /// - Parameter key: 32 bytes derived from the house's master key.
  init(
    database writer: any DatabaseWriter, key: [UInt8], ranks: RoleRanks = .same,
    strength: PasswordHashing.Strength = .interactive,
    now: @escaping @Sendable () -> Instant = Instant.now
  ) {
    let database = PeopleDatabase(
      writer, key: key, ranks: ranks, hashing: PasswordHashing(strength), now: now)
    self.database = database
    accounts = Accounts(database: database)
    entrance = Entrance(database: database)
    sessions = Sessions(database: database)
    invitations = Invitations(database: database)
    recovery = Recovery(database: database)
    memberships = Memberships(database: database)
    shareLinks = ShareLinks(database: database)
    apiTokens = APITokens(database: database)
    log = SecurityLog(database: database)
    mail = MailQueue(database: database)
    visits = Visits(database: database)
    mentions = Mentions(database: database)
    drafts = Drafts(database: database)
    lookups = CertificateLookups(database: database)
    openings = Openings(database: database)
  }

  /// Takes away what time has made useless.
  ///
  /// - Parameter logDays: how long the security log is kept.
  public func sweep(logDays: Int = 365) throws {
    let now = database.now()
    try openings.sweep()
    try database.write { db in
      try Sessions.deleteExpired(db, now)
      try Attempts.deleteForgotten(db, now)
      try Drafts.deleteForgotten(db, now)
      try db.execute(
        sql: "DELETE FROM recovery WHERE expires < ?", arguments: [now.adding(days: -1)])
      try db.execute(
        sql: "DELETE FROM invitation WHERE expires < ?", arguments: [now.adding(days: -90)])
      try db.execute(
        sql: "DELETE FROM mail WHERE failed < ?", arguments: [now.adding(days: -30)])
      try SecurityLog.forget(db, before: now.adding(days: -logDays))
    }
  }
}

/// Whether one role may do no more than another; filled from the table of permissions.
public struct RoleRanks: Sendable {
  let isWithin: @Sendable (_ role: String, _ owner: String) -> Bool

  public init(isWithin: @escaping @Sendable (_ role: String, _ owner: String) -> Bool) {
    self.isWithin = isWithin
  }

  /// No order is known: only the same role is within a role.
  public static let same = RoleRanks { $0 == $1 }

  /// As the table of roles has it.
  public static let ofRoles = RoleRanks { role, owner in
    guard let role = Role(rawValue: role), let owner = Role(rawValue: owner) else {
      return role == owner
    }
    return role.isWithin(owner)
  }
}
