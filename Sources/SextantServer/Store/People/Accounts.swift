import GRDB
import SextantKernels
import SextantModel

/// The list of who may sign in.
public struct Accounts: Sendable {
  let database: PeopleDatabase

  /// Whether nobody has an account yet.
  public func isFirstVisit() throws -> Bool {
    try database.read { try Self.isEmpty($0) }
  }

  public func account(_ id: AccountID) throws -> Account? {
    try database.read { try Self.account(id, $0) }
  }

  /// - Parameter email: as its owner may write it, in capitals or not.
  public func find(email: String) throws -> Account? {
    guard let address = EmailAddress(email) else { return nil }
    return try database.read { try Self.find(address, $0) }
  }

  /// By their names; erased ones left out.
  public func all() throws -> [Account] {
    let accounts = try database.read { db in
      try DatabaseRow.fetchAll(db, sql: "SELECT * FROM account WHERE erased IS NULL")
        .map(Account.init)
    }
    return accounts.sorted { precedes($0, $1) }
  }

  /// What the journal's numbers are called; an erased account has no name.
  public func names(of ids: [AccountID]) throws -> [AccountID: String] {
    try database.read { db in
      var names: [AccountID: String] = [:]
      for id in Set(ids) { names[id] = try Self.account(id, db)?.name }
      return names
    }
  }

  private func precedes(_ one: Account, _ other: Account) -> Bool {
    one.name == other.name ? one.email < other.email : precedesInFrench(one.name, other.name)
  }
}

extension Accounts {
  static func isEmpty(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM account)") ?? false
  }

  static func account(_ id: AccountID, _ db: Database) throws -> Account? {
    try DatabaseRow.fetchOne(db, sql: "SELECT * FROM account WHERE id = ?", arguments: [id])
      .map(Account.init)
  }

  static func find(_ email: EmailAddress, _ db: Database) throws -> Account? {
    try DatabaseRow.fetchOne(
      db, sql: "SELECT * FROM account WHERE emailKey = ?", arguments: [email.key]
    )
    .map(Account.init)
  }

  static func password(of id: AccountID, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT password FROM account WHERE id = ?", arguments: [id])
  }

  static func insert(
    _ details: AccountDetails, password: String, isAdministrator: Bool, _ db: Database,
    _ now: Instant, from visitor: Visitor
  ) throws -> Account? {
    try db.execute(
      sql: """
        INSERT INTO account (email, emailKey, name, language, password, isAdministrator, created)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        details.email.text, details.email.key, details.name, details.language.rawValue, password,
        isAdministrator, now,
      ])
    let id = AccountID(rawValue: db.lastInsertedRowID)
    try SecurityLog.note(db, .accountCreated, now, account: id, from: visitor)
    return try account(id, db)
  }

  /// Whether somebody else could still see to the installation.
  static func hasAdministrator(besides id: AccountID, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM account
          WHERE isAdministrator AND disabled IS NULL AND erased IS NULL AND id <> ?)
        """, arguments: [id]) ?? false
  }
}

extension Account {
  init(_ row: DatabaseRow) {
    id = row["id"]
    email = row["email"]
    name = row["name"]
    language = Language(rawValue: row["language"]) ?? .french
    theme = Theme(rawValue: row["theme"]) ?? .system
    wantsMentionMail = row["wantsMentionMail"]
    isAdministrator = row["isAdministrator"]
    created = row["created"]
    isDisabled = row["disabled"] != nil
    isErased = row["erased"] != nil
  }
}

/// What somebody types to have an account, found to be in order.
struct AccountDetails: Sendable {
  let email: EmailAddress
  let name: String
  let language: Language

  static let longestName = 80

  /// - Returns: the details, or everything that is wrong with them.
  static func read(
    email: String, name: String, language: Language, password: Secret
  ) -> Result<AccountDetails, Problems> {
    var problems: [AccountProblem] = []
    let address = EmailAddress(email)
    if address == nil { problems.append(.emailUnreadable) }
    let tidy = Self.tidy(name)
    problems += Self.problems(ofName: tidy)
    problems += PasswordRule.problems(password, email: email, name: tidy)
    guard let address, problems.isEmpty else { return .failure(Problems(list: problems)) }
    return .success(AccountDetails(email: address, name: tidy, language: language))
  }

  struct Problems: Error {
    let list: [AccountProblem]
  }

  static func problems(ofName name: String) -> [AccountProblem] {
    if name.isEmpty { return [.nameEmpty] }
    return name.count > longestName ? [.nameTooLong(most: longestName)] : []
  }

  /// One line, without blanks around it or characters that nobody sees.
  static func tidy(_ name: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(1000) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: kept.append(" ")
      default: kept.append(scalar)
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}
