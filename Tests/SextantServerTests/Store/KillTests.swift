import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A process killed in the midst of a storm of writing loses nothing that it acknowledged.
@Suite struct KillTests {
  /// The program that writes, built beside the tests.
  private static var storm: URL {
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      return URL(filePath: arguments[flag + 1]).deletingLastPathComponent()
        .appending(path: "store-storm")
    }
    return URL(filePath: Repository.root).appending(path: ".build/debug/store-storm")
  }

  private static let sealed = SealedFields(of: .dossier) { kind, field in
    kind == "comment" && field.name == "author"
  }

  /// More by `SEXTANT_KILLS`.
  private static let rounds =
    ProcessInfo.processInfo.environment["SEXTANT_KILLS"].flatMap { Int($0) } ?? 24

  @Test func `killed at any moment, every acknowledged change is there and the chain holds`() throws
  {
    let folder = NSTemporaryDirectory() + "sextant-kill-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var acknowledged: [Int: (item: String, text: String)] = [:]
    for _ in 0..<Self.rounds {
      let lines = try stormAndKill(folder)
      for line in lines {
        let words = line.split(separator: " ").map(String.init)
        let sequence = try #require(words.count == 3 ? Int(words[0]) : nil, "\(line)")
        acknowledged[sequence] = (words[1], words[2])
      }
      let house = try House.open(folder, sealing: Self.sealed)
      defer { house.close() }
      let result = try house.verify()
      #expect(result.isSound, "\(result)")
      guard let dossier = try house.dossier("storm") else {
        #expect(acknowledged.isEmpty)
        continue
      }
      #expect(dossier.snapshot.sequence >= acknowledged.keys.max() ?? 0)
      for (sequence, told) in acknowledged.sorted(by: { $0.key > $1.key }).prefix(200) {
        let entry = try #require(try dossier.entry(sequence))
        guard told.item != "-" else { continue }
        let change = try #require(entry.changes.first { $0.id == told.item })
        let comment = try #require(change.after as? SextantModel.Comment)
        #expect(comment.text == told.text && comment.author == told.text.prefix(1))
      }
    }
    #expect(acknowledged.count > Self.rounds)
  }

  /// Lets the storm rage for a moment taken at random, kills it, and gives what it acknowledged.
  private func stormAndKill(_ folder: String) throws -> [String] {
    let process = Process()
    process.executableURL = Self.storm
    process.arguments = ["write", folder]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let wait = UInt32.random(in: 20_000...260_000)
    let killer = Thread {
      usleep(wait)
      kill(process.processIdentifier, SIGKILL)
    }
    killer.start()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(
      process.terminationReason == .uncaughtSignal, "\(String(decoding: said, as: UTF8.self))")
    // A last line that was cut acknowledges nothing.
    let text = String(decoding: said, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The number that stands for no user at all, who may write nowhere.
  private static let setpriv = "/usr/bin/setpriv"

  @Test(.enabled(if: getuid() == 0 && access(setpriv, X_OK) == 0, "needs setpriv and its right"))
  func `a folder that may only be read is told so, and nothing in it changes`() throws {
    let test = try TestHouse()
    _ = try test.dossier()
    test.close()
    for name in ["sextant.sqlite", "key"] { chmod("\(test.path)/\(name)", 0o444) }
    chmod(test.path, 0o555)
    let before = Folder(test.path).tree()
    let process = Process()
    process.executableURL = URL(filePath: Self.setpriv)
    process.arguments = [
      "--reuid", "65534", "--clear-groups", Self.storm.path, "once", test.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    chmod(test.path, 0o755)
    #expect(String(decoding: said, as: UTF8.self) == "refused readOnly\n")
    #expect(process.terminationStatus == 3)
    #expect(Folder(test.path).tree() == before)
  }
}
