import Foundation
import Testing

/// The program as it is typed: exit codes, and output that other programs can read.
@Suite struct CommandTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let example = root.appending(path: "Examples/maison-aubrelle").path

  /// The program built beside the tests.
  static var program: URL {
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      return URL(filePath: arguments[flag + 1]).deletingLastPathComponent()
        .appending(path: "sextant")
    }
    return root.appending(path: ".build/debug/sextant")
  }

  static func run(_ arguments: [String]) throws -> (code: Int32, output: Data, errors: String) {
    let done = try SpawnedProgram(
      program.path, arguments, environment: ["SEXTANT_HOME": root.path, "LANG": "fr_FR.UTF-8"])
    return (done.code, done.output, done.errors)
  }

  @Test func `a dossier without error ends with 0`() throws {
    let result = try Self.run(["check", Self.example])
    #expect(result.code == 0)
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains("avertissement PRO04"))
    #expect(text.contains("MSMD.E5A.k07"))
  }

  @Test func `a dossier with an error ends with 1`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(atPath: Self.example, toPath: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "research/segments.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let spoilt = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("  location:") }.joined(separator: "\n")
    try Data(spoilt.utf8).write(to: file)
    let result = try Self.run(["check", folder.path, "--lang", "en"])
    #expect(result.code == 1)
    #expect(String(decoding: result.output, as: UTF8.self).contains("error STR07"))
  }

  @Test func `a choice made without what could not be read says so and ends with 1`() throws {
    let sound = try Self.run(["decide", Self.example])
    #expect(sound.code == 0 && sound.errors.isEmpty)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(atPath: Self.example, toPath: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "choice/vendorReviews.yaml")
    #expect(FileManager.default.fileExists(atPath: file.path))
    try Data("- {id: VR1, offer: [unfinished\n".utf8).write(to: file)
    let result = try Self.run(["decide", folder.path])
    #expect(result.code == 1)
    #expect(result.errors.contains("choice/vendorReviews.yaml"))
  }

  @Test(arguments: [
    ["check", "/nowhere"], ["check"], ["check", example, "--assessment", "MSMD.E99"],
    ["check", "--explain", "XYZ99"], ["thread", "OB99", "--in", example], ["dance"],
    ["framework", "show", "abcd"], ["fmt", root.appending(path: "docs").path],
    ["coverage", "/nowhere"],
  ])
  func `wrong use ends with 2 and says what is wrong`(arguments: [String]) throws {
    let process = try Self.run(arguments)
    #expect(process.code == 2, "\(arguments)")
    #expect(!process.errors.isEmpty, "\(arguments)")
  }

  @Test(arguments: [
    ["check", example, "--format", "json"], ["check", example, "--format", "sarif"],
    ["coverage", example, "--format", "json"],
    ["thread", "OB2", "--in", example, "--format", "json"],
  ])
  func `programs can read what is written for them`(arguments: [String]) throws {
    let result = try Self.run(arguments)
    #expect(result.code == 0)
    let object = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
    #expect(object?.isEmpty == false)
  }
}
