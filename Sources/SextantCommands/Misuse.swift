public import ArgumentParser
import SextantFiles
import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

extension ParsableCommand {
  /// Runs the command that is typed. Wrong use ends with 2, whoever notices it: the parser of
  /// arguments, left alone, would end with 64.
  public static func runAsTyped() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      explainMisuse()
      printError(fullMessage(for: error))
      Glibc.exit(2)
    }
  }
}

/// Says in the reader's language that the command is not written as it should be; what follows,
/// the parser's own words, is in English.
private func explainMisuse() {
  guard let installation = Installation.find(),
    let language = try? LanguageOption.parse([]).chosen, language != .english
  else { return }
  printError(installation.catalogue(language).text("command.misused"))
}
