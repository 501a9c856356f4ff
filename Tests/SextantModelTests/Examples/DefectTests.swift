import SextantKernels
import Testing

@testable import SextantModel

/// A mistake planted in the worked example, and what must be said of it.
struct Defect: CustomTestStringConvertible {
  let tree: TextTree
  let node: Int
  let id: String
  let check: String
  /// Places that the named check must report, no more and no fewer.
  let finds: [String]
  /// What other checks report because of the same mistake: `KPI01 OB8`.
  let also: [String]

  var testDescription: String { id }

  static let all: [Defect] = Project.files(
    below: "Examples/maison-aubrelle-defects", ending: ".yaml"
  ).flatMap { file -> [Defect] in
    guard let bytes = try? Project.bytes("Examples/maison-aubrelle-defects/\(file)") else {
      return []
    }
    let tree = TextTree(parsing: bytes)
    return tree.children(of: 0).map { Defect(tree, $0) }
  }

  init(_ tree: TextTree, _ node: Int) {
    self.tree = tree
    self.node = node
    func text(_ key: String) -> String { tree.value(for: key, in: node).map(tree.string) ?? "" }
    func texts(_ key: String) -> [String] {
      tree.value(for: key, in: node).map { tree.children(of: $0).map(tree.string) } ?? []
    }
    id = text("id")
    check = text("check")
    finds = texts("finds")
    also = texts("also")
  }

  func apply(to dossier: Dossier) throws -> Dossier {
    var spoilt = dossier
    guard let changes = tree.value(for: "changes", in: node) else { return spoilt }
    try Patch(tree, node: changes).apply(to: &spoilt)
    return spoilt
  }
}

@Suite struct DefectTests {
  static let sound = Result { try WorkedExample.read() }
  static let soundFindings: Set<String> =
    (try? WorkedExample.findings(of: sound.get().dossier)) ?? []

  @Test(arguments: Defect.all)
  func `the named check reports a planted defect at the named place`(defect: Defect) throws {
    let dossier = try defect.apply(to: try Self.sound.get().dossier)
    let new = try WorkedExample.findings(of: dossier).subtracting(Self.soundFindings)
    let own = new.filter { $0.hasPrefix(defect.check + " ") }
    #expect(own.sorted() == defect.finds.map { "\(defect.check) \($0)" }.sorted(), "\(defect.id)")
    #expect(new.subtracting(own).sorted() == defect.also.sorted(), "\(defect.id)")
  }
}

/// The sound dossier of Maison Aubrelle.
enum WorkedExample {
  static func read() throws -> ReadDossier {
    DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle"))
  }

  /// What the checks find in a dossier, each as `CODE place`.
  static func findings(of dossier: Dossier) throws -> Set<String> {
    let examination = Examination(
      of: dossier, on: Day(2026, 6, 30) ?? Day(number: 0), assessments: try demands(of: dossier))
    return Set(
      examination.run().flatMap { result in
        (result.findings + result.doubts).map { "\($0.code) \($0.place.text)" }
      })
  }

  static let library = Result { try Shipped.library() }

  static func demands(of dossier: Dossier) throws -> [AssessmentDemand] {
    try library.get().demands(of: dossier)
  }
}

@Suite struct WorkedExampleTests {
  @Test func `the worked example reads without a finding`() throws {
    let read = try WorkedExample.read()
    let found = read.findings.map {
      "\($0.place.file ?? "").\($0.place.line ?? 0) \($0.place.text) \($0.message.key)"
    }
    #expect(found.prefix(20) == [])
  }

  @Test func `the worked example is written in the canonical way`() throws {
    let files = try Project.sources(below: "Examples/maison-aubrelle")
    let dossier = DossierReader.read(files).dossier
    let astray = files.filter { file in
      DossierWriter.format(file, of: dossier).map { $0.bytes != file.bytes } ?? false
    }
    #expect(astray.map(\.path) == [])
  }

  @Test func `the sound dossier shows nothing but the chance of a late switch-over`() throws {
    #expect(try WorkedExample.findings(of: try WorkedExample.read().dossier) == ["PRO04 PJ1"])
  }
}
