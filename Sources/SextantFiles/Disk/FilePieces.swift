#if canImport(Glibc)
  // Where the standard library is linked in, the compiler holds some fields of C's structures for
  // Dispatch's.
  import CDispatch
  import Glibc
#endif

/// A file's bytes, one piece after another, so that it need not stand in memory.
public final class FilePieces {
  private let file: Int32
  private var buffer = [UInt8](repeating: 0, count: 256 << 10)
  /// Whether reading stopped before the file's end.
  public private(set) var hasFailed = false

  /// - Returns: `nil` where there is no such file, or it may not be read.
  public init?(of path: String) {
    file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { return nil }
  }

  deinit { if file >= 0 { close(file) } }

  /// - Returns: `nil` at the end, and where reading fails.
  public func next() -> [UInt8]? {
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      hasFailed = count < 0
      return count > 0 ? Array(buffer[..<count]) : nil
    }
  }
}
