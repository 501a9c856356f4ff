import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct FrameworkExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a framework's folder as CASE 1.1 in JSON.",
    discussion: """
      A framework that came from a CASE file is written back as it came, with what was changed since.

      Example: sextant framework export Frameworks/msmd/2026-11 --case msmd.json

      Exit code: 0, 2 for wrong use.
      """)

  @Argument(help: "The folder of one version of a framework.") var path: String
  @Option(name: .customLong("case"), help: "The file to write.") var file: String
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    guard let files = Folder(path).read() else {
      try surroundings.fail("command.noFile", ["path": .text(path)])
    }
    let framework = Framework.read(files).framework
    guard !framework.code.isEmpty else {
      try surroundings.fail("exchange.noFramework", ["path": .text(path)])
    }
    let rules = CertifierRules.read(files, for: framework).rules
    let base = files.first { $0.path == FrameworkExchange.caseFile }?.bytes
    let bytes: [UInt8]
    do throws(ExchangeProblem) {
      bytes = try FrameworkExchange.writeCase(
        framework, rules: rules, onto: base, title: surroundings.exchangeTitles)
    } catch {
      printError(surroundings.catalogue.say(error.message))
      throw ExitCode(2)
    }
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { String(file[...$0]) } ?? "."
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    guard Folder(folder).write(name, bytes) else {
      try surroundings.fail("command.cannotWrite", ["path": .text(file)])
    }
    print(
      surroundings.catalogue.say(
        Message(
          "exchange.exported",
          [
            "code": .text(framework.code), "version": .text(framework.card.version),
            "path": .text(file),
          ])))
  }
}
