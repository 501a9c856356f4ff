import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Says, block by block and criterion by criterion, what a dossier proves.",
    discussion: """
      Examples:
        sextant coverage Examples/maison-aubrelle
        sextant coverage dossier --assessment MSMD.E2 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The dossier's folder.") var path = "."
  @Option(help: "Only this assessment, such as MSMD.E2; may be repeated.")
  var assessment: [String] = []
  @Option(help: "text or json.") var format: Format = .text
  @OptionGroup var source: FrameworkSource
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let desk = try surroundings.desk(on: path, assessments: assessment, source)
    let page = CoverageText(
      desk.criteria, desk.library, surroundings.catalogue, isWhole: assessment.isEmpty)
    switch format {
    case .text: print(page.text(), terminator: "")
    case .json: print(page.json(), terminator: "")
    }
  }
}
