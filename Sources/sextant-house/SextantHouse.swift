import ArgumentParser
import SextantCommands

/// In this program the word means a command's argument; the model's is what fills a message.
typealias Argument = ArgumentParser.Argument

/// The commands that need the store or the server; people type them as `sextant serve`…
@main
struct SextantHouse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sextant",
    abstract: "Serves and keeps dossiers.",
    version: programVersion,
    subcommands: [
      DemoCommand.self, ServeCommand.self, ImportCommand.self, ExportCommand.self,
      VerifyCommand.self, BackupCommand.self, RestoreCommand.self, JuryCommand.self,
      DocsCommand.self,
    ])

  static func main() { runAsTyped() }
}
