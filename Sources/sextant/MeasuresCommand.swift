import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "Says what an export of a measuring tool holds and what would be kept of it.",
    discussion: """
      Google Analytics 4, Google Ads, Meta Ads, Search Console, Matomo or any spreadsheet: CSV, TSV,
      XLSX, ODS, JSON, XML or an archive. --canonical writes what is kept as one plain file, which
      imports read back.

      Examples:
        sextant measures campaigns.csv
        sextant measures report.xlsx --format json
        sextant measures ads.csv --currency EUR --rate USD=0.92
        sextant measures Queries.csv --from 2026-01-01 --to 2026-01-31 --canonical january.csv

      Exit code: 0, 1 when nothing can be kept or amounts in another currency have no rate, 2 for
      wrong use.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The file.") var path: String
  @Option(help: "text or json.") var format: Format = .text
  @Option(help: "The first day, such as 2026-01-01, of a file that tells none.") var from: String?
  @Option(help: "The last day of a file that tells none.") var to: String?
  @Option(help: "The currency that counts, such as EUR; the file's most frequent unless given.")
  var currency = ""
  @Option(help: "What one unit of another currency is worth: USD=0.92. May be repeated.")
  var rate: [String] = []
  @Option(help: "Write what is kept of the first table to this file.") var canonical: String?
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let words = surroundings.catalogue
    guard let bytes = Folder.bytes(path) else {
      try surroundings.fail("command.noFile", ["path": .text(path)])
    }
    let first = try day(from, surroundings)
    let last = try day(to, surroundings)
    var rates: [String: Double] = [:]
    for text in rate {
      let parts = text.split(separator: "=")
      guard parts.count == 2, let value = Double(parts[1]), value.isFinite, value > 0 else {
        try surroundings.fail("command.badRate", ["text": .text(text)])
      }
      rates[parts[0].uppercased()] = value
    }
    let file: MeasuresInFile
    do throws(SheetTrouble) {
      file = try MeasuresInFile(
        path, bytes, from: first, to: last, currency: currency, rates: rates)
    } catch {
      printError(words.say(error.what))
      printError(words.say(error.remedy))
      throw ExitCode(2)
    }
    switch format {
    case .text: print(file.text(words))
    case .json: print(file.json(words))
    }
    if let canonical {
      let slash = canonical.lastIndex(of: "/")
      let folder = slash.map { String(canonical[...$0]) } ?? "."
      let name = slash.map { String(canonical[canonical.index(after: $0)...]) } ?? canonical
      if let text = file.canonical, !Folder(folder).write(name, text) {
        try surroundings.fail("command.cannotWrite", ["path": .text(canonical)])
      }
    }
    if !file.holdsMeasures || file.needsRates { throw ExitCode(1) }
  }

  private func day(_ text: String?, _ surroundings: Surroundings) throws -> Day? {
    guard let text else { return nil }
    guard case .value(let day) = Day.parse(Array(text.utf8).span) else {
      try surroundings.fail("command.badDay", ["text": .text(text)])
    }
    return day
  }
}
