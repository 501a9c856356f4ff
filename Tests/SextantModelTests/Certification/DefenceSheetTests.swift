import Testing

@testable import SextantModel

@Suite struct DefenceSheetTests {
  static let day = Day(2026, 7, 7) ?? Day(number: 0)

  static func time(_ hour: Int, _ minute: Int) -> Moment {
    Moment(day: day, time: ClockTime(minutes: hour * 60 + minute))
  }

  /// The assessment of `SmallCertification`'s block, with printed times of 20 and 10 minutes.
  static let library: FrameworkLibrary = {
    var items = SmallCertification.framework.items
    var card = FrameworkCard()
    card.code = "SMALL"
    items.put(card)
    var assessment = items.all(Assessment.self)[0]
    (assessment.talkMinutes, assessment.questionMinutes) = (20, 10)
    items.put(assessment)
    return FrameworkLibrary([Framework(items)])
  }()

  /// A team of two before a panel of two.
  static func institution(_ set: (inout Dossier) -> Void = { _ in }) -> Dossier {
    var items = Dossier(registry: .institution)
    var rules = SmallCertification.rules
    rules.id = "R"
    items.put(rules)
    var session = Session()
    (session.id, session.framework, session.rules) = ("S", "SMALL", "R")
    session.frameworkDigest = "f"
    items.put(session)
    for (id, name) in [("K1", "Ana Roux"), ("K2", "Ben Sy")] {
      var candidate = Candidate()
      (candidate.id, candidate.name) = (ID(id), name)
      items.put(candidate)
    }
    var team = CandidateTeam()
    (team.id, team.name, team.members) = ("TE", "Les Ruches", ["K1", "K2"])
    items.put(team)
    for id in ["J1", "J2", "J3"] {
      var member = JuryMember()
      (member.id, member.name) = (ID(id), "Juré \(id)")
      items.put(member)
    }
    var panel = Panel()
    (panel.id, panel.session, panel.members, panel.president) = ("P", "S", ["J1", "J2"], "J1")
    items.put(panel)
    var slot = Slot()
    (slot.id, slot.session, slot.assessment, slot.panel) = ("T", "S", "SMALL.E1", "P")
    (slot.team, slot.openedAt, slot.editionDigest) = ("TE", time(9, 0), "edition")
    items.put(slot)
    set(&items)
    return items
  }

  static func sheet(_ set: (inout Dossier) -> Void = { _ in }) -> DefenceSheet {
    let institution = institution(set)
    return DefenceSheet(institution.all(Slot.self)[0], in: institution, library)
  }

  static func changing(_ change: @escaping (inout Slot) -> Void) -> (inout Dossier) -> Void {
    { items in
      var slot = items.all(Slot.self)[0]
      change(&slot)
      items.put(slot)
    }
  }

  static func granting(
    _ percent: Double, to candidate: ID<Candidate>, for assessment: String? = nil
  )
    -> (inout Dossier) -> Void
  {
    { items in
      var measure = Accommodation()
      (measure.id, measure.candidate, measure.measure) = ("A1", candidate, "Temps")
      measure.extraTime = Share(percent: percent)
      measure.assessments = assessment.map { [$0] } ?? []
      measure.grantedOn = day
      items.put(measure)
    }
  }

  // MARK: - Parts

