import Testing

@testable import SextantModel

@Suite struct CalledInInstitutionTests {
  private func said(
    _ verb: String, on id: String, _ dossier: Dossier, readable: Dossier? = nil
  ) throws -> Argument? {
    let x = VerbContext(
      dossier, readable: readable, at: SmallJury.moment(18),
      by: VerbContext.Actor(name: "J2", item: "J2", mayApprove: true, account: "42"),
      mark: SmallJury.mark, seed: [UInt8](repeating: 1, count: 32))
    return try Verbs.perform(verb, on: id, reason: "Relu", x).get().message.arguments["name"]
  }

  @Test("what is done is told by the people it is about, and by no id")
  func names() throws {
    let dossier = SmallJury.written
    let candidate = try #require(dossier.find(ID<Candidate>("K1"))?.name)
    let panel = try #require(dossier.find(ID<Panel>("P1"))?.name)
    #expect(try said("minutes.sign", on: "V1", dossier) == .text(panel))
    #expect(
      try said("reconciliation.reopen", on: "R1", SmallJury.institution)
        == .text("\(candidate), E1.k01"))
    // Who may not see the candidate is told no name.
    var reduced = SmallJury.institution
    _ = reduced.remove("K1")
    #expect(
      try said("reconciliation.reopen", on: "R1", SmallJury.institution, readable: reduced)
        == .text("E1.k01"))
  }

  @Test("a slot is called by its team or its candidates, a decision by whom it is of")
  func kinds() {
    var items = SmallJury.institution
    let name = items.find(ID<Candidate>("K1"))?.name ?? ""
    var slot = Slot()
    (slot.id, slot.candidates) = ("T9", ["K1"])
    #expect(items.called(slot) == name)
    var team = CandidateTeam()
    (team.id, team.name) = ("Q1", "Équipe Aube")
    items.put(team)
    slot.team = "Q1"
    #expect(items.called(slot) == "Équipe Aube")
    var decision = BlockDecision()
    (decision.candidate, decision.block) = ("K1", "B2")
    #expect(items.called(decision) == "\(name), B2")
    var certificate = Certificate()
    certificate.number = "MSMD-2026-0007"
    #expect(items.called(certificate) == "MSMD-2026-0007")
    #expect(items.called(Slot()) == nil && items.called(VaeFile()) == nil)
  }
}
