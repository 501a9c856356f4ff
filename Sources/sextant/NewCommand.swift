import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes an empty dossier that teaches: each file says what belongs in it.",
    discussion: "Example: sextant new my-strategy --lang en")

  @Argument(help: "The folder to make.") var path: String
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let folder = Folder(path)
    guard folder.isFree else {
      try surroundings.fail("command.notEmpty", ["path": .text(path)])
    }
    for file in Template.files(surroundings.catalogue, today: currentDay()) {
      guard folder.write(file.path, file.bytes ?? []) else {
        try surroundings.fail("command.cannotWrite", ["path": .text(file.path)])
      }
    }
    print(
      surroundings.catalogue.fill(
        surroundings.catalogue.text("command.created"), ["path": .text(path)]))
  }
}
