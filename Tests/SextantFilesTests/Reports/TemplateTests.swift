import Foundation
import SextantModel
import Testing

@testable import SextantFiles

/// The catalogues of the checkout that the tests run in.
enum Words {
  static func catalogue(_ language: Language) -> Catalogue {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return Installation(root: root.path).catalogue(language)
  }
}

@Suite struct TemplateTests {
  private func files(_ language: Language) -> [SourceText] {
    Template.files(Words.catalogue(language), today: Day(2026, 6, 30) ?? Day(number: 0))
  }

  @Test(arguments: Language.allCases)
  func `a new dossier reads without a finding`(language: Language) {
    let read = DossierReader.read(files(language))
    #expect(read.findings == [])
    #expect(read.dossier.only(DossierHead.self).referenceDate == Day(2026, 6, 30))
  }

  @Test(arguments: Language.allCases)
  func `every file of a new dossier is in the canonical form`(language: Language) {
    let files = files(language)
    let dossier = DossierReader.read(files).dossier
    let astray = files.filter { file in
      DossierWriter.format(file, of: dossier).map { $0.bytes != file.bytes } ?? false
    }
    #expect(astray.map(\.path) == [])
  }

  @Test func `an example reads once its signs are off`() throws {
    let objectives = try #require(files(.english).first { $0.path == "strategy/objectives.yaml" })
    let lines = String(decoding: objectives.bytes ?? [], as: UTF8.self).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("# - id") })
    let example = lines[start...].map { $0.dropFirst(2) }.joined(separator: "\n") + "\n"
    let read = DossierReader.read([SourceText(path: objectives.path, text: example)])
    #expect(read.findings == [])
    #expect(read.dossier.all(Objective.self).count == 1)
  }
}
