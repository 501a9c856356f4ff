import ArgumentParser
import SextantModel
import SextantServer

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a new dossier of a data folder from a folder of plain text.",
    discussion: """
      Items, series, comments and the files under files/ are taken in; a server may be at work in
      the data folder meanwhile.

      Example: sextant import --data /var/lib/sextant Examples/maison-aubrelle --key aubrelle
      """)

  @Argument(help: "The dossier's folder of plain text.") var folder: String
  @Option(help: "The dossier's address. Default: made from its title.") var key: String?
  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    _ = try surroundings.dossierFiles(folder)
    guard let source = DossierFolder(folder).source() else {
      try surroundings.fail("command.noDossier", ["path": .text(folder)])
    }
    let house = try surroundings.house(option, for: .add)
    defer { house.close() }
    let made = try surroundings.orFail { try house.create(key, source, by: .console) }
    let snapshot = made.snapshot
    print(
      surroundings.say(
        "import.done",
        [
          "dossier": .text(made.key), "items": .integer(snapshot.dossier.count),
          "files": .integer(snapshot.files.count),
        ]))
  }
}
