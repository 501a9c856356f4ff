import Testing

@testable import SextantModel

@Suite struct SessionDecisionTests {
  typealias Small = SmallSession

  func refusals(_ result: Result<Dossier, VerbRefusal>) -> [String] {
    if case .failure(let refusal) = result { refusal.obstacles.map(\.key) } else { [] }
  }

  /// Ana acquires, Bo lacks C2 for k3, Cy acquires.
  static let levels = [
    "K1 J1": "222", "K1 J2": "232", "K2 J1": "221", "K2 J2": "221", "K3 J3": "333",
  ]

  @Test func `a session is decided, published, and then kept`() throws {
    let decided = try Small.after(
      "session.decide", on: "S1", by: "J1", Small.institution(Self.levels)
    ).get()
    let decisions = decided.all(BlockDecision.self)
    #expect(decisions.map(\.result) == [.acquired, .notAcquired, .acquired])
    #expect(decisions.map(\.missing) == [[], ["C2"], []])
    #expect(decisions.map(\.failed) == [[], ["k3"], []])
    #expect(decisions.allSatisfy { $0.date == Small.day && $0.session == "S1" })

    // Not before the panels have signed what they decided.
    #expect(
      refusals(Small.after("session.publish", on: "S1", decided)) == [
        "noMinutes", "decisionsUntold",
      ])
    let early = try Small.minuted(Small.institution(Self.levels))
    let untold = try Small.after("session.decide", on: "S1", early).get()
    #expect(refusals(Small.after("session.publish", on: "S1", untold)) == ["decisionsUntold"])

