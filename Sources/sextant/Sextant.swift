import ArgumentParser
import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

@main
struct Sextant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sextant",
    abstract: "Checks a marketing strategy against what it must prove.",
    discussion: "Example: sextant check Examples/maison-aubrelle --assessment MSMD.E2",
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, ThreadCommand.self, CoverageCommand.self, FrameworkCommand.self,
      NewCommand.self, FormatCommand.self, DocsCommand.self, DemoCommand.self,
      ServeCommand.self, ImportCommand.self,
      ExportCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
    ])

  /// Runs the command that is typed. Wrong use ends with 2, whoever notices it: the parser of
  /// arguments, left alone, would end with 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      explainMisuse()
      printError(fullMessage(for: error))
      Glibc.exit(2)
    }
  }

  /// Says in the reader's language that the command is not written as it should be; what follows,
  /// the parser's own words, is in English.
  private static func explainMisuse() {
    guard let installation = Installation.find(),
      let language = try? LanguageOption.parse([]).chosen, language != .english
    else { return }
    printError(installation.catalogue(language).text("command.misused"))
  }
}
