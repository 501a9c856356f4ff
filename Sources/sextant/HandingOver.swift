import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

extension Sextant {
  /// Where a task of the house is typed, this process becomes the program that does it.
  static func handOverWhatIsTyped() {
    let arguments = CommandLine.arguments
    let words = arguments.dropFirst()
    let name = words.first == "help" ? words.dropFirst().first : words.first
    guard let name, HouseTask(rawValue: name) != nil else { return }
    let program = Installation.programFolder.map { "\($0)/sextant-house" } ?? "sextant-house"
    execv(program, ([program] + words).map { strdup($0) } + [nil])
    // Only where it could not be started.
    do {
      try Surroundings(LanguageOption.parse([])).fail(
        "command.noHouse", ["program": .text(program), "task": .text(name)])
    } catch {
      Glibc.exit(2)
    }
  }
}

/// A task of the house as `sextant --help` lists it; it is handed over before arguments are read.
protocol HandedOver: ParsableCommand {
  static var task: HouseTask { get }
}

extension HandedOver {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: task.rawValue, abstract: task.abstract)
  }
}

struct Demo: HandedOver { static let task = HouseTask.demo }
struct Serve: HandedOver { static let task = HouseTask.serve }
struct Import: HandedOver { static let task = HouseTask.import }
struct Export: HandedOver { static let task = HouseTask.export }
struct Verify: HandedOver { static let task = HouseTask.verify }
struct Backup: HandedOver { static let task = HouseTask.backup }
struct Restore: HandedOver { static let task = HouseTask.restore }
struct Jury: HandedOver { static let task = HouseTask.jury }
struct Docs: HandedOver { static let task = HouseTask.docs }