  @Test func `a team is marked once in its part, then each candidate in theirs`() {
    let sheet = Self.sheet()
    #expect(
      sheet.cells.map { "\($0.candidate?.text ?? "*") \($0.criterion)" }
        == ["* k1", "K1 k2", "K1 k3", "K2 k2", "K2 k3"])
  }

  @Test func `a candidate alone is marked on every criterion`() {
    let sheet = Self.sheet(Self.changing { ($0.team, $0.candidates) = (nil, ["K2"]) })
    #expect(
      sheet.cells.map { "\($0.candidate?.text ?? "*") \($0.criterion)" }
        == ["K2 k1", "K2 k2", "K2 k3"])
  }

  @Test func `who did not come is not marked, and the team's part counts for those who came`() {
    let sheet = Self.sheet { items in
      var attendance = Attendance()
      (attendance.id, attendance.slot, attendance.candidate) = ("AT", "T", "K1")
      attendance.state = .excused
      items.put(attendance)
    }
    #expect(
      sheet.cells.map { "\($0.candidate?.text ?? "*") \($0.criterion)" }
        == ["* k1", "K2 k2", "K2 k3"])
    #expect(sheet.absent.map(\.id) == ["K1"])
  }

  @Test func `what the source does not say is the rules': the group's where all deliverables are`()
  {
    var criterion = Criterion()
    criterion.part = .unclear
    criterion.deliverables = ["d1", "d2"]
    var rules = CertifierRules()
    func part(_ id: String, _ part: AssessmentPart) -> DeliverablePart {
      var row = DeliverablePart()
      (row.deliverable, row.part) = (id, part)
      return row
    }
    #expect(rules.part(of: criterion) == .individual)
    rules.parts = [part("d1", .group)]
    #expect(rules.part(of: criterion) == .individual)
    rules.parts.append(part("d2", .group))
    #expect(rules.part(of: criterion) == .group)
    rules.parts.append(part("d2", .individual))
    #expect(rules.part(of: criterion) == .individual)
    criterion.part = .group
    #expect(rules.part(of: criterion) == .group)
  }

  // MARK: - Who may mark

  @Test func `only who sits marks, once the defence is open and there is a scale`() {
    #expect(Self.sheet().bar(for: "J1") == nil)
    #expect(Self.sheet().bar(for: nil) == .notJuror)
    #expect(Self.sheet().bar(for: "J3") == .notSitting)
    #expect(Self.sheet(Self.changing { $0.openedAt = nil }).bar(for: "J1") == .notOpen)
    #expect(Self.sheet(Self.changing { $0.assessment = "SMALL.E9" }).bar(for: "J1") == .noCriteria)
    let without = Self.sheet { items in
      var rules = items.all(CertifierRules.self)[0]
      rules.levels = []
      items.put(rules)
    }
    #expect(without.bar(for: "J1") == .noScale)
    // On the day one of the two did not come.
    let absent = Self.sheet { items in
      var panel = items.all(Panel.self)[0]
      panel.present = ["J2"]
      items.put(panel)
    }
    #expect(absent.bar(for: "J1") == .notSitting && absent.bar(for: "J2") == nil)
  }

  @Test func `a juror's marks stand in their cells, whatever code they were written with`() throws {
    let sheet = Self.sheet()
    var items = Self.institution()
    var own = sheet.newMark(sheet.cells[0], by: "J1")
    own.level = "2"
    items.put(own)
    var other = sheet.newMark(sheet.cells[0], by: "J2")
    other.level = "3"
    items.put(other)
    let marks = sheet.marks(of: "J1", in: items)
    #expect(marks[sheet.cells[0]]?.level == "2" && marks.count == 1)
    #expect(own.id == "T/J1/TE/k1" && own.candidate == nil)
    #expect(sheet.newMark(sheet.cells[3], by: "J2").id == "T/J2/K2/k2")
    sheet.stamp(&own)
    #expect(own.dossierDigest == "edition" && own.frameworkDigest == "f")
  }

  @Test func `what was handed in is told by the candidate's own dossier, else by the team's`() {
    func put(_ id: String, _ candidate: ID<Candidate>?, _ finding: String, _ items: inout Dossier) {
      var frozen = FrozenDossier()
      (frozen.id, frozen.session, frozen.digest, frozen.title) = (ID(id), "S", "digest \(id)", id)
      frozen.candidate = candidate
      frozen.team = candidate == nil ? "TE" : nil
      var row = FrozenCriterion()
      (row.criterion, row.findings) = ("SMALL.E1.k2", [finding])
      frozen.criteria = [row]
      items.put(frozen)
    }
    let sheet = Self.sheet { items in
      put("F0", nil, "de l’équipe", &items)
      put("F2", "K2", "de Ben", &items)
    }
    // Names within a framework have two parts; these of the small one have one.
    #expect(sheet.evidence("E1.k2", of: "K2")?.row.findings == ["de Ben"])
    #expect(sheet.evidence("E1.k2", of: "K1")?.row.findings == ["de l’équipe"])
    #expect(sheet.evidence("E1.k2", of: nil)?.row.findings == ["de l’équipe"])
    #expect(sheet.evidence("E1.k9", of: "K1") == nil)
    var mark = sheet.newMark(sheet.cells[3], by: "J1")
    sheet.stamp(&mark)
    #expect(mark.dossierDigest == "digest F2")
    mark = sheet.newMark(sheet.cells[1], by: "J1")
    sheet.stamp(&mark)
    #expect(mark.dossierDigest == "digest F0")
  }

  // MARK: - Clock

  @Test func `times are the slot's, else the framework's; extra time is given once`() {
    func minutes(_ sheet: DefenceSheet) -> [Int] {
      [sheet.clock.talkAllowed / 60, sheet.clock.questionsAllowed / 60]
    }
    #expect(minutes(Self.sheet()) == [20, 10])
    #expect(minutes(Self.sheet(Self.changing { $0.talkMinutes = 15 })) == [15, 10])
    // A third more of 20 and of 10 minutes, a minute begun given whole: 26.66 and 13.33.
    let granted = Self.granting(33.3, to: "K2")
    #expect(minutes(Self.sheet(granted)) == [27, 14])
    // Planned with the extra time, it is not added again; planned without, it is.
    for planned in [27.0, 20.0] {
      let sheet = Self.sheet { items in
        granted(&items)
        Self.changing { $0.talkMinutes = planned }(&items)
      }
      #expect(minutes(sheet) == [27, 14])
    }
    #expect(minutes(Self.sheet(Self.granting(33.3, to: "K2", for: "E2"))) == [20, 10])
    #expect(minutes(Self.sheet(Self.granting(33.3, to: "K2", for: "SMALL.E1"))) == [27, 14])
    #expect(Self.sheet(granted).measures.map(\.id) == ["A1"])
  }

  @Test func `a measure that is not granted yet gives no time`() {
    let sheet = Self.sheet { items in
      Self.granting(33.3, to: "K2")(&items)
      var measure = items.all(Accommodation.self)[0]
      measure.grantedOn = nil
      items.put(measure)
    }
    #expect(sheet.clock.talkAllowed == 1200 && sheet.measures.isEmpty)
  }

  @Test func `what was pressed is read to the second, the same wherever it is asked`() {
    var slot = Slot()
    slot.clock = [
      DefencePress(.beginTalk, at: WallSecond(Self.time(9, 0), second: 10), by: "J1"),
      DefencePress(.pause, at: WallSecond(Self.time(9, 5), second: 40), by: "J2"),
      DefencePress(.resume, at: WallSecond(Self.time(9, 7), second: 0), by: "J2"),
    ]
    let clock = DefenceClock(talkMinutes: 20, questionMinutes: 10)
    let reading = clock.reading(slot.events, now: WallSecond(Self.time(9, 10), second: 5).count)
    // 5 min 30 s before the pause, 3 min 5 s after: 8 min 35 s of 20.
    #expect(reading.talk == 515 && reading.left == 685 && reading.paused == 80)
    #expect(slot.pressed.phase == .talk && !slot.pressed.isPaused)
  }

  @Test func `a machine whose clock is set back undoes nothing that was pressed`() {
    var slot = Slot()
    slot.clock = [DefencePress(.beginTalk, at: WallSecond(Self.time(9, 10), second: 30))]
    let context = VerbContext(
      Dossier(registry: .institution), at: Self.time(9, 2), second: 5,
      by: VerbContext.Actor(name: "Inès", item: "J1"))
    DefenceRoom.press(.pause, &slot, context)
    #expect(slot.clock[1].at == Self.time(9, 10) && slot.clock[1].second == 30)
    #expect(slot.clock[1].by == "J1" && slot.pressed.isPaused)
  }

  @Test func `seconds are counted and written back, before day 0 too`() {
    for count in [0, 59, 86_399, 86_400, 1_795_084_245, -1, -86_400, -86_401] {
      #expect(WallSecond(count: count).count == count)
    }
    let second = WallSecond(Self.time(9, 5), second: 7)
    #expect(WallSecond(count: second.count) == second)
    #expect(WallSecond(count: -1).moment.time.text == "23:59" && WallSecond(count: -1).second == 59)
  }
}
