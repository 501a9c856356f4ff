/// Every candidate of published sessions: what was decided, and what the marks of each slot come to.
struct CandidateOutcomes {
  struct One {
    let candidate: Candidate
    let session: ID<Session>
    let decisions: [BlockDecision]
    /// What each slot's panel found, criterion by criterion.
    let criteria: [CriterionStanding]
    /// By assessment, whether nothing that it judges was lost; those left open are not among them.
    let assessments: [String: Bool]
  }

  let all: [One]

  init(
    _ sessions: [Session], in dossier: Dossier, framework: Framework, frame: DeliberationFrame
  ) {
    let panels = SlotPanels(sessions, dossier, framework, frame)
    let decisions = Dictionary(grouping: dossier.all(BlockDecision.self), by: \.session)
    let candidates = dossier.all(Candidate.self)
    all = sessions.flatMap { session -> [One] in
      let own = Dictionary(grouping: decisions[session.id] ?? [], by: \.candidate)
      return candidates.compactMap { candidate in
        let slots = panels.slots(of: candidate.id, in: session.id)
        let decided = own[candidate.id] ?? []
        guard !slots.isEmpty || !decided.isEmpty else { return nil }
        var criteria: [CriterionStanding] = []
        var assessments: [String: Bool] = [:]
        for slot in slots {
          let found = panels.standings(of: candidate, in: slot)
          criteria += found.criteria
          if let isAcquired = found.isAcquired { assessments[found.assessment] = isAcquired }
        }
        return One(
          candidate: candidate, session: session.id, decisions: decided, criteria: criteria,
          assessments: assessments)
      }
    }
  }
}

/// The slots of sessions with their panels' marks, each found at once.
private struct SlotPanels {
  private let dossier: Dossier
  private let code: String
  private let frame: DeliberationFrame
  private let marks: [ID<Slot>?: [Mark]]
  private let agreed: [ID<Slot>?: [Reconciliation]]
  private let criteria: [String: [String]]
  private var heard: [ID<Session>?: [ID<Candidate>: [Slot]]] = [:]

  init(
    _ sessions: [Session], _ dossier: Dossier, _ framework: Framework, _ frame: DeliberationFrame
  ) {
    self.dossier = dossier
    self.frame = frame
    code = framework.code + "."
    marks = Dictionary(grouping: dossier.all(Mark.self), by: \.slot)
    agreed = Dictionary(grouping: dossier.all(Reconciliation.self), by: \.slot)
    criteria = Dictionary(grouping: framework.criteria, by: { $0.assessment?.text ?? "" })
      .mapValues { $0.map(\.id.text) }
    let ids = Set(sessions.map(\.id))
    for slot in dossier.all(Slot.self) where slot.session.map(ids.contains) ?? false {
      for candidate in slot.heard(in: dossier) {
        heard[slot.session, default: [:]][candidate, default: []].append(slot)
      }
    }
  }

  func slots(of candidate: ID<Candidate>, in session: ID<Session>) -> [Slot] {
    heard[session]?[candidate] ?? []
  }

  func standings(of candidate: Candidate, in slot: Slot)
    -> (assessment: String, criteria: [CriterionStanding], isAcquired: Bool?)
  {
    let assessment =
      slot.assessment.hasPrefix(code)
      ? String(slot.assessment.dropFirst(code.count)) : slot.assessment
    let panel = dossier.find(slot.panel)
    let jurors = panel.map { $0.present.isEmpty ? $0.members : $0.present } ?? []
    let mine = (marks[slot.id] ?? []).filter {
      $0.candidate == nil || $0.candidate == candidate.id
    }
    let sheet = JurySheet(
      candidate: candidate, marks: mine, jurors: jurors, president: panel?.president,
      reconciliations: (agreed[slot.id] ?? []).filter {
        $0.candidate == nil || $0.candidate == candidate.id
      })
    let byCriterion = Dictionary(grouping: sheet.marks, by: \.criterion)
    let judged = criteria[assessment] ?? []
    let seat = JurySeat(assessment, jurors, president: panel?.president)
    let found = judged.map {
      CriterionStanding($0, sheet, seat, byCriterion[$0] ?? [], frame.rules, frame.scale)
    }
    let standings = Dictionary(found.map { ($0.criterion, $0) }) { first, _ in first }
    return (assessment, found, isAcquired(Set(judged), standings))
  }

  /// `nil` where something that the assessment judges is still open, or nothing was judged.
  private func isAcquired(_ judged: Set<String>, _ standings: [String: CriterionStanding]) -> Bool?
  {
    var results: [BlockResult] = []
    for competency in frame.blocks.flatMap(\.competencies) {
      let part = DeliberationFrame.CompetencyPart(
        id: competency.id, groupCriteria: competency.groupCriteria.filter(judged.contains),
        ownCriteria: competency.ownCriteria.filter(judged.contains),
        groupShare: competency.groupShare)
      guard !part.criteria.isEmpty else { continue }
      results.append(CompetencyStanding(part, standings, frame).result)
    }
    if results.contains(.notAcquired) { return false }
    return results.isEmpty || results.contains(.undecided) ? nil : true
  }
}
