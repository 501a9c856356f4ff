import SextantFiles
internal import SextantModel
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of attached files, each kept once under its digest.
struct FileShelf: Sendable {
  private let folder: String

  init(_ house: String) { folder = "\(house)/files" }

  /// - Parameter digest: 64 hexadecimal digits; anything else is nowhere.
  func path(_ digest: String) -> String? {
    guard digest.utf8.count == 64, bytes(ofHexadecimal: digest) != nil else { return nil }
    return "\(folder)/\(digest.prefix(2))/\(digest.dropFirst(2))"
  }

  func holds(_ digest: String) -> Bool { path(digest).map { access($0, R_OK) == 0 } ?? false }

  /// Takes bytes away.
  func destroy(_ digest: String) { if let path = path(digest) { unlink(path) } }

  /// A file about to come in, under no name yet.
  func receive(_ limits: FileLimits) throws(HouseError) -> IncomingFile {
    let draft = "\(folder)/incoming/\(hexadecimal(randomBytes(12)))"
    Folder.makeFolders(to: draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw HouseError(writing: folder) }
    return IncomingFile(draft: draft, file: file, limits: limits, shelf: self)
  }

  /// What came in takes its place, on disk for good when this returns.
  fileprivate func take(_ draft: String, _ digest: String) throws(HouseError) {
    guard let target = path(digest) else { throw HouseError(.failed, draft) }
    Folder.makeFolders(to: target)
    guard rename(draft, target) == 0 else { throw HouseError(writing: target) }
    Folder.settle(target)
  }
}

/// A file that is coming in piece by piece; let go before it is whole, it leaves nothing behind.
public final class IncomingFile: Sendable {
  private let draft: String
  private let file: Int32
  private let limits: FileLimits
  private let shelf: FileShelf
  private let progress = Mutex(Progress())

  private struct Progress {
    var size = 0
    var digest = RunningDigest()
    var start: [UInt8] = []
  }

  init(draft: String, file: Int32, limits: FileLimits, shelf: FileShelf) {
    self.draft = draft
    self.file = file
    self.limits = limits
    self.shelf = shelf
  }

  deinit {
    close(file)
    unlink(draft)
  }

  /// Takes the next bytes. Refused as soon as there are too many.
  public func write(_ bytes: [UInt8]) throws(ChangeError) {
    try progress.withLock { progress throws(ChangeError) in
      guard progress.size + bytes.count <= limits.largest else {
        throw .refused(limits.tooLarge)
      }
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes {
          Glibc.write(file, $0.baseAddress! + done, bytes.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          throw .house(HouseError(writing: draft))
        }
        done += count
      }
      progress.size += bytes.count
      progress.digest.add(bytes)
      if progress.start.count < 16 { progress.start += bytes.prefix(16 - progress.start.count) }
    }
  }

  /// What has come in so far; `nil` where it cannot be read.
  func read() -> [UInt8]? { Folder.bytes(draft) }

  /// The file under a name, its bytes safe on disk.
  ///
  /// - Parameter checksType: whether its ending must be one that is accepted.
  func finish(as name: String, checksType: Bool) throws(ChangeError) -> AttachedFile {
    let (size, digest, start) = progress.withLock { ($0.size, $0.digest.finish(), $0.start) }
    if checksType, let refusal = limits.refusal(name, start: start) { throw .refused(refusal) }
    guard fsync(file) == 0 else { throw .house(HouseError(writing: draft)) }
    do { try shelf.take(draft, digest) } catch { throw .house(error) }
    return AttachedFile(name: name, digest: digest, size: size)
  }
}
