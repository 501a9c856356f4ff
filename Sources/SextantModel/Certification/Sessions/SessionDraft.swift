internal import SextantKernels

/// A session as a problem of times and places.
struct SessionDraft {
  let session: Session
  let panels: [Panel]
  let rooms: [JuryRoom]
  let people: [String]
  let defences: [SessionPlan.Defence]
  let reasons: [Message]
  /// Written work to be marked: a slot without an hour for each candidate or team that has none yet.
  let marking: [Slot]
  /// By defence, until when it must be held.
  let dueOn: [Day?]
  private(set) var problem: TimetableProblem
  /// The ids that slots bear already.
  private let taken: Set<String>

  init(
    _ session: Session, _ institution: Dossier, _ framework: Framework, _ rules: CertifierRules,
    changeover: Int
  ) {
    let material = SessionMaterial(session, institution, framework, rules)
    var drafted = DraftedDefences(material)
    let boards = material.panels.map { panel in
      TimetableProblem.Board(
        people: panel.members.map { drafted.place($0.text) },
        windows: SessionHours.windows(panel.hours))
    }
    self.session = session
    panels = material.panels
    rooms = material.rooms
    taken = Set(institution.all(Slot.self).map(\.id.text))
    people = drafted.people
    reasons = drafted.reasons
    defences = drafted.defences
    marking = drafted.marking
    dueOn = drafted.dueOn
    problem = TimetableProblem(
      meetings: drafted.meetings, boards: boards, rooms: Self.spaces(material),
      people: drafted.people.count, absences: Self.absences(drafted, material, changeover))
    problem.changeover = changeover
  }

  /// When each room is free.
  private static func spaces(_ material: SessionMaterial) -> [TimetableProblem.Room] {
    material.rooms.map { room in
      let taken = material.held.filter { $0.isIn(room) }.map {
        SessionHours.stretch($0, material.rules)
      }
      return TimetableProblem.Room(
        windows: SessionHours.windows(room.hours).flatMap { SessionHours.cut($0, by: taken) })
    }
  }

  /// When each of the people is elsewhere: away, past the day by which they must be heard, or in a
  /// slot that has its place already.
  private static func absences(
    _ drafted: DraftedDefences, _ material: SessionMaterial, _ changeover: Int
  ) -> [[Range<Int>]] {
    var absences = [[Range<Int>]](repeating: [], count: drafted.people.count)
    for candidate in material.candidates {
      if let known = drafted.known(candidate.id.text) {
        absences[known] = SessionHours.windows(candidate.unavailable)
      }
    }
    let last = material.panels.flatMap(\.hours).compactMap(\.day).max()
    for (row, due) in drafted.dueOn.enumerated() {
      guard let due, let last, due < last else { continue }
      for candidate in drafted.defences[row].candidates {
        guard let known = drafted.known(candidate.text) else { continue }
        absences[known].append((Int(due.number) + 1) * 1440..<(Int(last.number) + 1) * 1440)
      }
    }
    let institution = material.institution
    let seats = Dictionary(institution.all(Panel.self).map { ($0.id, $0) }) { $1 }
    for slot in material.held {
      let taken = SessionHours.stretch(slot, material.rules)
      for candidate in slot.heard(in: institution) {
        if let known = drafted.known(candidate.text) { absences[known].append(taken) }
      }
      let around = (taken.lowerBound - changeover)..<(taken.upperBound + changeover)
      for member in SessionSheets.jurors(of: slot.panel.flatMap { seats[$0] }, in: slot) {
        if let known = drafted.known(member.text) { absences[known].append(around) }
      }
    }
    return absences
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
