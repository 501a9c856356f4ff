import Testing

@testable import SextantModel

/// Until results are published nobody but the panel reads what they will be: no level, no comment,
/// no reconciliation, no vote, no decision.
@Suite struct DeliberationSealTests {
  typealias Small = SmallSession

  static func deliberated() throws -> Dossier {
    var dossier = Small.institution([
      "K1 J1": "202", "K1 J2": "222", "K2 J1": "222", "K2 J2": "222", "K3 J3": "222",
    ])
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("C1", "TK1", "K1")
    (agreed.criterion, agreed.level, agreed.reason) = ("k2", "2", "accord du jury")
    agreed.agreedOn = Small.day
    dossier.put(agreed)
    for juror in ["J1", "J2"] {
      var vote = JuryVote()
      (vote.id, vote.panel, vote.candidate) = (ID("V-\(juror)"), "P1", "K2")
      (vote.block, vote.juror, vote.castAt) = ("B1", ID(juror), Small.moment)
      dossier.put(vote)
    }
    return try Small.after("session.decide", on: "S1", by: "J1", dossier).get()
  }

  /// What a reader has of the deliberation on each candidate.
  func told(_ dossier: Dossier, _ reach: Reach) -> Set<String> {
    let seen = dossier.reduced(to: reach, on: Small.day)
    var told: Set<String> = []
    for mark in seen.all(Mark.self) where !mark.level.isEmpty || !mark.comment.isEmpty {
      told.insert("mark \(mark.candidate?.text ?? "")")
    }
    for item in seen.all(Reconciliation.self) {
      told.insert("agreed \(item.candidate?.text ?? "")")
    }
    for item in seen.all(JuryVote.self) { told.insert("vote \(item.candidate?.text ?? "")") }
    for item in seen.all(BlockDecision.self) {
      told.insert("decision \(item.candidate?.text ?? "")")
    }
    return told
  }
  static let ofFirst: Set<String> = [
    "mark K1", "mark K2", "agreed K1", "vote K2", "decision K1", "decision K2",
  ]
  static let ofSecond: Set<String> = ["mark K3", "decision K3"]

