import SextantKernels
import Testing

@testable import SextantModel

/// What a session gives stays given, whenever its blocks are noted with the candidates.
@Suite struct CarriedBlocksTests {
  private let library = FrameworkLibrary([PublishedSessions.framework])
  private let frame = DeliberationFrame(PublishedSessions.framework, PublishedSessions.rules)

  private func after(_ verb: String, on id: String, _ dossier: Dossier) throws -> Dossier {
    try #require(
      SmallJury.after(verb, on: id, SmallJury.context(dossier, library: library)))
  }

  private func carried(_ dossier: Dossier = PublishedSessions.depositable) throws -> Dossier {
    try after("session.carryBlocks", on: "S1", dossier)
  }

  private func kept(_ candidate: String, in dossier: Dossier) -> [KeptBlock] {
    dossier.find(ID<Candidate>(candidate))?.keptBlocks ?? []
  }

  private func earned(_ session: ID<Session>, in dossier: Dossier) -> [String] {
    EarnedCertificates(PublishedSessions.session(session, in: dossier), in: dossier, library).all
      .map { "\($0.candidate.text) \($0.sort.rawValue) \($0.blocks.joined(separator: "+"))" }
  }

  private static let june = [
    "K1 block B1", "K1 block O1", "K1 certification B1+O1", "K2 block B1", "K3 block B1",
    "K3 certification B1+O1", "K4 block O1",
  ]

  @Test func `a carried block says when it was acquired and in which session`() throws {
    let dossier = try carried()
    #expect(
      kept("K2", in: dossier) == [
        KeptBlock("B1", acquiredOn: PublishedSessions.day(2026, 7, 10), session: "S1")
      ])
    // What was kept before has its own origin.
    #expect(kept("K3", in: dossier).map(\.block) == ["O1", "B1"])
    #expect(kept("K3", in: dossier).map(\.session) == [nil, "S1"])
  }

  @Test("carried before it certifies, a session gives the same", arguments: [true, false])
  func certificates(isByName: Bool) throws {
    let before = PublishedSessions.depositable
    #expect(earned("S1", in: before) == Self.june)
    var dossier = try carried(before)
    if isByName {
      // As it was noted once: names alone.
      for var candidate in dossier.all(Candidate.self) {
        candidate.keptBlocks = candidate.keptBlocks.map { KeptBlock($0.block) }
        dossier.put(candidate)
      }
    }
    #expect(earned("S1", in: dossier) == Self.june)
    #expect(earned("S2", in: dossier) == ["K1 block O2", "K2 block O1", "K2 certification B1+O1"])
    let (plan, again) = (
      PublishedSessions.plan(in: before), PublishedSessions.plan(in: dossier)
    )
    #expect(again.entries.map(\.candidate) == ["K1", "K3"])
    #expect(again.entries.map(\.lastDay) == plan.entries.map(\.lastDay))
    let watch = DepositWatch(
      in: dossier, library: library, on: PublishedSessions.day(2026, 12, 1))
    #expect(watch.lines.map(\.session) == ["S1", "S2"])
    #expect(watch.lines.map(\.missing) == [2, 1])
    let cohorts = RegisterCohorts(PublishedSessions.framework, in: dossier, library)
    #expect(cohorts.lines.map(\.certified) == [3])
  }

  @Test func `a file that was made before is made again to the byte`() throws {
    let items = PublishedSessions.depositable
    let instant = try #require(UTCInstant("2026-07-10T12:24:12Z"))
    let made = try PublishedSessions.plan(in: items).deposit(
      "RD1", flow: "flux-1", at: instant, on: PublishedSessions.day(2026, 7, 10), in: items)
    var dossier = try carried(items)
    dossier.put(made)
    let file = try PublishedSessions.plan(in: dossier).file(of: made, in: dossier)
    #expect(made.results.map(\.result) == ["S1-K1"])
    #expect(hexadecimalDigest(file) == made.digest)
  }

  @Test func `the deliberation goes on showing what was judged in the session`() throws {
    let session = PublishedSessions.session("S1")
    var dossier = try carried()
    for id in ["K2", "K3"] {
      var slot = Slot()
      (slot.id, slot.session, slot.assessment) = (ID("T-\(id)"), "S1", "E1")
      slot.candidates = [ID(id)]
      dossier.put(slot)
    }
    func standings(_ id: ID<Candidate>, _ session: Session) throws -> [String] {
      let candidate = try #require(dossier.find(id))
      let sheet = SessionSheets(session, in: dossier, frame).sheet(candidate).sheet
      return Deliberation(sheet, frame).blocks.filter(\.isKept).map(\.block)
    }
    #expect(try standings("K2", session) == [])
    #expect(try standings("K3", session) == ["O1"])
    #expect(try standings("K2", PublishedSessions.session("S2")) == ["B1"])
    // The next session asks for what the first did not give, and for nothing it gave.
    let second = PublishedSessions.session("S2")
    let two = try #require(dossier.find(ID<Candidate>("K2")))
    let held = two.keptBlocks(before: second, decided: ["O1"], in: "PETIT") { dossier.find($0) }
    #expect(held.map(\.block) == ["B1"])
    #expect(
      two.keptBlocks(before: session, decided: ["B1", "O1"], in: "PETIT") { dossier.find($0) }
        == [])
  }

  // MARK: - Corrections

  private func corrected(_ dossier: Dossier, _ decision: String, to result: BlockResult) throws
    -> Dossier
  {
    let x = SmallJury.context(dossier, library: library)
    var items = dossier
    let outcome = try Verbs.perform(
      "blockDecision.correct", on: decision,
      filling: .form([
        ("result", result.rawValue), ("grounds", "Relu"), ("missing.lines", "C1"),
      ]), x
    ).get()
    for item in outcome.changed { SmallJury.put(item, in: &items) }
    return items
  }

  @Test func `what a correction took away is not carried`() throws {
    let dossier = try carried(
      corrected(PublishedSessions.depositable, "D-S1-K2-B1", to: .notAcquired))
    #expect(kept("K2", in: dossier) == [])
    #expect(kept("K1", in: dossier).map(\.block) == ["B1", "O1"])
  }

  @Test func `a correction after the carrying takes the block back, or notes it`() throws {
    let dossier = try carried()
    let lost = try corrected(dossier, "D-S1-K2-B1", to: .notAcquired)
    #expect(kept("K2", in: lost) == [])
    #expect(!earned("S1", in: lost).contains("K2 block B1"))
    #expect(earned("S2", in: lost) == ["K1 block O2", "K2 block O1"])
    let won = try corrected(dossier, "D-S1-K2-O1", to: .acquired)
    #expect(kept("K2", in: won).map(\.block) == ["B1", "O1"])
    #expect(kept("K2", in: won).last?.session == "S1")
    // A block with another proof stays, whatever this session decides.
    var proven = dossier
    var candidate = try #require(proven.find(ID<Candidate>("K2")))
    candidate.keptBlocks = [KeptBlock("B1", source: "Attestation de 2024")]
    proven.put(candidate)
    #expect(
      kept("K2", in: try corrected(proven, "D-S1-K2-B1", to: .notAcquired)).map(\.source)
        == ["Attestation de 2024"])
  }

  @Test func `a corrected decision neither spends an attempt nor gives the block`() {
    func decision(_ id: String, _ result: BlockResult, corrects: ID<BlockDecision>? = nil)
      -> BlockDecision
    {
      var decision = BlockDecision()
      (decision.id, decision.session, decision.candidate) = (ID(id), "S1", "K1")
      (decision.block, decision.result, decision.corrects) = ("B1", result, corrects)
      decision.date = PublishedSessions.day(2026, 7, 10)
      return decision
    }
    func progress(_ decisions: [BlockDecision]) -> BlockProgress? {
      var candidate = SmallCertification.candidate(["SC.B1"])
      candidate.framework = "SC"
      return BlockProgress.all(
        of: candidate, blocks: candidate.blocks, rules: nil, decisions: decisions,
        attendances: [], slots: [:], blockOf: ["E1": "B1"],
        today: PublishedSessions.day(2026, 8, 1)
      ).first
    }
    let lost = progress([decision("D", .acquired), decision("D-2", .notAcquired, corrects: "D")])
    #expect(lost?.block == "B1" && lost?.state == .notAcquired && lost?.spent == 1)
    let won = progress([decision("D", .notAcquired), decision("D-2", .acquired, corrects: "D")])
    #expect(won?.state == .acquired && won?.spent == 0)
  }

  // MARK: - What is written of a kept block

  @Test func `one rule knows a block again, whoever wrote it`() {
    var block = Block()
    block.id = "B1"
    let session = Session()
    for written in ["B1", " B1 ", "MSMD.B1", "msmd.B1", "\u{A0}MSMD.B1"] {
      var candidate = Candidate()
      (candidate.blocks, candidate.keptBlocks) = ([written], [KeptBlock(written)])
      #expect(candidate.holds("B1", in: "MSMD", for: session, years: nil), "\(written)")
      #expect(candidate.seeks(block, in: "MSMD"), "\(written)")
      #expect(candidate.kept(in: "MSMD") == ["B1"], "\(written)")
    }
    var other = Candidate()
    other.keptBlocks = ["MCMD.B1"]
    #expect(!other.holds("B1", in: "MSMD", for: session, years: nil))
  }

  @Test func `names alone are read as they were written once, beside rows that say more`() throws {
    let text = """
      - id: K1
        name: Ana Roux
        keptBlocks:
          - MSMD.B1
          - {block: B2, acquiredOn: 2025-06-30, source: Relevé}
          - {block: B3, session: S0}
      """
    let reading = DossierReader.read(
      [
        SourceText(
          path: "certification/candidates.yaml", size: text.utf8.count, bytes: Array(text.utf8))
      ], registry: .institution)
    let candidate = try #require(reading.dossier.find(ID<Candidate>("K1")))
    #expect(candidate.keptBlocks.map(\.block) == ["MSMD.B1", "B2", "B3"])
    #expect(candidate.keptBlocks.map(\.isProven) == [false, true, true])
    #expect(candidate.keptBlocks[1].acquiredOn == PublishedSessions.day(2025, 6, 30))
  }

  @Test func `a certification that rests on a block without a proof is told`() throws {
    let session = PublishedSessions.session("S1")
    let found = EarnedCertificates(session, in: PublishedSessions.dossier, library)
    #expect(found.unproven == [.init(candidate: "K3", blocks: ["O1"])])
    var dossier = PublishedSessions.dossier
    var candidate = try #require(dossier.find(ID<Candidate>("K3")))
    candidate.keptBlocks = [KeptBlock("O1", source: "Attestation de 2024")]
    dossier.put(candidate)
    #expect(EarnedCertificates(session, in: dossier, library).unproven == [])
    // Decisions of a session here prove what it carried, even as a name alone.
    let second = EarnedCertificates(
      PublishedSessions.session("S2"), in: dossier, library)
    #expect(second.unproven == [])
  }

  /// Acquired on 10 July 2026, for a year: on 10 July 2027 it still counts, the day after no more.
  @Test func `a block that counts no longer is sat again, and makes up no certification`() throws {
    var dossier = try carried()
    var rules = try #require(dossier.find(ID<CertifierRules>("R1")))
    rules.validityYears = 1
    dossier.put(rules)
    for (day, counts) in [
      (PublishedSessions.day(2027, 7, 10), true), (PublishedSessions.day(2027, 7, 11), false),
    ] {
      var second = PublishedSessions.session("S2", in: dossier)
      second.start = day
      dossier.put(second)
      let two = try #require(dossier.find(ID<Candidate>("K2")))
      #expect(two.holds("B1", in: "PETIT", for: second, years: 1) == counts)
      #expect(earned("S2", in: dossier).contains("K2 certification B1+O1") == counts)
      let frame = DeliberationFrame(PublishedSessions.framework, rules)
      let sheet = SessionSheets(second, in: dossier, frame).sheet(two).sheet
      #expect(
        Deliberation(sheet, frame).blocks.filter(\.isKept).map(\.block) == (counts ? ["B1"] : []))
    }
  }
}
