import Foundation

/// What tests in a browser need of the machine, and the programs they share.
actor Rig {
  static let shared = Rig()

  private var running: Task<String, any Error>?
  private var driving: Program?
  private var shown: [String: Task<Served, any Error>] = [:]

  /// The driver's address.
  func driver() async throws -> String {
    if let running { return try await running.value }
    let task = Task {
      let program = try Program(try Self.need(Self.driverPath, "chromedriver"), ["--port=0"])
      driving = program
      let port = try await program.said(after: "successfully on port ", before: ".")
      return "http://127.0.0.1:\(port)"
    }
    running = task
    return try await task.value
  }

  /// The worked example, served for all tests that change nothing in it but the language.
  func example(in language: String = "fr") async throws -> Served {
    if let shown = shown[language] { return try await shown.value }
    let task = Task { try await Served.start(.example, isKept: false) }
    shown[language] = task
    return try await task.value
  }

  // MARK: - What is there

  static let root =
    surroundings["SEXTANT_HOME"]
    ?? URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  private static let surroundings = ProcessInfo.processInfo.environment

  static let driverPath = found("chromedriver")
  static let limiterPath = found("prlimit")
  /// `axe.min.js`, fetched by `bin/axe`.
  static let axePath = surroundings["SEXTANT_AXE"] ?? root + "/.build/axe/axe.min.js"
  /// The program that was built with these tests.
  static let sextantPath: String =
    surroundings["SEXTANT_BINARY"]
    ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "sextant").path(percentEncoded: false)

  /// Whether tests run here: only where they are asked for, and then a missing browser fails them.
  static let runs = surroundings["SEXTANT_BROWSER"] == "demanded"

  static func need(_ path: String?, _ name: String) throws -> String {
    guard let path else { throw Trouble("\(name) is not there: bin/setup --tests installs it") }
    return path
  }

  private static func found(_ program: String) -> String? {
    (surroundings["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
