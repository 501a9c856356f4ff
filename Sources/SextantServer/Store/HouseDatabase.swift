internal import GRDB
import SextantFiles

/// The database of a house: whether it is ours and of our time, and how it is opened.
enum HouseDatabase {
  static let name = "sextant.sqlite"
  /// `Sxtn`, by which SQLite and `file` know our databases.
  static let applicationID = 0x5378_746E

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerJournal()
    migrator.registerPeople()
    migrator.registerVisits()
    migrator.registerMentions()
    migrator.registerMeasures()
    migrator.registerDrafts()
    migrator.registerInstitutions()
    migrator.registerCertificates()
    migrator.registerOpenings()
    migrator.registerMeasuresByMonth()
    migrator.registerRenewals()
    return migrator
  }

  /// Looks at the first bytes only, so that a database which is not ours or not of our time stays
  /// untouched to the byte.
  static func examine(_ path: String) throws(HouseError) -> Bool {
    guard let head = Folder.head(of: path, count: 100) else { return false }
    if head.isEmpty { return false }
    guard head.count == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw HouseError(.notOurs, path)
    }
    let version = number(head, at: 60)
    let application = number(head, at: 68)
    // A house whose making was cut short has neither yet.
    guard application == applicationID || (application == 0 && version == 0) else {
      throw HouseError(.notOurs, path)
    }
    if version > migrator.migrations.count { throw HouseError(.newer, path) }
    return true
  }

  private static func number(_ bytes: [UInt8], at start: Int) -> Int {
    bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// What may be done to the tables of a database on opening it.
  enum Tables { case leave, bringUpToDate }

  static func open(
    _ path: String, readOnly: Bool, _ tables: Tables
  ) throws(HouseError) -> DatabasePool {
    do {
      let pool = try DatabasePool(path: path, configuration: configuration(readOnly: readOnly))
      try pool.read { try refuseStrangers($0, path) }
      switch tables {
      case .bringUpToDate: try migrate(pool)
      case .leave:
        let isCurrent = try pool.read { try migrator.hasCompletedMigrations($0) }
        if !isCurrent { throw HouseError(.older, path) }
      }
      if !readOnly {
        try pool.writeWithoutTransaction { database in
          // After each transaction the log is forced to the disk: what is acknowledged survives
          // power loss, not only the end of the process.
          try database.execute(sql: "PRAGMA synchronous = FULL")
        }
      }
      return pool
    } catch {
      throw HouseError(error, at: path)
    }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = "sextant"
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // What is deleted is overwritten: the keys of erased values among it.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      // A log that grew during a long reading is cut back.
      try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
    }
    return configuration
  }

  private static func refuseStrangers(_ database: Database, _ path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let isEmpty =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM sqlite_schema WHERE name <> 'grdb_migrations'") == 0
    guard application == applicationID || (application == 0 && isEmpty) else {
      throw HouseError(.notOurs, path)
    }
    if try migrator.hasBeenSuperseded(database) { throw HouseError(.newer, path) }
  }

  private static func migrate(_ pool: DatabasePool) throws {
    let isCurrent = try pool.read { try migrator.hasCompletedMigrations($0) }
    let version = try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    if isCurrent, version == migrator.migrations.count { return }
    // First of all: should we be cut short, the database is known to be ours.
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    try migrator.migrate(pool)
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA user_version = \(migrator.migrations.count)")
      // So that the first bytes of the file say it.
      try database.checkpoint(.truncate)
    }
  }
}
