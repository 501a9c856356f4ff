internal import SextantKernels

/// What a session's plan is made of: who may hear whom, what they ask for, what was placed already.
struct SessionMaterial {
  let session: Session
  let institution: Dossier
  let framework: Framework
  let rules: CertifierRules
  let panels: [Panel]
  let rooms: [JuryRoom]
  let teams: [CandidateTeam]
  let candidates: [Candidate]
  /// Those of the candidates whose request for a validation of experience was refused.
  let notAdmitted: [Candidate]
  /// The framework's optional blocks.
  let options: [String]
  let granted: [Accommodation]
  /// All slots that have their place, whatever the session.
  let held: [Slot]
  /// The session's slots by what they are known again by; where two are the same, the one placed.
  private let standing: [String: Slot]
  private let members: [JuryMember]
  private let links: [JuryLink]
  private let house: Institution
  private let spent: SpentAttempts
  private let admitted: [Candidate]
  /// Whether candidates choose among the options.
  private let mustChoose: Bool

  init(
    _ session: Session, _ institution: Dossier, _ framework: Framework, _ rules: CertifierRules
  ) {
    self.session = session
    self.institution = institution
    self.framework = framework
    self.rules = rules
    panels = institution.all(Panel.self).filter { $0.session == session.id }
    rooms = institution.all(JuryRoom.self).filter { $0.session == session.id }
    teams = institution.all(CandidateTeam.self).filter { $0.session == session.id }
    candidates = institution.all(Candidate.self).filter {
      ($0.framework.isEmpty || equalWhenFolded($0.framework, session.framework))
        && ($0.sessions.isEmpty || $0.sessions.contains(session.id))
    }
    let calendar = VaeCalendar(institution)
    notAdmitted = candidates.filter { calendar.isRefused($0) }
    admitted = notAdmitted.isEmpty ? candidates : candidates.filter { !calendar.isRefused($0) }
    options = framework.blocks.filter { $0.option != nil }.map(\.id.text)
    let required = rules.optionsRequired ?? 0
    mustChoose = required > 0 && required < options.count
    members = institution.all(JuryMember.self)
    links = institution.all(JuryLink.self)
    house = institution.only(Institution.self)
    granted = institution.all(Accommodation.self).filter { $0.grantedOn != nil }
    spent = SpentAttempts(
      before: session, in: institution, framework: framework, rules: rules)
    // What was placed already keeps its place; what was only written down is placed as it is.
    let all = institution.all(Slot.self)
    held = all.filter(\.isPlaced)
    var standing: [String: Slot] = [:]
    for slot in all where slot.session == session.id {
      for key in Self.keys(of: slot, framework) where !(standing[key]?.isPlaced ?? false) {
        standing[key] = slot
      }
    }
    self.standing = standing
  }

  /// Who seeks the block of an assessment and does not hold it. Of several options nobody is heard on
  /// all because they have not said which.
  func entered(_ assessment: Assessment) -> [Candidate] {
    let block = assessment.block?.text ?? ""
    let part = framework.block(of: assessment)
    return admitted.filter { candidate in
      candidate.seeks(part, in: framework.code)
        && !(part.option != nil && mustChoose && candidate.namesNoOption)
        && !holds(candidate, block)
    }
  }

  /// Who has not said on which options to be heard, and holds too few.
  var undecided: [Candidate] {
    guard mustChoose else { return [] }
    let required = rules.optionsRequired ?? 0
    return admitted.filter { candidate in
      candidate.namesNoOption && options.count { holds(candidate, $0) } < required
    }
  }

  private func holds(_ candidate: Candidate, _ block: String) -> Bool {
    candidate.holds(
      block, in: framework.code, for: session, years: rules.validityYears,
      find: { institution.find($0) })
  }

  /// Whether a candidate has spent their attempts at the block of an assessment.
  func bars(_ candidate: Candidate, from assessment: Assessment) -> Bool {
    spent.bar(candidate, from: assessment.block?.text ?? "")
  }

  /// The slots that are there already for some candidates' assessment.
  func known(
    _ assessment: Assessment, _ team: ID<CandidateTeam>?, _ candidates: [ID<Candidate>]
  ) -> [Slot] {
    Self.keys(of: assessment, team, candidates).compactMap { standing[$0] }
  }

  /// What the law says of a panel that would hear some candidates.
  func law(of panel: Panel, hearing candidates: [Candidate]) -> PanelLaw {
    PanelLaw(
      panel, members: members, candidates: candidates, rules: rules, institution: house,
      links: links)
  }

  /// A name that nothing in the institution bears yet.
  func free(_ name: String) -> String {
    var (free, number) = (name, 1)
    while institution.contains(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  /// By what a defence is known again among slots: its assessment with its team, or with each
  /// candidate.
  private static func keys(
    of assessment: Assessment, _ team: ID<CandidateTeam>?, _ candidates: [ID<Candidate>]
  ) -> [String] {
    (team.map { ["\(assessment.id.text)\n\n\($0.text)"] } ?? [])
      + candidates.map { "\(assessment.id.text)\n\($0.text)" }
  }

  private static func keys(of slot: Slot, _ framework: Framework) -> [String] {
    framework.assessment(named: slot.assessment).map {
      keys(of: $0, slot.team, slot.candidates)
    } ?? []
  }
}

extension Slot {
  fileprivate var isPlaced: Bool { at != nil && panel != nil }
}
