import Foundation
import Testing

@testable import SextantServer

/// A mail server of its own for one test, in another process: see `Tests/Fixtures/mail`.
final class MailSink {
  let port: Int
  let folder: String
  /// The certificate to trust, where it speaks encrypted.
  private(set) var authority = ""
  private let process = Process()

  /// Whether the machine has what the sink needs.
  static let isPossible = ["python3", "openssl"].allSatisfy { name in
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  init(encrypted: Bool = false) throws {
    let root = NSTemporaryDirectory() + "sextant-sink-\(UUID().uuidString)"
    folder = root + "/letters"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var arguments = ["python3", "\(Repository.root)/Tests/Fixtures/mail/smtp_sink.py", folder]
    if encrypted {
      authority = root + "/certificate.pem"
      let key = root + "/key.pem"
      try Self.makeCertificate(authority, key)
      arguments += [authority, key]
    }
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder + "/..")
  }

  func letters() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
  }

  private static func makeCertificate(_ certificate: String, _ key: String) throws {
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/env")
    openssl.arguments = [
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
      "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out",
      certificate,
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    try #require(openssl.terminationStatus == 0)
  }
}
