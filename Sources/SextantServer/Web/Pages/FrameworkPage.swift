import SextantModel

/// A framework to be read: its blocks with their activities and competencies, its assessments with
/// their parts, what each asks for and on what it is judged.
enum FrameworkPage {
  static func page(_ code: String, _ view: View) -> Page? {
    guard let framework = view.library.framework(code) else { return nil }
    let language = view.words.language
    let card = framework.card
    var page = Page(
      title: "\(framework.code) – \(framework.words(card, in: language))", main: .empty)
    page.lead = language == .french ? card.restsOnFr : card.restsOnEn
    page.trail = [
      (view.say("pages.coverage.title"), view.to.page("coverage")),
      (view.say("pages.frameworks.title"), view.to.page("frameworks")),
    ]
    page.here = view.to.page("coverage")
    let reader = FrameworkReading(framework, view)
    page.main = "\(reader.facts)\(reader.blocks)\(reader.rest)"
    return page
  }
}

/// The parts of a framework's page.
private struct FrameworkReading {
  let framework: Framework
  let view: View
  private var language: Language { view.words.language }

  init(_ framework: Framework, _ view: View) {
    self.framework = framework
    self.view = view
  }

  private func words<T: Worded>(_ thing: T) -> String { framework.words(thing, in: language) }
  private func say(_ key: String) -> String { view.say("pages.framework.\(key)") }

  var facts: HTML {
    let card = framework.card
    let entries: [(String, String)] = [
      ("version", card.version), ("level", card.level.map { view.words.write($0) } ?? ""),
      ("owner", card.owner), ("registryCode", card.registryCode),
      ("legalReference", card.legalReference),
    ]
    return Definitions(
      entries.filter { !$0.1.isEmpty }.map { entry in
        (
          term: view.words.label(field: entry.0, of: FrameworkCard.kind.name),
          value: HTML(text: entry.1)
        )
      }
    ).html
  }

  var blocks: HTML { framework.blocks.map(block).joined() }

  private func block(_ block: Block) -> HTML {
    let id = "block-\(block.id.text)"
    let activities = framework.activities.filter { $0.block == block.id }
    let competencies = framework.competencies(of: block)
    let derived: HTML =
      block.isDerived ? "<p class=\"muted small\">\(say("derived"))</p>" : .empty
    return """
      <section aria-labelledby="\(id)" class="stack"><h2 id="\(id)">\(block.id.text) – \
      \(words(block))</h2>\(derived)\
      \(list("activities", activities.map { "\($0.id.text) – \(words($0))" }))\
      \(list("competencies", competencies.map { "\($0.id.text) – \(words($0))" }))\
      \(each: framework.assessments(of: block), assessment)</section>
      """
  }

  private func list(_ key: String, _ lines: [String]) -> HTML {
    guard !lines.isEmpty else { return .empty }
    return Disclosure(
      say(key), isOpen: false, count: lines.count,
      "<ul>\(each: lines, { "<li>\($0)</li>" })</ul>"
    ).html
  }

  private func assessment(_ assessment: Assessment) -> HTML {
    let deliverables = framework.deliverables(of: assessment)
    let criteria = framework.criteria(of: assessment)
    var facts: [(term: String, value: HTML)] = []
    func fact(_ field: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      facts.append(
        (
          term: view.words.label(field: field, of: Assessment.kind.name),
          value: HTML(text: text)
        ))
    }
    fact("form", assessment.form.map { view.label($0) }.joined(separator: ", "))
    fact("mode", assessment.mode.map { view.label($0) })
    fact("groupMin", assessment.groupMin.map { view.words.write($0) })
    fact("groupMax", assessment.groupMax.map { view.words.write($0) })
    fact("talkMinutes", assessment.talkMinutes.map(minutes))
    fact("questionMinutes", assessment.questionMinutes.map(minutes))
    fact("slidesMax", assessment.slidesMax.map { view.words.write($0) })
    fact("caseFr", language == .french ? assessment.caseFr : assessment.caseEn)
    fact("juryFr", language == .french ? assessment.juryFr : assessment.juryEn)
    fact("competencies", assessment.competencies.map(\.text).joined(separator: ", "))
    return Box(
      title: "\(assessment.id.text) – \(words(assessment))",
      """
      \(Definitions(facts))\(parts(assessment))\
      \(list("deliverables", deliverables.map(deliverable)))\
      \(list("criteria", criteria.map(criterion)))
      """
    ).html
  }

  private func minutes(_ number: Double) -> String {
    view.words.write(number, decimals: nil) + "\u{A0}" + view.say("unit.minutes")
  }

  private func parts(_ assessment: Assessment) -> HTML {
    guard !assessment.parts.isEmpty else { return .empty }
    let lines = assessment.parts.map { part -> HTML in
      let who = part.part.map { view.label($0) } ?? ""
      let form = part.form.map { view.label($0) }.joined(separator: ", ")
      let codes = part.competencies.map(\.text).joined(separator: ", ")
      return HTML(text: [who, form, codes].filter { !$0.isEmpty }.joined(separator: " · "))
    }
    return "<h4>\(say("parts"))</h4><ul>\(each: lines, { "<li>\($0)</li>" })</ul>"
  }

  private func deliverable(_ deliverable: DemandedDeliverable) -> String {
    let kinds = deliverable.kinds.compactMap { name -> String? in
      view.words.has("kind.\(name)") ? view.say("kind.\(name)") : nil
    }
    return words(deliverable) + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))")
  }

  private func criterion(_ criterion: Criterion) -> String {
    let nature = criterion.nature.map { " – \(view.label($0))" } ?? ""
    return "\(criterion.id.text) – \(words(criterion))\(nature)"
  }

  /// What the source says beside, and where it contradicts itself.
  var rest: HTML {
    let terms: [FrameworkTerm] = framework.items.all()
    let measures: [CandidateMeasure] = framework.items.all()
    let isFrench = language == .french
    let gaps = framework.inconsistencies.map {
      isFrench ? "\($0.findingFr) – \($0.handlingFr)" : "\($0.findingEn) – \($0.handlingEn)"
    }
    let terminology = terms.map { "\($0.term) – \(isFrench ? $0.fr : $0.en)" }
    let arranged = measures.map { isFrench ? $0.fr : $0.en }
    guard !gaps.isEmpty || !terminology.isEmpty || !arranged.isEmpty else { return .empty }
    return """
      <section aria-labelledby="rest" class="stack"><h2 id="rest">\(say("rest"))</h2>\
      \(list("terms", terminology))\(list("measures", arranged))\(list("gaps", gaps))</section>
      """
  }
}
