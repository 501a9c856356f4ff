import Foundation

/// A running Sextant with a data folder of its own.
struct Served: Sendable {
  enum What: String, Sendable {
    /// `sextant demo`: the worked example, signed in.
    case example = "demo"
    /// `sextant serve`: an empty house.
    case house = "serve"
  }

  let what: What
  let program: Program
  let folder: String
  let address: String

  /// - Parameters:
  ///   - isKept: whether the data outlive the program; the example throws its own away.
  ///   - eyes: under whose account the example is shown.
  static func start(
    _ what: What, port: String = "0", in folder: String? = nil, isKept: Bool = true,
    seenBy eyes: String? = nil
  ) async throws -> Served {
    let folder =
      folder ?? FileManager.default.temporaryDirectory.path + "/sextant-\(UUID().uuidString)"
    let program = try Program(
      Rig.sextantPath,
      [what.rawValue, "--port", port, "--lang", "fr"] + (isKept ? ["--data", folder] : [])
        + (eyes.map { ["--seen-by", $0] } ?? []),
      ["SEXTANT_HOME": Rig.root])
    let port = try await program.said(after: "http://127.0.0.1:", before: ".")
    return Served(
      what: what, program: program, folder: folder, address: "http://127.0.0.1:\(port)")
  }

  var dossier: String { address + "/d/maison-aubrelle" }
  /// The example's institution.
  var school: String { address + "/d/ecole-maravent" }

  func stop() async throws { try await program.stop() }

  /// The same house at the same address, after it was stopped.
  func startAgain() async throws -> Served {
    try await Self.start(
      what, port: String(address.split(separator: ":").last ?? "0"), in: folder)
  }

  /// Stops it and takes its data away.
  func end() async throws {
    try await stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// One for as long as something is done with it.
  static func with<Result>(_ what: What, _ body: (Served) async throws -> Result) async throws
    -> Result
  {
    let served = try await start(what)
    do {
      let result = try await body(served)
      try await served.end()
      return result
    } catch {
      try? await served.end()
      throw error
    }
  }
}
