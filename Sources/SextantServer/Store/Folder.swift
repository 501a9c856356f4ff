public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// A folder on disk whose text files are read and written.
public struct Folder: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The files below the folder, sorted by path; hidden ones and what lies under `files/` left out.
  ///
  /// - Returns: `nil` when there is no such folder.
  public func read() -> [SourceText]? {
    guard let names = Self.names(path) else { return nil }
    var files: [SourceText] = []
    collect(names, under: "", depth: 0, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  private func collect(
    _ names: [String], under prefix: String, depth: Int, into files: inout [SourceText]
  ) {
    for name in names where !name.hasPrefix(".") {
      let relative = prefix + name
      var status = stat()
      guard stat(path + "/" + relative, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth < 4, relative != "files", let inner = Self.names(path + "/" + relative) {
          collect(inner, under: relative + "/", depth: depth + 1, into: &files)
        }
      } else if status.st_mode & S_IFMT == S_IFREG {
        let size = Int(status.st_size)
        let bytes = size <= SourceText.largest ? Self.bytes(path + "/" + relative) : nil
        files.append(SourceText(path: relative, size: size, bytes: bytes))
      }
    }
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
}
