import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

extension Folder {
  /// Whether nothing stands at the path, or an empty folder.
  public var isFree: Bool {
    guard let directory = opendir(path) else { return access(path, F_OK) != 0 }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let first = entry.pointee.d_name.0
      let second = entry.pointee.d_name.1
      let dot = CChar(UInt8(ascii: "."))
      if !(first == dot && (second == 0 || (second == dot && entry.pointee.d_name.2 == 0))) {
        return false
      }
    }
    return true
  }

  /// Writes a file below the folder, folders on the way included. The old file stays whole until
  /// the new one is complete on disk.
  ///
  /// - Returns: whether it was written.
  public func write(_ relative: String, _ bytes: [UInt8]) -> Bool {
    let target = "\(path)/\(relative)"
    Self.makeFolders(to: target)
    let draft = "\(target).\(getpid()).draft"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isComplete = written == bytes.count && fsync(file) == 0
    close(file)
    guard isComplete, rename(draft, target) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }

  /// Takes a file away.
  public func remove(_ relative: String) { unlink("\(path)/\(relative)") }

  /// Has a file's new name on disk for good, not only its bytes.
  public static func settle(_ path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Takes the folder away with all that is in it.
  public func removeWhole() {
    guard let directory = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    closedir(directory)
    for name in names where unlink("\(path)/\(name)") != 0 {
      // What cannot be unlinked is a folder.
      Folder("\(path)/\(name)").removeWhole()
    }
    rmdir(path)
  }

  /// Makes the folders that a path stands in.
  public static func makeFolders(to target: String) {
    var cursor = target.startIndex
    while let slash = target[cursor...].firstIndex(of: "/") {
      if slash > target.startIndex { mkdir(String(target[..<slash]), 0o755) }
      cursor = target.index(after: slash)
    }
  }
}
