import ArgumentParser
import SextantModel
import SextantServer

struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "Shows a framework and finds what its source gets wrong.",
    subcommands: [Show.self, Lint.self])

  /// Where frameworks and a certifier's own words are found.
  struct Source: ParsableArguments {
    @Option(help: "A folder of frameworks (<code>/<version>/…) beside the shipped ones.")
    var frameworks: String?
    @Option(help: "A certifier's own words (wording.yaml), shown in place of ours.")
    var wording: String?
  }

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
    @OptionGroup var source: Source
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
    @OptionGroup var source: Source
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
  /// The shipped frameworks, those of a folder beside them, and a certifier's words laid over.
  func library(_ source: FrameworkCommand.Source? = nil) throws -> (
    library: FrameworkLibrary, findings: [Finding]
  ) {
    var files = Folder("\(installation.root)/Frameworks").read() ?? []
    if let folder = source?.frameworks {
      guard let own = Folder(folder).read() else {
        try fail("command.noDossier", ["path": .text(folder)])
      }
      files += own
    }
    let read = FrameworkLibrary.read(files)
    var findings = read.versions.flatMap(\.read.findings)
    guard let path = source?.wording else { return (read.library, findings) }
    guard let bytes = Folder.bytes(path) else {
      try fail("command.noFile", ["path": .text(path)])
    }
    let laid = read.library.laying(SourceText(path: path, bytes: bytes))
    findings += laid.findings
    return (laid.library, findings)
  }

  func framework(_ code: String, _ source: FrameworkCommand.Source) throws -> Framework {
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
