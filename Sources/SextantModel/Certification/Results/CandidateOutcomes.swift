/// Every candidate of published sessions: what was decided, and what the marks of each assessment come
/// to, as the deliberation found it.
struct CandidateOutcomes {
  struct One {
    let candidate: Candidate
    let session: ID<Session>
    /// Those that stand: a decision that another corrects is not among them.
    let decisions: [BlockDecision]
    /// What the panels found, criterion by criterion.
    let criteria: [CriterionStanding]
    /// By assessment, whether nothing that it judges was lost; those left open are not among them.
    let assessments: [String: Bool]
  }

  let all: [One]

  /// - Parameter frame: of a session, as it judges.
  init(
    _ sessions: [Session], in dossier: Dossier, frame: (Session) -> DeliberationFrame
  ) {
    let decisions = Dictionary(
      grouping: BlockDecision.standing(dossier.all(BlockDecision.self)), by: \.session)
    let candidates = dossier.all(Candidate.self)
    all = sessions.flatMap { session -> [One] in
      let frame = frame(session)
      let sheets = SessionSheets(session, in: dossier, frame)
      let own = Dictionary(grouping: decisions[session.id] ?? [], by: \.candidate)
      return candidates.compactMap { candidate in
        let decided = own[candidate.id] ?? []
        guard !sheets.slots(of: candidate.id).isEmpty || !decided.isEmpty else { return nil }
        return One(candidate, session.id, decided, sheets.sheet(candidate).sheet, frame)
      }
    }
  }
}

extension CandidateOutcomes.One {
  fileprivate init(
    _ candidate: Candidate, _ session: ID<Session>, _ decisions: [BlockDecision],
    _ sheet: JurySheet, _ frame: DeliberationFrame
  ) {
    let marks = Dictionary(grouping: sheet.marks, by: \.criterion)
    var criteria: [CriterionStanding] = []
    var assessments: [String: Bool] = [:]
    for seat in sheet.seats {
      let found = frame.criteria(of: seat.assessment).map {
        CriterionStanding($0, sheet, seat, marks[$0] ?? [], frame.rules, frame.scale)
      }
      criteria += found
      if let isAcquired = Self.isAcquired(found, frame) {
        assessments[seat.assessment] = isAcquired
      }
    }
    self.init(
      candidate: candidate, session: session, decisions: decisions, criteria: criteria,
      assessments: assessments)
  }

  /// `nil` where something that the assessment judges is still open, or nothing was judged.
  private static func isAcquired(_ found: [CriterionStanding], _ frame: DeliberationFrame)
    -> Bool?
  {
    let standings = Dictionary(found.map { ($0.criterion, $0) }) { first, _ in first }
    var results: [BlockResult] = []
    for competency in frame.blocks.flatMap(\.competencies) {
      let part = DeliberationFrame.CompetencyPart(
        id: competency.id,
        groupCriteria: competency.groupCriteria.filter { standings[$0] != nil },
        ownCriteria: competency.ownCriteria.filter { standings[$0] != nil },
        groupShare: competency.groupShare)
      guard !part.criteria.isEmpty else { continue }
      results.append(CompetencyStanding(part, standings, frame).result)
    }
    if results.contains(.notAcquired) { return false }
    return results.isEmpty || results.contains(.undecided) ? nil : true
  }
}
