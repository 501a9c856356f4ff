internal import GRDB
import SextantFiles
internal import SextantModel
internal import Synchronization

#if canImport(Glibc)
  // Where the standard library is linked in, the compiler holds some fields of C's structures for
  // Dispatch's.
  import CDispatch
  import Glibc
#endif

/// A dossier in memory, and when somebody last asked for it.
private struct OpenDossier {
  var dossier: LiveDossier
  var asked: Instant

  mutating func asked(at now: Instant) -> LiveDossier {
    asked = now
    return dossier
  }
}

/// One data folder and all that is kept in it: the dossiers with their journals, the attached files,
/// the key of what is sealed.
public final class House: Sendable {
  public let folder: String
  /// Who may enter, and how.
  public let people: People
  let vault: Vault
  let shelf: FileShelf
  private let lock: HouseLock?
  private let isClosed = Mutex(false)
  private let open = Mutex<[String: OpenDossier]>([:])

  /// What somebody opens a house for.
  public enum Use: Sendable {
    /// To let people work in it: alone.
    case serve
    /// To bring dossiers in, beside a server.
    case add
    /// To read only, beside a server.
    case look
  }

  /// Opens the house of a folder. To serve or to add, one is made where there is none.
  public static func open(
    _ folder: String, for use: Use = .serve, sealing fields: SealedFields = .marked,
    clock: @escaping @Sendable () -> Instant = Instant.now
  ) throws(HouseError) -> House {
    if use != .look { try prepare(folder) }
    let path = "\(folder)/\(HouseDatabase.name)"
    let isKnown = try HouseDatabase.examine(path)
    if use == .look, !isKnown {
      throw HouseError(access(folder, F_OK) == 0 ? .notOurs : .noFolder, folder)
    }
    let lock = use == .serve ? try HouseLock(folder) : nil
    let database = try database(at: path, in: folder, for: use)
    let hasMark = try mark(in: database, folder) != nil
    let master = try MasterKey.of(folder, isNew: !hasMark)
    let vault = Vault(folder, database, master, fields, clock: clock)
    try vault.checkMark(mayMake: use != .look)
    return House(vault, lock)
  }

  /// Nobody changes the tables under a server at work.
  private static func database(
    at path: String, in folder: String, for use: Use
  ) throws(HouseError) -> DatabasePool {
    switch use {
    case .serve: return try HouseDatabase.open(path, readOnly: false, .bringUpToDate)
    case .look: return try HouseDatabase.open(path, readOnly: true, .leave)
    case .add:
      do {
        return try HouseDatabase.open(path, readOnly: false, .leave)
      } catch  where error.reason == .older {
        let lock = try HouseLock(folder)
        defer { lock.release() }
        return try HouseDatabase.open(path, readOnly: false, .bringUpToDate)
      }
    }
  }

  private init(_ vault: Vault, _ lock: HouseLock?) {
    folder = vault.folder
    self.vault = vault
    self.lock = lock
    shelf = FileShelf(vault.folder)
    people = People(
      database: vault.database, key: vault.master.subkey("people"), ranks: .ofRoles,
      now: vault.clock)
  }

  /// Ends the streams of those who look on and closes the database. The house is not used after.
  public func close() {
    let wasClosed = isClosed.withLock { closed in
      defer { closed = true }
      return closed
    }
    // The log of a closed database must not be asked for: SQLite would trap.
    guard !wasClosed else { return }
    for kept in open.withLock({ Array($0.values) }) { kept.dossier.listeners.end() }
    if !vault.database.configuration.readonly { try? vault.emptyLog() }
    try? vault.database.close()
    lock?.release()
  }

  /// A dossier by its address, loaded when first asked for.
  public func dossier(_ key: String) throws(HouseError) -> LiveDossier? {
    let now = vault.clock()
    if let known = open.withLock({ $0[key]?.asked(at: now) }) { return known }
    let loaded = try vault.read { database -> LiveDossier? in
      guard
        let number = try Int64.fetchOne(
          database, sql: "SELECT number FROM dossier WHERE key = ?", arguments: [key])
      else { return nil }
      let snapshot = try Snapshot(loading: key, number: number, from: database, vault)
      return LiveDossier(snapshot, number: number, vault: vault, shelf: shelf)
    }
    return loaded.map { keep($0) }
  }

  /// Of two who load the same dossier at once, both get the same.
  func keep(_ loaded: LiveDossier) -> LiveDossier {
    let now = vault.clock()
    return open.withLock { open in
      if let known = open[loaded.key]?.asked(at: now) { return known }
      open[loaded.key] = OpenDossier(dossier: loaded, asked: now)
      return loaded
    }
  }

  /// Lets go of the dossiers that nobody asked for in a while; they are loaded again when somebody
  /// does. One that a request is at work on, or that somebody listens to, is kept.
  ///
  /// - Returns: how many were let go.
  @discardableResult
  public func letGo(idleFor seconds: Int) -> Int {
    let now = vault.clock()
    return open.withLock { open in
      let idle = open.filter { now.seconds(since: $0.value.asked) > seconds }.map(\.key)
      var count = 0
      for key in idle {
        // Only here can anybody come by a dossier: one that nobody else holds stays so meanwhile.
        guard var kept = open.removeValue(forKey: key) else { continue }
        if isKnownUniquelyReferenced(&kept.dossier), kept.dossier.listeners.count == 0 {
          count += 1
        } else {
          open[key] = kept
        }
      }
      return count
    }
  }

  private static func prepare(_ folder: String) throws(HouseError) {
    guard access(folder, F_OK) == 0 else {
      Folder.makeFolders(to: folder)
      guard mkdir(folder, 0o700) == 0 else { throw HouseError(.noFolder, folder) }
      return
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw HouseError(.noFolder, folder)
    }
    guard access(folder, W_OK | X_OK) == 0 else { throw HouseError(.readOnly, folder) }
    let path = "\(folder)/\(HouseDatabase.name)"
    if access(path, F_OK) == 0, access(path, W_OK) != 0 { throw HouseError(.readOnly, path) }
  }

  private static func mark(in database: DatabasePool, _ folder: String) throws(HouseError)
    -> String?
  {
    do {
      return try database.read {
        try String.fetchOne($0, sql: "SELECT value FROM houseFact WHERE name = 'keyMark'")
      }
    } catch {
      throw HouseError(error, at: folder)
    }
  }
}

extension Vault {
  /// Refuses a key that is not the house's own.
  fileprivate func checkMark(mayMake: Bool) throws(HouseError) {
    let known = try read {
      try String.fetchOne($0, sql: "SELECT value FROM houseFact WHERE name = 'keyMark'")
    }
    if known == nil, mayMake {
      do {
        try database.write {
          try $0.execute(
            sql: "INSERT INTO houseFact (name, value) VALUES ('keyMark', ?)",
            arguments: [master.mark])
        }
      } catch {
        throw HouseError(error, at: folder)
      }
    } else if known != master.mark {
      throw HouseError(.keyWrong, folder)
    }
  }

  /// Brings the write-ahead log into the database and cuts it to nothing.
  func emptyLog() throws {
    _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }
}
