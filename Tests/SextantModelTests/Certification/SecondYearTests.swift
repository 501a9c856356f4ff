import Testing

@testable import SextantModel

/// What a candidate brings along from an earlier year, or from another certification: it counts where
/// it was acquired, as long as it counts, and nowhere else.
@Suite struct SecondYearTests {
  private let library = FrameworkLibrary([PublishedSessions.framework])
  private let frame = DeliberationFrame(PublishedSessions.framework, PublishedSessions.rules)
  private let second = PublishedSessions.session("S2")

  private func keeping(_ blocks: [KeptBlock], in dossier: Dossier) throws -> Dossier {
    var dossier = dossier
    var two = try #require(dossier.find(ID<Candidate>("K2")))
    two.keptBlocks = blocks
    dossier.put(two)
    return dossier
  }

  private func certified(_ dossier: Dossier) -> [String] {
    dossier.certified(in: second, by: frame).map(\.candidate.text)
  }

  /// Acquired in June 2019 for five years, so until June 2024; acquired anew on 10 July 2026.
  @Test func `a block acquired anew when its time was over is noted anew, and counts`() throws {
    let old = KeptBlock(
      "B1", acquiredOn: PublishedSessions.day(2019, 6, 28), source: "Session 2019")
    let before = try keeping([old], in: PublishedSessions.depositable)
    let carried = try #require(
      SmallJury.after(
        "session.carryBlocks", on: "S1", SmallJury.context(before, library: library)))
    let two = try #require(carried.find(ID<Candidate>("K2")))
    #expect(
      two.keptBlocks == [
        old, KeptBlock("B1", acquiredOn: PublishedSessions.day(2026, 7, 10), session: "S1"),
      ])
    #expect(two.holds("B1", in: "PETIT", for: second, years: 5))
    let sheet = SessionSheets(second, in: carried, frame).sheet(two).sheet
    #expect(Deliberation(sheet, frame).blocks.filter(\.isKept).map(\.block) == ["B1"])
    // Noted once, it is not noted twice.
    var again = carried
    var first = PublishedSessions.session("S1", in: again)
    first.carriedOn = nil
    again.put(first)
    #expect(
      SmallJury.after(
        "session.carryBlocks", on: "S1", SmallJury.context(again, library: library)) == nil)
  }

  @Test func `a block of another framework is another block, whatever it is called`() throws {
    let own = PublishedSessions.depositable
    #expect(certified(own) == ["K2"])
    // The session of June was about another certification: its B1 is not this one's.
    var other = own
    var june = PublishedSessions.session("S1", in: other)
    june.framework = "GRAND"
    other.put(june)
    #expect(certified(other) == [])
    let carried = try keeping(
      [KeptBlock("B1", acquiredOn: PublishedSessions.day(2026, 7, 10), session: "S1")], in: other)
    #expect(certified(carried) == [])
    let two = try #require(carried.find(ID<Candidate>("K2")))
    #expect(
      !two.holds("B1", in: "PETIT", for: second, years: 5, find: { carried.find($0) }))
    #expect(two.holds("B1", in: "PETIT", for: second, years: 5, find: { own.find($0) }))
    let sheet = SessionSheets(second, in: carried, frame).sheet(two).sheet
    #expect(Deliberation(sheet, frame).blocks.filter(\.isKept).isEmpty)
  }

  /// Two lost O1 in June: the one attempt that the rules give is spent, but for another framework's.
  @Test func `what was lost in another framework spends no attempt in this one`() throws {
    var rules = PublishedSessions.rules
    rules.resits = 0
    func isBarred(_ dossier: Dossier) throws -> Bool {
      let spent = SpentAttempts(
        before: second, in: dossier, framework: PublishedSessions.framework, rules: rules)
      return spent.bar(try #require(dossier.find(ID<Candidate>("K2"))), from: "O1")
    }
    var dossier = PublishedSessions.dossier
    #expect(try isBarred(dossier))
    var june = PublishedSessions.session("S1", in: dossier)
    june.framework = "GRAND"
    dossier.put(june)
    #expect(try !isBarred(dossier))
  }

  /// A member whose block ran out in June 2024 sits in their team; one whose block counts does not.
  @Test func `whose block ran out sits in their team again`() {
    var items = Dossier(registry: .library)
    var assessment = Assessment()
    (assessment.id, assessment.block, assessment.mode) = ("E1", "B1", .groupThenIndividual)
    items.put(assessment)
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("Q1", "S2", "E1", ["K1", "K2"])
    let candidates = [2019, 2022].enumerated().map { number, year -> Candidate in
      var candidate = Candidate()
      candidate.id = ID("K\(number + 1)")
      candidate.keptBlocks = [
        KeptBlock("B1", acquiredOn: PublishedSessions.day(year, 6, 28), source: "Attestation")
      ]
      return candidate
    }
    let standing = TeamStanding(
      team, among: [team], candidates: Dictionary(candidates.map { ($0.id, $0) }) { $1 },
      sessions: ["S2": second], framework: Framework(items), rules: PublishedSessions.rules)
    #expect(standing.faults == [.notSitting(["K2"])])
  }

  /// An attestation of June 2019 that ran out in June 2024 does not stand for the block of July 2026,
  /// nor does one of another framework; one that still counts does.
  @Test(arguments: [
    ("PETIT", 2024, true), ("GRAND", 2099, true), ("petit", 2027, false),
  ])
  func `what was attested once is attested anew where it was acquired anew`(
    framework: String, until: Int, isMissing: Bool
  ) {
    var dossier = PublishedSessions.dossier
    for (id, sort) in [("C1", CertificateSort.block), ("C2", .certification)] {
      var old = Certificate()
      (old.id, old.candidate, old.sort, old.framework) = (ID(id), "K1", sort, framework)
      (old.blocks, old.session) = (["B1"], "S0")
      old.validUntil = PublishedSessions.day(until, 6, 28)
      dossier.put(old)
    }
    let missing = EarnedCertificates(
      PublishedSessions.session("S1"), in: dossier, library
    ).missing(in: dossier).filter { $0.candidate == "K1" }
      .map { "\($0.sort.rawValue) \($0.blocks.joined(separator: "+"))" }
    #expect(
      missing
        == (isMissing ? ["block B1", "block O1", "certification B1+O1"] : ["block O1"]))
  }

  /// Decided on 10 July 2026 and good for five years; printed in 2027 it still ends in July 2031.
  @Test func `an attestation printed late promises no more than the block gives`() throws {
    let earned = EarnedCertificates(
      PublishedSessions.session("S1"), in: PublishedSessions.dossier, library
    ).all
    #expect(
      earned.filter { $0.candidate == "K2" }.map(\.acquiredOn)
        == [PublishedSessions.day(2026, 7, 10)])
    var dossier = PublishedSessions.dossier
    var minutes = Minutes()
    (minutes.id, minutes.session, minutes.date) = ("V2", "S1", PublishedSessions.day(2026, 7, 9))
    var panel = Panel()
    (panel.id, panel.session, panel.name) = ("P1", "S1", "Jury")
    (panel.members, panel.president) = (["J1"], "J1")
    var juror = JuryMember()
    (juror.id, juror.name) = ("J1", "Ana Roux")
    for item in [minutes, panel, juror] as [any Item] { SmallJury.put(item, in: &dossier) }
    for verb in ["minutes.write", "minutes.sign"] {
      dossier = try #require(
        SmallJury.after(verb, on: "V2", SmallJury.context(dossier, library: library)), "\(verb)")
    }
    let late = VerbContext(
      dossier, at: Moment(day: PublishedSessions.day(2027, 3, 1), time: ClockTime(minutes: 600)),
      by: VerbContext.Actor(name: "Direction", mayApprove: true), library: library,
      mark: SmallJury.mark, seed: [UInt8](repeating: 3, count: 32))
    let outcome = try Verbs.perform("session.certify", on: "S1", late).get()
    let given = outcome.changed.compactMap { $0 as? Certificate }
    #expect(given.allSatisfy { $0.issuedOn == PublishedSessions.day(2027, 3, 1) })
    #expect(
      Set(given.filter { $0.sort == .block }.map(\.validUntil))
        == [PublishedSessions.day(2031, 7, 10)])
    #expect(Set(given.filter { $0.sort == .certification }.map(\.validUntil)) == [nil])
  }
}
