import Testing

@testable import SextantModel

@Suite struct CandidateStandingTests {
  private static let today = Day(2026, 6, 30) ?? Day(number: 0)

  private func decision(_ session: String, _ result: BlockResult, _ day: Day?) -> BlockDecision {
    var decision = BlockDecision()
    (decision.id, decision.session, decision.candidate) = (ID("D\(session)"), ID(session), "K1")
    (decision.block, decision.result, decision.date) = ("B1", result, day)
    return decision
  }

  private func absence(_ session: String, _ state: AttendanceState) -> (Attendance, Slot) {
    var slot = Slot()
    (slot.id, slot.session, slot.assessment) = (ID("T\(session)"), ID(session), "MSMD.E1")
    var attendance = Attendance()
    (attendance.id, attendance.slot, attendance.candidate) = (ID("P\(session)"), slot.id, "K1")
    attendance.state = state
    return (attendance, slot)
  }

  private func progress(
    kept: [String] = [], _ decisions: [BlockDecision], _ absences: [(Attendance, Slot)] = [],
    years: Int? = nil
  ) -> BlockProgress? {
    var rules = SmallCertification.rules
    rules.resits = 2
    rules.validityYears = years
    var candidate = SmallCertification.candidate(["B1"], kept: kept)
    candidate.id = "K1"
    return BlockProgress.all(
      of: candidate, blocks: ["B1"], rules: rules, decisions: decisions,
      attendances: absences.map(\.0),
      slots: Dictionary(absences.map { ($0.1.id, $0.1) }) { $1 }, blockOf: ["E1": "B1"],
      today: Self.today
    ).first
  }

  @Test func `a block is sat once and again twice: three attempts, then none`() {
    let days = [0, 1, 2].map { Self.today.adding(days: -100 + $0) }
    #expect(progress([])?.left == 3 && progress([])?.state == .toSit)
    let once = progress([decision("S1", .notAcquired, days[0])])
    #expect(once?.left == 2 && once?.state == .notAcquired)
    let all = days.enumerated().map { decision("S\($0)", .notAcquired, $1) }
    #expect(progress(all)?.state == .exhausted && progress(all)?.left == 0)
  }

  @Test func `who does not come spends an attempt, who is excused does not`() {
    let absent = progress([], [absence("S1", .absent)])
    #expect(absent?.spent == 1 && absent?.left == 2 && absent?.state == .toSit)
    let excused = progress([], [absence("S1", .excused)])
    #expect(excused?.spent == 0 && excused?.left == 3 && excused?.excused == 1)
    // Absent and judged in the same session is one attempt.
    let both = progress(
      [decision("S1", .notAcquired, Self.today)], [absence("S1", .absent)])
    #expect(both?.spent == 1)
  }

  @Test func `an acquired block counts as long as the rules say`() {
    let day = Day(2024, 7, 1) ?? Day(number: 0)
    #expect(progress([decision("S1", .acquired, day)])?.state == .acquired)
    let two = progress([decision("S1", .acquired, day)], years: 2)
    #expect(two?.validUntil == Day(2026, 7, 1) && two?.state == .acquired)
    #expect(progress([decision("S1", .acquired, day)], years: 1)?.state == .expired)
    #expect(progress(kept: ["B1"], [])?.state == .kept)
  }

  // MARK: - Teams

  private func standing(
    _ members: [ID<Candidate>], others: [CandidateTeam] = [], mode: AssessmentMode? = .group,
    change: (inout CertifierRules) -> Void = { _ in }
  ) -> TeamStanding {
    var items = Dossier(registry: .library)
    var assessment = Assessment()
    (assessment.id, assessment.block, assessment.mode) = ("E1", "B1", mode)
    (assessment.groupMin, assessment.groupMax) = (4, 6)
    items.put(assessment)
    var free = Assessment()
    (free.id, free.block, free.mode) = ("E4", "B1", .group)
    items.put(free)
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("Q1", "S1", "E1", members)
    var candidates: [ID<Candidate>: Candidate] = [:]
    for number in 1...7 {
      var candidate = Candidate()
      (candidate.id, candidate.blocks) = (ID("K\(number)"), number == 7 ? ["B2"] : ["B1"])
      candidates[candidate.id] = candidate
    }
    var rules = SmallCertification.rules
    change(&rules)
    return TeamStanding(
      team, among: [team] + others, candidates: candidates, framework: Framework(items),
      rules: rules)
  }

  @Test func `a team of four to six, as the framework prints it`() {
    #expect(standing(["K1", "K2", "K3"]).faults == [.tooFew(least: 4)])
    #expect(standing(["K1", "K2", "K3", "K4"]).faults == [])
    #expect(
      standing(["K1", "K2", "K3", "K4", "K5", "K6", "K7"]).faults
        == [.tooMany(most: 6), .notSitting(["K7"])])
  }

  @Test func `the rules say the size where the framework does not, and nobody is in two teams`() {
    var other = CandidateTeam()
    (other.id, other.session, other.assessment, other.members) = ("Q2", "S1", "E1", ["K4"])
    #expect(
      standing(["K1", "K2", "K3", "K4"], others: [other]).faults == [.elsewhere(["K4"])])
    #expect(standing(["K1", "K2", "K3", "K4"], mode: .individual).faults == [.noTeamwork])
  }
}