    let published = try Small.after("session.publish", on: "S1", Small.minuted(decided)).get()
    #expect(published.all(Session.self)[0].publishedOn == Small.day)
    var changed = decisions[0]
    changed.result = .notAcquired
    #expect(Agreements.breaches(from: decisions[0], to: changed, in: decided).isEmpty)
    for way in [Agreements.Way.edit, .verb("session.decide"), .takingBack] {
      let breaches = Agreements.breaches(
        from: decisions[0], to: changed, in: published, by: way)
      #expect(breaches.map(\.field) == ["result"], "\(way)")
    }
    #expect(
      Agreements.breaches(from: decisions[0], to: nil, in: published).map(\.what) == [.deletes])
    // Nothing joins what was published; a mark that comes later changes nothing.
    var late = BlockDecision()
    (late.id, late.session, late.candidate, late.block) = ("L", "S1", "K1", "O1")
    #expect(Agreements.breaches(from: nil, to: late, in: published).map(\.what) == [.joins])
    #expect(refusals(Small.after("session.decide", on: "S1", published)) == ["notNow"])
  }

  @Test func `a published decision is corrected by another one, and stays`() throws {
    var dossier = try Small.after("session.decide", on: "S1", Small.institution(Self.levels)).get()
    dossier = try Small.after("session.publish", on: "S1", Small.minuted(dossier)).get()
    let old = try #require(dossier.all(BlockDecision.self).first { $0.candidate == "K2" })
    dossier = try Small.after(
      "blockDecision.correct", on: old.id.text,
      filling: [("result", "acquired"), ("grounds", "Pièce retrouvée"), ("missing.lines", "")],
      dossier
    ).get()
    #expect(dossier.find(old.id) == old || dossier.find(old.id)?.saysSame(as: old) == true)
    let standing = BlockDecision.standing(dossier.all(BlockDecision.self))
    let new = try #require(standing.first { $0.candidate == "K2" })
    #expect(standing.count == 3 && new.corrects == old.id && new.result == .acquired)
    #expect(new.missing.isEmpty && new.grounds == "Pièce retrouvée")
    // The correction joins the published session, and is kept itself.
    var again = new
    again.grounds = "Autre"
    #expect(Agreements.breaches(from: new, to: again, in: dossier).map(\.field) == ["grounds"])
  }

  @Test func `what changes after the count is counted again before it is published`() throws {
    var dossier = try Small.after("session.decide", on: "S1", Small.institution(Self.levels)).get()
    var rules = dossier.all(CertifierRules.self)[0]
    rules.competencyRule = .mean
    rules.blockRule = .mean
    dossier.put(rules)
    // Bo: C1 is 2, C2 is 1, the mean 1.5 is below 2: still not acquired, but for another reason.
    #expect(try refusals(Small.after("session.publish", on: "S1", Small.minuted(dossier))).isEmpty)
    rules.blockThreshold = 1.5
    dossier.put(rules)
    #expect(
      try refusals(Small.after("session.publish", on: "S1", Small.minuted(dossier)))
        == ["stale"])
    dossier = try Small.after("session.decide", on: "S1", dossier).get()
    #expect(dossier.all(BlockDecision.self).count == 3)
    #expect(
      dossier.all(BlockDecision.self).map(\.result) == [.acquired, .acquired, .acquired])
  }

  /// Ana proves that she acquired B1 elsewhere after it was decided: the session decides it no more.
  @Test func `a decision that nothing gives any more is not published, and is taken back`() throws {
    var dossier = try Small.minuted(
      Small.after("session.decide", on: "S1", Small.institution(Self.levels)).get())
    #expect(refusals(Small.after("session.publish", on: "S1", dossier)).isEmpty)
    var ana = try #require(dossier.find(ID<Candidate>("K1")))
    ana.keptBlocks = [KeptBlock("B1", source: "Attestation de 2025")]
    dossier.put(ana)
    #expect(refusals(Small.after("session.publish", on: "S1", dossier)) == ["stale"])
    let x = VerbContext(
      dossier, at: Small.moment, by: VerbContext.Actor(name: "Direction", mayApprove: true),
      library: SmallCertification.library, mark: SmallJury.mark, seed: [1])
    let outcome = try Verbs.perform("session.decide", on: "S1", x).get()
    #expect(outcome.removed == ["S1-K1-B1"])
    for id in outcome.removed { dossier.remove(id) }
    #expect(refusals(Small.after("session.publish", on: "S1", dossier)).isEmpty)
    #expect(dossier.all(BlockDecision.self).compactMap(\.candidate?.text).sorted() == ["K2", "K3"])
  }

  @Test func `of the options a session decides those that a candidate chose`() throws {
    var dossier = Small.institution(Self.levels)
    var ana = try #require(dossier.find(ID<Candidate>("K1")))
    (ana.blocks, ana.options) = ([], ["SC.O2"])
    dossier.put(ana)
    func decided() throws -> [String] {
      SessionDecisions(dossier.all(Session.self)[0], in: dossier, try Small.frame(dossier))
        .decisions.filter { $0.candidate == "K1" }.map(\.block)
    }
    #expect(try decided() == ["B1", "O2"])
    ana.options = []
    dossier.put(ana)
    #expect(try decided() == ["B1", "O1", "O2"])
  }

  @Test func `a link declared late keeps what that panel heard from being decided and published`()
    throws
  {
    var dossier = try Small.minuted(
      Small.after("session.decide", on: "S1", Small.institution(Self.levels)).get())
    var link = JuryLink()
    (link.id, link.juror, link.candidate, link.nature) = ("L1", "J4", "K3", .guidedVae)
    dossier.put(link)
    guard case .failure(let refusal) = Small.after("session.publish", on: "S1", dossier) else {
      Issue.record("published what an unlawful panel decided")
      return
    }
    let told = refusal.obstacles.filter { $0.key == "unlawful" }
    #expect(told.count == 1)
    #expect(told.first?.message.arguments["rule"] == .label("panelRule.noLink"))
    #expect(told.first?.message.arguments["panel"] == .text("P2"))
    #expect(told.first?.message.arguments["slots"] == .texts(["TK3"]))
    let words = try Project.catalogue(.french)
    let said = told.map { words.say($0.message) }.joined()
    #expect(said.contains("Le jury P2") && said.contains("1 passage\u{A0}: TK3"), "\(said)")
    #expect(refusals(Small.after("session.decide", on: "S1", dossier)) == ["unlawful"])
    // Settled, it goes on.
    (link.nature, link.declaredOn) = (.noLink, Small.day)
    dossier.put(link)
    #expect(refusals(Small.after("session.decide", on: "S1", dossier)).isEmpty)
  }

  @Test func `a refusal names who waits, and nothing of what was said`() throws {
    let dossier = Small.institution([
      "K1 J1": "2-2", "K1 J2": "222", "K2 J1": "022", "K2 J2": "222", "K3 J3": "333",
    ])
    guard case .failure(let refusal) = Small.after("session.decide", on: "S1", dossier) else {
      Issue.record("decided with marks missing")
      return
    }
    #expect(refusal.obstacles.map(\.key) == ["waits", "gaps"])
    let words = try Project.catalogue(.french)
    let said = refusal.obstacles.map { words.say($0.message) }
    #expect(said[0].contains("Juré J1") && !said[0].contains("Juré J2"))
    #expect(!said.joined().contains("K2") && !said.joined().contains("k1"))
  }

  /// Every state of one gap, by hand: 0 and 2 are two apart, one more than the rules allow.
  @Test func `a gap is agreed on by its panel, with a reason; both marks stay`() throws {
    var dossier = Small.institution(["K1 J1": "202", "K1 J2": "222"])
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("C1", "TK1", "K1")
    (agreed.criterion, agreed.level, agreed.reason) = ("k2", "2", "Pièce relue ensemble")
    dossier.put(agreed)
    #expect(
      refusals(Small.after("reconciliation.agree", on: "C1", by: "J3", dossier)) == ["notMember"])
    let after = try Small.after("reconciliation.agree", on: "C1", by: "J2", dossier).get()
    let sheets = try Small.sheets(after)
    let sheet = sheets.sheet(try #require(after.find(ID<Candidate>("K1")))).sheet
    let standing = try #require(
      Deliberation(sheet, sheets.frame).criteria.first { $0.criterion == "k2" })
    #expect(standing.levels == ["0", "2"] && standing.isReconciled && standing.points == 2)
  }
}
