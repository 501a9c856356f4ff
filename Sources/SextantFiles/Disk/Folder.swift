public import SextantModel

#if canImport(Glibc)
  // Where the standard library is linked in, the compiler holds some fields of C's structures for
  // Dispatch's.
  import CDispatch
  import Glibc
#endif

/// A folder on disk whose text files are read and written.
public struct Folder: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The files below the folder, sorted by path; hidden ones and what lies under `files/` left out.
  ///
  /// - Returns: `nil` when there is no such folder.
  ///
  /// - Parameter endings: only files so named are loaded; of the others the size alone is known.
  public func read(loading endings: [String] = [""]) -> [SourceText]? {
    guard let names = Self.names(path) else { return nil }
    var files: [SourceText] = []
    collect(names, under: "", within: Self.mark(path).map { [$0] } ?? [], endings, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  /// - Parameter folders: the folder that the names stand in and those around it, to which a link may
  ///   lead back.
  private func collect(
    _ names: [String], under prefix: String, within folders: [FolderMark],
    _ endings: [String], into files: inout [SourceText]
  ) {
    for name in names where !name.hasPrefix(".") {
      let relative = prefix + name
      var status = stat()
      guard stat(path + "/" + relative, &status) == 0 else {
        // A link to nothing.
        files.append(SourceText(path: relative, size: 0, bytes: nil))
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        let mark = FolderMark(status)
        guard folders.count < 5, relative != "files", !folders.contains(mark),
          let inner = Self.names(path + "/" + relative)
        else { continue }
        collect(inner, under: relative + "/", within: folders + [mark], endings, into: &files)
      } else if status.st_mode & S_IFMT == S_IFREG {
        let size = Int(status.st_size)
        let isWanted = size <= SourceText.largest && endings.contains { name.hasSuffix($0) }
        let bytes = isWanted ? Self.bytes(path + "/" + relative) : nil
        files.append(SourceText(path: relative, size: size, bytes: bytes))
      }
    }
  }

  /// What tells a folder from any other, whatever path leads to it.
  private struct FolderMark: Equatable {
    let device: UInt
    let file: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      file = UInt(status.st_ino)
    }
  }

  private static func mark(_ path: String) -> FolderMark? {
    var status = stat()
    return stat(path, &status) == 0 ? FolderMark(status) : nil
  }

  private static func names(_ path: String) -> [String]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file, or `nil` when it cannot be read.
  public static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(file, buffer.baseAddress! + count, size - count)
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    return failed ? nil : bytes
  }

  /// The first bytes of a file, at most so many; `nil` when it cannot be read.
  public static func head(of path: String, count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = Glibc.read(file, &bytes, count)
    return got < 0 ? nil : Array(bytes[..<got])
  }

  /// Hands over the bytes of a file piece by piece.
  ///
  /// - Returns: whether all of it could be read.
  public static func pieces(of path: String, _ body: ([UInt8]) -> Void) -> Bool {
    guard let pieces = FilePieces(of: path) else { return false }
    while let piece = pieces.next() { body(piece) }
    return !pieces.hasFailed
  }

  /// Every regular file below the folder, by its path from there, sorted; hidden ones left out.
  public func tree() -> [String] {
    var found: [String] = []
    func look(in prefix: String, _ depth: Int) {
      guard depth < 12, let names = Self.names("\(path)/\(prefix)") else { return }
      for name in names where !name.hasPrefix(".") {
        var status = stat()
        guard lstat("\(path)/\(prefix)\(name)", &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: look(in: "\(prefix)\(name)/", depth + 1)
        case S_IFREG: found.append(prefix + name)
        default: break
        }
      }
    }
    look(in: "", 0)
    return found.sorted()
  }
}
