import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Ranks the offers of each lot by every method, and divides envelopes.",
    discussion: """
      Examples:
        sextant decide Examples/maison-aubrelle
        sextant decide Examples/maison-aubrelle --lot LOT-CRM --format json

      Exit code: 0, 1 where part of the dossier could not be read, 2 for wrong use.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The dossier's folder.") var path = "."
  @Option(help: "One lot only, by its id.") var lot: String?
  @Option(help: "text or json.") var format: Format = .text
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let read = DossierReader.read(try surroundings.dossierFiles(path))
    let dossier = read.dossier
    let unread = read.findings.filter(\.losesText)
    if let first = unread.first {
      printError(
        surroundings.catalogue.fill(
          surroundings.catalogue.text("decide.unread"),
          [
            "count": .integer(unread.count), "file": .text(first.place.file ?? ""),
            "path": .text(path),
          ]))
    }
    // Nothing here looks at the day: conditions, marks and amounts only.
    let x = Examination(of: dossier, on: Day(number: 0))
    let lots = dossier.all(Lot.self).filter { lot == nil || $0.id.text == lot }
    if let lot, lots.isEmpty { try surroundings.fail("decide.unknown", ["id": .text(lot)]) }
    let decisions = lots.map { LotDecision(LotGrid(of: $0, x)) }
    let plans =
      lot == nil ? dossier.all(BudgetAllocation.self).map { AllocationPlan(of: $0, x) } : []
    switch format {
    case .text:
      let words = surroundings.catalogue
      let parts =
        decisions.map { DecisionReport.text($0, words) }
        + plans.map { DecisionReport.text($0, words) }
      print(
        parts.isEmpty ? words.text("decide.nothing") + "\n" : parts.joined(separator: "\n"),
        terminator: "")
    case .json:
      print(
        JSONText.write(
          .map([
            Plain.Entry(key: "lots", value: .list(decisions.map { DecisionReport.plain($0) })),
            Plain.Entry(key: "allocations", value: .list(plans.map { DecisionReport.plain($0) })),
          ])), terminator: "")
    }
    if !unread.isEmpty { throw ExitCode(1) }
  }
}
