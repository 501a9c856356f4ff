import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.backup.rawValue,
    abstract: HouseTask.backup.abstract,
    discussion: """
      The copy holds the database as it stood at one moment, the attached files and the key of
      confidential values. Whoever has it can read everything: keep it as well as the data folder.
      With --without-key the copy keeps confidential values closed; then keep the file “key” of the
      data folder elsewhere, without it they are lost.

      Example: sextant backup --data /var/lib/sextant /mnt/backup/2026-11-22
      """)

  @Argument(help: "The folder to make.") var target: String
  @Flag(help: "Leave the key out.") var withoutKey = false
  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let house = try surroundings.house(option, for: .look)
    defer { house.close() }
    let holdsKey = try surroundings.orFail {
      try house.backup(to: target, includingKey: !withoutKey)
    }
    print(surroundings.say("backup.done", ["path": .text(target)]))
    if !holdsKey { print(surroundings.say("backup.noKey", ["path": .text(option.folder)])) }
  }
}
