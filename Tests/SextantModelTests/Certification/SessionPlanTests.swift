import Testing

@testable import SextantModel

@Suite struct SessionPlanTests {
  /// One oral of 20 + 20 minutes with ten to deliberate, two panels of two, one day from nine to noon.
  struct Fixture {
    var institution = Dossier(registry: Registry(institutionKinds))
    var framework: Framework
    var rules = SmallCertification.rules
    let session: Session
    let day = Day(2026, 11, 30) ?? Day(number: 0)

    init(candidates: Int, group: Bool = false) {
      var items = Dossier(registry: .library)
      var block = Block()
      block.id = "B1"
      items.put(block)
      var assessment = Assessment()
      (assessment.id, assessment.block) = ("E1", "B1")
      (assessment.talkMinutes, assessment.questionMinutes) = (20, 20)
      assessment.mode = group ? .group : .individual
      items.put(assessment)
      framework = Framework(items)
      var rule = AssessmentRule()
      (rule.assessment, rule.deliberationMinutes) = ("E1", 10)
      rules.assessments = [rule]
      var session = Session()
      (session.id, session.title) = ("S1", "Novembre")
      self.session = session
      institution.put(session)
      for member in PanelLawTests.members { institution.put(member) }
      var fourth = PanelLawTests.juror("J4", "Omar Diallo", gender: .man)
      fourth.isQualified = true
      institution.put(fourth)
      panel("P1", ["J1", "J2"])
      panel("P2", ["J3", "J4"])
      for name in ["A", "B"] {
        var room = JuryRoom()
        (room.id, room.session, room.name) = (ID("R\(name)"), "S1", "Salle \(name)")
        room.hours = [hours(540, 720)]
        institution.put(room)
      }
      for number in 1...candidates { candidate("K\(number)", "Candidat \(number) Nom\(number)") }
    }

    func hours(_ from: Int, _ to: Int) -> OpenHours {
      OpenHours(day, ClockTime(minutes: from), ClockTime(minutes: to))
    }
    mutating func panel(_ id: String, _ members: [ID<JuryMember>]) {
      var panel = Panel()
      (panel.id, panel.session, panel.name) = (ID(id), "S1", "Jury \(id)")
      (panel.members, panel.president, panel.hours) = (members, members[0], [hours(540, 720)])
      institution.put(panel)
    }
    mutating func candidate(
      _ id: String, _ name: String, _ change: (inout Candidate) -> Void = { _ in }
    ) {
      var candidate = Candidate()
      (candidate.id, candidate.name) = (ID(id), name)
      change(&candidate)
      institution.put(candidate)
    }
    func plan(changeover: Int = 5) -> SessionPlan {
      SessionPlan(
        session, in: institution, framework: framework, rules: rules, changeover: changeover)
    }
  }

  @Test func `six candidates before two panels, three each, five minutes between`() {
    let plan = Fixture(candidates: 6).plan()
    #expect(plan.reasons == [] && plan.breaches == 0)
    #expect(plan.load.map(\.minutes) == [150, 150])
    let first = plan.slots.filter { $0.panel == "P1" }.compactMap { $0.at?.time.text }.sorted()
    #expect(first == ["09:00", "09:55", "10:50"])
    #expect(Set(plan.slots.map(\.id)).count == 6)
  }

  @Test func `extra time lengthens the candidate's own defence`() throws {
    var fixture = Fixture(candidates: 1)
    var granted = Accommodation()
    (granted.id, granted.candidate, granted.extraTime) = ("A1", "K1", Share(1.0 / 3))
    granted.grantedOn = fixture.day
    fixture.institution.put(granted)
    let slot = try #require(fixture.plan().slots.first)
    // 26 minutes 40 seconds, the minute begun given whole.
    #expect(slot.talkMinutes == 27 && slot.questionMinutes == 27)
    #expect(fixture.plan().defences.first?.minutes == 64)
    // What is asked for but not granted changes nothing.
    granted.grantedOn = nil
    fixture.institution.put(granted)
    #expect(fixture.plan().slots.first?.talkMinutes == 20)
  }

  @Test func `a candidate is never heard by their trainer`() {
    var fixture = Fixture(candidates: 3)
    for number in 1...3 {
      fixture.candidate("K\(number)", "Candidat \(number)") { $0.trainers = ["Inès Faure"] }
    }
    let plan = fixture.plan()
    #expect(plan.left == [] && plan.slots.allSatisfy { $0.panel == "P2" })
  }

