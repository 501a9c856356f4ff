import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Reads the national register of certifications.",
    subcommands: [Read.self])

  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read",
      abstract: "Lists the records of the national register's XML export (format 4.1).",
      discussion: """
        The export is read record by record, in memory that does not grow with it.

        Examples:
          sextant registry read export-fiches-rncp-v4-1.xml
          sextant registry read export-fiches-rncp-v4-1.xml --number RNCP40792 --format json

        Exit code: 0, 1 where no record was found, 2 for wrong use or a file that is another.
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The export's file.") var path: String
    @Option(help: "One record alone, such as RNCP40792.") var number: String?
    @Option(help: "text, or json: one record a line.") var format: Format = .text
    @OptionGroup var language: LanguageOption

    func run() throws {
      let surroundings = try Surroundings(language)
      let words = surroundings.catalogue
      let total: RegisterListing.Total?
      do throws(ExchangeProblem) {
        total = try RegisterListing.read(
          path, wanted: number, isJSON: format == .json, words, tell: { print($0) })
      } catch {
        printError(words.say(error.message))
        throw ExitCode(2)
      }
      guard let total else { try surroundings.fail("command.noFile", ["path": .text(path)]) }
      if format == .text {
        print(
          words.say(
            Message(
              "exchange.total",
              [
                "count": .integer(total.records), "shown": .integer(total.shown),
                "blocks": .integer(total.blocks), "notes": .integer(total.notes),
                "version": .text(total.version),
              ])))
      }
      if total.shown == 0 { throw ExitCode(1) }
    }
  }
}