  @Test func `before it is published, the panel alone`() throws {
    let dossier = try Self.deliberated()
    for role in Role.allCases {
      #expect(told(dossier, role.reach()).isEmpty, "\(role)")
    }
    for role in [Role.juror, .president] {
      #expect(told(dossier, role.reach(juror: "J1")) == Self.ofFirst)
      #expect(told(dossier, role.reach(juror: "J2")) == Self.ofFirst)
      #expect(told(dossier, role.reach(juror: "J3")) == Self.ofSecond)
    }
    // Who prepares the session sees that marks are in.
    let seen = dossier.reduced(to: Role.programmeManager.reach(), on: Small.day)
    #expect(
      seen.all(Mark.self).count == 18 && seen.all(Mark.self).allSatisfy { $0.submittedAt != nil })
  }

  @Test func `once it is published, everybody who reads the institution`() throws {
    let dossier = try Small.after(
      "session.publish", on: "S1", Small.minuted(Self.deliberated())
    ).get()
    for role in [Role.owner, .programmeManager, .auditor, .disabilityOfficer] {
      #expect(told(dossier, role.reach()) == Self.ofFirst.union(Self.ofSecond), "\(role)")
    }
    #expect(told(dossier, Role.guest.reach()).isEmpty)
  }

  @Test func `who stepped aside, who sat last year and who sits next door read nothing of it`()
    throws
  {
    var dossier = try Self.deliberated()
    // Of the panel, and stepped aside for Bo: of Bo nothing, of Ana all.
    var aside = try #require(dossier.find(ID<Slot>("TK2")))
    aside.recused = ["J2"]
    dossier.put(aside)
    let second = Role.juror.reach(juror: "J2")
    #expect(
      told(dossier, second).isDisjoint(with: ["vote K2", "decision K2"]))
    #expect(told(dossier, second).isSuperset(of: ["agreed K1", "decision K1"]))
    // Heard Ana last year, in a session that is over and published.
    var last = try #require(dossier.find(ID<Session>("S1")))
    (last.id, last.publishedOn) = ("S0", Small.day)
    dossier.put(last)
    var panel = Panel()
    (panel.id, panel.session, panel.members) = ("P0", "S0", ["J9"])
    dossier.put(panel)
    var heard = Slot()
    (heard.id, heard.session, heard.panel, heard.candidates) = ("T0", "S0", "P0", ["K1"])
    dossier.put(heard)
    #expect(told(dossier, Role.juror.reach(juror: "J9")).isEmpty)
    // Hears Ana this year on another panel: what is decided, not what the other panel agreed on.
    (panel.id, panel.session, panel.members) = ("P3", "S1", ["J8"])
    dossier.put(panel)
    (heard.id, heard.session, heard.panel) = ("T3", "S1", "P3")
    dossier.put(heard)
    #expect(told(dossier, Role.juror.reach(juror: "J8")) == ["decision K1"])
  }

  @Test func `that no link ties them is for all to know, what ties others is not`() throws {
    var dossier = Small.institution()
    var link = JuryLink()
    (link.id, link.juror, link.candidate, link.nature) = ("L1", "J1", "K1", .noLink)
    dossier.put(link)
    (link.id, link.juror, link.candidate, link.nature) = ("L2", "J3", "K3", .family)
    dossier.put(link)
    let juror = Role.juror.reach(juror: "J2")
    let seen = dossier.reduced(to: juror, on: Small.day)
    #expect(seen.find(ID<JuryLink>("L1"))?.nature == .noLink)
    #expect(seen.find(ID<JuryLink>("L2"))?.nature == nil)
    let rules = try #require(dossier.find(ID<CertifierRules>("R1")))
    for (panel, isLawful) in [("P1", true), ("P2", false)] as [(ID<Panel>, Bool)] {
      let whole = PanelProof(try #require(dossier.find(panel)), in: dossier, by: rules)
      let reduced = PanelProof(try #require(seen.find(panel)), in: seen, by: rules)
      #expect(whole.isLawful == isLawful && reduced.isLawful == isLawful)
    }
    // Who is told that a panel cannot open is not told by what.
    func refusal(by reach: Reach) -> Argument? {
      let x = VerbContext(
        dossier, readable: dossier.reduced(to: reach, on: Small.day), at: Small.moment,
        by: VerbContext.Actor(name: "Juré J2", item: "J2"), library: SmallCertification.library)
      return dossier.find(ID<Panel>("P2")).flatMap { panel in
        Verbs.offers(for: panel, x).first { $0.card.name == "panel.open" }?.obstacles
          .first { $0.key == "noLink" }?.message.arguments["link"]
      }
    }
    #expect(refusal(by: juror) == .label("panel.linkWithheld"))
    #expect(refusal(by: Role.president.reach(juror: "J2")) == .choice(JuryLinkNature.family))
  }

  @Test func `what one does not read, one does not overwrite`() throws {
    let dossier = try Self.deliberated()
    let sight = Sight(of: dossier, by: Role.owner.reach(), on: Small.day)
    let reduced = dossier.reduced(to: sight)
    var edited = try #require(reduced.find(ID<Mark>("M-K1-J1-k1")))
    #expect(edited.level.isEmpty && edited.comment.isEmpty)
    edited.level = "3"
    let kept = dossier.merging(edited: edited, seenThrough: sight)
    #expect(kept.level == "2" && kept.comment == "dit par J1")
    // As it stood once, too.
    let standing = try #require(dossier.find(ID<Mark>("M-K1-J1-k1")))
    #expect((sight.covering(standing) as? Mark)?.level == "")
  }

  /// A team's members are heard by the panel of the team's slot.
  @Test func `a panel reads what it decided of a team`() throws {
    var dossier = try Self.deliberated()
    var team = CandidateTeam()
    (team.id, team.session, team.members) = ("TM", "S1", ["K3"])
    dossier.put(team)
    var slot = Slot()
    (slot.id, slot.session, slot.panel, slot.team) = ("TT", "S1", "P1", "TM")
    dossier.put(slot)
    #expect(told(dossier, Role.juror.reach(juror: "J1")).contains("decision K3"))
  }
}
