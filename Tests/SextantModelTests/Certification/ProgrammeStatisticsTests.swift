import Testing

@testable import SextantModel

@Suite struct ProgrammeStatisticsTests {
  private let session = PublishedSessions.session("S1")

  private func decided(
    _ groups: [(path: CandidatePath, all: Int, acquired: Int)], arranged: Int = 0
  ) -> Dossier {
    var items = Dossier(registry: .institution)
    items.put(session)
    var number = 0
    for group in groups {
      for place in 0..<group.all {
        number += 1
        var candidate = Candidate()
        (candidate.id, candidate.path) = (ID("K\(number)"), group.path)
        items.put(candidate)
        var decision = BlockDecision()
        decision.id = ID("D\(number)")
        (decision.session, decision.candidate, decision.block) = ("S1", candidate.id, "B1")
        decision.result = place < group.acquired ? .acquired : .notAcquired
        items.put(decision)
        if number <= arranged {
          var arrangement = Accommodation()
          (arrangement.id, arrangement.candidate) = (ID("A\(number)"), candidate.id)
          items.put(arrangement)
        }
      }
    }
    return items
  }

  private func statistics(_ items: Dossier, least: Int) -> ProgrammeStatistics {
    var rules = PublishedSessions.rules
    rules.smallCount = least
    return ProgrammeStatistics(
      [session], in: items, framework: PublishedSessions.framework, rules: rules,
      FrameworkLibrary([PublishedSessions.framework]))
  }

  private func told(_ table: ProgrammeStatistics.Table?) -> [String] {
    (table?.lines ?? []).map { line in
      let counts = [line.counts.acquired, line.counts.all].map { $0.map(String.init) ?? "–" }
      return "\(line.name) \(counts.joined(separator: "/"))"
    }
  }

