import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.restore.rawValue,
    abstract: HouseTask.restore.abstract,
    discussion: """
      Example: sextant restore /mnt/backup/2026-11-22 --data /var/lib/sextant

      Exit code: 0 when all is as it was written, 1 when something is broken, 2 for wrong use.
      """)

  @Argument(help: "The folder that `sextant backup` made.") var source: String
  @Option(help: "The key's file, where the backup was made without it.") var key: String?
  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let result = try surroundings.orFail {
      try House.restore(from: source, to: option.folder, key: key)
    }
    print(surroundings.told(result))
    if !result.isSound { throw ExitCode(1) }
  }
}
