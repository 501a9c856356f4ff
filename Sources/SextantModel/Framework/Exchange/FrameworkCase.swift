internal import SextantKernels

/// A framework told in CASE 1.1: statements, what is part of what, rubrics, terms; whatever CASE has
/// no word for goes along as an extension, so that reading it again gives the same framework.
struct FrameworkCase {
  private let framework: Framework
  private let rules: [CertifierRules]
  /// What a kind of thing is called.
  private let title: (String) -> String
  private let changed: String
  private var associations: [CaseAssociation] = []
  private var sequences: [String: Int] = [:]

  init(_ framework: Framework, _ rules: [CertifierRules], title: @escaping (String) -> String) {
    self.framework = framework
    self.rules = rules
    self.title = title
    changed = Self.moment(framework.card.version)
  }

  /// A version that is a month or a day, as CASE writes moments.
  static func moment(_ version: String) -> String {
    let parts = version.split(separator: "-").compactMap { Int($0) }
    guard parts.count >= 2, let day = Day(parts[0], parts[1], parts.count > 2 ? parts[2] : 1) else {
      return "1970-01-01T00:00:00+00:00"
    }
    return "\(day.text)T00:00:00+00:00"
  }

  func identifier(_ name: String) -> String {
    namedIdentifier("sextant:\(framework.code):\(framework.card.version):\(name)")
  }

  private func uri(_ name: String) -> String { "urn:uuid:\(identifier(name))" }

  func link(_ name: String, _ title: String) -> CaseLink {
    CaseLink(title: title, identifier: identifier(name), uri: uri(name))
  }

  // MARK: - The whole

  mutating func package() -> CasePackage {
    var package = CasePackage(document: document())
    var items: [CaseItem] = []
    func add<T: Worded>(_ all: [T], code: Bool = true) {
      items += all.map { item($0, $0.words(in: .french), hasCode: code) }
    }
    add(framework.blocks)
    add(framework.activities)
    add(framework.competencies)
    add(framework.assessments)
    add(framework.deliverables)
    add(framework.criteria)
    package.items = items
    relate()
    package.associations = associations
    package.definitions = definitions()
    if let rules = rules.last { package.rubrics = rubrics(rules) }
    return package
  }

  private func document() -> CaseDocument {
    let card = framework.card
    var document = CaseDocument(
      identifier: identifier("document"), uri: uri("document"),
      creator: card.owner.isEmpty ? card.code : card.owner,
      title: card.words(in: .french), lastChange: changed)
    document.caseVersion = "1.1"
    document.language = "fr"
    document.version = card.version
    document.adoption = "Adopted"
    if !card.restsOnFr.isEmpty { document.description = card.restsOnFr }
    if !card.legalReference.isEmpty { document.notes = card.legalReference }
    var extra: [JSONValue.Member] = [.init(key: "card", value: JSONValue(card.plain))]
    func keep<T: Item>(_ all: [T]) {
      guard !all.isEmpty else { return }
      extra.append(.init(key: T.kind.plural, value: CaseExtension.values(all)))
    }
    keep(framework.items.all(CandidateMeasure.self))
    keep(framework.inconsistencies)
    keep(rules)
    document.rest = CaseExtension.setting(.object(extra), in: [])
    return document
  }

  /// One statement.
  func item<T: Item>(_ thing: T, _ statement: String, hasCode: Bool = true) -> CaseItem {
    var item = CaseItem(
      identifier: identifier(thing.id.text), uri: uri(thing.id.text), statement: statement,
      lastChange: changed)
    item.type = title(T.kind.name)
    item.typeLink = link("type:\(T.kind.name)", title(T.kind.name))
    item.code = thing.id.text
    item.language = "fr"
    item.rest = CaseExtension.setting(CaseExtension.value(of: thing), in: [])
    return item
  }

