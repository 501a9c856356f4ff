import Glibc
import SextantKernels

/// Public test data that stands beside the repository and is no part of it.
enum SharedData {
  /// The bytes of a file below `../shared/data`; `nil`, said on a line, where it is absent.
  static func bytes(_ path: String) -> [UInt8]? {
    var root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    while let last = root.last, last != "Tests" { root.removeLast() }
    let full = root.dropLast(2).joined(separator: "/") + "/shared/data/" + path
    guard let stream = fopen(full, "rb") else {
      print("skipped: \(full) is absent")
      return nil
    }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func json(_ path: String) throws -> JSONValue? {
    try bytes(path).map { bytes in try JSONSyntax.read(bytes) }
  }

  /// The cells of a small CSV without quotes, its header left out.
  static func rows(_ path: String) -> [[String]]? {
    text(path)?.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}

extension JSONValue {
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }
  var doubles: [Double]? {
    if case .list(let values) = self { values.compactMap(\.double) } else { nil }
  }
  var list: [JSONValue] { if case .list(let values) = self { values } else { [] } }
}

/// Whether two figures agree to a share of the second.
func agree(_ found: Double, _ wanted: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(found - wanted) <= tolerance * max(1, abs(wanted))
}
