/// What serves a competency, what assesses it, and what proves it in a dossier.
public struct CompetencySheet: Sendable {
  public let framework: Framework
  public let competency: Competency
  public let block: Block?
  public let activity: Activity?
  /// The rooms that serve it, the main one first.
  public let rooms: [Room]
  /// Codes of the checks of its criteria and of its own, each once.
  public let checks: [String]
  /// Names of the kinds of item that answer its deliverables or speak for its criteria.
  public let kinds: [String]
  public let assessments: [Assessment]
  public let deliverables: [DemandedDeliverable]
  public let criteria: [Criterion]
  /// What a dossier shows for its criteria; empty without a dossier.
  public let proof: [CriterionResult]
}

extension Framework {
  /// - Parameters:
  ///   - id: the competency's code, in capitals or not: `C11`.
  ///   - results: the criteria of a dossier, when one is given.
  public func sheet(competency id: String, results: [CriterionResult] = []) -> CompetencySheet? {
    guard let competency = find(ID<Competency>(id)) ?? find(ID<Competency>(id.uppercased()))
    else { return nil }
    let criteria = self.criteria(of: competency)
    let deliverables = self.deliverables(of: competency)
    let names = Set(criteria.map { name(of: $0.id.text) })
    return CompetencySheet(
      framework: self, competency: competency, block: find(competency.block),
      activity: find(competency.activity),
      rooms: [competency.room].compactMap { $0 } + competency.supportingRooms,
      checks: distinct(
        criteria.flatMap(\.conditions) + criteria.flatMap(\.supporting) + competency.checks),
      kinds: distinct(deliverables.flatMap(\.kinds) + criteria.flatMap(\.evidenceKinds)),
      assessments: assessments(of: competency), deliverables: deliverables, criteria: criteria,
      proof: results.filter { names.contains($0.name) })
  }
}

extension CompetencySheet {
  /// The sheet as a text for a terminal.
  public func text(_ catalogue: Catalogue) -> String {
    let language = catalogue.language
    var page = TextPage(catalogue, framework)
    page.title(
      "\(framework.name(of: competency.id.text))", framework.words(competency, in: language))
    if let block {
      page.entry("kind.block", block.id.text, framework.words(block, in: language))
    }
    if let activity {
      page.entry("kind.activity", activity.id.text, framework.words(activity, in: language))
    }
    page.heading("show.serves")
    page.line("show.rooms", rooms.map { catalogue.text("choice.room.\($0.rawValue)") })
    page.line("show.checks", checks)
    page.line("show.kinds", kinds.map { catalogue.text("kind.\($0)") })
    page.heading("show.assesses")
    for assessment in assessments { page.item(assessment, in: language) }
    for deliverable in deliverables { page.item(deliverable, in: language) }
    for criterion in criteria { page.item(criterion, in: language) }
    if criteria.isEmpty { page.plain(catalogue.text("show.noCriterion")) }
    page.heading("show.proves")
    if proof.isEmpty { page.plain(catalogue.text("show.noDossier")) }
    for result in proof { page.result(result) }
    return page.text
  }
}

/// The elements of a list, each once, in their order.
private func distinct(_ texts: [String]) -> [String] {
  var seen: Set<String> = []
  return texts.filter { seen.insert($0).inserted }
}
