import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

/// The data folder that a command works on.
struct HouseOption: ParsableArguments {
  @Option(help: "The data folder. Default: the one named by SEXTANT_DATA, else sextant-data.")
  var data: String?

  var folder: String {
    data ?? getenv("SEXTANT_DATA").map { String(cString: $0) } ?? "sextant-data"
  }
}

extension Surroundings {
  /// Opens a house for a command, which ends with a sentence and exit code 2 where that fails.
  func house(_ option: HouseOption, for use: House.Use) throws -> House {
    try orFail { () throws(HouseError) in try House.open(option.folder, for: use) }
  }

  /// The machine's failures and refused changes end a command with their sentence.
  func orFail<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as HouseError {
      try fail(error.message.key, error.message.arguments)
    } catch let error as ChangeError {
      try fail(error.message.key, error.message.arguments)
    }
  }

  func say(_ key: String, _ arguments: [String: SextantModel.Argument] = [:]) -> String {
    catalogue.say(Message(key, arguments))
  }
}
