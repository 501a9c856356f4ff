import SextantKernels
import Testing

/// The two frameworks of the design, told as CASE and read back: blocks, activities and competencies
/// as items one below the other, each assessment as a rubric of its criteria.
struct FrameworkExchangeTests {
  /// What of a framework CASE can tell.
  private struct Framework: Equatable {
    struct Statement: Equatable {
      var kind: String
      var code: String
      var text: String
      var english: String?
      var parent: String?
    }
    struct Criterion: Equatable {
      var id: String
      var assessment: String
      var text: String
      var competencies: [String]
    }
    var code = ""
    var title = ""
    var statements: [Statement] = []
    var assessments: [String: String] = [:]
    var criteria: [Criterion] = []
  }

  private func framework(_ name: String) throws -> Framework? {
    guard let bytes = SharedData.bytes("../design/frameworks/\(name).json") else { return nil }
    let file = try JSONSyntax.read(bytes)
    func text(_ value: JSONValue, _ key: String) -> String { value[key]?.asText ?? "" }
    var framework = Framework()
    framework.code = file["framework"].map { text($0, "code") } ?? ""
    framework.title = file["framework"].map { text($0, "title") } ?? ""
    for block in file["blocks"]?.asList ?? [] {
      framework.statements.append(
        .init(kind: "Bloc", code: text(block, "code"), text: text(block, "title")))
    }
    for activity in file["activities"]?.asList ?? [] {
      framework.statements.append(
        .init(
          kind: "Activité", code: text(activity, "code"),
          // Parts of options have no title, only what they are about.
          text: activity["title"]?.asText ?? text(activity, "summary_fr"),
          parent: activity["parent"]?.asText ?? text(activity, "block")))
    }
    for competency in file["competencies"]?.asList ?? [] {
      framework.statements.append(
        .init(
          kind: "Compétence", code: text(competency, "code"), text: text(competency, "label_fr"),
          english: text(competency, "label_en"), parent: text(competency, "activity")))
    }
    for assessment in file["assessments"]?.asList ?? [] {
      framework.assessments[text(assessment, "code")] = text(assessment, "title_fr")
    }
    for criterion in file["criteria"]?.asList ?? [] {
      framework.criteria.append(
        .init(
          id: text(criterion, "id"), assessment: text(criterion, "assessment"),
          text: text(criterion, "fr"),
          competencies: criterion["competencies"]?.asList?.compactMap(\.asText) ?? []))
    }
    return framework
  }

  // MARK: - There

  private let change = "2026-11-22T00:00:00+00:00"

  private func identifier(_ framework: Framework, _ name: String) -> String {
    namedIdentifier("sextant:\(framework.code):\(name)")
  }

  private func uri(_ identifier: String) -> String { "urn:uuid:" + identifier }

  private func package(_ framework: Framework) -> CasePackage {
    func link(_ title: String, _ name: String) -> CaseLink {
      let identifier = identifier(framework, name)
      return CaseLink(title: title, identifier: identifier, uri: uri(identifier))
    }
    let document = link(framework.title, "document")
    var head = CaseDocument(
      identifier: document.identifier, uri: document.uri, creator: "Sextant",
      title: framework.title, lastChange: change)
    head.version = framework.code
    head.caseVersion = "1.1"
    head.language = "fr"
    var package = CasePackage(document: head)
    var links: [String: CaseLink] = [:]
    for statement in framework.statements {
      links[statement.code] = link(statement.text, "item:\(statement.code)")
    }
    package.items = framework.statements.map { statement in
      let own = identifier(framework, "item:\(statement.code)")
      var item = CaseItem(
        identifier: own, uri: uri(own), statement: statement.text, lastChange: change)
      item.type = statement.kind
      item.code = statement.code
      item.alternativeLabel = statement.english
      return item
    }
    package.associations = framework.statements.enumerated().compactMap { place, statement in
      guard let origin = links[statement.code],
        let destination = statement.parent.map({ links[$0] }) ?? document
      else { return nil }
      let own = identifier(framework, "child:\(statement.code)")
      return CaseAssociation(
        identifier: own, uri: uri(own), kind: "isChildOf", origin: origin,
        destination: destination, lastChange: change, sequence: place + 1)
    }
    package.rubrics = framework.assessments.sorted { $0.key < $1.key }.map { code, title in
      let own = identifier(framework, "rubric:\(code)")
      var rubric = CaseRubric(identifier: own, uri: uri(own), lastChange: change, title: title)
      rubric.description = code
      rubric.criteria = framework.criteria.filter { $0.assessment == code }.enumerated().map {
        place, criterion in
        let name = identifier(framework, "criterion:\(criterion.id)")
        var told = CaseRubric.Criterion(identifier: name, uri: uri(name), lastChange: change)
        told.category = criterion.id
        told.description = criterion.text
        told.position = place + 1
        told.rubric = own
        // CASE has one item per criterion: the first; the others are an extension of ours.
        told.item = criterion.competencies.first.flatMap { links[$0] }
        told.rest = [
          .init(
            key: "extensions",
            value: .object([
              .init(
                key: "competencies", value: .list(criterion.competencies.map { .text($0) }))
            ]))
        ]
        return told
      }
      return rubric
    }
    return package
  }

