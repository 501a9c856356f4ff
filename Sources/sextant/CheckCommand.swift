import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what a dossier does not prove yet, why it matters and what would settle it.",
    discussion: """
      Examples:
        sextant check Examples/maison-aubrelle
        sextant check dossier --assessment MSMD.E2 --lang en
        sextant check --explain BUD02

      Exit code: 0 without error, 1 with a finding of severity error, 2 for wrong use.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

  @Argument(help: "The dossier's folder.") var path: String?
  @Option(help: "Only what this assessment demands, such as MSMD.E2; may be repeated.")
  var assessment: [String] = []
  @Option(help: "text, json or sarif.") var format: Format = .text
  @Option(help: "Explain a check, such as BUD02, and look at no dossier.") var explain: String?
  @OptionGroup var source: FrameworkSource
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard path != nil || explain != nil else {
      throw ValidationError("Name a dossier's folder, or --explain CODE.")
    }
  }

  func run() throws {
    let surroundings = try Surroundings(language)
    if let explain { return try self.explain(explain, surroundings) }
    let desk = try surroundings.desk(on: path ?? ".", assessments: assessment, source)
    let report = desk.report
    let catalogue = surroundings.catalogue
    switch format {
    case .text:
      let text = CheckText(report, catalogue, colour: showsColour)
      let findings = text.findings()
      if !findings.isEmpty { print(findings) }
      print(text.summary(desk.criteria))
    case .json:
      print(CheckData.json(report, catalogue, criteria: desk.criteria), terminator: "")
    case .sarif: print(CheckData.sarif(report, catalogue), terminator: "")
    }
    if report.hasErrors { throw ExitCode(1) }
  }

  private func explain(_ code: String, _ surroundings: Surroundings) throws {
    let codes = allChecks.map { $0.card.code }
    guard
      let check = allChecks.first(where: { $0.card.code == code.uppercased() || $0.card.id == code }
      )
    else {
      printError(
        surroundings.catalogue.fill(
          surroundings.catalogue.text("explain.unknown"), ["code": .text(code)]))
      if let near = nearestWord(to: code.uppercased(), in: codes) {
        try surroundings.fail("explain.near", ["near": .text(near)])
      }
      throw ExitCode(2)
    }
    let criteria = try surroundings.library(source).library.criteriaNaming(check.card.code)
    print(CheckExplanation.text(check.card, surroundings.catalogue, criteria: criteria))
  }
}
