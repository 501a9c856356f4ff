import Foundation

/// A program that runs beside the tests, with what it printed.
///
/// A shell stands between: it ends the program when our end of its input closes, so that nothing
/// goes on running after tests that crashed.
final class Program: @unchecked Sendable {
  private let process = Process()
  private let line = Pipe()
  private let log: String

  init(_ path: String, _ arguments: [String], _ more: [String: String] = [:]) throws {
    log = FileManager.default.temporaryDirectory.path + "/sextant-browser-\(UUID().uuidString).log"
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      [
        "-c",
        """
        exec 3<&0
        "$@" </dev/null >"$LOG" 2>&1 & child=$!
        trap 'kill "$child"' TERM
        (read -r _ <&3; kill "$child"; sleep 5; kill -9 "$child") 2>/dev/null & watch=$!
        wait "$child"; wait "$child"; echo "[ended]" >>"$LOG"; kill "$watch"
        """,
        "sh", path,
      ] + arguments
    // What is said to the tests is none of a program's settings.
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("SEXTANT_") }.merging(more) { $1 }
      .merging(["LOG": log]) { $1 }
    process.standardInput = line
    try process.run()
  }

  private var hasEnded: Bool { printed.hasSuffix("[ended]\n") }

  var printed: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// What stands between two texts of what the program prints, as soon as it has printed it.
  func said(after start: String, before end: String) async throws -> String {
    for _ in 0..<600 {
      let text = printed
      if let from = text.range(of: start)?.upperBound,
        let to = text.range(of: end, range: from..<text.endIndex)?.lowerBound
      {
        return String(text[from..<to])
      }
      if hasEnded { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Trouble("it never said “\(start)”: \(printed)")
  }

  func stop() async throws {
    // What else was started meanwhile may hold the shell's line open: the signal is what ends it.
    process.terminate()
    try? line.fileHandleForWriting.close()
    for _ in 0..<1500 where !hasEnded { try await Task.sleep(for: .milliseconds(20)) }
    guard hasEnded else { throw Trouble("it does not stop: \(printed)") }
    try? FileManager.default.removeItem(atPath: log)
  }
}
