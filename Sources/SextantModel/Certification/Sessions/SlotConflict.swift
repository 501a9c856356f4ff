/// Something that does not fit in a session's slots as they stand, whoever placed them.
public struct SlotConflict: Sendable, Equatable {
  public enum What: String, Sendable, CaseIterable {
    case noTime, noPanel, candidateTwice, jurorTwice, roomTwice, outsidePanelHours
    case outsideRoomHours, candidateAway, tooShort, unlawful
  }

  public let what: What
  public let slot: ID<Slot>
  /// The other slot, where two of them are in each other's way.
  public let other: ID<Slot>?
  public let message: Message

  /// Everything that is wrong with the slots of a session, slot by slot.
  ///
  /// - Parameter rules: those of the session; without them neither lengths nor panels are judged.
  public static func all(
    of session: Session, in institution: Dossier, framework: Framework?, rules: CertifierRules?
  ) -> [SlotConflict] {
    SlotExamination(session, institution, framework, rules).found
  }
}

private struct SlotExamination {
  let institution: Dossier
  let framework: Framework?
  let rules: CertifierRules?
  let panels: [ID<Panel>: Panel]
  let allRooms: [JuryRoom]
  let rooms: [JuryRoom]
  let granted: [Accommodation]
  private(set) var found: [SlotConflict] = []

  init(
    _ session: Session, _ institution: Dossier, _ framework: Framework?, _ rules: CertifierRules?
  ) {
    self.institution = institution
    self.framework = framework
    self.rules = rules
    panels = Dictionary(institution.all(Panel.self).map { ($0.id, $0) }) { $1 }
    allRooms = institution.all(JuryRoom.self)
    rooms = allRooms.filter { $0.session == session.id }
    granted = institution.all(Accommodation.self).filter { $0.grantedOn != nil }
    let all = institution.all(Slot.self)
    let slots = all.filter { $0.session == session.id }
    for slot in slots { examine(slot) }
    examineMeetings(slots, beside: all.filter { $0.session != session.id })
    let order = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1.id, $0) })
    found = found.enumerated().sorted { a, b in
      (order[a.element.slot] ?? 0, a.offset) < (order[b.element.slot] ?? 0, b.offset)
    }.map(\.element)
  }

  private mutating func add(
    _ what: SlotConflict.What, _ slot: Slot, other: Slot? = nil,
    _ arguments: [String: Argument] = [:]
  ) {
    var arguments = arguments
    arguments["slot"] = .text(slot.id.text)
    arguments["assessment"] = .text(slot.assessment)
    if let other {
      let session = other.session == slot.session ? nil : institution.find(other.session)
      arguments["other"] = .text(
        session.map { "\(other.id.text) (\($0.title))" } ?? other.id.text)
    }
    found.append(
      SlotConflict(
        what: what, slot: slot.id, other: other?.id,
        message: Message("conflict.\(what.rawValue)", arguments)))
  }

  private func stretch(_ slot: Slot) -> Range<Int>? {
    guard let at = slot.at else { return nil }
    let start = Int(at.day.number) * 1440 + at.time.minutes
    return start..<(start + max(1, slot.minutes(by: rules)))
  }

  private func windows(_ hours: [OpenHours]) -> [Range<Int>] {
    hours.compactMap { stretch in
      guard let day = stretch.day, let from = stretch.from, let to = stretch.to, from < to else {
        return nil
      }
      let start = Int(day.number) * 1440
      return (start + from.minutes)..<(start + to.minutes)
    }
  }

  private mutating func examine(_ slot: Slot) {
    let panel = slot.panel.flatMap { panels[$0] }
    if panel == nil { add(.noPanel, slot) }
    if let framework, let rules, let assessment = framework.assessment(named: slot.assessment) {
      let extra = SlotTimes.extraTime(slot.heard(in: institution), assessment.id.text, granted)
      if let times = SlotTimes(assessment, rules: rules, extraTime: extra) {
        let needed = times.talkMinutes + times.questionMinutes
        let given = (slot.talkMinutes ?? 0) + (slot.questionMinutes ?? 0)
        if given < needed {
          add(.tooShort, slot, ["found": .number(given), "needed": .number(needed)])
        }
      }
    }
    if let rules, let law = PanelLaw(of: slot, in: institution, by: rules), !law.isLawful {
      add(
        .unlawful, slot,
        [
          "panel": .text(panel?.name ?? ""),
          "rules": .list(
            law.obstacles.map { .label("panelRule.\($0.rule.rawValue)") }),
        ])
    }
    guard let own = stretch(slot) else {
      // What is marked on paper is heard nowhere and at no hour.
      if rules?.isWritten(slot.assessment) != true { add(.noTime, slot) }
      return
    }
    func holds(_ hours: [OpenHours]) -> Bool {
      let open = windows(hours)
      return open.isEmpty
        || open.contains { $0.lowerBound <= own.lowerBound && own.upperBound <= $0.upperBound }
    }
    if let panel, !holds(panel.hours) {
      add(.outsidePanelHours, slot, ["panel": .text(panel.name)])
    }
    if let room = rooms.first(where: slot.isIn), !holds(room.hours) {
      add(.outsideRoomHours, slot, ["room": .text(room.name)])
    }
    for candidate in slot.heard(in: institution).compactMap({ institution.find($0) })
    where windows(candidate.unavailable).contains(where: { $0.overlaps(own) }) {
      add(.candidateAway, slot, ["candidate": .text(candidate.name)])
    }
  }

  /// Slots that overlap, found in the order of their beginnings: each is held against those alone
  /// that are not over yet. People and rooms are taken by the slots of other sessions too.
  private mutating func examineMeetings(_ slots: [Slot], beside others: [Slot]) {
    let own = Set(slots.map(\.id))
    let placed = (slots + others).compactMap { slot in stretch(slot).map { (slot, $0) } }
      .sorted { ($0.1.lowerBound, $0.0.id.text) < ($1.1.lowerBound, $1.0.id.text) }
    var running: [(Slot, Range<Int>)] = []
    for (slot, time) in placed {
      running.removeAll { $0.1.upperBound <= time.lowerBound }
      for (other, _) in running {
        if own.contains(slot.id) {
          compare(slot, other)
        } else if own.contains(other.id) {
          compare(other, slot)
        }
      }
      running.append((slot, time))
    }
  }

  private mutating func compare(_ slot: Slot, _ other: Slot) {
    let heard = other.heard(in: institution)
    let candidates = slot.heard(in: institution).filter { heard.contains($0) }
    if !candidates.isEmpty {
      let names = candidates.map { institution.find($0)?.name ?? $0.text }
      add(.candidateTwice, slot, other: other, ["candidates": .texts(names)])
    }
    let jurors = sitting(slot).intersection(sitting(other))
    if !jurors.isEmpty {
      let names = jurors.map { institution.find($0)?.name ?? $0.text }.sorted()
      add(.jurorTwice, slot, other: other, ["jurors": .texts(names)])
    }
    if !slot.room.isEmpty, roomName(slot) == roomName(other) {
      add(.roomTwice, slot, other: other, ["room": .text(roomName(slot))])
    }
  }

  /// Each session names its own rooms.
  private func roomName(_ slot: Slot) -> String {
    slot.roomName(in: allRooms.filter { $0.session == slot.session })
  }

  /// Those who judge there: nobody who gave way, stepped aside or did not come.
  private func sitting(_ slot: Slot) -> Set<ID<JuryMember>> {
    Set(SessionSheets.jurors(of: slot.panel.flatMap { panels[$0] }, in: slot))
  }
}
