import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct FrameworkImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a framework's folder of a CASE file or a record of the national register.",
    discussion: """
      CASE 1.1 in JSON is read without loss: what has no place in a framework's files is kept beside
      them, and written back by export. Of the national register's XML export, however large, one
      record is read: its blocks, competencies and assessments.

      Examples:
        sextant framework import media.json
        sextant framework import export-fiches-rncp-v4-1.xml --number RNCP40792 --into Frameworks

      Exit code: 0, 2 for wrong use or a file that is no framework.
      """)

  @Argument(help: "The file: CASE in JSON, or the register's export in XML.") var path: String
  @Option(help: "The record to read of the register's export, such as RNCP40792.")
  var number: String?
  @Option(help: "The folder of frameworks in which its own is made.") var into = "."
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let words = surroundings.catalogue
    let read = try incoming(surroundings)
    for note in read.notes { printError(words.say(note)) }
    let path = "\(into)/\(read.folder)"
    let folder = Folder(path)
    guard folder.isFree else {
      try surroundings.fail("command.notEmpty", ["path": .text(path)])
    }
    for file in read.files {
      guard folder.write(file.path, file.bytes ?? []) else {
        try surroundings.fail("command.cannotWrite", ["path": .text(file.path)])
      }
    }
    let framework = read.framework
    print(
      words.say(
        Message(
          "exchange.imported",
          [
            "code": .text(framework.code), "version": .text(framework.card.version),
            "blocks": .integer(framework.blocks.count),
            "competencies": .integer(framework.competencies.count),
            "assessments": .integer(framework.assessments.count),
            "criteria": .integer(framework.criteria.count), "path": .text(path),
          ])))
  }

  private func incoming(_ surroundings: Surroundings) throws -> FrameworkExchange.Incoming {
    guard let head = Folder.head(of: path, count: 4096), !head.isEmpty else {
      try surroundings.fail("command.noFile", ["path": .text(path)])
    }
    let isXML = head.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    do throws(ExchangeProblem) {
      if isXML {
        guard let pieces = FilePieces(of: path) else {
          throw ExchangeProblem(message: Message("command.noFile", ["path": .text(path)]))
        }
        let found = try FrameworkExchange.readRegister(number) { pieces.next() ?? [] }
        guard let found else {
          throw ExchangeProblem(
            message: number.map { Message("exchange.noRecord", ["number": .text($0)]) }
              ?? Message("exchange.empty"))
        }
        return found
      }
      return try FrameworkExchange.readCase(
        Folder.bytes(path) ?? [], title: surroundings.exchangeTitles)
    } catch {
      printError(surroundings.catalogue.say(error.message))
      throw ExitCode(2)
    }
  }
}

extension Surroundings {
  /// What kinds of things of a framework are called in files that are exchanged: always in French,
  /// the language of their statements, so that the same framework is the same file.
  var exchangeTitles: (String) -> String {
    let french = installation.catalogue(.french)
    return { french.text("kind.\($0)") }
  }
}