  private func definitions() -> CaseDefinitions {
    var definitions = CaseDefinitions()
    let types: [any Item.Type] = [
      Block.self, Activity.self, Competency.self, Assessment.self, DemandedDeliverable.self,
      Criterion.self,
    ]
    definitions.itemTypes = types.enumerated().map { place, type in
      var term = CaseTerm(
        identifier: identifier("type:\(type.kind.name)"), uri: uri("type:\(type.kind.name)"),
        title: title(type.kind.name), lastChange: changed)
      term.typeCode = type.kind.name
      term.hierarchy = String(place + 1)
      return term
    }
    let terms = framework.items.all(FrameworkTerm.self)
    if !terms.isEmpty {
      definitions.concepts = terms.enumerated().map { place, word in
        var term = CaseTerm(
          identifier: identifier(word.id.text), uri: uri(word.id.text), title: word.term,
          lastChange: changed)
        term.description = word.words(in: .french)
        term.hierarchy = String(place + 1)
        term.rest = CaseExtension.setting(CaseExtension.value(of: word), in: [])
        return term
      }
    }
    return definitions
  }

  // MARK: - What is part of what

  private mutating func relate() {
    for block in framework.blocks { child(block.id.text, of: "document") }
    for activity in framework.activities {
      child(activity.id.text, of: activity.parent?.text ?? activity.block?.text ?? "document")
    }
    for competency in framework.competencies {
      let parent = competency.activity?.text ?? competency.block?.text
      child(competency.id.text, of: parent ?? "document")
    }
    for assessment in framework.assessments {
      child(assessment.id.text, of: assessment.block?.text ?? "document")
      for competency in assessment.competencies { relates(assessment.id.text, competency.text) }
    }
    for deliverable in framework.deliverables {
      child(deliverable.id.text, of: deliverable.assessment?.text ?? "document")
      for competency in deliverable.competencies { relates(deliverable.id.text, competency.text) }
    }
    for criterion in framework.criteria {
      child(criterion.id.text, of: criterion.assessment?.text ?? "document")
      for competency in criterion.competencies { relates(criterion.id.text, competency.text) }
    }
  }

  private mutating func child(_ name: String, of parent: String) {
    let number = sequences[parent, default: 0] + 1
    sequences[parent] = number
    add("isChildOf", name, parent, number)
  }

  private mutating func relates(_ name: String, _ other: String) {
    add("isRelatedTo", name, other, nil)
  }

  private mutating func add(_ kind: String, _ from: String, _ to: String, _ sequence: Int?) {
    associations.append(association(kind, from, to, sequence))
  }

  func association(_ kind: String, _ from: String, _ to: String, _ sequence: Int?)
    -> CaseAssociation
  {
    let name = "\(kind):\(from):\(to)"
    return CaseAssociation(
      identifier: identifier(name), uri: uri(name), kind: kind, origin: link(from, from),
      destination: link(to, to == "document" ? framework.card.words(in: .french) : to),
      lastChange: changed, sequence: sequence)
  }

  // MARK: - How it is judged

  /// One rubric per assessment: its criteria on the certifier's scale.
  private func rubrics(_ rules: CertifierRules) -> [CaseRubric] {
    framework.assessments.compactMap { assessment in
      let criteria = framework.criteria(of: assessment)
      guard !criteria.isEmpty else { return nil }
      let name = "rubric:\(assessment.id.text)"
      var rubric = CaseRubric(
        identifier: identifier(name), uri: uri(name), lastChange: changed,
        title: assessment.words(in: .french))
      rubric.criteria = criteria.enumerated().map { place, criterion in
        let own = "\(name):\(criterion.id.text)"
        var line = CaseRubric.Criterion(
          identifier: identifier(own), uri: uri(own), lastChange: changed)
        line.description = criterion.words(in: .french)
        line.item = link(criterion.id.text, criterion.id.text)
        line.position = place + 1
        line.rubric = identifier(name)
        line.levels = rules.levels.enumerated().map { number, level in
          let levelName = "\(own):\(level.code)"
          var written = CaseRubric.Level(
            identifier: identifier(levelName), uri: uri(levelName), lastChange: changed)
          written.quality = level.code
          written.description = level.fr
          written.score = level.points.map { numberText($0) }
          written.position = number + 1
          written.criterion = identifier(own)
          return written
        }
        return line
      }
      return rubric
    }
  }
}
