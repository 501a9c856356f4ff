import SextantKernels
import Testing

@testable import SextantModel

@Suite struct FrameworkTests {
  @Test(arguments: Shipped.all)
  func `a shipped framework reads without a finding`(folder: String) throws {
    #expect(try Shipped.read(folder).findings.map { "\($0.place) \($0.message.key)" } == [])
  }

  @Test func `both frameworks are whole`() throws {
    let library = try Shipped.library()
    func counts(_ code: String) -> [Int] {
      guard let framework = library.framework(code) else { return [] }
      return [
        framework.blocks.count, framework.activities.count, framework.competencies.count,
        framework.assessments.count, framework.deliverables.count, framework.criteria.count,
      ]
    }
    #expect(counts("MCMD") == [7, 18, 45, 7, 73, 91])
    #expect(counts("msmd") == [5, 5, 20, 8, 62, 78])
  }

  @Test func `things are found by their full name`() throws {
    let library = try Shipped.library()
    let (framework, criterion) = try #require(library.find(Criterion.self, named: "MCMD.E1.k01"))
    #expect(framework.code == "MCMD")
    #expect(criterion.conditions == ["ETU01", "DIA03"])
    #expect(library.find(Assessment.self, named: "MSMD.E3A")?.1.talkMinutes == 20)
    #expect(library.find(Assessment.self, named: "MSMD.E9") == nil)
    #expect(library.find(Assessment.self, named: "E2") == nil)
  }

  @Test func `checks receive what the selected assessments demand, each once`() throws {
    var dossier = Dossier()
    for (id, name) in [("S1", "MSMD.E1"), ("S2", "MCMD.E5"), ("S3", "MSMD.E1"), ("S4", "X.E1")] {
      var selection = AssessmentSelection()
      selection.id = ID(id)
      selection.assessment = name
      dossier.put(selection)
    }
    let demands = try Shipped.library().demands(of: dossier)
    #expect(demands.map(\.code) == ["MSMD.E1", "MCMD.E5"])
    #expect(demands.first?.groupMin == 4 && demands.first?.groupMax == 6)
    #expect(demands.first?.deliverables.first?.part == .group)
    #expect(demands.last?.slidesMax == 10)
    #expect(demands.last?.families == [.global, .engagement, .conversion, .retention])
    #expect(demands.last?.deliverables.first?.part == .individual)
    #expect(demands.last?.criteria.count == 11)
  }

  @Test func `a name that no framework has is reported with the nearest one`() throws {
    var dossier = Dossier()
    var selection = AssessmentSelection()
    selection.id = "S1"
    selection.assessment = "MSMD.E3D"
    dossier.put(selection)
    let findings = try Shipped.library().unknownNames(in: dossier)
    #expect(findings.map(\.place.text) == ["S1.assessment"])
    #expect(findings.first?.message.key == "framework.unknownName.near")
  }

  @Test(arguments: Language.allCases)
  func `every kind, field and choice of a framework has a label`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    for type in libraryKinds + wordingKinds {
      let kind = type.kind.name
      for key in ["kind.\(kind)", "kind.\(kind).plural", "kind.\(kind).about"] {
        #expect(catalogue.has(key), "\(key)")
      }
      for card in Self.cards(type) {
        #expect(catalogue.has("field.\(kind).\(card.name)"), "\(kind).\(card.name)")
        Self.expectLabels(card.shape, catalogue)
      }
    }
  }

  private static func cards<T: Item>(_ type: T.Type) -> [FieldCard] { T.fields.map(\.card) }

  private static func expectLabels(_ shape: Shape, _ catalogue: Catalogue) {
    switch shape {
    case .choice(let name, let values):
      for value in values {
        #expect(catalogue.has("choice.\(name).\(value)"), "choice.\(name).\(value)")
      }
    case .list(let element): expectLabels(element, catalogue)
    case .rows(let name, let fields):
      for field in fields {
        #expect(catalogue.has("row.\(name).\(field.name)"), "row.\(name).\(field.name)")
        expectLabels(field.shape, catalogue)
      }
    default: break
    }
  }

  @Test func `a certifier drops a third framework in as files alone`() throws {
    let files = [
      ("framework.yaml", "code: ABC\nversion: 2027-01\nfr: Titre\nen: Title\n"),
      ("blocks.yaml", "- id: B1\n  fr: Bloc\n  en: Block\n"),
      ("competencies.yaml", "- id: C1\n  block: B1\n  fr: Savoir\n  en: Know\n"),
      ("assessments.yaml", "- id: E1\n  block: B1\n  competencies: [C1]\n"),
      (
        "criteria.yaml",
        "- id: E1.k01\n  assessment: E1\n  competencies: [C1]\n  conditions: [STR07]\n"
      ),
    ].map { SourceText(path: "abc/2027-01/\($0.0)", text: $0.1) }
    let (library, versions) = FrameworkLibrary.read(files)
    #expect(versions.flatMap(\.read.findings).isEmpty)
    #expect(library.find(Criterion.self, named: "ABC.E1.k01")?.1.conditions == ["STR07"])
  }

  @Test func `of two versions the later one answers to the code`() {
    let files = ["2026-01", "2027-01"].map {
      SourceText(path: "abc/\($0)/framework.yaml", text: "code: ABC\nversion: \"\($0)\"\n")
    }
    #expect(FrameworkLibrary.read(files).library.framework("ABC")?.card.version == "2027-01")
  }
}

@Suite struct WordingTests {
  let files = [
    SourceText(path: "framework.yaml", text: "code: ABC\nversion: a\nfr: Nous\nen: We\n"),
    SourceText(path: "blocks.yaml", text: "- id: B1\n  fr: Nos mots\n  en: Our words\n"),
  ]

  @Test func `a certifier's words stand in place of ours, in the language they are in`() {
    let layer = SourceText(path: "wording.yaml", text: "- id: B1\n  fr: Libellé officiel\n")
    let read = Framework.read(files + [layer])
    let block = read.framework.blocks[0]
    #expect(read.findings.isEmpty)
    #expect(read.framework.words(block, in: .french) == "Libellé officiel")
    #expect(read.framework.isOfficial(block, in: .french))
    #expect(read.framework.words(block, in: .english) == "Our words")
    #expect(!read.framework.isOfficial(block, in: .english))
  }

  @Test func `a layer from elsewhere prevails over the one beside the files`() {
    let beside = SourceText(path: "wording.yaml", text: "- id: B1\n  fr: Un\n")
    let elsewhere = SourceText(path: "/home/x/abc.yaml", text: "- id: B1\n  fr: Deux\n")
    let framework = Framework.read(files + [beside], wording: elsewhere).framework
    #expect(framework.words(framework.blocks[0], in: .french) == "Deux")
  }

  @Test func `words for a thing that does not exist are reported at their place`() {
    let layer = SourceText(path: "my.yaml", text: "- id: B1\n  fr: Un\n- id: B9\n  fr: Neuf\n")
    let findings = Framework.read(files, wording: layer).findings
    #expect(findings.map(\.code) == ["wording.unknown"])
    #expect(findings.first?.place.file == "my.yaml")
    #expect(findings.first?.place.line == 3)
  }
}
