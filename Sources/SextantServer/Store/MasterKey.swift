import CSodium
import SextantFiles

#if canImport(Glibc)
  import Glibc
#endif

/// The key of a house, by which the keys of its items are encrypted: 32 bytes that lie in a file
/// beside the database, or are given by the environment.
struct MasterKey: Sendable {
  let bytes: [UInt8]

  static let environmentName = "SEXTANT_KEY"

  /// The key of a folder. Where there is neither key nor house yet, one is made.
  static func of(_ folder: String, isNew: Bool) throws(HouseError) -> MasterKey {
    if let given = getenv(environmentName) {
      guard let key = MasterKey(String(cString: given)) else {
        throw HouseError(.keyUnreadable, environmentName)
      }
      return key
    }
    let path = "\(folder)/key"
    if let written = Folder.bytes(path) {
      guard let key = MasterKey(String(decoding: written, as: UTF8.self)) else {
        throw HouseError(.keyUnreadable, path)
      }
      return key
    }
    guard isNew else {
      throw HouseError(access(path, F_OK) == 0 ? .keyUnreadable : .keyMissing, path)
    }
    let key = MasterKey(bytes: randomBytes(32))
    try key.write(to: path)
    return key
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter text: 64 hexadecimal digits; white space around them is let be.
  private init?(_ text: String) {
    let trimmed = text.split { $0.isWhitespace }.joined()
    guard let bytes = SextantServer.bytes(ofHexadecimal: trimmed), bytes.count == 32 else {
      return nil
    }
    self.bytes = bytes
  }

  /// Only the owner may read it. Written whole under another name first: half a key, or another over
  /// this one, would close what it has sealed for ever.
  private func write(to path: String) throws(HouseError) {
    let draft = "\(path).\(getpid()).draft"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw HouseError(.readOnly, path) }
    defer {
      close(file)
      unlink(draft)
    }
    let text = Array((hexadecimal(bytes) + "\n").utf8)
    guard Glibc.write(file, text, text.count) == text.count, fsync(file) == 0 else {
      throw HouseError(.full, path)
    }
    guard link(draft, path) == 0 else { throw HouseError(.failed, path) }
    Folder.settle(path)
  }

  /// A key for one use, from which the master key cannot be found again.
  func subkey(_ use: String) -> [UInt8] { Fingerprint.blake2b(Array(use.utf8), key: bytes) }

  /// By which the key is known again; it tells nothing of it.
  var mark: String { hexadecimal(subkey("mark")) }
}
