import GRDB
import SextantKernels
public import SextantModel

/// What somebody is in a dossier.
public struct Membership: Sendable, Equatable {
  public let account: AccountID
  /// The dossier's key.
  public let dossier: String
  public let role: String
  /// The organisation that a guest belongs to: the id of a vendor in the dossier; nobody else has one.
  public let vendor: String?
  /// As whom a member of panels sits; nobody else has one.
  public let juror: ID<JuryMember>?
  /// Which candidate of an institution hands a dossier in; nobody else has one.
  public let candidate: ID<Candidate>?
  /// What the dossier is, as the house knows it.
  public private(set) var form = DossierForm.dossier

  public init(
    account: AccountID, dossier: String, role: String, vendor: String? = nil,
    seat: String? = nil
  ) {
    self.account = account
    self.dossier = dossier
    self.role = role
    self.vendor = role == Self.guest ? vendor : nil
    let known = Role(rawValue: role)
    juror = known?.sitsOnPanels == true ? seat.map { ID($0) } : nil
    candidate = known == .candidate ? seat.map { ID($0) } : nil
  }

  /// - Parameter juror: as whom the member sits.
  public init(account: AccountID, dossier: String, role: String, juror: ID<JuryMember>?) {
    self.init(account: account, dossier: dossier, role: role, seat: juror?.text)
  }

  /// Who of the institution's the member is.
  public var seat: String? { juror?.text ?? candidate?.text }

  /// What the person may do there; `nil` where nobody knows the role.
  public var access: Access? {
    Role(rawValue: role).map {
      Access(role: $0, vendor: vendor.map { ID($0) }, juror: juror, in: form)
    }
  }

  static let owner = "owner"
  static let guest = "guest"
}

/// Why a membership cannot be as somebody wants it.
public enum MembershipProblem: String, Sendable, Equatable {
  /// A dossier has somebody who may see to it.
  case lastOwner
  /// A guest belongs to an organisation.
  case vendorMissing
  case unknownAccount
  case unknownDossier

  public var message: Message { Message("membership.\(rawValue)") }
}

/// A member with their account.
public struct Member: Sendable, Equatable {
  public let account: Account
  public let membership: Membership
}

/// The list of who may enter which dossier.
public struct Memberships: Sendable {
  let database: PeopleDatabase

  public func of(_ account: AccountID) throws -> [Membership] {
    try database.read { db in
      try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT membership.*, form FROM membership JOIN dossier ON key = dossier
          WHERE account = ? ORDER BY dossier
          """, arguments: [account]
      ).map(Membership.init)
    }
  }

  public func membership(of account: AccountID, in dossier: String) throws -> Membership? {
    try database.read { try Self.membership(of: account, in: dossier, $0) }
  }

  /// By their names; disabled accounts too.
  public func members(of dossier: String) throws -> [Member] {
    let members = try database.read { db in
      try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT account.*, account, dossier, role, vendor, seat, form
          FROM membership JOIN account ON account.id = membership.account
            JOIN dossier ON dossier.key = membership.dossier WHERE dossier = ?
          """, arguments: [dossier]
      ).map { Member(account: Account($0), membership: Membership($0)) }
    }
    return members.sorted { precedesInFrench($0.account.name, $1.account.name) }
  }

  /// Gives somebody a role, or another than they had.
  ///
  /// - Parameter actor: `nil` where the program itself does it, for whoever makes a dossier.
  public func set(
    _ membership: Membership, by actor: AccountID?, from visitor: Visitor
  ) throws -> MembershipProblem? {
    let now = database.now()
    return try database.write { db in
      if let problem = try Self.problem(membership, db) { return problem }
      let old = try Self.membership(of: membership.account, in: membership.dossier, db)
      if let old, old.says(membership) { return nil }
      try Self.write(membership, db, now)
      try SecurityLog.note(
        db, .roleSet, now, account: membership.account, actor: actor,
        dossier: membership.dossier, from: visitor,
        detail: [old?.role, membership.role].compactMap(\.self).joined(separator: " → "))
      return nil
    }
  }

  public func remove(
    _ account: AccountID, from dossier: String, by actor: AccountID, from visitor: Visitor
  ) throws -> MembershipProblem? {
    let now = database.now()
    return try database.write { db in
      guard let old = try Self.membership(of: account, in: dossier, db) else { return nil }
      if try Self.isLastOwner(old, db) { return .lastOwner }
      try db.execute(
        sql: "DELETE FROM membership WHERE account = ? AND dossier = ?",
        arguments: [account, dossier])
      try db.execute(
        sql: "DELETE FROM draft WHERE account = ? AND dossier = ?", arguments: [account, dossier])
      try SecurityLog.note(
        db, .roleRemoved, now, account: account, actor: actor, dossier: dossier, from: visitor,
        detail: old.role)
      return nil
    }
  }
}

extension Memberships {
  static func membership(
    of account: AccountID, in dossier: String, _ db: Database
  ) throws -> Membership? {
    try DatabaseRow.first(
      db,
      often: """
        SELECT membership.*, form FROM membership JOIN dossier ON key = dossier
        WHERE account = ? AND dossier = ?
        """, [account, dossier]
    ).map(Membership.init)
  }

  static func write(_ membership: Membership, _ db: Database, _ now: Instant) throws {
    try db.execute(
      sql: """
        INSERT INTO membership (account, dossier, role, vendor, seat, since)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, dossier) DO UPDATE
        SET role = excluded.role, vendor = excluded.vendor, seat = excluded.seat
        """,
      arguments: [
        membership.account, membership.dossier, membership.role,
        membership.vendor, membership.seat, now,
      ])
  }

  private static func problem(
    _ membership: Membership, _ db: Database
  ) throws -> MembershipProblem? {
    guard let account = try Accounts.account(membership.account, db), !account.isErased else {
      return .unknownAccount
    }
    let isKnown = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM dossier WHERE key = ?)",
      arguments: [membership.dossier])
    guard isKnown == true else { return .unknownDossier }
    if membership.role == Membership.guest, membership.vendor?.isEmpty ?? true {
      return .vendorMissing
    }
    if membership.role != Membership.owner,
      let old = try Self.membership(of: membership.account, in: membership.dossier, db),
      try isLastOwner(old, db)
    {
      return .lastOwner
    }
    return nil
  }

  private static func isLastOwner(_ membership: Membership, _ db: Database) throws -> Bool {
    guard membership.role == Membership.owner else { return false }
    let hasOther = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM membership JOIN account ON account.id = membership.account
          WHERE dossier = ? AND role = ? AND account.id <> ? AND disabled IS NULL)
        """, arguments: [membership.dossier, Membership.owner, membership.account])
    return hasOther != true
  }
}

extension Membership {
  /// Whether another gives the same person the same.
  fileprivate func says(_ other: Membership) -> Bool {
    account == other.account && dossier == other.dossier && role == other.role
      && vendor == other.vendor && seat == other.seat
  }

  init(_ row: DatabaseRow) {
    self.init(
      account: row["account"], dossier: row["dossier"], role: row["role"], vendor: row["vendor"],
      seat: row["seat"])
    form = DossierForm(rawValue: row["form"]) ?? .dossier
  }
}
