import ArgumentParser
import SextantCommands

/// In this program the word means a command's argument; the model's is what fills a message.
typealias Argument = ArgumentParser.Argument

@main
struct Sextant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sextant",
    abstract: "Checks a marketing strategy against what it must prove.",
    discussion: "Example: sextant check Examples/maison-aubrelle --assessment MSMD.E2",
    version: programVersion,
    subcommands: [
      CheckCommand.self, PlanCommand.self, ThreadCommand.self, DecideCommand.self,
      CoverageCommand.self, FrameworkCommand.self, RegistryCommand.self, MeasuresCommand.self,
      NewCommand.self,
      FormatCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(
        name: "In the browser, and what is kept for it",
        subcommands: [
          Demo.self, Serve.self, Import.self, Export.self, Verify.self, Backup.self, Restore.self,
          Jury.self, Docs.self,
        ])
    ])

  static func main() {
    handOverWhatIsTyped()
    runAsTyped()
  }
}
