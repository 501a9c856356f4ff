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
