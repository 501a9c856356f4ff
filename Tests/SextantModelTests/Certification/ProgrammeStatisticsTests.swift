import Testing

@testable import SextantModel

@Suite struct ProgrammeStatisticsTests {
  private let session = PublishedSessions.session("S1")

  private func decided(
    _ groups: [(path: CandidatePath, all: Int, acquired: Int)], arranged: Int = 0,
    isGranted: Bool = true
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
          arrangement.grantedOn = isGranted ? PublishedSessions.day(2026, 5, 1) : nil
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
    // What was asked for and not granted is no arrangement.
    let asked = statistics(decided([(.initial, 40, 30)], arranged: 10, isGranted: false), least: 5)
    #expect(told(asked.table(.arrangement)) == ["without 30/40"])
    // Nor is what was granted for a later session: published on 10 July, these figures stand.
    var later = decided([(.initial, 40, 30)], arranged: 10)
    for (number, var measure) in later.all(Accommodation.self).enumerated() {
      measure.grantedOn = PublishedSessions.day(2026, 7, number < 5 ? 10 : 11)
      later.put(measure)
    }
    #expect(
      told(statistics(later, least: 5).table(.arrangement)) == ["with 5/5", "without 25/35"])
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
    #expect(lines[0].employed6Months == .init(percent: 67, answers: 3, counted: 2))
    #expect(lines[0].inOccupation6Months == .init(percent: 33, answers: 3, counted: 1))
    #expect(lines[0].inOccupation2Years == .init(percent: 80, answers: nil, counted: nil))
    #expect(lines[0].isHidden(.employed6Months, least: 5) && !lines[0].isStated)
    #expect(!lines[0].isHidden(.inOccupation2Years, least: 5))
    #expect(lines[1].certified == 31 && lines[1].inOccupation2Years?.percent == 72)
    #expect(lines[1].isStated && lines[1].employed6Months == nil)
    #expect(RegisterCohorts.Member.allCases.allSatisfy { !lines[1].isHidden($0, least: 5) })
  }

  @Test("a rate tells neither of few whom it counts, nor of few whom it leaves out")
  func smallShares() {
    func line(certified: Int, vae: Int, answers: Int, employed: Int, inOccupation: Int)
      -> RegisterCohorts.Line
    {
      func rate(_ counted: Int) -> RegisterCohorts.Rate {
        .init(percent: counted * 100 / answers, answers: answers, counted: counted)
      }
      return RegisterCohorts.Line(
        year: 2026, certified: certified, certifiedByExperience: vae,
        employed6Months: rate(employed), inOccupation6Months: rate(inOccupation),
        inOccupation2Years: nil, source: "", isStated: false)
    }
    func hidden(_ line: RegisterCohorts.Line) -> [RegisterCohorts.Member] {
      RegisterCohorts.Member.allCases.filter { line.isHidden($0, least: 5) }
    }
    #expect(
      hidden(line(certified: 40, vae: 10, answers: 30, employed: 25, inOccupation: 15)) == [])
    // 2 of 40 not by experience; 28 of 30 employed leave 2 who are not.
    #expect(
      hidden(line(certified: 40, vae: 38, answers: 30, employed: 28, inOccupation: 15))
        == [.certifiedByExperience, .employed6Months])
    // 25 less 23 work elsewhere; 3 of 30 alone are in the occupation.
    #expect(
      hidden(line(certified: 40, vae: 0, answers: 30, employed: 25, inOccupation: 23))
        == [.inOccupation6Months])
    #expect(
      hidden(line(certified: 40, vae: 5, answers: 30, employed: 20, inOccupation: 3))
        == [.inOccupation6Months])
    // Everybody, or nobody, tells of nobody in particular.
    #expect(
      hidden(line(certified: 40, vae: 40, answers: 30, employed: 30, inOccupation: 0)) == [])
  }

  // MARK: - Sessions and groups as one table

  /// Sessions with so many of each path: how many there were, how many succeeded.
  private func sessions(
    _ counts: [[(path: CandidatePath, all: Int, acquired: Int)]], arranged: (Int) -> Bool
  ) -> Dossier {
    var items = Dossier(registry: .institution)
    var number = 0
    for (place, groups) in counts.enumerated() {
      var one = session
      (one.id, one.title) = (ID("S\(place + 1)"), "Session \(place + 1)")
      items.put(one)
      for group in groups {
        for row in 0..<group.all {
          number += 1
          var candidate = Candidate()
          (candidate.id, candidate.path) = (ID("K\(number)"), group.path)
          items.put(candidate)
          var decision = BlockDecision()
          decision.id = ID("D\(number)")
          (decision.session, decision.candidate) = (one.id, candidate.id)
          decision.block = number.isMultiple(of: 3) ? "O1" : "B1"
          decision.result = row < group.acquired ? .acquired : .notAcquired
          items.put(decision)
          if arranged(number) {
            var measure = Accommodation()
            (measure.id, measure.candidate) = (ID("A\(number)"), candidate.id)
            measure.grantedOn = PublishedSessions.day(2026, 5, 1)
            items.put(measure)
          }
        }
      }
    }
    return items
  }

  private func views(_ items: Dossier, least: Int) -> [ID<Session>?: ProgrammeStatistics] {
    var rules = PublishedSessions.rules
    rules.smallCount = least
    let all = items.all(Session.self)
    let asked: [ID<Session>?] = [nil] + all.map { Optional($0.id) }
    return Dictionary(
      uniqueKeysWithValues: asked.map { one in
        (
          one,
          ProgrammeStatistics(
            all, only: one, in: items, framework: PublishedSessions.framework, rules: rules,
            FrameworkLibrary([PublishedSessions.framework]))
        )
      })
  }

  @Test("a group is not found by taking one session from all of them")
  func differencing() {
    // 12 by experience in all, 10 of them in the first session: 2 in the second.
    let items = sessions(
      [
        [(.initial, 30, 20), (.vae, 10, 5)], [(.initial, 30, 15), (.vae, 2, 1)],
      ], arranged: { _ in false })
    let views = views(items, least: 5)
    let (all, first, second) = (
      views[nil]?.table(.path), views["S1"]?.table(.path), views["S2"]?.table(.path)
    )
    #expect(told(second) == ["initial –/–", "vae –/–"])
    #expect(second?.total?.all == 32)
    let isTold = (told(all) + told(first)).filter { $0.hasPrefix("vae") }
    #expect(isTold.contains("vae –/–"))
    // The second session alone shows no more among all sessions than by itself.
    #expect(told(views[nil]?.table(.session)) == ["S1 25/40", "S2 16/32"])
    #expect(told(views["S2"]?.table(.session)) == ["S2 16/32"])
  }

  @Test("nothing hidden can be worked out from all that the views show", arguments: 0..<60)
  func attack(seed: Int) {
    var numbers = DrawnCounts(state: UInt64(seed) &* 7919 &+ 11)
    let least = 5
    let paths = CandidatePath.allCases.prefix(2 + numbers.below(3))
    let counts = (0..<(2 + numbers.below(3))).map { _ in
      paths.map { path -> (path: CandidatePath, all: Int, acquired: Int) in
        let all = [0, 1, 3, 6, 12, 30][numbers.below(6)]
        return (path, all, numbers.below(all + 1))
      }
    }
    let share = 2 + numbers.below(6)
    let items = sessions(counts, arranged: { $0.isMultiple(of: share) })
    let views = views(items, least: least)
    let ids = items.all(Session.self).map(\.id)
    let parts: [KeyPath<HiddenCounts.Group, Int?>] = [\.all, \.acquired]
    for part in parts {
      // Paths and arrangements share the totals of their sessions.
      let groups =
        paths.map { "path \($0.rawValue)" } + ["arrangement with", "arrangement without"]
      func place(_ session: Int, _ group: Int) -> Int { session * groups.count + group }
      let width = ids.count * groups.count
      var known = LinearKnowledge(width: width)
      var hidden: [(vector: [Int], name: String)] = []
      func unknowns(_ rows: Range<Int>, _ columns: Range<Int>) -> [Int] {
        var vector = [Int](repeating: 0, count: width)
        for row in rows { for column in columns { vector[place(row, column)] = 1 } }
        return vector
      }
      let (ofPaths, ofArrangements) = (0..<paths.count, paths.count..<groups.count)
      for row in ids.indices {
        // Both tables are of the same people.
        known.add(
          zip(unknowns(row..<row + 1, ofPaths), unknowns(row..<row + 1, ofArrangements))
            .map { $0 - $1 })
      }
      for (view, found) in views {
        let rows = view.flatMap { ids.firstIndex(of: $0) }.map { $0..<$0 + 1 } ?? 0..<ids.count
        func look(_ group: HiddenCounts.Group?, _ vector: [Int], _ name: String) {
          guard let group else { return }
          if group[keyPath: part] != nil {
            known.add(vector)
          } else {
            hidden.append((vector, "\(view?.text ?? "all") \(name)"))
          }
        }
        for (grouping, columns) in [
          (ProgrammeStatistics.Grouping.path, ofPaths), (.arrangement, ofArrangements),
        ] {
          let table = found.table(grouping)
          for column in columns {
            let name = groups[column].split(separator: " ").dropFirst().joined()
            if let line = table?.lines.first(where: { $0.name == name }) {
              look(line.counts, unknowns(rows, column..<column + 1), groups[column])
            } else {
              // What a table leaves out is known to be nobody.
              known.add(unknowns(rows, column..<column + 1))
            }
          }
          look(table?.total, unknowns(rows, columns), "\(grouping) total")
        }
        for line in found.table(.session)?.lines ?? [] {
          guard let row = ids.firstIndex(where: { $0.text == line.name }) else { continue }
          look(line.counts, unknowns(row..<row + 1, ofPaths), "session \(line.name)")
        }
      }
      for one in hidden {
        #expect(!known.tells(one.vector), "\(one.name) in \(counts)")
      }
    }
    // Blocks overlap: each is a line of its own over the sessions.
    for block in ["B1", "O1"] {
      func group(_ view: ID<Session>?) -> HiddenCounts.Group? {
        views[view]?.table(.block)?.lines.first { $0.name == block }?.counts
      }
      let cells = ids.map { group($0) }
      let missing = cells.count { $0 != nil && $0?.all == nil }
      if let all = group(nil), all.all != nil { #expect(missing != 1) }
    }
  }
}

/// Numbers that are the same for the same seed.
private struct DrawnCounts {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

/// What follows from linear equations over unknown counts, worked out modulo a prime.
private struct LinearKnowledge {
  private static let prime = 1_000_000_007
  /// By the place of its first member, each equation brought to one there.
  private var rows: [Int: [Int]] = [:]
  let width: Int

  init(width: Int) { self.width = width }

  mutating func add(_ vector: [Int]) {
    let left = reduced(vector)
    guard let first = left.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Self.power(left[first], Self.prime - 2)
    rows[first] = left.map { $0 * inverse % Self.prime }
  }

  /// Whether a sum of the unknowns follows.
  func tells(_ vector: [Int]) -> Bool { reduced(vector).allSatisfy { $0 == 0 } }

  private func reduced(_ vector: [Int]) -> [Int] {
    var left = vector.map { ($0 % Self.prime + Self.prime) % Self.prime }
    for place in 0..<width where left[place] != 0 {
      guard let row = rows[place] else { continue }
      let factor = left[place]
      for other in place..<width {
        left[other] = (left[other] + (Self.prime - factor) * row[other]) % Self.prime
      }
    }
    return left
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base % prime, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
