public import GRDB

/// What every list of people works with: the database, the clock, the key, the hashing of passwords.
struct PeopleDatabase: Sendable {
  let writer: any DatabaseWriter
  let now: @Sendable () -> Instant
  let hashing: PasswordHashing
  let ranks: RoleRanks
  /// 32 bytes each, for uses that must not meet.
  let sealing: SealedText
  let drafting: SealedText
  private let counting: [UInt8]

  init(
    _ writer: any DatabaseWriter, key: [UInt8], ranks: RoleRanks, hashing: PasswordHashing,
    now: @escaping @Sendable () -> Instant
  ) {
    precondition(key.count >= 16, "the key of people is too short")
    self.writer = writer
    self.now = now
    self.hashing = hashing
    self.ranks = ranks
    sealing = SealedText(key: Fingerprint.blake2b(Array("mail".utf8), key: key))
    drafting = SealedText(key: Fingerprint.blake2b(Array("drafts".utf8), key: key))
    counting = Fingerprint.blake2b(Array("attempts".utf8), key: key)
  }

  func read<T>(_ body: (Database) throws -> T) throws(HouseError) -> T {
    do { return try writer.read(body) } catch { throw HouseError(error, at: writer.path) }
  }

  /// One transaction: all of it is kept or nothing.
  func write<T>(_ body: (Database) throws -> T) throws(HouseError) -> T {
    do { return try writer.write(body) } catch { throw HouseError(error, at: writer.path) }
  }

  /// A name under which attempts are counted, which does not tell what it stands for.
  func attemptKey(_ kind: String, _ text: String) -> String {
    hexadecimal(Fingerprint.blake2b(Array("\(kind) \(text)".utf8), key: counting))
  }
}

extension Instant: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { milliseconds.databaseValue }
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
    Int64.fromDatabaseValue(value).map { Instant(milliseconds: $0) }
  }
}

extension AccountID: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { rawValue.databaseValue }
  public static func fromDatabaseValue(_ value: DatabaseValue) -> AccountID? {
    Int64.fromDatabaseValue(value).map { AccountID(rawValue: $0) }
  }
}
