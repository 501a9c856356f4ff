import ArgumentParser

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
      NewCommand.self, FormatCommand.self, DocsCommand.self,
    ])

  /// Runs the command that is typed. Wrong use ends with 2, whoever notices it: the parser of
  /// arguments, left alone, would end with 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      printError(fullMessage(for: error))
      Glibc.exit(2)
    }
  }
}
