import SextantFiles
import SextantKernels
import SextantModel

/// The files that every browser may have: style sheets, the script, icons. Read once at start.
struct PublicFiles: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    let type: String
    /// A short digest of the bytes; in the address, so that a new version is a new address.
    let version: String
  }

  private let files: [String: File]

  init(folder: String) {
    var files: [String: File] = [:]
    for source in Folder(folder).read() ?? [] {
      guard let bytes = source.bytes, let type = Self.type(of: source.path) else { continue }
      files[source.path] = File(bytes: bytes, type: type, version: Self.version(of: bytes))
    }
    self.files = files
  }

  var paths: [String] { files.keys.sorted() }
  func file(_ path: String) -> File? { files[path] }

  /// Changes when any of the files does: goes with their addresses.
  var release: String {
    Self.version(of: paths.flatMap { Array((files[$0]?.version ?? "").utf8) })
  }

  private static func type(of path: String) -> String? {
    switch path.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "ico": "image/x-icon"
    case "txt": "text/plain; charset=utf-8"
    case "webmanifest": "application/manifest+json"
    default: nil
    }
  }

  /// FNV-1a: enough to tell versions apart, which is all it is for.
  private static func version(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 36)
  }
}