  @Test func `whom no panel may hear is told with the law that each panel breaks`() {
    var fixture = Fixture(candidates: 1)
    fixture.candidate("K1", "Ana Roux") { $0.trainers = ["Inès Faure", "Lise Martin"] }
    let plan = fixture.plan()
    #expect(plan.left.count == 1)
    #expect(
      plan.reasons.map(\.key) == ["plan.noPanel", "panel.noLink.broken", "panel.noLink.broken"])
  }

  // MARK: - Written work

  @Test func `written work is given to panels without hour or room, each as much as the others`()
    throws
  {
    var fixture = Fixture(candidates: 4)
    fixture.rules.assessments[0].isWritten = true
    let plan = fixture.plan()
    #expect(plan.defences == [] && plan.slots == [] && plan.reasons == [])
    #expect(plan.marking.map(\.id) == ["S1-E1-K1", "S1-E1-K2", "S1-E1-K3", "S1-E1-K4"])
    #expect(plan.marking.map(\.panel) == ["P1", "P2", "P1", "P2"])
    #expect(plan.marking.allSatisfy { $0.at == nil && $0.room.isEmpty && $0.session == "S1" })
    for slot in plan.marking { fixture.institution.put(slot) }
    // Planned once, it is in nobody's way and not planned again.
    #expect(fixture.plan().marking == [])
    #expect(
      SlotConflict.all(
        of: fixture.session, in: fixture.institution, framework: fixture.framework,
        rules: fixture.rules) == [])
    // Who keeps the block hands nothing in.
    fixture.candidate("K5", "Eva Lind") { $0.keptBlocks = ["B1"] }
    #expect(fixture.plan().marking == [])
  }

  @Test func `an assessment of which nobody says how it is held is told`() throws {
    var fixture = Fixture(candidates: 2)
    var items = fixture.framework.items
    var assessment = try #require(items.find(ID<Assessment>("E1")))
    assessment.talkMinutes = nil
    items.put(assessment)
    fixture.framework = Framework(items)
    let plan = fixture.plan()
    #expect(plan.reasons.map(\.key) == ["plan.noLength"] && plan.marking == [])
    #expect(plan.reasons.first?.arguments["count"] == .integer(2))
  }

  // MARK: - Validation of experience

  @Test func `a jury that falls due is placed before the day, or told why not`() throws {
    var fixture = Fixture(candidates: 1)
    let later = fixture.day.adding(days: 7)
    for id in ["P1", "P2"] {
      var panel = try #require(fixture.institution.find(ID<Panel>(id)))
      panel.hours.append(
        OpenHours(later, ClockTime(minutes: 540), ClockTime(minutes: 720)))
      fixture.institution.put(panel)
    }
    for var room in fixture.institution.all(JuryRoom.self) {
      room.hours = [OpenHours(later, ClockTime(minutes: 540), ClockTime(minutes: 720))]
      fixture.institution.put(room)
    }
    fixture.candidate("K1", "Ana Roux") { $0.path = .vae }
    for var member in fixture.institution.all(JuryMember.self) {
      member.isQualified = true
      fixture.institution.put(member)
    }
    #expect(fixture.plan().slots.map { $0.at?.day } == [later])
    // The dossier came in August: the jury sits by 30 November, and rooms are free in December only.
    var file = VaeFile()
    (file.id, file.candidate) = ("V1", "K1")
    file.dossierOn = Day(2026, 8, 12)
    fixture.institution.put(file)
    let late = fixture.plan()
    #expect(late.slots == [] && late.left.count == 1)
    #expect(late.reasons.map(\.key).contains("plan.vaeDue"))
    for var room in fixture.institution.all(JuryRoom.self) {
      room.hours.append(fixture.hours(540, 720))
      fixture.institution.put(room)
    }
    #expect(fixture.plan().slots.map { $0.at?.day } == [fixture.day])
    // Whose request was not admitted no jury hears; one that nobody has answered yet runs on.
    file.admissibleOn = Day(2026, 8, 1)
    fixture.institution.put(file)
    #expect(fixture.plan().slots.isEmpty && fixture.plan().left.isEmpty)
    #expect(fixture.plan().reasons.map(\.key) == ["plan.notAdmissible"])
    file.isAdmissible = true
    fixture.institution.put(file)
    #expect(fixture.plan().slots.map { $0.at?.day } == [fixture.day])
    // Once it is late the candidate is heard as soon as can be, and not refused for it.
    file.dossierOn = Day(2026, 7, 12)
    fixture.institution.put(file)
    #expect(fixture.plan().left == [])
  }

  @Test func `too many candidates for the hours, with the figures`() {
    let plan = Fixture(candidates: 8).plan()
    // Three of fifty minutes and two pauses fit into three hours; eight do not fit into six.
    #expect(plan.left.count == 2)
    #expect(plan.reasons.map(\.key) == ["plan.panelsOverbooked", "plan.roomsOverbooked"])
    #expect(plan.reasons.first?.arguments["needed"] == .integer(400))
    #expect(plan.reasons.first?.arguments["free"] == .integer(360))
  }

  @Test func `who keeps the block does not defend it, who cannot come is not called`() {
    var fixture = Fixture(candidates: 2)
    fixture.candidate("K1", "Ana Roux") { $0.keptBlocks = ["B1"] }
    let open = fixture.hours(540, 660)
    fixture.candidate("K2", "Bo Lee") { $0.unavailable = [open] }
    let plan = fixture.plan()
    #expect(plan.slots.map(\.candidates) == [["K2"]])
    #expect(plan.slots.first?.at?.time.text == "11:00")
  }

  @Test func `a team defends once, and who has none is named`() {
    var fixture = Fixture(candidates: 3, group: true)
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("T1", "S1", "E1", ["K1", "K2"])
    fixture.institution.put(team)
    let plan = fixture.plan()
    #expect(plan.slots.map(\.candidates) == [["K1", "K2"]])
    #expect(plan.slots.first?.team == "T1")
    #expect(plan.reasons.map(\.key) == ["plan.noTeam"])
    #expect(plan.reasons.first?.arguments["candidates"] == .texts(["Candidat 3 Nom3"]))
  }

  @Test(arguments: [AssessmentMode.group, .groupThenIndividual, .groupWithIndividualParts])
  func `whatever its parts, team work is placed and marked by teams`(mode: AssessmentMode) throws {
    var fixture = Fixture(candidates: 2, group: true)
    var items = fixture.framework.items
    var assessment = try #require(items.find(ID<Assessment>("E1")))
    assessment.mode = mode
    items.put(assessment)
    fixture.framework = Framework(items)
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("T1", "S1", "E1", ["K1", "K2"])
    fixture.institution.put(team)
    #expect(fixture.plan().slots.map(\.team) == ["T1"])
    fixture.rules.assessments[0].isWritten = true
    #expect(fixture.plan().marking.map(\.team) == ["T1"])
    // The rules say how large a team is where the framework does not: MCMD.E4.
    (fixture.rules.assessments[0].teamMin, fixture.rules.assessments[0].teamMax) = (3, 6)
    #expect(fixture.plan().marking.isEmpty)
    #expect(fixture.plan().reasons.map(\.key) == ["plan.teamSize"])
  }

  /// Group work, then an individual note: the source prints no size, the rules say three to six.
  @Test func `MCMD.E4 is marked by teams of the size that the rules say`() throws {
    let library = FrameworkLibrary.read(try Project.sources(below: "Frameworks")).library
    let framework = try #require(library.framework("MCMD"))
    let rules = try #require(library.rules(of: "MCMD"))
    var fixture = Fixture(candidates: 4)
    for number in 1...4 {
      fixture.candidate("K\(number)", "Candidat \(number) Nom\(number)") { $0.blocks = ["B4"] }
    }
    func planned(_ members: [ID<Candidate>]) -> SessionPlan {
      var team = CandidateTeam()
      (team.id, team.session, team.assessment) = ("Q1", "S1", "MCMD.E4")
      team.members = members
      fixture.institution.put(team)
      return SessionPlan(
        fixture.session, in: fixture.institution, framework: framework, rules: rules)
    }
    let four = planned(["K1", "K2", "K3", "K4"])
    #expect(four.reasons.isEmpty && four.slots.isEmpty)
    #expect(four.marking.map(\.team) == ["Q1"] && four.marking.map(\.assessment) == ["E4"])
    let two = planned(["K1", "K2"])
    #expect(two.marking.isEmpty)
    #expect(two.reasons.map(\.key) == ["plan.teamSize", "plan.noTeam"])
    #expect(two.reasons.first?.arguments["least"] == .integer(3))
  }

  // MARK: - Options

  private func withOptions() -> Fixture {
    var fixture = Fixture(candidates: 1)
    var items = fixture.framework.items
    for (number, name) in ["O1", "O2"].enumerated() {
      var block = Block()
      (block.id, block.option) = (ID(name), number + 1)
      items.put(block)
      var assessment = Assessment()
      (assessment.id, assessment.block, assessment.mode) = (
        ID("E\(name)"), ID(name), .individual
      )
      (assessment.talkMinutes, assessment.questionMinutes) = (15, 15)
      items.put(assessment)
    }
    fixture.framework = Framework(items)
    return fixture
  }

  @Test func `of the options a candidate is heard on those they chose`() {
    var fixture = withOptions()
    func heard() -> [String] { fixture.plan().defences.map(\.assessment).sorted() }
    fixture.candidate("K1", "Ana Roux") { $0.options = ["O2"] }
    #expect(heard() == ["E1", "EO2"] && fixture.plan().reasons.isEmpty)
    // One of the two is asked for, and nobody says which: none is heard, and it is told.
    fixture.candidate("K1", "Ana Roux")
    #expect(heard() == ["E1"])
    #expect(fixture.plan().reasons.map(\.key) == ["plan.noOption"])
    #expect(fixture.plan().reasons.first?.arguments["candidates"] == .texts(["Ana Roux"]))
    #expect(fixture.plan().reasons.first?.arguments["options"] == .texts(["O1", "O2"]))
    // Who holds an option already owes none; where all are asked for there is nothing to choose.
    fixture.candidate("K1", "Ana Roux") { $0.keptBlocks = ["O1"] }
    #expect(heard() == ["E1"] && fixture.plan().reasons.isEmpty)
    fixture.candidate("K1", "Ana Roux")
    fixture.rules.optionsRequired = 2
    #expect(heard() == ["E1", "EO1", "EO2"] && fixture.plan().reasons.isEmpty)
  }

  @Test func `a team of another size than the rules want is placed with written grounds only`() {
    var fixture = Fixture(candidates: 2, group: true)
    (fixture.rules.assessments[0].teamMin, fixture.rules.assessments[0].teamMax) = (4, 6)
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("T1", "S1", "E1", ["K1", "K2"])
    fixture.institution.put(team)
    let refused = fixture.plan()
    #expect(refused.slots.isEmpty && refused.reasons.map(\.key) == ["plan.teamSize"])
    #expect(refused.reasons.first?.arguments["size"] == .integer(2))
    #expect(refused.reasons.first?.arguments["least"] == .integer(4))
    team.sizeGround = "Deux abandons en mai"
    fixture.institution.put(team)
    #expect(fixture.plan().slots.map(\.candidates) == [["K1", "K2"]])
  }

  @Test func `who sat a block as often as the rules allow is not placed without written grounds`() {
    var fixture = Fixture(candidates: 2)
    fixture.rules.resits = 1
    // Ana lost it once and missed it once without an excuse: both attempts are spent. Bo lost once.
    for (id, candidate) in [("S-A", "K1"), ("S-B", "K2")] as [(ID<Session>, ID<Candidate>)] {
      var earlier = Session()
      (earlier.id, earlier.publishedOn) = (id, Day(2026, 6, 30))
      fixture.institution.put(earlier)
      var lost = BlockDecision()
      (lost.id, lost.session, lost.candidate) = (ID("D-\(candidate.text)"), id, candidate)
      (lost.block, lost.result, lost.date) = ("B1", .notAcquired, Day(2026, 6, 30))
      fixture.institution.put(lost)
    }
    var slot = Slot()
    (slot.id, slot.session, slot.assessment, slot.candidates) = ("T-B", "S-B", "E1", ["K1"])
    fixture.institution.put(slot)
    var away = Attendance()
    (away.id, away.slot, away.candidate, away.state) = ("A1", "T-B", "K1", .absent)
    fixture.institution.put(away)
    let plan = fixture.plan()
    #expect(plan.slots.map(\.candidates) == [["K2"]])
    #expect(plan.reasons.map(\.key) == ["plan.exhausted"])
    #expect(plan.reasons.first?.arguments["candidates"] == .texts(["Candidat 1 Nom1"]))
    fixture.candidate("K1", "Candidat 1 Nom1") { $0.furtherAttempt = "Recours accepté" }
    #expect(fixture.plan().slots.count == 2)
    // An excuse spends nothing.
    fixture.candidate("K1", "Candidat 1 Nom1")
    away.state = .excused
    fixture.institution.put(away)
    #expect(fixture.plan().reasons.isEmpty)
  }
}
