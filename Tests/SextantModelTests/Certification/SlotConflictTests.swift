import Testing

@testable import SextantModel

/// Slots of forty minutes and ten to deliberate, before panels that sit from nine to noon.
@Suite struct SlotConflictTests {
  private typealias Fixture = SessionPlanTests.Fixture

  private func slot(
    _ id: String, _ candidates: [ID<Candidate>], _ panel: String, _ minute: Int?,
    room: String = "Salle A", in fixture: SessionPlanTests.Fixture
  ) -> Slot {
    var slot = Slot()
    (slot.id, slot.session, slot.assessment) = (ID(id), "S1", "E1")
    (slot.candidates, slot.panel, slot.room) = (candidates, ID(panel), room)
    slot.at = minute.map { Moment(day: fixture.day, time: ClockTime(minutes: $0)) }
    (slot.talkMinutes, slot.questionMinutes) = (20, 20)
    return slot
  }

  private func found(_ fixture: SessionPlanTests.Fixture, _ slots: [Slot]) -> [SlotConflict.What] {
    var fixture = fixture
    for slot in slots { fixture.institution.put(slot) }
    return SlotConflict.all(
      of: fixture.session, in: fixture.institution, framework: fixture.framework,
      rules: fixture.rules
    ).map(\.what)
  }

  @Test func `slots one after another are in nobody's way`() {
    let fixture = Fixture(candidates: 2)
    #expect(
      found(
        fixture,
        [
          slot("T1", ["K1"], "P1", 540, in: fixture), slot("T2", ["K2"], "P1", 590, in: fixture),
        ]) == [])
  }

  @Test func `a juror, a room and a candidate who are taken twice are told`() {
    let fixture = Fixture(candidates: 2)
    // The panel still deliberates for one minute.
    #expect(
      found(
        fixture,
        [
          slot("T1", ["K1"], "P1", 540, in: fixture), slot("T2", ["K2"], "P1", 589, in: fixture),
        ]) == [.jurorTwice, .roomTwice])
    #expect(
      found(
        fixture,
        [
          slot("T1", ["K1"], "P1", 540, in: fixture),
          slot("T2", ["K1"], "P2", 560, room: "Salle B", in: fixture),
        ]) == [.candidateTwice])
  }

  @Test func `jurors, candidates and rooms are taken by other sessions too`() {
    var fixture = Fixture(candidates: 2)
    var other = Session()
    (other.id, other.title) = ("S0", "Rattrapage")
    fixture.institution.put(other)
    var there = slot("T9", ["K2"], "P9", 560, room: "Salle Z", in: fixture)
    there.session = "S0"
    var panel = Panel()
    (panel.id, panel.session, panel.members) = ("P9", "S0", ["J2", "J3"])
    fixture.institution.put(panel)
    let here = slot("T1", ["K1"], "P1", 540, in: fixture)
    #expect(found(fixture, [here, there]) == [.jurorTwice])
    there.candidates = ["K1"]
    there.room = "Salle A"
    let all = found(fixture, [here, there])
    #expect(all == [.candidateTwice, .jurorTwice, .roomTwice])
    fixture.institution.put(here)
    fixture.institution.put(there)
    let told = SlotConflict.all(
      of: fixture.session, in: fixture.institution, framework: fixture.framework,
      rules: fixture.rules)
    #expect(told.allSatisfy { $0.slot == "T1" && $0.other == "T9" })
    #expect(told.first?.message.arguments["other"] == .text("T9 (Rattrapage)"))
    // One after the other they are in nobody's way, nor is the other session told of itself.
    there.at = Moment(day: fixture.day, time: ClockTime(minutes: 590))
    #expect(found(fixture, [here, there]) == [])
  }

  @Test func `only who judges is taken: who did not come, gave way or stepped aside is free`() {
    var fixture = Fixture(candidates: 2)
    var panel = Panel()
    (panel.id, panel.session, panel.members) = ("P3", "S1", ["J2", "J3", "J4"])
    panel.president = "J3"
    fixture.institution.put(panel)
    let one = slot("T1", ["K1"], "P1", 540, in: fixture)
    var two = slot("T2", ["K2"], "P3", 540, room: "Salle B", in: fixture)
    func twice() -> Bool { found(fixture, [one, two]).contains(.jurorTwice) }
    #expect(twice())
    two.recused = ["J2"]
    #expect(!twice())
    two.recused = []
    panel.present = ["J3", "J4"]
    fixture.institution.put(panel)
    #expect(!twice())
    // Who sat when it was opened judges it, whoever the panel is made of by now.
    two.seated = ["J2", "J3"]
    #expect(twice())
  }

  @Test func `a room is the same by its name and by its id`() {
    let fixture = Fixture(candidates: 2)
    #expect(
      found(
        fixture,
        [
          slot("T1", ["K1"], "P1", 540, in: fixture),
          slot("T2", ["K2"], "P2", 540, room: "RA", in: fixture),
        ]) == [.roomTwice])
  }

  @Test func `hours, absences and lengths are held against what was said`() {
    var fixture = Fixture(candidates: 1)
    // Until 12:10, ten minutes after panel and room close.
    #expect(
      found(fixture, [slot("T1", ["K1"], "P1", 680, in: fixture)])
        == [.outsidePanelHours, .outsideRoomHours])
    let away = fixture.hours(540, 600)
    fixture.candidate("K1", "Ana Roux") { $0.unavailable = [away] }
    #expect(
      found(fixture, [slot("T1", ["K1"], "P1", 570, in: fixture)]) == [.candidateAway])
    var short = slot("T1", ["K1"], "P1", 610, in: fixture)
    short.talkMinutes = 19
    #expect(found(fixture, [short]) == [.tooShort])
    var granted = Accommodation()
    (granted.id, granted.candidate, granted.extraTime) = ("A1", "K1", Share(1.0 / 3))
    granted.grantedOn = fixture.day
    fixture.institution.put(granted)
    #expect(found(fixture, [slot("T1", ["K1"], "P1", 610, in: fixture)]) == [.tooShort])
  }

  @Test func `a slot without time or panel, and one whose panel may not hear it`() {
    var fixture = Fixture(candidates: 1)
    #expect(found(fixture, [slot("T1", ["K1"], "P9", nil, in: fixture)]) == [.noPanel, .noTime])
    fixture.candidate("K1", "Ana Roux") { $0.trainers = ["Karim Benali"] }
    #expect(found(fixture, [slot("T1", ["K1"], "P1", 540, in: fixture)]) == [.unlawful])
    // Whoever steps aside leaves one alone: fewer than the law asks for.
    var recused = slot("T1", ["K1"], "P1", 540, in: fixture)
    recused.recused = ["J2"]
    #expect(found(fixture, [recused]) == [.unlawful])
  }

  @Test func `planning places the rest around what has a place, and keeps what was written`() throws
  {
    var fixture = Fixture(candidates: 4)
    fixture.institution.put(slot("T1", ["K1"], "P1", 540, in: fixture))
    var written = slot("T2", ["K2"], "P1", nil, in: fixture)
    written.panel = nil
    written.recused = ["J9"]
    fixture.institution.put(written)
    let plan = fixture.plan()
    #expect(plan.reasons == [] && plan.breaches == 0)
    #expect(plan.slots.map(\.id) == ["T2", "S1-1", "S1-2"])
    #expect(plan.slots.map(\.candidates) == [["K2"], ["K3"], ["K4"]])
    #expect(plan.slots[0].recused == ["J9"])
    let placed = plan.slots
    #expect(found(fixture, placed) == [])
    for slot in placed { fixture.institution.put(slot) }
    #expect(fixture.plan().defences == [])
  }
}
