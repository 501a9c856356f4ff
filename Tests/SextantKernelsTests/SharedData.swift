import Glibc
import SextantKernels
import Testing

/// Public test data that stands beside the repository and is no part of it.
enum SharedData {
  /// The bytes of a file below `../shared/data`; `nil`, said on a line, where it is absent.
  static func bytes(_ path: String) -> [UInt8]? {
    contents(folder(above: 2) + "/shared/data/" + path)
  }

  /// The bytes of a file of the repository itself.
  static func own(_ path: String) -> [UInt8]? { contents(folder(above: 1) + "/" + path) }

  /// The folder so many steps above that of all tests.
  private static func folder(above steps: Int) -> String {
    var root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    while let last = root.last, last != "Tests" { root.removeLast() }
    return root.dropLast(steps).joined(separator: "/")
  }

  private static func contents(_ full: String) -> [UInt8]? {
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

  /// The full path of a file below `../shared/data`; `nil`, said on a line, where it is absent.
  static func path(_ path: String) -> String? {
    let full = folder(above: 2) + "/shared/data/" + path
    if access(full, R_OK) == 0 { return full }
    print("skipped: \(full) is absent")
    return nil
  }

  /// Whether a program is at hand; said on a line where it is not.
  static func isInstalled(_ program: String) -> Bool {
    if run("command -v \(program)").status == 0 { return true }
    print("skipped: \(program) is not installed")
    return false
  }

  /// What `xmllint` finds against a file by a schema; empty when it is valid.
  static func refusals(of file: [UInt8], schema: String) throws -> String {
    var name = Array("/tmp/sextant-deposit-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return "no temporary file" }
    defer { unlink(name) }
    var rest = file[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(descriptor)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let (status, output) = run("xmllint --noout --schema '\(schema)' '\(path)' 2>&1")
    return status == 0 ? "" : output
  }

  private static func run(_ command: String) -> (status: Int32, output: String) {
    guard let stream = popen(command, "r") else { return (-1, "") }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      output += chunk[..<count]
    }
    return (pclose(stream), String(decoding: output, as: UTF8.self))
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

extension Trait where Self == ConditionTrait {
  /// Runs a test on published data only where the data is there; elsewhere the test is reported as
  /// skipped, with this line, never as passed.
  static func published(_ path: String) -> Self {
    .enabled(
      if: SharedData.path(path) != nil,
      "../shared/data/\(path) is absent: published figures are left out")
  }
}
