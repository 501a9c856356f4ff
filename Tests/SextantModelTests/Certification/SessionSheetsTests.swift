import Testing

@testable import SextantModel

@Suite struct SessionSheetsTests {
  typealias Small = SmallSession

  func deliberate(_ dossier: Dossier, _ id: String) throws -> (CandidateSheet, Deliberation) {
    let sheets = try Small.sheets(dossier)
    let sheet = sheets.sheet(try #require(dossier.find(ID<Candidate>(id))))
    return (sheet, Deliberation(sheet.sheet, sheets.frame))
  }
  func block(_ found: Deliberation) -> BlockStanding? { found.blocks.first { $0.block == "B1" } }

  @Test func `each candidate is judged by those who heard them`() throws {
    let dossier = Small.institution()
    #expect(try Small.sheets(dossier).candidates.map(\.id.text) == ["K1", "K2", "K3"])
    let (ana, decided) = try deliberate(dossier, "K1")
    #expect(ana.sheet.seats == [JurySeat("E1", ["J1", "J2"], president: "J1")])
    #expect(ana.isWhole && block(decided)?.result == .acquired)
    let (cy, _) = try deliberate(dossier, "K3")
    #expect(cy.sheet.seats.map(\.jurors) == [["J3", "J4"]])
  }

  @Test func `who has still to hand in is told, criterion by criterion`() throws {
    let dossier = Small.institution(["K1 J1": "2-2"])
    let (sheet, decided) = try deliberate(dossier, "K1")
    #expect(
      sheet.waits == [
        CandidateSheet.Wait(juror: "J1", assessment: "E1", criteria: ["k2"]),
        CandidateSheet.Wait(juror: "J2", assessment: "E1", criteria: ["k1", "k2", "k3"]),
      ])
    #expect(block(decided)?.result == .undecided)
    #expect(
      SessionDecisions.open(sheet, decided) == [
        SessionDecisions.Open(candidate: "K1", why: .waits, names: ["J1", "J2"])
      ])
  }

  @Test func `who sat on the day judges, whoever else is a member`() throws {
    var dossier = Small.institution(["K1 J1": "222"])
    var panel = try #require(dossier.find(ID<Panel>("P1")))
    panel.present = ["J1"]
    dossier.put(panel)
    let (sheet, decided) = try deliberate(dossier, "K1")
    #expect(sheet.isWhole && block(decided)?.result == .acquired)
  }

  /// The team's part is marked once for all its members; each one's own part is their own.
  @Test func `a team's mark counts for each of its members`() throws {
    var dossier = Small.institution([
      "K1 J1": "-22", "K1 J2": "-22", "K2 J1": "-11", "K2 J2": "-11",
    ])
    var team = CandidateTeam()
    (team.id, team.session, team.assessment, team.members) = ("TM", "S1", "E1", ["K1", "K2"])
    dossier.put(team)
    var slot = Slot()
    (slot.id, slot.session, slot.assessment, slot.panel, slot.team) = ("TT", "S1", "E1", "P1", "TM")
    dossier.put(slot)
    for juror in ["J1", "J2"] {
      var mark = Mark()
      (mark.id, mark.slot, mark.juror) = (ID("G-\(juror)"), "TT", ID(juror))
      (mark.criterion, mark.level, mark.submittedAt) = ("SC.k1", "3", Small.moment)
      dossier.put(mark)
    }
    let (ana, first) = try deliberate(dossier, "K1")
    let (bo, second) = try deliberate(dossier, "K2")
    #expect(ana.isWhole && bo.isWhole)
    #expect(first.criteria.first { $0.criterion == "k1" }?.points == 3)
    // Competency C1: half the team's 3, half one's own 2, and 1 for Bo.
    #expect(first.competencies.first { $0.competency == "C1" }?.points == 2.5)
    #expect(second.competencies.first { $0.competency == "C1" }?.points == 2)
    #expect(block(first)?.result == .acquired && block(second)?.result == .notAcquired)
  }

  @Test func `absent without excuse acquires nothing, excused is awaited`() throws {
    for (state, result) in [
      (AttendanceState.absent, BlockResult.notAcquired), (.excused, .undecided),
    ] {
      var dossier = Small.institution([:])
      var attendance = Attendance()
      (attendance.id, attendance.slot, attendance.candidate) = ("A1", "TK1", "K1")
      attendance.state = state
      dossier.put(attendance)
      let (sheet, decided) = try deliberate(dossier, "K1")
      #expect(sheet.isWhole && block(decided)?.result == result)
      let frame = try Small.frame(dossier)
      let reasons = decided.reasons(for: try #require(block(decided)), sheet, frame)
      #expect(
        reasons.map(\.key).contains(
          state == .absent ? "deliberation.reason.absent" : "deliberation.reason.excused"))
    }
  }

  @Test func `only what was agreed and cast counts`() throws {
    var dossier = Small.institution(["K1 J1": "202", "K1 J2": "222"])
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("C1", "TK1", "K1")
    (agreed.criterion, agreed.level, agreed.reason) = ("k2", "2", "relu")
    dossier.put(agreed)
    #expect(block(try deliberate(dossier, "K1").1)?.result == .undecided)
    agreed.agreedOn = Small.day
    dossier.put(agreed)
    #expect(block(try deliberate(dossier, "K1").1)?.result == .acquired)
    for (juror, isInFavour) in [("J1", false), ("J2", true)] {
      var vote = JuryVote()
      (vote.id, vote.panel, vote.candidate) = (ID("V\(juror)"), "P1", "K1")
      (vote.block, vote.juror, vote.isInFavour) = ("SC.B1", ID(juror), isInFavour)
      dossier.put(vote)
    }
    #expect(block(try deliberate(dossier, "K1").1)?.vote == nil)
    for id in ["VJ1", "VJ2"] as [ID<JuryVote>] {
      var vote = try #require(dossier.find(id))
      vote.castAt = Small.moment
      dossier.put(vote)
    }
    // A tie: the president was against.
    let (sheet, decided) = try deliberate(dossier, "K1")
    let standing = try #require(block(decided))
    #expect(standing.vote?.isCasting == true && standing.result == .notAcquired)
    #expect(standing.computed == .acquired)
    #expect(
      decided.reasons(for: standing, sheet, try Small.frame(dossier)).first?.key
        == "deliberation.reason.casting")
  }

  @Test func `a block that lacks says by which competencies and criteria`() throws {
    let dossier = Small.institution(["K1 J1": "211", "K1 J2": "212"])
    let (sheet, decided) = try deliberate(dossier, "K1")
    let standing = try #require(block(decided))
    #expect(standing.result == .notAcquired && standing.missing == ["C1", "C2"])
    let reasons = decided.reasons(for: standing, sheet, try Small.frame(dossier))
    #expect(
      reasons == [
        Message(
          "deliberation.reason.competency",
          ["competency": .text("C1"), "criteria": .texts(["k2"])]),
        Message(
          "deliberation.reason.competency",
          ["competency": .text("C2"), "criteria": .texts(["k3"])]),
      ])
  }
}
