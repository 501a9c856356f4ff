import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.export.rawValue,
    abstract: HouseTask.export.abstract,
    discussion: """
      The folder holds every item, series, comment and attached file, confidential ones too, and
      can be imported again. Accounts and the journal travel only in a backup.

      Example: sextant export --data /var/lib/sextant aubrelle /tmp/aubrelle
      """)

  @Argument(help: "The dossier's address.") var dossier: String
  @Argument(help: "The folder to make.") var folder: String
  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let house = try surroundings.house(option, for: .look)
    defer { house.close() }
    try surroundings.orFail {
      guard let found = try house.dossier(dossier) else {
        let known = try house.dossiers().map(\.key)
        try surroundings.fail(
          "dossier.unknownOf", ["key": .text(dossier), "known": .texts(known)])
      }
      let snapshot = found.snapshot
      try DossierFolder(folder).write(snapshot, of: found)
      print(
        surroundings.say(
          "export.done",
          [
            "path": .text(folder), "items": .integer(snapshot.dossier.count),
            "files": .integer(snapshot.files.count),
          ]))
    }
  }
}
