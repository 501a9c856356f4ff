import GRDB
public import SextantModel

/// An e-mail address asked to join: the installation, and a dossier in it where one is named.
public struct Invitation: Sendable, Equatable {
  public let id: Int64
  public let email: String
  public let language: Language
  public let dossier: String?
  public let role: String?
  /// The organisation that a guest belongs to: the id of a vendor in the dossier.
  public let vendor: String?
  /// Who of an institution's they will be: a juror, a candidate.
  public let seat: String?
  public let isAdministrator: Bool
  public let inviter: AccountID
  public let created: Instant
  public let expires: Instant
}

/// What came of inviting somebody.
public enum InvitationMade: Sendable {
  /// The token goes by mail or is handed over as a link; it is seen only here.
  case made(Invitation, token: Secret)
  case refused([AccountProblem])
}

/// What came of accepting an invitation.
public enum Acceptance: Sendable, Equatable {
  case accepted(Account, dossier: String?)
  case refused([AccountProblem])
  /// Unknown, used, withdrawn or too old.
  case notValid
  /// The address has an account: sign in, then accept.
  case accountExists
  /// Somebody else is signed in than the one invited.
  case otherAccount
}

/// The list of who was asked to join.
public struct Invitations: Sendable {
  let database: PeopleDatabase

  static let days = 14
  /// Letters one person may have sent within an hour: enough for a school's whole promotion, too
  /// few for a mailing.
  static let mostAnHour = 60
  /// Letters to one address within a day, whoever sends them.
  static let mostToOneADay = 5

