import Testing

@testable import SextantModel

@Suite struct VaeClockTests {
  func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
    try #require(Day(year, month, day))
  }

  @Test func `each date is counted from what starts it`() throws {
    var file = VaeFile()
    file.appliedOn = try day(2026, 1, 31)
    file.admissibleOn = try day(2026, 3, 2)
    file.isAdmissible = true
    file.dossierOn = try day(2026, 3, 10)
    let clock = VaeClock(file, today: try day(2026, 6, 20))
    // Two months after 31 January is 31 March; the third month after March is June.
    #expect(clock.hands.map(\.due) == [try day(2026, 3, 31), try day(2026, 6, 30), nil])
    #expect(clock.hands.map(\.state) == [.done, .soon, .notBegun])
    #expect(clock.hands[1].left == 10)
  }

  @Test func `late is told in days, and stays told once done`() throws {
    var file = VaeFile()
    file.appliedOn = try day(2026, 1, 1)
    #expect(VaeClock(file, today: try day(2026, 3, 4)).hands[0].left == -3)
    #expect(VaeClock(file, today: try day(2026, 3, 4)).hands[0].state == .late)
    file.admissibleOn = try day(2026, 3, 4)
    #expect(VaeClock(file, today: try day(2026, 3, 5)).hands[0].state == .doneLate)
    file.isAdmissible = true
    file.dossierOn = try day(2026, 11, 30)
    file.juryOn = try day(2027, 2, 28)
    let clock = VaeClock(file, today: try day(2027, 3, 1))
    #expect(clock.hands[1].due == (try day(2027, 2, 28)) && clock.hands[1].state == .done)
    #expect(clock.hands[2].due == (try day(2027, 3, 15)) && clock.hands[2].left == 14)
  }

  @Test func `who is not admitted has no jury to wait for`() throws {
    var file = VaeFile()
    file.appliedOn = try day(2026, 1, 1)
    file.admissibleOn = try day(2026, 2, 1)
    file.dossierOn = try day(2026, 2, 1)
    #expect(VaeClock(file, today: try day(2026, 3, 1)).hands[1].state == .notBegun)
  }
}

/// What starts and stops a validation's clocks is taken from slots and publication.
@Suite struct VaeCalendarTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
    try #require(Day(year, month, day))
  }

  /// A dossier of 10 March, heard on 22 and 23 June, published on 10 July.
  private func institution(_ change: (inout VaeFile) -> Void = { _ in }) throws -> Dossier {
    var items = Dossier(registry: .institution)
    for (id, start) in [("S0", try day(2026, 1, 10)), ("S1", try day(2026, 6, 22))] {
      var session = Session()
      (session.id, session.start) = (ID(id), start)
      session.publishedOn = start.adding(days: 18)
      items.put(session)
    }
    for (id, session, on) in [
      ("T0", "S0", try day(2026, 1, 10)), ("T1", "S1", try day(2026, 6, 22)),
      ("T2", "S1", try day(2026, 6, 23)),
    ] {
      var slot = Slot()
      (slot.id, slot.session, slot.candidates) = (ID(id), ID(session), ["K1"])
      slot.at = Moment(day: on, time: ClockTime(minutes: 600))
      items.put(slot)
    }
    var decision = BlockDecision()
    (decision.id, decision.session, decision.candidate) = ("D1", "S1", "K1")
    items.put(decision)
    var file = VaeFile()
    (file.id, file.candidate, file.dossierOn) = ("V1", "K1", try day(2026, 3, 10))
    change(&file)
    items.put(file)
    return items
  }

  @Test func `the jury is the last day heard after the dossier, the result the publication`()
    throws
  {
    let items = try institution()
    let file = try #require(items.find(ID<VaeFile>("V1")))
    let dated = VaeCalendar(items).dated(file)
    #expect(dated.juryOn == (try day(2026, 6, 23)))
    #expect(dated.notifiedOn == (try day(2026, 7, 10)))
    // Due 30 June and 8 July: the jury is in time, the letter two days late.
    let clock = VaeCalendar(items).clock(of: file, today: try day(2026, 7, 12))
    #expect(clock.hands.map(\.state) == [.notBegun, .done, .doneLate])
    let before = VaeCalendar(items).clock(of: file, today: try day(2026, 6, 1))
    #expect(before.hands[1].state == .planned)
    #expect(before.hands[1].on == (try day(2026, 6, 23)))
  }

  @Test func `what the file says itself goes before`() throws {
    let held = try day(2026, 5, 4)
    let items = try institution { $0.juryOn = held }
    let file = try #require(items.find(ID<VaeFile>("V1")))
    #expect(VaeCalendar(items).dated(file).juryOn == held)
  }

  @Test func `who did not come was not heard; a jury planned too late is told`() throws {
    var items = try institution { $0.dossierOn = Day(2026, 2, 3) }
    let file = try #require(items.find(ID<VaeFile>("V1")))
    // Due 31 May.
    let planned = VaeCalendar(items).clock(of: file, today: try day(2026, 5, 1))
    #expect(planned.hands[1].state == .plannedLate && planned.hands[1].left == 30)
    for slot in ["T1", "T2"] {
      var attendance = Attendance()
      (attendance.id, attendance.slot, attendance.candidate) = (ID("A-\(slot)"), ID(slot), "K1")
      attendance.state = .absent
      items.put(attendance)
    }
    #expect(VaeCalendar(items).dated(file).juryOn == nil)
    let missed = VaeCalendar(items).clock(of: file, today: try day(2026, 7, 1))
    #expect(missed.hands[1].state == .late)
  }
}

@Suite struct DefenceClockTests {
  @Test func `a third more of thirty minutes is forty`() {
    let clock = DefenceClock(talkMinutes: 30, questionMinutes: 20, extraTime: Share(1.0 / 3))
    #expect(clock.talkAllowed == 40 * 60)
    // 26 minutes 40 seconds: the minute begun is given whole.
    #expect(clock.questionsAllowed == 27 * 60)
  }

  @Test func `talk, pause, questions and overrun`() {
    let clock = DefenceClock(talkMinutes: 10, questionMinutes: 5)
    let events: [DefenceClock.Event] = [
      .init(.beginTalk, at: 100), .init(.pause, at: 400), .init(.resume, at: 460),
      .init(.beginQuestions, at: 820), .init(.end, at: 1130),
    ]
    let paused = clock.reading(events, now: 430)
    #expect(paused.isPaused && paused.talk == 300 && paused.paused == 30 && paused.left == 300)
    let asked = clock.reading(events, now: 1000)
    #expect(asked.phase == .questions && asked.talk == 660 && asked.talkOverrun == 60)
    #expect(asked.left == 120)
    let over = clock.reading(events, now: 9999)
    #expect(over.phase == .over && over.questions == 310 && over.questionsOverrun == 10)
    #expect(over.left == nil && over.paused == 60)
  }

  @Test func `presses that make no sense change nothing, in whatever order they arrive`() {
    let clock = DefenceClock(talkMinutes: 10, questionMinutes: 5)
    let events: [DefenceClock.Event] = [
      .init(.end, at: 500), .init(.beginTalk, at: 0), .init(.resume, at: 10),
      .init(.beginTalk, at: 200), .init(.beginQuestions, at: 300), .init(.beginTalk, at: 400),
    ]
    let reading = clock.reading(events.reversed(), now: 600)
    #expect(reading.talk == 300 && reading.questions == 200 && reading.phase == .over)
  }
}
