/// Everything that the selected assessments demand is there, is not empty, and was made by those who
/// had to make it.
///
/// A deliverable is answered by a submission that names an item or a file. An item that says nothing
/// answers nothing: a content without text, a report whose part for the deliverable is empty, a deck
/// without slides. A link to nothing is the reader's finding, not this check's. Items of other kinds
/// than the framework names leave the check in doubt. What each candidate must make has exactly one
/// author (the selected candidate where the submission names none); what a group must make has as
/// many as the framework allows (the team's members where it names none), and a part that the source
/// does not attribute may have any.
public struct DeliverablesArePresent: Check {
  public static let card = CheckCard(
    "REF01", "assessment.deliverables-present", .error, basis: [.text],
    about: [AssessmentSelection.self],
    alsoReads: [
      Submission.self, Team.self, Person.self, ContentItem.self, Report.self, Deck.self,
      Slide.self,
    ], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let demands = Dictionary(x.assessments.map { ($0.code, $0) }) { first, _ in first }
    let submissions = Dictionary(grouping: x.all(Submission.self), by: \.deliverable)
    var seen: Set<String> = []
    for selection in x.all(AssessmentSelection.self) {
      guard let demand = demands[selection.assessment] else {
        verdict.doubt(
          selection.at("assessment"), "unknown", ["assessment": .text(selection.assessment)])
        continue
      }
      lookAtTeam(selection, demand, x, &verdict)
      // What is handed in is looked at once, however many candidates prepare the assessment.
      guard seen.insert(demand.code).inserted else { continue }
      for deliverable in demand.deliverables {
        let answers = submissions[deliverable.code] ?? []
        if answers.isEmpty {
          verdict.fail(
            selection.at("assessment"), "absent",
            [
              "assessment": .text(demand.code), "code": .text(deliverable.code),
              "deliverable": .words(french: deliverable.fr, english: deliverable.en),
            ])
        }
        for answer in answers {
          look(at: answer, deliverable, x, &verdict)
          lookAtAuthors(of: answer, deliverable, demand, selection, x, &verdict)
        }
      }
    }
  }

  private static func lookAtTeam(
    _ selection: AssessmentSelection, _ demand: AssessmentDemand, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    guard demand.groupMin != nil || demand.groupMax != nil else { return }
    let size = x.find(selection.team)?.members.count ?? 0
    let low = demand.groupMin ?? 1
    let high = demand.groupMax ?? .max
    if size < low || size > high {
      verdict.fail(
        selection.at("team"), "teamSize",
        [
          "assessment": .text(demand.code), "size": .integer(size), "low": .integer(low),
          "high": .text(demand.groupMax.map(String.init) ?? "…"),
        ])
    }
  }

  private static func look(
    at answer: Submission, _ deliverable: DeliverableDemand, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let code: [String: Argument] = ["code": .text(deliverable.code)]
    if answer.items.isEmpty && answer.file.isEmpty {
      verdict.fail(answer.at("items"), "nothing", code)
      return
    }
    for id in answer.items where saysNothing(id.text, for: deliverable.code, x) {
      verdict.fail(
        answer.at("items"), "empty", code.merging(["item": .text(id.text)]) { $1 },
        evidence: [id.text])
    }
    let kinds = answer.items.compactMap { x.dossier.kind(of: $0.text)?.name }
    if answer.file.isEmpty, !deliverable.kinds.isEmpty, !kinds.isEmpty,
      !kinds.contains(where: { deliverable.kinds.contains($0) })
    {
      verdict.doubt(
        answer.at("items"), "otherKinds",
        code.merging(["kinds": .list(deliverable.kinds.map { .label("kind.\($0)") })]) { $1 })
    }
  }

  private static func saysNothing(_ id: String, for code: String, _ x: Examination) -> Bool {
    switch x.dossier.item(id) {
    case let content as ContentItem: content.body.isEmpty
    case let deck as Deck: x.citing(deck, by: Slide.self).isEmpty
    case let report as Report:
      // The part written for the deliverable where there is one, else the report as a whole.
      {
        let own = report.sections.filter { $0.deliverables.contains(code) }
        return (own.isEmpty ? report.sections : own).allSatisfy {
          $0.text.isEmpty && $0.items.isEmpty
        }
      }()
    default: false
    }
  }

  private static func lookAtAuthors(
    of answer: Submission, _ deliverable: DeliverableDemand, _ demand: AssessmentDemand,
    _ selection: AssessmentSelection, _ x: Examination, _ verdict: inout Verdict
  ) {
    let code: [String: Argument] = ["code": .text(deliverable.code)]
    switch deliverable.part {
    case .individual:
      let count = answer.authors.isEmpty && selection.candidate != nil ? 1 : answer.authors.count
      if count != 1 {
        verdict.fail(
          answer.at("authors"), "oneAuthor", code.merging(["count": .integer(count)]) { $1 })
      }
    case .group:
      let team = x.find(selection.team)?.members.count ?? 0
      let count = answer.authors.isEmpty ? team : answer.authors.count
      let low = demand.groupMin ?? 2
      if count < low || count > demand.groupMax ?? .max {
        verdict.fail(
          answer.at("authors"), "groupAuthors",
          code.merging(["count": .integer(count), "low": .integer(low)]) { $1 })
      }
    case .unclear, nil: break
    }
  }
}
