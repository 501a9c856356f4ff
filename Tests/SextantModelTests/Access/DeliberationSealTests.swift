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
      seen.all(Mark.self).count == 15 && seen.all(Mark.self).allSatisfy { $0.submittedAt != nil })
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