  @Test("the rates of paths, the small one hidden and a second one lest the total tells it")
  func paths() {
    let items = decided([(.initial, 20, 12), (.continuing, 10, 5), (.vae, 4, 1)])
    let found = statistics(items, least: 5)
    let table = found.table(.path)
    #expect(told(table) == ["initial 12/20", "continuing –/–", "vae –/–"])
    #expect(table?.lines.first?.counts.rate == 12.0 / 20)
    #expect(table?.total?.all == 34 && table?.total?.acquired == 18)
    #expect(table?.isHiding == true)
    #expect(told(found.table(.block)) == ["B1 18/34"])
    #expect(told(found.table(.session)) == ["S1 18/34"])
    #expect(
      told(statistics(items, least: 1).table(.path)) == [
        "initial 12/20", "continuing 5/10", "vae 1/4",
      ])
  }

  @Test("whoever has an arrangement is not found by subtraction")
  func arrangements() {
    let few = statistics(decided([(.initial, 40, 30)], arranged: 3), least: 5)
    #expect(told(few.table(.arrangement)) == ["with –/–", "without –/–"])
    #expect(few.table(.arrangement)?.total?.all == 40)
    let many = statistics(decided([(.initial, 40, 30)], arranged: 10), least: 5)
    #expect(told(many.table(.arrangement)) == ["with 10/10", "without 20/30"])
  }

  @Test("few people in several small groups are not told by what is left of the total")
  func unions() {
    let found = HiddenCounts([(60, 30), (2, 1), (2, 1), (30, 15)], least: 5)
    #expect(found.groups.map(\.all) == [60, nil, nil, nil] && found.total.all == 94)
    // Six together tell of nobody.
    let six = HiddenCounts([(60, 30), (4, 2), (6, 3), (30, 15)], least: 5)
    #expect(six.groups.map(\.all) == [60, nil, nil, 30])
  }

  @Test("what is not published is not counted")
  func unpublished() {
    var open = session
    open.publishedOn = nil
    let found = ProgrammeStatistics(
      [open], in: decided([(.initial, 12, 7)]), framework: PublishedSessions.framework,
      rules: PublishedSessions.rules, FrameworkLibrary([PublishedSessions.framework]))
    #expect(found.tables.allSatisfy { $0.lines.isEmpty })
  }

  /// K1 heard by P1 on E1 and by P2 on E2.
  private var heard: Dossier {
    var items = Dossier(registry: .institution)
    items.put(session)
    items.put(SmallCertification.candidate())
    let marks: [(slot: String, assessment: String, jurors: [String], levels: [(String, String)])] =
      [
        ("T1", "E1", ["J1", "J2"], [("k1", "23"), ("k2", "22"), ("k3", "33")]),
        ("T2", "E2", ["J3"], [("k4", "1")]),
      ]
    for (number, one) in marks.enumerated() {
      var panel = Panel()
      (panel.id, panel.session) = (ID("P\(number + 1)"), "S1")
      panel.members = one.jurors.map { ID($0) }
      items.put(panel)
      var slot = Slot()
      (slot.id, slot.session, slot.panel) = (ID(one.slot), "S1", panel.id)
      (slot.assessment, slot.candidates) = (one.assessment, ["K1"])
      (slot.talkMinutes, slot.questionMinutes) = (20, 20)
      slot.at = Moment(
        day: PublishedSessions.day(2026, 6, 23), time: ClockTime(minutes: 600))
      items.put(slot)
      for (criterion, levels) in one.levels {
        for (juror, level) in zip(one.jurors, levels) {
          var mark = Mark()
          mark.id = ID("\(one.slot)-\(juror)-\(criterion)")
          (mark.slot, mark.candidate, mark.juror) = (slot.id, "K1", ID(juror))
          (mark.criterion, mark.level) = (criterion, String(level))
          mark.submittedAt = Moment(
            day: PublishedSessions.day(2026, 6, 23), time: ClockTime(minutes: 700))
          items.put(mark)
        }
      }
    }
    var extra = Slot()
    (extra.id, extra.session, extra.assessment) = ("T3", "S1", "E1")
    (extra.talkMinutes, extra.questionMinutes) = (30, 30)
    items.put(extra)
    return items
  }

  @Test("criteria and assessments by the panel that heard each, whoever sits on the other")
  func marks() {
    let found = statistics(heard, least: 1)
    #expect(told(found.table(.criterion)) == ["k1 1/1", "k2 1/1", "k3 1/1", "k4 0/1"])
    #expect(told(found.table(.assessment)) == ["E1 1/1", "E2 0/1"])
    // Groups that overlap have no sum.
    #expect(found.table(.criterion)?.total == nil)
    // A mark that is not handed in leaves its criterion, and the assessment, open.
    var items = heard
    if var mark = items.find(ID<Mark>("T1-J2-k3")) {
      mark.submittedAt = nil
      items.put(mark)
    }
    let open = statistics(items, least: 1)
    #expect(told(open.table(.criterion)) == ["k1 1/1", "k2 1/1", "k4 0/1"])
    #expect(told(open.table(.assessment)) == ["E2 0/1"])
  }

  @Test("who stepped aside is not waited for, and who did not come was judged on nothing")
  func recusalsAndAbsences() {
    var items = heard
    if var slot = items.find(ID<Slot>("T1")) {
      slot.recused = ["J2"]
      items.put(slot)
    }
    for criterion in ["k1", "k2", "k3"] { _ = items.remove("T1-J2-\(criterion)") }
    var absence = Attendance()
    (absence.id, absence.slot, absence.candidate) = ("A1", "T2", "K1")
    absence.state = .absent
    items.put(absence)
    let found = statistics(items, least: 1)
    #expect(told(found.table(.criterion)) == ["k1 1/1", "k2 1/1", "k3 1/1"])
    #expect(told(found.table(.assessment)) == ["E1 1/1"])
  }

  @Test("what a panel agreed on counts, a draft of it does not; long names are the same criteria")
  func reconciliations() {
    var items = heard
    if var mark = items.find(ID<Mark>("T2-J3-k4")) {
      mark.criterion = "PETIT.k4"
      items.put(mark)
    }
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("R1", "T2", "K1")
    (agreed.criterion, agreed.level) = ("PETIT.k4", "3")
    items.put(agreed)
    #expect(told(statistics(items, least: 1).table(.criterion)).last == "k4 0/1")
    agreed.agreedOn = PublishedSessions.day(2026, 6, 24)
    items.put(agreed)
    #expect(told(statistics(items, least: 1).table(.criterion)).last == "k4 1/1")
    #expect(told(statistics(items, least: 1).table(.assessment)) == ["E1 1/1", "E2 1/1"])
  }

  @Test("a second marker's marks count with the panel's, and a third settles")
  func readings() {
    var items = heard
    var piece = BlindPiece()
    (piece.id, piece.session, piece.assessment) = ("BP", "S1", "E2")
    (piece.second, piece.settledOn) = ("J1", PublishedSessions.day(2026, 6, 24))
    items.put(piece)
    var owner = PieceOwner()
    (owner.id, owner.piece, owner.candidate, owner.slot) = ("PO", "BP", "K1", "T2")
    items.put(owner)
    func read(_ juror: String, _ level: String) {
      var mark = BlindMark()
      (mark.id, mark.piece, mark.juror) = (ID("BM-\(juror)"), "BP", ID(juror))
      (mark.criterion, mark.level) = ("k4", level)
      mark.submittedAt = Moment(
        day: PublishedSessions.day(2026, 6, 24), time: ClockTime(minutes: 600))
      items.put(mark)
    }
    // 1 and 3 are two apart, one more than the rules allow: open, until a third reads 2.
    read("J1", "3")
    #expect(!told(statistics(items, least: 1).table(.criterion)).contains { $0.hasPrefix("k4") })
    piece.third = "J2"
    items.put(piece)
    read("J2", "2")
    #expect(told(statistics(items, least: 1).table(.criterion)).last == "k4 1/1")
  }

  @Test("a decision that was corrected counts once, as it stands")
  func corrections() {
    var items = decided([(.initial, 3, 1)])
    var correction = items.all(BlockDecision.self)[2]
    (correction.id, correction.corrects) = ("D3-2", "D3")
    correction.result = .acquired
    items.put(correction)
    #expect(told(statistics(items, least: 1).table(.block)) == ["B1 2/3"])
    #expect(told(statistics(items, least: 1).table(.session)) == ["S1 2/3"])
  }

  @Test("planned minutes by assessment, and the days to the results")
  func durations() {
    let found = statistics(heard, least: 1)
    #expect(
      found.durations == [
        .init(assessment: "E1", slots: 2, median: 50, shortest: 40, longest: 60),
        .init(assessment: "E2", slots: 1, median: 40, shortest: 40, longest: 40),
      ])
    #expect(found.daysToResults.map(\.days) == [17])
  }

  @Test("the years in the register's form: computed from answers, stated where there are none")
  func cohorts() {
    var items = PublishedSessions.dossier
    for (candidate, situation) in [
      ("K1", InsertionSituation.inOccupation), ("K2", .otherWork), ("K3", .seeking),
      // Not certified: does not count.
      ("K4", .inOccupation),
    ] {
      var answer = InsertionAnswer()
      (answer.id, answer.candidate) = (ID("I-\(candidate)"), ID(candidate))
      (answer.wave, answer.situation) = (.sixMonths, situation)
      items.put(answer)
    }
    for (year, certified, share) in [(2026, 99, 80.0), (2024, 31, 72.4)] {
      var stated = InsertionFigures()
      (stated.id, stated.framework, stated.year) = (ID("F\(year)"), "PETIT", year)
      stated.certified = certified
      stated.inOccupation2Years = Share(percent: share)
      stated.source = "enquête 2025"
      items.put(stated)
    }
    let library = FrameworkLibrary([PublishedSessions.framework])
    let lines = RegisterCohorts(PublishedSessions.framework, in: items, library).lines
    #expect(lines.map(\.year) == [2026, 2024])
    #expect(lines[0].certified == 3 && lines[0].certifiedByExperience == 1)
    #expect(lines[0].employed6Months == .init(percent: 67, answers: 3))
    #expect(lines[0].inOccupation6Months == .init(percent: 33, answers: 3))
    #expect(lines[0].inOccupation2Years == .init(percent: 80, answers: nil))
    #expect(lines[0].isFew(lines[0].employed6Months, least: 5) && !lines[0].isStated)
    #expect(!lines[0].isFew(lines[0].inOccupation2Years, least: 5))
    #expect(lines[1].certified == 31 && lines[1].inOccupation2Years?.percent == 72)
    #expect(lines[1].isStated && lines[1].employed6Months == nil)
  }
}
