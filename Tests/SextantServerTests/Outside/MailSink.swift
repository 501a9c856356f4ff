import Foundation
import Testing

@testable import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

/// A mail server of its own for one test, in another process: see `Tests/Fixtures/mail`.
final class MailSink {
  let port: Int
  let folder: String
  /// The certificate to trust, where it speaks encrypted.
  private(set) var authority = ""
  private let process = Process()
  private let root: String

  /// Whether the machine has what the sink needs.
  static let isPossible = ["python3", "openssl"].allSatisfy { name in
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  init(encrypted: Bool = false) throws {
    root = NSTemporaryDirectory() + "sextant-sink-\(UUID().uuidString)"
    folder = root + "/letters"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var arguments = ["python3", "\(Repository.root)/Tests/Fixtures/mail/smtp_sink.py", folder]
    if encrypted {
      authority = root + "/certificate.pem"
      arguments.append(authority)
    }
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Not asked but ended: processes started from tests may have inherited deaf ears for signals.
  deinit {
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(atPath: root)
  }

  func letters() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
  }
}
