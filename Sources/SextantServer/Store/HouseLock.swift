import SextantFiles

#if canImport(Glibc)
  import Glibc
#endif

/// That this process alone serves a folder, until it ends, however it ends.
final class HouseLock: Sendable {
  private let file: Int32

  init(_ folder: String) throws(HouseError) {
    let path = "\(folder)/lock"
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw HouseError(.readOnly, folder) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let holder = Folder.bytes(path).map { String(decoding: $0.prefix(20), as: UTF8.self) } ?? ""
      close(opened)
      throw HouseError(.inUse, folder, detail: holder.split { $0.isWhitespace }.joined())
    }
    file = opened
    let number = Array("\(getpid())\n".utf8)
    ftruncate(file, 0)
    _ = pwrite(file, number, number.count, 0)
  }

  /// Another may serve the folder from now on.
  func release() { flock(file, LOCK_UN) }

  deinit { close(file) }
}