  // MARK: - And back

  private func framework(_ package: CasePackage) -> Framework {
    var framework = Framework()
    framework.code = package.document.version ?? ""
    framework.title = package.document.title
    var codes: [String: String] = [:]
    for item in package.items ?? [] { codes[item.identifier] = item.code }
    var parents: [String: String] = [:]
    for association in package.associations ?? [] where association.kind == "isChildOf" {
      guard let origin = association.origin, let destination = association.destination else {
        continue
      }
      parents[origin.identifier] = codes[destination.identifier]
    }
    framework.statements = (package.items ?? []).map { item in
      .init(
        kind: item.type ?? "", code: item.code ?? "", text: item.statement,
        english: item.alternativeLabel, parent: parents[item.identifier])
    }
    for rubric in package.rubrics ?? [] {
      let code = rubric.description ?? ""
      framework.assessments[code] = rubric.title
      for criterion in rubric.criteria ?? [] {
        let extensions = criterion.rest.first { $0.key == "extensions" }?.value
        framework.criteria.append(
          .init(
            id: criterion.category ?? "", assessment: code, text: criterion.description ?? "",
            competencies: extensions?["competencies"]?.asList?.compactMap(\.asText) ?? []))
      }
    }
    return framework
  }

  @Test(
    "a framework told as CASE and read back is the same framework",
    .published("../design/frameworks/mcmd.json"), .published("../design/frameworks/msmd.json"),
    arguments: [("mcmd", 7, 18, 45, 91), ("msmd", 5, 5, 20, 78)])
  func exchange(name: String, blocks: Int, activities: Int, competencies: Int, criteria: Int) throws
  {
    let framework = try #require(try framework(name))
    #expect(framework.statements.filter { $0.kind == "Bloc" }.count == blocks)
    #expect(framework.statements.filter { $0.kind == "Activité" }.count == activities)
    #expect(framework.statements.filter { $0.kind == "Compétence" }.count == competencies)
    #expect(framework.criteria.count == criteria)
    let (read, notes) = try CasePackage.read(package(framework).json.bytes(indent: 2))
    #expect(notes == [])
    #expect(self.framework(read) == framework)
    let outline = read.outline()
    #expect(outline.count == framework.statements.count)
    #expect(outline.filter { $0.depth == 0 }.count == blocks)
    // Blocks, activities, parts of activities in options, competencies.
    #expect(outline.map(\.depth).max() == (name == "mcmd" ? 3 : 2))
  }

  @Test("an identifier is a UUID of version 8, and always the same")
  func identifiers() {
    // printf sextant | sha256sum: the first sixteen bytes, with version and variant set.
    #expect(namedIdentifier("sextant") == "951eafd2-4750-8ed9-a3e1-b55e3e2b858c")
    #expect(namedIdentifier("a") != namedIdentifier("b"))
  }
}
