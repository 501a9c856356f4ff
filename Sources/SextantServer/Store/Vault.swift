internal import GRDB

/// What the dossiers of one house share: the folder, the database, the keys, the clock.
final class Vault: Sendable {
  let folder: String
  let database: DatabasePool
  let clock: @Sendable () -> Instant
  let sealedFields: SealedFields
  let master: MasterKey

  init(
    _ folder: String, _ database: DatabasePool, _ master: MasterKey, _ sealedFields: SealedFields,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.folder = folder
    self.database = database
    self.master = master
    self.sealedFields = sealedFields
    self.clock = clock
  }

  var sealingKey: [UInt8] { master.subkey("items") }

  func read<Value>(_ body: (Database) throws -> Value) throws(HouseError) -> Value {
    do { return try database.read(body) } catch { throw HouseError(error, at: folder) }
  }

  /// One transaction: all of it is on disk when this returns, or none is.
  func change<Value>(_ body: (Database) throws -> Value) throws(ChangeError) -> Value {
    do { return try database.write(body) } catch { throw ChangeError(error, at: folder) }
  }
}
