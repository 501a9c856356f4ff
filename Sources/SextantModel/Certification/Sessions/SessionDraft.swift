internal import SextantKernels

/// A session as a problem of times and places.
struct SessionDraft {
  let session: Session
  let panels: [Panel]
  let rooms: [JuryRoom]
  let people: [String]
  private(set) var defences: [SessionPlan.Defence] = []
  private(set) var reasons: [Message] = []
  /// Written work to be marked: a slot without an hour for each candidate or team that has none yet.
  private(set) var marking: [Slot] = []
  /// By defence, until when it must be held.
  private(set) var dueOn: [Day?] = []
  private(set) var problem: TimetableProblem
  /// The ids that slots bear already.
  private let taken: Set<String>

  init(
    _ session: Session, _ institution: Dossier, _ framework: Framework, _ rules: CertifierRules,
    changeover: Int
  ) {
    self.session = session
    let panels = institution.all(Panel.self).filter { $0.session == session.id }
    let rooms = institution.all(JuryRoom.self).filter { $0.session == session.id }
    let teams = institution.all(CandidateTeam.self).filter { $0.session == session.id }
    let candidates = institution.all(Candidate.self).filter {
      ($0.framework.isEmpty || equalWhenFolded($0.framework, session.framework))
        && ($0.sessions.isEmpty || $0.sessions.contains(session.id))
    }
    let members = institution.all(JuryMember.self)
    let links = institution.all(JuryLink.self)
    let house = institution.only(Institution.self)
    let granted = institution.all(Accommodation.self).filter { $0.grantedOn != nil }
    // What was placed already keeps its place; what was only written down is placed as it is.
    let all = institution.all(Slot.self)
    let own = all.filter { $0.session == session.id }
    let isPlaced: (Slot) -> Bool = { $0.at != nil && $0.panel != nil }
    var standing: [String: Slot] = [:]
    for slot in own {
      for key in Self.keys(of: slot, framework) where !(standing[key].map(isPlaced) ?? false) {
        standing[key] = slot
      }
    }
    var places: [String: Int] = [:]
    var people: [String] = []
    func place(_ id: String) -> Int {
      if let known = places[id] { return known }
      places[id] = people.count
      people.append(id)
      return people.count - 1
    }
    var made: [SessionPlan.Defence] = []
    var meetings: [TimetableProblem.Meeting] = []
    var reasons: [Message] = []
    var marking: [Slot] = []
    // Written work by panel.
    var load = [Int](repeating: 0, count: panels.count)
    var dues: [Day?] = []
    let calendar = VaeCalendar(institution)
    let opening = panels.flatMap(\.hours).compactMap(\.day).min()
    let spent = SpentAttempts(
      before: session, in: institution, framework: framework, rules: rules)
    let refused = candidates.filter { calendar.isRefused($0) }
    let admitted = refused.isEmpty ? candidates : candidates.filter { !calendar.isRefused($0) }
    if !refused.isEmpty {
      reasons.append(
        Message("plan.notAdmissible", ["candidates": .texts(refused.map(\.name))]))
    }
    let options = framework.blocks.filter { $0.option != nil }.map(\.id.text)
    let required = rules.optionsRequired ?? 0
    let mustChoose = required > 0 && required < options.count
    let undecided = admitted.filter { candidate in
      mustChoose && candidate.namesNoOption
        && options.count {
          candidate.holds(
            $0, in: framework.code, for: session, years: rules.validityYears,
            find: { institution.find($0) })
        } < required
    }
    if !undecided.isEmpty {
      reasons.append(
        Message(
          "plan.noOption",
          ["candidates": .texts(undecided.map(\.name)), "options": .texts(options)]))
    }
    for assessment in framework.assessments {
      let block = assessment.block?.text ?? ""
      let part = framework.block(of: assessment)
      let entered = admitted.filter { candidate in
        // Of several options nobody is heard on all because they have not said which.
        candidate.seeks(part, in: framework.code)
          && !(part.option != nil && mustChoose && candidate.namesNoOption)
          && !candidate.holds(
            block, in: framework.code, for: session, years: rules.validityYears,
            find: { institution.find($0) })
      }
      let barred = entered.filter { spent.bar($0, from: block) }
      if !barred.isEmpty {
        reasons.append(
          Message(
            "plan.exhausted",
            ["block": .text(block), "candidates": .texts(barred.map(\.name))]))
      }
      let sitting = barred.isEmpty ? entered : entered.filter { !spent.bar($0, from: block) }
      let isWritten = rules.isWritten(assessment.id.text)
      if !isWritten, SlotTimes(assessment, rules: rules) == nil {
        if !sitting.isEmpty {
          reasons.append(
            Message(
              "plan.noLength",
              [
                "assessment": .text(assessment.id.text), "count": .integer(sitting.count),
              ]))
        }
        continue
      }
      let isGroup = assessment.mode?.isInTeams ?? false
      var groups: [(ID<CandidateTeam>?, [Candidate])] = []
      if isGroup {
        let own = teams.filter {
          framework.assessment(named: $0.assessment)?.id == assessment.id
        }
        groups = own.compactMap { team in
          let group = sitting.filter { team.members.contains($0.id) }
          let fault = TeamStanding.lacksGround(team, in: institution, framework, rules)
          guard let fault, !group.isEmpty else { return (team.id, group) }
          reasons.append(Message("plan.teamSize", fault.sizes(of: team)))
          return nil
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
      } else {
        groups = sitting.map { (nil, [$0]) }
      }
      for (team, group) in groups where !group.isEmpty {
        let keys = Self.keys(of: assessment, team, group.map(\.id))
        let known = keys.compactMap { standing[$0] }
        if known.contains(where: isPlaced) { continue }
        if isWritten, known.contains(where: { $0.panel != nil }) { continue }
        let extra = SlotTimes.extraTime(group.map(\.id), assessment.id.text, granted)
        var boards: [Int] = []
        var refused: [Message] = []
        for (place, panel) in panels.enumerated() {
          let law = PanelLaw(
            panel, members: members, candidates: group, rules: rules, institution: house,
            links: links)
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
        if isWritten {
          // Each panel marks as much as the others.
          guard let next = boards.min(by: { (load[$0], $0) < (load[$1], $1) }) else { continue }
          load[next] += 1
          var slot = known.first ?? Slot()
          if known.isEmpty {
            let owner = team?.text ?? group[0].id.text
            let name = "\(session.id.text)-\(assessment.id.text)-\(owner)"
            slot.id = ID(Self.free(name, institution))
            (slot.session, slot.assessment) = (session.id, assessment.id.text)
            (slot.team, slot.candidates) = (team, team == nil ? group.map(\.id) : [])
          }
          slot.panel = panels[next].id
          marking.append(slot)
          continue
        }
        guard let times = SlotTimes(assessment, rules: rules, extraTime: extra) else { continue }
        // A validation of experience has its jury by a day; one that is late already is heard at all.
        let due = group.compactMap { calendar.juryDue($0) }.min().flatMap { due in
          opening.map { due >= $0 } ?? false ? due : nil
        }
        dues.append(due)
        made.append(
          SessionPlan.Defence(
            assessment: assessment.id.text, candidates: group.map(\.id), team: team,
            talkMinutes: times.talkMinutes, questionMinutes: times.questionMinutes,
            minutes: times.minutes, written: known.first))
        meetings.append(
          TimetableProblem.Meeting(
            minutes: times.minutes, people: group.map { place($0.id.text) }, boards: boards))
      }
    }
    let boards = panels.map { panel in
      TimetableProblem.Board(
        people: panel.members.map { place($0.text) }, windows: Self.windows(panel.hours))
    }
    let held = all.filter(isPlaced)
    let spaces = rooms.map { room in
      let taken = held.filter { $0.isIn(room) }.map { Self.stretch($0, rules) }
      return TimetableProblem.Room(
        windows: Self.windows(room.hours).flatMap { Self.cut($0, by: taken) })
    }
    var absences = [[Range<Int>]](repeating: [], count: people.count)
    for candidate in candidates {
      if let known = places[candidate.id.text] {
        absences[known] = Self.windows(candidate.unavailable)
      }
    }
    let seats = Dictionary(institution.all(Panel.self).map { ($0.id, $0) }) { $1 }
    let last = panels.flatMap(\.hours).compactMap(\.day).max()
    for (row, due) in dues.enumerated() {
      guard let due, let last, due < last else { continue }
      for candidate in made[row].candidates {
        guard let known = places[candidate.text] else { continue }
        absences[known].append(
          (Int(due.number) + 1) * 1440..<(Int(last.number) + 1) * 1440)
      }
    }
    for slot in held {
      let taken = Self.stretch(slot, rules)
      for candidate in slot.heard(in: institution) {
        if let known = places[candidate.text] { absences[known].append(taken) }
      }
      let around = (taken.lowerBound - changeover)..<(taken.upperBound + changeover)
      for member in SessionSheets.jurors(of: slot.panel.flatMap { seats[$0] }, in: slot) {
        if let known = places[member.text] { absences[known].append(around) }
      }
    }
    self.panels = panels
    self.rooms = rooms
    taken = Set(all.map(\.id.text))
    self.people = people
    self.reasons = reasons
    defences = made
    self.marking = marking
    dueOn = dues
    problem = TimetableProblem(
      meetings: meetings, boards: boards, rooms: spaces, people: people.count, absences: absences)
    problem.changeover = changeover
  }

  /// Minutes since the first day there is; a day's minutes are those of its own clock, so that a
  /// change of hour at night moves nothing.
  private static func windows(_ hours: [OpenHours]) -> [Range<Int>] {
    hours.compactMap { stretch in
      guard let day = stretch.day, let from = stretch.from, let to = stretch.to, from < to else {
        return nil
      }
      let start = Int(day.number) * 1440
      return (start + from.minutes)..<(start + to.minutes)
    }
  }

  /// A name that nothing in the institution bears yet.
  private static func free(_ name: String, _ institution: Dossier) -> String {
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

  private static func stretch(_ slot: Slot, _ rules: CertifierRules) -> Range<Int> {
    guard let at = slot.at else { return 0..<0 }
    let start = Int(at.day.number) * 1440 + at.time.minutes
    return start..<(start + max(1, slot.minutes(by: rules)))
  }

  /// What is left of a stretch of time without those that are taken.
  private static func cut(_ stretch: Range<Int>, by taken: [Range<Int>]) -> [Range<Int>] {
    var left = [stretch]
    for hole in taken {
      left = left.flatMap { part -> [Range<Int>] in
        guard part.overlaps(hole) else { return [part] }
        return [
          part.lowerBound..<max(part.lowerBound, hole.lowerBound),
          min(part.upperBound, hole.upperBound)..<part.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return left
  }

  /// The slots of what found a place, each with an id that no other bears.
  func slots(_ held: [MeetingPlace?]) -> [Slot] {
    var number = 0
    return held.enumerated().compactMap { row, place in
      guard let place else { return nil }
      if defences[row].written == nil {
        repeat { number += 1 } while taken.contains("\(session.id.text)-\(number)")
      }
      return slot(defences[row], place, number: number)
    }
  }

  private func slot(
    _ defence: SessionPlan.Defence, _ place: MeetingPlace, number: Int
  ) -> Slot {
    var slot = defence.written ?? Slot()
    if defence.written == nil { slot.id = ID("\(session.id.text)-\(number)") }
    slot.session = session.id
    slot.assessment = defence.assessment
    slot.panel = panels[place.board].id
    slot.candidates = defence.candidates
    slot.team = defence.team
    let (day, minutes) = place.start.quotientAndRemainder(dividingBy: 1440)
    slot.at = Moment(day: Day(number: Int32(clamping: day)), time: ClockTime(minutes: minutes))
    slot.room = rooms[place.room].name
    slot.talkMinutes = defence.talkMinutes
    slot.questionMinutes = defence.questionMinutes
    return slot
  }

  /// What the kernel proved, said of candidates, panels and rooms; `nil` where it was said before.
  func reason(_ obstacle: TimetableObstacle) -> Message? {
    func names(_ meetings: [Int]) -> Argument {
      .texts(meetings.flatMap { defences[$0].candidates.map(\.text) })
    }
    switch obstacle {
    case .noBoard: return nil
    case .noStretch(let meeting, let longest):
      return Message(
        "plan.noStretch",
        [
          "candidates": names([meeting]), "minutes": .integer(defences[meeting].minutes),
          "longest": .integer(longest),
        ])
    case .personOverbooked(let person, let meetings, let needed, let free):
      return Message(
        "plan.personOverbooked",
        [
          "candidate": .text(people[person]), "count": .integer(meetings.count),
          "needed": .integer(needed), "free": .integer(free),
        ])
    case .boardsOverbooked(let boards, let meetings, let needed, let free):
      return Message(
        "plan.panelsOverbooked",
        [
          "panels": .texts(boards.map { panels[$0].name }), "count": .integer(meetings.count),
          "needed": .integer(needed), "free": .integer(free),
        ])
    case .roomsOverbooked(let needed, let free):
      return Message(
        "plan.roomsOverbooked", ["needed": .integer(needed), "free": .integer(free)])
    }
  }
}
