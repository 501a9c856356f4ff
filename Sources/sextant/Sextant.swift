import ArgumentParser

@main
struct Sextant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sextant",
    abstract: "Checks a marketing strategy against what it must prove.",
    discussion: "Example: sextant check Examples/maison-aubrelle --assessment MSMD.E2",
    subcommands: [
      CheckCommand.self, ThreadCommand.self, CoverageCommand.self, FrameworkCommand.self,
      NewCommand.self, FormatCommand.self, DocsCommand.self,
    ])
}
