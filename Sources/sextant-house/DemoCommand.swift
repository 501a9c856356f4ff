import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.demo.rawValue,
    abstract: HouseTask.demo.abstract,
    discussion: """
      What is changed is kept until the command ends, unless --data names a folder.
      Example: sextant demo --port 8080, sextant demo --seen-by juror
      """)

  @Option(help: "The port; 0 for any that is free.") var port = 8080
  @Option(help: "A data folder to keep; a new one that is taken away at the end unless named.")
  var data: String?
  @Option(help: "Whose eyes to see it with: manager, president, juror or officer.")
  var seenBy = "manager"
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard Demonstration.Eyes(rawValue: seenBy) != nil else {
      let names = Demonstration.Eyes.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--seen-by is one of: \(names).")
    }
  }

  func run() throws {
    let surroundings = try Surroundings(language)
    var settings = Settings()
    settings.port = port == 0 ? freePort() : port
    settings.language = language.chosen
    settings.dataFolder = try data ?? Self.temporaryFolder()
    defer { if data == nil { Folder(settings.dataFolder).removeWhole() } }
    let house = try surroundings.house(settings.dataFolder)
    let (library, _) = try surroundings.library(nil)
    let served = settings
    let eyes = Demonstration.Eyes(rawValue: seenBy) ?? .manager
    try surroundings.serve(settings, saying: "demo.ready") {
      let manager = try await Demonstration.prepare(
        house, surroundings.installation, surroundings.catalogue)
      let reader = try manager == nil ? nil : Demonstration.account(eyes, in: house)
      return Site(
        house: house, settings: served, installation: surroundings.installation, library: library,
        alwaysSignedIn: reader)
    }
  }

  private static func temporaryFolder() throws -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/sextant-demo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ExitCode(2) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
