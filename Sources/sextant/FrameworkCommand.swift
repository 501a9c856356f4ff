import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "Shows a framework, finds what its source gets wrong, and exchanges it.",
    subcommands: [Show.self, Lint.self, FrameworkImport.self, FrameworkExport.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract:
        "A framework, one of its assessments, or what serves, assesses and proves a competency.",
      discussion: """
        Examples:
          sextant framework show mcmd --competency C11
          sextant framework show msmd --assessment E2 --in Examples/maison-aubrelle
        """)

    @Argument(help: "The framework's code, such as mcmd.") var code: String
    @Option(help: "A competency, such as C11.") var competency: String?
    @Option(help: "An assessment, such as E2.") var assessment: String?
    @Option(name: .customLong("in"), help: "A dossier, to say what proves it there.")
    var path: String?
    @OptionGroup var source: FrameworkSource
    @OptionGroup var language: LanguageOption

    func run() throws {
      let surroundings = try Surroundings(language)
      let framework = try surroundings.framework(code, source)
      let catalogue = surroundings.catalogue
      let results = try path.map { path -> [CriterionResult] in
        let desk = try surroundings.desk(
          on: path, assessments: [], source, selectingAllOf: framework)
        return desk.criteria
      }
      if let competency {
        guard let sheet = framework.sheet(competency: competency, results: results ?? []) else {
          try surroundings.failUnknown(
            "command.unknownCompetency", competency,
            known: framework.items.all(Competency.self).map(\.id.text))
        }
        print(sheet.text(catalogue), terminator: "")
      } else if let assessment {
        guard
          let text = framework.text(assessment: assessment, results: results ?? [], catalogue)
        else {
          try surroundings.failUnknown(
            "command.unknownAssessment", assessment,
            known: framework.items.all(Assessment.self).map(\.id.text))
        }
        print(text, terminator: "")
      } else {
        print(framework.text(catalogue), terminator: "")
      }
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Finds contradictions and gaps in a framework's data.",
      discussion: """
        Examples:
          sextant framework lint
          sextant framework lint msmd --lang en

        Exit code: 1 when something is neither right nor declared as the source's own slip.
        """)

    @Argument(help: "The framework's code; all of them where none is named.") var code: String?
    @OptionGroup var source: FrameworkSource
    @OptionGroup var language: LanguageOption

    func run() throws {
      let surroundings = try Surroundings(language)
      let library = try surroundings.library(source)
      let frameworks =
        try code.map { [try surroundings.framework($0, source)] } ?? library.library.frameworks
      var isClean = library.findings.allSatisfy { $0.severity < .error }
      let report = CheckReport(
        reading: library.findings, results: [], demands: [], sources: SourceMap())
      let findings = CheckText(report, surroundings.catalogue, colour: showsColour).findings()
      if !findings.isEmpty { print(findings) }
      for framework in frameworks {
        let results = framework.lint()
        if results.contains(where: { $0.declared == nil && $0.finding.severity == .error }) {
          isClean = false
        }
        print(framework.text(results, surroundings.catalogue))
      }
      if !isClean { throw ExitCode(1) }
    }
  }
}

extension Surroundings {
  func framework(_ code: String, _ source: FrameworkSource) throws -> Framework {
    let library = try library(source).library
    guard let framework = library.framework(code) else {
      try failUnknown("command.unknownFramework", code, known: library.frameworks.map(\.code))
    }
    return framework
  }

  func failUnknown(_ key: String, _ code: String, known: [String]) throws -> Never {
    try fail(key, ["code": .text(code), "known": .texts(known)])
  }
}
