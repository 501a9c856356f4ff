internal import SextantKernels

/// The defences of a session that are still to be placed, gathered assessment by assessment, with what
/// keeps some from being held at all.
struct DraftedDefences {
  private let material: SessionMaterial
  private let calendar: VaeCalendar
  /// The first day on which a panel sits.
  private let opening: Day?
  private(set) var defences: [SessionPlan.Defence] = []
  private(set) var meetings: [TimetableProblem.Meeting] = []
  private(set) var reasons: [Message] = []
  /// Written work to be marked: a slot without an hour for each candidate or team that has none yet.
  private(set) var marking: [Slot] = []
  /// By defence, until when it must be held.
  private(set) var dueOn: [Day?] = []
  /// Written work by panel.
  private var load: [Int]
  private(set) var people: [String] = []
  private var places: [String: Int] = [:]

  init(_ material: SessionMaterial) {
    self.material = material
    calendar = VaeCalendar(material.institution)
    opening = material.panels.flatMap(\.hours).compactMap(\.day).min()
    load = [Int](repeating: 0, count: material.panels.count)
    if !material.notAdmitted.isEmpty {
      reasons.append(
        Message("plan.notAdmissible", ["candidates": .texts(material.notAdmitted.map(\.name))]))
    }
    let undecided = material.undecided
    if !undecided.isEmpty {
      reasons.append(
        Message(
          "plan.noOption",
          [
            "candidates": .texts(undecided.map(\.name)), "options": .texts(material.options),
          ]))
    }
    for assessment in material.framework.assessments { take(assessment) }
  }

  /// Where somebody stands among the people of the plan; they are taken in if they are not there.
  mutating func place(_ id: String) -> Int {
    if let known = places[id] { return known }
    places[id] = people.count
    people.append(id)
    return people.count - 1
  }

  /// Where somebody stands; `nil` where nothing of theirs is to be placed.
  func known(_ id: String) -> Int? { places[id] }

  // MARK: - Who is heard

  private mutating func take(_ assessment: Assessment) {
    let sitting = sitting(assessment)
    let isWritten = material.rules.isWritten(assessment.id.text)
    if !isWritten, SlotTimes(assessment, rules: material.rules) == nil {
      if !sitting.isEmpty {
        reasons.append(
          Message(
            "plan.noLength",
            ["assessment": .text(assessment.id.text), "count": .integer(sitting.count)]))
      }
      return
    }
    for (team, group) in groups(assessment, sitting) where !group.isEmpty {
      take(assessment, team, group, isWritten: isWritten)
    }
  }

  /// Those who entered and may still be heard.
  private mutating func sitting(_ assessment: Assessment) -> [Candidate] {
    let entered = material.entered(assessment)
    let barred = entered.filter { material.bars($0, from: assessment) }
    guard !barred.isEmpty else { return entered }
    reasons.append(
      Message(
        "plan.exhausted",
        [
          "block": .text(assessment.block?.text ?? ""),
          "candidates": .texts(barred.map(\.name)),
        ]))
    return entered.filter { !material.bars($0, from: assessment) }
  }

  /// Those who are heard together: teams that may defend together, or one by one.
  private mutating func groups(
    _ assessment: Assessment, _ sitting: [Candidate]
  ) -> [(ID<CandidateTeam>?, [Candidate])] {
    guard assessment.mode?.isInTeams ?? false else {
      return sitting.map { (nil, [$0]) }
    }
    let own = material.teams.filter {
      material.framework.assessment(named: $0.assessment)?.id == assessment.id
    }
    var groups: [(ID<CandidateTeam>?, [Candidate])] = []
    for team in own {
      let group = sitting.filter { team.members.contains($0.id) }
      let fault = TeamStanding.lacksGround(
        team, in: material.institution, material.framework, material.rules)
      if let fault, !group.isEmpty {
        reasons.append(Message("plan.teamSize", fault.sizes(of: team)))
      } else {
        groups.append((team.id, group))
      }
    }
    let alone = sitting.filter { one in !own.contains { $0.members.contains(one.id) } }
    if !alone.isEmpty {
      reasons.append(
        Message(
          "plan.noTeam",
          [
            "assessment": .text(assessment.id.text), "candidates": .texts(alone.map(\.name)),
          ]))
    }
    return groups
  }

  // MARK: - By whom, and when

  private mutating func take(
    _ assessment: Assessment, _ team: ID<CandidateTeam>?, _ group: [Candidate], isWritten: Bool
  ) {
    let ids = group.map(\.id)
    let known = material.known(assessment, team, ids)
    // What has its place keeps it; written work needs no hour.
    if known.contains(where: { $0.panel != nil && ($0.at != nil || isWritten) }) { return }
    let boards = boards(assessment, group)
    if isWritten {
      mark(assessment, team, ids, known.first, boards)
      return
    }
    let extra = SlotTimes.extraTime(ids, assessment.id.text, material.granted)
    guard let times = SlotTimes(assessment, rules: material.rules, extraTime: extra) else { return }
    // A validation of experience has its jury by a day; one that is late already is heard at all.
    let due = group.compactMap { calendar.juryDue($0) }.min().flatMap { due in
      opening.map { due >= $0 } ?? false ? due : nil
    }
    dueOn.append(due)
    defences.append(
      SessionPlan.Defence(
        assessment: assessment.id.text, candidates: ids, team: team,
        talkMinutes: times.talkMinutes, questionMinutes: times.questionMinutes,
        minutes: times.minutes, written: known.first))
    meetings.append(
      TimetableProblem.Meeting(
        minutes: times.minutes, people: ids.map { place($0.text) }, boards: boards))
  }

  /// The panels before which some candidates may come, by their places.
  private mutating func boards(_ assessment: Assessment, _ group: [Candidate]) -> [Int] {
    var boards: [Int] = []
    var refused: [Message] = []
    for (place, panel) in material.panels.enumerated() {
      let law = material.law(of: panel, hearing: group)
      if law.isLawful {
        boards.append(place)
      } else if let first = law.obstacles.first {
        refused.append(first.message)
      }
    }
    if boards.isEmpty {
      reasons.append(
        Message(
          "plan.noPanel",
          [
            "candidates": .texts(group.map(\.name)), "assessment": .text(assessment.id.text),
          ]))
      reasons += refused
    }
    return boards
  }

  /// Gives written work to a panel: each marks as much as the others.
  private mutating func mark(
    _ assessment: Assessment, _ team: ID<CandidateTeam>?, _ candidates: [ID<Candidate>],
    _ written: Slot?, _ boards: [Int]
  ) {
    guard let next = boards.min(by: { (load[$0], $0) < (load[$1], $1) }) else { return }
    load[next] += 1
    var slot = written ?? Slot()
    if written == nil {
      let owner = team?.text ?? candidates[0].text
      let session = material.session.id
      slot.id = ID(material.free("\(session.text)-\(assessment.id.text)-\(owner)"))
      (slot.session, slot.assessment) = (session, assessment.id.text)
      (slot.team, slot.candidates) = (team, team == nil ? candidates : [])
    }
    slot.panel = material.panels[next].id
    marking.append(slot)
  }
}
