import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.verify.rawValue,
    abstract: HouseTask.verify.abstract,
    discussion: """
      Reads a data folder or a backup, also while a server works in it. The digest printed for each
      dossier sums up its whole journal: written down elsewhere, it proves later that nothing was
      cut off.

      Examples:
        sextant verify --data /var/lib/sextant
        sextant verify --data backup-2026-11-22

      Exit code: 0 when all is as it was written, 1 when something is broken, 2 for wrong use.
      """)

  @OptionGroup var option: HouseOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let house = try surroundings.house(option, for: .look)
    defer { house.close() }
    let result = try surroundings.orFail { try house.verify() }
    print(surroundings.told(result))
    if !result.isSound { throw ExitCode(1) }
  }
}

extension Surroundings {
  /// What was found, a line for each dossier.
  func told(_ result: Verification) -> String {
    var lines = result.dossiers.map { chain in
      if let problem = chain.problem { return catalogue.say(problem) }
      return say(
        "verify.sound",
        [
          "dossier": .text(chain.key), "entries": .integer(chain.entries),
          "changes": .integer(chain.changes), "digest": .text(chain.head),
        ])
    }
    lines += result.problems.map { catalogue.say($0) }
    let key = result.isSound ? "verify.allSound" : "verify.broken"
    lines.append(
      say(key, ["count": .integer(result.dossiers.count), "files": .integer(result.files)]))
    return lines.joined(separator: "\n")
  }
}