  /// An earlier invitation of the same address to the same dossier is withdrawn.
  public func invite(
    email: String, language: Language, dossier: String? = nil, role: String? = nil,
    vendor: String? = nil, seat: String? = nil, administrator: Bool = false, by inviter: AccountID,
    from visitor: Visitor
  ) throws -> InvitationMade {
    guard let address = EmailAddress(email) else { return .refused([.emailUnreadable]) }
    precondition((dossier == nil) == (role == nil), "a role is a role in a dossier")
    let now = database.now()
    let token = Secret.random()
    return try database.write { db in
      if dossier == nil, try Accounts.find(address, db) != nil { return .refused([.emailTaken]) }
      if let problem = try Self.refusal(of: address, by: inviter, db, now) {
        return .refused([problem])
      }
      try db.execute(
        sql: """
          UPDATE invitation SET withdrawn = ?
          WHERE lower(email) = ? AND dossier IS ? AND used IS NULL AND withdrawn IS NULL
          """, arguments: [now, address.key, dossier])
      try db.execute(
        sql: """
          INSERT INTO invitation (token, email, language, dossier, role, vendor, seat,
            isAdministrator, inviter, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          token.digest, address.text, language.rawValue, dossier, role, vendor, seat,
          administrator, inviter, now, now.adding(days: Self.days),
        ])
      let id = db.lastInsertedRowID
      try SecurityLog.note(
        db, .invited, now, account: inviter, dossier: dossier, from: visitor,
        detail: role ?? "")
      let row = try DatabaseRow.fetchOne(
        db, sql: "SELECT * FROM invitation WHERE id = ?", arguments: [id])
      guard let row else { return .refused([]) }
      return .made(Invitation(row), token: token)
    }
  }

  /// - Returns: `nil` where the token is unknown, used, withdrawn or too old.
  public func open(_ token: Secret) throws -> Invitation? {
    let now = database.now()
    return try database.read { try Self.open(token, $0, now) }
  }

  /// Makes the account of the invited address.
  public func accept(
    _ token: Secret, name: String, language: Language, password: Secret, from visitor: Visitor
  ) async throws -> Acceptance {
    guard let invitation = try open(token) else { return .notValid }
    let details = AccountDetails.read(
      email: invitation.email, name: name, language: language, password: password)
    switch details {
    case .failure(let problems): return .refused(problems.list)
    case .success(let details):
      let hash = try await database.hashing.hash(password)
      return try join(token, details, hash, visitor)
    }
  }

  private func join(
    _ token: Secret, _ details: AccountDetails, _ hash: String, _ visitor: Visitor
  ) throws -> Acceptance {
    let now = database.now()
    return try database.write { db in
      // Read again: of two who accept at once, one is late.
      guard let invitation = try Self.open(token, db, now) else { return .notValid }
      if try Accounts.find(details.email, db) != nil { return .accountExists }
      let account = try Accounts.insert(
        details, password: hash, isAdministrator: invitation.isAdministrator, db, now,
        from: visitor)
      guard let account else { return .notValid }
      try Self.settle(invitation, account, db, now, visitor)
      return .accepted(account, dossier: invitation.dossier)
    }
  }

  /// - Parameter id: who is signed in.
  public func accept(
    _ token: Secret, as id: AccountID, from visitor: Visitor
  ) throws -> Acceptance {
    let now = database.now()
    return try database.write { db in
      guard let invitation = try Self.open(token, db, now),
        let account = try Accounts.account(id, db), !account.isDisabled
      else { return .notValid }
      guard account.email.lowercased() == invitation.email.lowercased() else {
        return .otherAccount
      }
      try Self.settle(invitation, account, db, now, visitor)
      return .accepted(account, dossier: invitation.dossier)
    }
  }

  /// Those not answered yet, the newest first.
  ///
  /// - Parameter dossier: `nil` for those to the installation alone.
  public func pending(for dossier: String?) throws -> [Invitation] {
    let now = database.now()
    return try database.read { db in
      try DatabaseRow.fetchAll(
        db,
        sql: """
          SELECT * FROM invitation WHERE dossier IS ? AND used IS NULL AND withdrawn IS NULL
            AND expires > ? ORDER BY id DESC
          """, arguments: [dossier, now]
      ).map(Invitation.init)
    }
  }

  /// - Parameter dossier: the one it must be to; `nil` for the installation.
  public func withdraw(
    id: Int64, for dossier: String?, by actor: AccountID, from visitor: Visitor
  ) throws {
    let now = database.now()
    try database.write { db in
      try db.execute(
        sql: """
          UPDATE invitation SET withdrawn = ?
          WHERE id = ? AND dossier IS ? AND used IS NULL AND withdrawn IS NULL
          """, arguments: [now, id, dossier])
      guard db.changesCount > 0 else { return }
      try SecurityLog.note(
        db, .invitationWithdrawn, now, account: actor, dossier: dossier, from: visitor)
    }
  }
}

extension Invitations {
  /// Why nobody is invited now, though everything is written right.
  private static func refusal(
    of address: EmailAddress, by inviter: AccountID, _ db: Database, _ now: Instant
  ) throws -> AccountProblem? {
    let sent = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM invitation WHERE inviter = ? AND created > ?",
      arguments: [inviter, now.adding(seconds: -3600)])
    if let sent, sent >= mostAnHour { return .tooManyInvitations(most: mostAnHour) }
    let got = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM invitation WHERE lower(email) = ? AND created > ?",
      arguments: [address.key, now.adding(days: -1)])
    if let got, got >= mostToOneADay { return .invitedTooOften(most: mostToOneADay) }
    return nil
  }

  private static func open(_ token: Secret, _ db: Database, _ now: Instant) throws -> Invitation? {
    try DatabaseRow.fetchOne(
      db,
      sql: """
        SELECT * FROM invitation
        WHERE token = ? AND used IS NULL AND withdrawn IS NULL AND expires > ?
        """, arguments: [token.digest, now]
    ).map(Invitation.init)
  }

  /// Nobody loses a role by accepting another: an owner who accepts a guest's invitation stays owner.
  private static func settle(
    _ invitation: Invitation, _ account: Account, _ db: Database, _ now: Instant,
    _ visitor: Visitor
  ) throws {
    try db.execute(
      sql: "UPDATE invitation SET used = ? WHERE id = ?", arguments: [now, invitation.id])
    try SecurityLog.note(
      db, .invitationAccepted, now, account: account.id, dossier: invitation.dossier,
      from: visitor, detail: invitation.role ?? "")
    guard let dossier = invitation.dossier, let role = invitation.role,
      try Memberships.membership(of: account.id, in: dossier, db) == nil
    else { return }
    try Memberships.write(
      Membership(
        account: account.id, dossier: dossier, role: role, vendor: invitation.vendor,
        seat: invitation.seat), db, now)
  }
}

extension Invitation {
  init(_ row: DatabaseRow) {
    id = row["id"]
    email = row["email"]
    language = Language(rawValue: row["language"]) ?? .french
    dossier = row["dossier"]
    role = row["role"]
    vendor = row["vendor"]
    seat = row["seat"]
    isAdministrator = row["isAdministrator"]
    inviter = row["inviter"]
    created = row["created"]
    expires = row["expires"]
  }
}
