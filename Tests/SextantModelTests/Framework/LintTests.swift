import SextantKernels
import Testing

@testable import SextantModel

@Suite struct LintTests {
  static let fixtures = Project.files(below: "Tests/Fixtures/lint", ending: ".yaml")

  /// Findings of a rule in its fixture, and the places that the fixture expects.
  static func look(_ path: String) throws -> (found: [Finding], wanted: [String]) {
    let source = SourceText(path: path, bytes: try Project.bytes("Tests/Fixtures/lint/\(path)"))
    let read = DossierReader.read(
      oneFile: source, registry: .library, reserving: ["about", "at"])
    #expect(read.findings.map { "\($0.place.text) \($0.message.key)" } == [], "\(path)")
    let (tree, node) = try #require(read.reserved["at"])
    let results = Framework(read.dossier).lint(checks: ["STR07", "BUD01"])
    return (
      results.map(\.finding).filter { "\($0.code).yaml" == path },
      tree.children(of: node).map(tree.string)
    )
  }

  @Test(arguments: fixtures)
  func `a rule finds in its fixture what the fixture expects, and no more`(path: String) throws {
    let (found, wanted) = try Self.look(path)
    #expect(found.map(\.place.text).sorted() == wanted.sorted())
  }

  @Test func `every rule has a fixture`() {
    let codes =
      lintRules.map(\.code) + [
        "inconsistency.unknown-rule", "inconsistency.not-found", "inconsistency.unexplained",
      ]
    #expect(codes.map { $0 + ".yaml" }.sorted() == Self.fixtures.sorted())
  }

  @Test(arguments: Language.allCases)
  func `what a rule says is in both catalogues`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    for path in Self.fixtures {
      for finding in try Self.look(path).found {
        let remedy = catalogue.fill(
          catalogue.text(finding.message.key + ".remedy"), finding.message.arguments)
        let said = catalogue.say(finding.message) + remedy
        #expect(!said.contains("{") && !said.contains("["), "\(said)")
      }
    }
  }

  @Test(
    .enabled(if: allChecks.count == Shipped.checks.count, "waits for every room's checks"),
    arguments: Shipped.all)
  func `a shipped framework names only checks that exist`(folder: String) throws {
    let results = try Shipped.read(folder).framework.lint()
    #expect(results.filter { $0.finding.code == "check.unknown" }.isEmpty)
  }

  @Test func `printed ranges are expanded in the order of the framework`() {
    let codes = ["C1", "C2", "C3", "CS1.1", "CS1.2", "C5.1", "C5.2"]
    #expect(competencies(printed: "C1 à C3", among: codes) == ["C1", "C2", "C3"])
    #expect(competencies(printed: "CS1.1 à CS1.2", among: codes) == ["CS1.1", "CS1.2"])
    #expect(competencies(printed: "C5.1 & 5.2", among: codes) == ["C5.1", "C5.2"])
    #expect(competencies(printed: "C3 à C1", among: codes) == ["C3", "C1"])
    #expect(competencies(printed: "C1 à C9", among: codes) == nil)
    #expect(competencies(printed: "", among: codes) == nil)
  }

  @Test(arguments: Shipped.all)
  func `the lint finds the inconsistencies that the source has, where they are`(
    folder: String
  ) throws {
    let framework = try Shipped.read(folder).framework
    let results = framework.lint(checks: Shipped.checks)
    for inconsistency in framework.inconsistencies where !inconsistency.rules.isEmpty {
      #expect(results.contains { $0.declared?.id == inconsistency.id }, "\(inconsistency.id.text)")
    }
  }

  @Test(arguments: Shipped.all)
  func `all that the lint finds in a shipped framework is declared`(folder: String) throws {
    let results = try Shipped.read(folder).framework.lint(checks: Shipped.checks)
    let open = results.filter { $0.declared == nil }.map {
      "\($0.finding.code) \($0.finding.place.text)"
    }
    #expect(open == [])
  }
}

/// The frameworks that ship with the product.
enum Shipped {
  static let all = ["mcmd/2026-11", "msmd/2026-11"]

  /// Codes that criteria may name: those of every check of the catalogue.
  static let checks: Set<String> = {
    let counts = [
      "VEI": 6, "ETU": 6, "DIA": 6, "STR": 8, "BUD": 9, "KPI": 7, "PRO": 9, "CHO": 7, "CAM": 6,
      "QUA": 7, "EQU": 9, "BIL": 4, "BOU": 3, "MED": 1, "MAR": 4, "RES": 6, "REF": 2,
    ]
    return Set(counts.flatMap { code, count in (1...count).map { "\(code)0\($0)" } })
  }()

  static func read(_ folder: String) throws -> ReadFramework {
    Framework.read(try Project.sources(below: "Frameworks/\(folder)"))
  }

  static func library() throws -> FrameworkLibrary {
    FrameworkLibrary.read(try Project.sources(below: "Frameworks")).library
  }
}
