internal import GRDB
import SextantFiles
internal import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

extension House {
  /// Copies the whole house into a new folder while people work: the database as it stands at one
  /// moment, the attached files, and the key unless it is kept elsewhere.
  ///
  /// - Returns: whether the key is in the copy.
  @discardableResult
  public func backup(to target: String, includingKey: Bool = true) throws(HouseError) -> Bool {
    let folder = Folder(target)
    guard folder.isFree else { throw HouseError(.notFree, target) }
    Folder.makeFolders(to: "\(target)/")
    guard chmod(target, 0o700) == 0 else { throw HouseError(.readOnly, target) }
    try copyDatabase(to: "\(target)/\(HouseDatabase.name)")
    // Files come after the database: each that it names is here by now, and none is ever changed.
    try Self.copyFiles(from: self.folder, to: target)
    let key = "\(self.folder)/key"
    guard includingKey, access(key, F_OK) == 0 else { return false }
    try Folder.copy(key, to: "\(target)/key", mode: 0o600)
    return true
  }

  /// Puts a backup in place as a house in a new folder, and reads all of it.
  ///
  /// - Parameter key: the file of the key, where the backup was made without it.
  public static func restore(
    from source: String, to target: String, key: String? = nil
  ) throws(HouseError) -> Verification {
    guard Folder(target).isFree else { throw HouseError(.notFree, target) }
    guard try HouseDatabase.examine("\(source)/\(HouseDatabase.name)") else {
      throw HouseError(access(source, F_OK) == 0 ? .notOurs : .noFolder, source)
    }
    Folder.makeFolders(to: "\(target)/")
    chmod(target, 0o700)
    try Folder.copy(
      "\(source)/\(HouseDatabase.name)", to: "\(target)/\(HouseDatabase.name)", mode: 0o600)
    try copyFiles(from: source, to: target)
    let key = key ?? "\(source)/key"
    if access(key, F_OK) == 0 { try Folder.copy(key, to: "\(target)/key", mode: 0o600) }
    let house = try open(target)
    defer { house.close() }
    return try house.verify()
  }

  private func copyDatabase(to path: String) throws(HouseError) {
    do {
      var configuration = Configuration()
      configuration.label = "sextant backup"
      let copy = try DatabaseQueue(path: path, configuration: configuration)
      chmod(path, 0o600)
      try vault.database.backup(to: copy)
      try copy.writeWithoutTransaction { database in
        // One file that opens anywhere, also where nothing can be written.
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
    } catch {
      throw HouseError(error, at: path)
    }
  }

  private static func copyFiles(from source: String, to target: String) throws(HouseError) {
    for file in Folder("\(source)/files").tree() where !file.hasPrefix("incoming/") {
      try Folder.copy("\(source)/files/\(file)", to: "\(target)/files/\(file)", mode: 0o600)
    }
  }
}
