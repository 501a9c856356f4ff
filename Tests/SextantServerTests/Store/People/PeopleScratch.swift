import Foundation
import GRDB
import SextantModel
import Synchronization
import Testing

@testable import SextantServer

/// An empty list of people in a database of its own, and a clock that stands still until it is moved.
final class PeopleScratch: Sendable {
  let folder: String
  let pool: DatabasePool
  let people: People
  let clock: StillClock

  final class StillClock: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_795_000_000_000))
    var now: Instant { moment.withLock { $0 } }
    func move(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    func move(days: Int) { move(seconds: days * 86_400) }
  }

  static let desk = Visitor(address: "192.0.2.7", device: "Firefox · Linux")
  static let elsewhere = Visitor(address: "198.51.100.9", device: "Chrome · Android")
  static let password = Secret("quatre mots sans rapport")
  static let key = [UInt8](repeating: 7, count: 32)

  init() throws {
    folder = NSTemporaryDirectory() + "sextant-people-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    pool = try DatabasePool(path: folder + "/sextant.sqlite")
    var migrator = DatabaseMigrator()
    migrator.registerJournal()
    migrator.registerPeople()
    migrator.registerMentions()
    migrator.registerDrafts()
    migrator.registerOpenings()
    migrator.registerInstitutions()
    migrator.registerRenewals()
    try migrator.migrate(pool)
    try pool.write { db in
      for (index, key) in ["aubrelle", "autre"].enumerated() {
        try db.execute(
          sql: """
            INSERT INTO dossier (key, origin, created, creator, headDigest)
            VALUES (?, ?, 0, 'console', ?)
            """,
          arguments: [
            key, String(repeating: "\(index)", count: 64), String(repeating: "0", count: 64),
          ])
      }
    }
    let clock = StillClock()
    self.clock = clock
    people = Self.people(pool, clock)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The same people after the program was started again.
  func startedAgain(_ strength: PasswordHashing.Strength = .least) -> People {
    Self.people(pool, clock, strength)
  }

  private static func people(
    _ pool: DatabasePool, _ clock: StillClock, _ strength: PasswordHashing.Strength = .least
  ) -> People {
    let order = ["guest", "commenter", "contributor", "editor", "owner"]
    let ranks = RoleRanks { role, owner in
      (order.firstIndex(of: role) ?? 9) <= (order.firstIndex(of: owner) ?? -1)
    }
    return People(
      database: pool, key: key, ranks: ranks, strength: strength, now: { clock.now })
  }

  /// What the lists of people work with.
  var database: PeopleDatabase { people.entrance.database }

  /// The first account: Léa, administrator.
  func lea() async throws -> Account {
    let creation = try await people.accounts.createFirst(
      email: "lea@aubrelle.example", name: "Léa Morvan", language: .french,
      password: Self.password, from: Self.desk)
    guard case .created(let account) = creation else { throw Unexpected(what: "\(creation)") }
    return account
  }

  /// A further account, by invitation.
  func account(
    _ name: String, role: String? = nil, vendor: String? = nil, by inviter: Account
  ) async throws -> Account {
    let made = try people.invitations.invite(
      email: "\(name)@aubrelle.example", language: .english,
      dossier: role == nil ? nil : "aubrelle", role: role, vendor: vendor, by: inviter.id,
      from: Self.desk)
    guard case .made(_, let token) = made else { throw Unexpected(what: "\(made)") }
    let acceptance = try await people.invitations.accept(
      token, name: name, language: .english, password: Self.password, from: Self.desk)
    guard case .accepted(let account, _) = acceptance else {
      throw Unexpected(what: "\(acceptance)")
    }
    return account
  }

  func signIn(
    _ email: String, _ password: Secret = PeopleScratch.password,
    from visitor: Visitor = PeopleScratch.desk
  ) async throws -> SignIn {
    try await people.entrance.signIn(email: email, password: password, from: visitor)
  }

  /// Everything that lies on disk, as the bytes of one text.
  func bytesOnDisk() throws -> [UInt8] {
    try pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap {
      [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0)))
    }
  }

  struct Unexpected: Error {
    let what: String
  }
}

extension SignIn {
  /// What somebody is told: the same word for all that must look the same.
  var word: String {
    switch self {
    case .signedIn: "in"
    case .refused: "refused"
    case .wait(let seconds): "wait \(seconds)"
    }
  }

  var session: OpenSession? {
    if case .signedIn(let session) = self { session } else { nil }
  }
}
