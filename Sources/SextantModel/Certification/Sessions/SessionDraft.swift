internal import SextantKernels

/// A session as a problem of times and places.
struct SessionDraft {
  let session: Session
  let panels: [Panel]
  let rooms: [JuryRoom]
  let people: [String]
  private(set) var defences: [SessionPlan.Defence] = []
  private(set) var reasons: [Message] = []
  private(set) var problem: TimetableProblem

  init(
    _ session: Session, _ institution: Dossier, _ framework: Framework, _ rules: CertifierRules
  ) {
    self.session = session
    let panels = institution.all(Panel.self).filter { $0.session == session.id }
    let rooms = institution.all(JuryRoom.self).filter { $0.session == session.id }
    let teams = institution.all(CandidateTeam.self).filter { $0.session == session.id }
    let candidates = institution.all(Candidate.self).filter {
      $0.framework.isEmpty || equalWhenFolded($0.framework, session.framework)
    }
    let members = institution.all(JuryMember.self)
    let links = institution.all(JuryLink.self)
    let granted = institution.all(Accommodation.self).filter { $0.grantedOn != nil }
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
    for assessment in framework.assessments {
      let rule = rules.assessments.first { $0.assessment == assessment.id.text }
      let talk = assessment.talkMinutes ?? rule?.talkMinutes
      let questions = assessment.questionMinutes ?? rule?.questionMinutes ?? 0
      guard rule?.isWritten != true, let talk else { continue }
      let block = assessment.block?.text ?? ""
      let sitting = candidates.filter {
        ($0.blocks.isEmpty || $0.blocks.contains(block)) && !$0.keptBlocks.contains(block)
      }
      let isGroup = assessment.mode == .group || assessment.mode == .groupWithIndividualParts
      var groups: [(ID<CandidateTeam>?, [Candidate])] = []
      if isGroup {
        let own = teams.filter { $0.assessment == assessment.id.text }
        groups = own.map { team in (team.id, sitting.filter { team.members.contains($0.id) }) }
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
        let extra = group.compactMap { candidate in
          granted.filter {
            $0.candidate == candidate.id
              && ($0.assessments.isEmpty || $0.assessments.contains(assessment.id.text))
          }.compactMap(\.extraTime).max()
        }.max()
        let clock = DefenceClock(talkMinutes: talk, questionMinutes: questions, extraTime: extra)
        let minutes =
          (clock.talkAllowed + clock.questionsAllowed) / 60 + Int(rule?.deliberationMinutes ?? 0)
        guard (1...1440).contains(minutes) else { continue }
        var boards: [Int] = []
        var refused: [Message] = []
        for (place, panel) in panels.enumerated() {
          let law = PanelLaw(
            panel, members: members, candidates: group, rules: rules, links: links)
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
        made.append(
          SessionPlan.Defence(
            assessment: assessment.id.text, candidates: group.map(\.id), team: team,
            talkMinutes: Double(clock.talkAllowed) / 60,
            questionMinutes: Double(clock.questionsAllowed) / 60, minutes: minutes))
        meetings.append(
          TimetableProblem.Meeting(
            minutes: minutes, people: group.map { place($0.id.text) }, boards: boards))
      }
    }
    let boards = panels.map { panel in
      TimetableProblem.Board(
        people: panel.members.map { place($0.text) }, windows: Self.windows(panel.hours))
    }
    let spaces = rooms.map { TimetableProblem.Room(windows: Self.windows($0.hours)) }
    var absences = [[Range<Int>]](repeating: [], count: people.count)
    for candidate in candidates {
      if let known = places[candidate.id.text] {
        absences[known] = Self.windows(candidate.unavailable)
      }
    }
    self.panels = panels
    self.rooms = rooms
    self.people = people
    self.reasons = reasons
    defences = made
    problem = TimetableProblem(
      meetings: meetings, boards: boards, rooms: spaces, people: people.count, absences: absences)
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

  func slot(_ defence: SessionPlan.Defence, _ place: MeetingPlace, number: Int) -> Slot {
    var slot = Slot()
    slot.id = ID("\(session.id.text)-\(number)")
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
