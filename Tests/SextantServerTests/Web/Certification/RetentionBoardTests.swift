import SextantModel
import Testing

@testable import SextantServer

@Suite struct RetentionBoardTests {
  /// As the published session, with a comment to be erased and rules that say when.
  private func bench() throws -> InstitutionBench {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    try bench.publish("S-2026-06", on: Day(2025, 6, 27))
    var mark = SextantModel.Mark()
    (mark.id, mark.slot, mark.candidate) = ("M-ERASED", "T1", "K-ANOUK")
    (mark.juror, mark.criterion, mark.comment) = ("J-RACHID", "E2.k01", "Une remarque à oublier")
    mark.submittedAt = Moment(
      day: Day(2025, 6, 22) ?? Day(number: 0), time: ClockTime(minutes: 600))
    try bench.put(mark)
    return bench
  }

  @Test("what is due is erased, from the history too, while the journal still verifies")
  func erase() async throws {
    let bench = try bench()
    let page = try #require(bench.get("boards", RetentionBoard.name)?.page)
    InstitutionPagesTests.expectSound(page, "retention")
    #expect(page.main.markup.contains("boards/retention/S-2026-06/erase"))
    let before = bench.find(ID<SextantModel.Mark>("M-ERASED"))
    #expect(before?.comment == "Une remarque à oublier")
    let answer = await bench.post(
      "boards", RetentionBoard.name, "S-2026-06", "erase", form: [("of", "marks")])
    #expect(answer?.notice == "board.retention.done")
    let after = try #require(bench.find(ID<SextantModel.Mark>("M-ERASED")))
    #expect(after.comment.isEmpty && after.criterion == "E2.k01")
    #expect(bench.live.snapshot.isErased("M-ERASED"))
    let past = try bench.live.history(of: "M-ERASED", limit: 10).flatMap(\.changes)
    #expect(past.compactMap { ($0.after as? SextantModel.Mark)?.comment }.allSatisfy { $0.isEmpty })
    // The decision stands, the chain holds.
    #expect(bench.find(ID<BlockDecision>("D-K-ANOUK-B1"))?.result == .acquired)
    #expect(try bench.house.verify().isSound)
    // What is not due is left.
    #expect(bench.find(ID<CivilIdentity>("EC1"))?.birthName == "Kervella-Née")
    #expect(
      await bench.post(
        "boards", RetentionBoard.name, "S-2026-06", "erase", form: [("of", "identity")])?.notice
        == "board.retention.nothingDue")
    #expect(bench.find(ID<CivilIdentity>("EC1"))?.birthName == "Kervella-Née")
  }

  @Test("all that is due goes at once, reasons that the manager may not read among it")
  func eraseAll() async throws {
    let bench = try bench()
    let due = RetentionPlan(bench.dossier, on: InstitutionBench.day).due.map(\.of)
    #expect(due.contains(.accommodationReason))
    let seen = try #require(bench.get("boards", RetentionBoard.name)?.page?.main.markup)
    #expect(!seen.contains("S-2026-06.accommodationReason"))
    let answer = await bench.post("boards", RetentionBoard.name, "institution", "erase")
    #expect(answer?.notice == "board.retention.done")
    #expect(bench.dossier.all(AccommodationReason.self).allSatisfy { $0.reason.isEmpty })
    #expect(RetentionPlan(bench.dossier, on: InstitutionBench.day).due.isEmpty)
    #expect(try bench.house.verify().isSound)
  }

  @Test("a person is erased once their id is written, and the decisions remain without them")
  func erasePerson() async throws {
    let bench = try bench()
    let page = try #require(
      bench.get("boards", RetentionBoard.name, query: [("person", "K-ANOUK")])?.page)
    #expect(page.main.markup.contains("/subjects/K-ANOUK"))
    let refused = await bench.post(
      "boards", RetentionBoard.name, "K-ANOUK", "erase-subject", form: [("confirm", "K-BAPTISTE")])
    #expect(refused?.refusal == "board.retention.notConfirmed")
    #expect(bench.find(ID<Candidate>("K-ANOUK"))?.name == "Anouk Kervella")
    let done = await bench.post(
      "boards", RetentionBoard.name, "K-ANOUK", "erase-subject", form: [("confirm", " K-ANOUK ")])
    #expect(done?.notice == "board.retention.person.done")
    #expect(bench.find(ID<Candidate>("K-ANOUK"))?.name == "")
    #expect(bench.find(ID<CivilIdentity>("EC1"))?.birthName == "")
    #expect(bench.find(ID<Candidate>("K-BAPTISTE"))?.name == "Baptiste Delorge")
    #expect(bench.find(ID<BlockDecision>("D-K-ANOUK-B1"))?.candidate == "K-ANOUK")
    #expect(try bench.house.verify().isSound)
  }

  @Test("nobody but who answers for the people erases anything")
  func refused() async throws {
    let bench = try bench()
    for who: InstitutionBench.Somebody in [
      .juror("J-RACHID"), .president("J-HELENE"), .auditor, .officer,
    ] {
      for form in [("institution", "erase"), ("K-ANOUK", "erase-subject")] {
        let answer = await bench.post(
          "boards", RetentionBoard.name, form.0, form.1, form: [("confirm", "K-ANOUK")], as: who)
        #expect(answer?.refusal == "privacy.refused", "\(who.role)")
      }
      let page = try #require(bench.get("boards", RetentionBoard.name, as: who)?.page)
      #expect(!page.main.markup.contains("method=\"post\""), "\(who.role)")
    }
    #expect(bench.find(ID<Candidate>("K-ANOUK"))?.name == "Anouk Kervella")
  }

  @Test("a frozen dossier's copy is destroyed when its time is over, its digest kept")
  func frozenCopies() async throws {
    let bench = try bench()
    let incoming = try bench.live.receive()
    try incoming.write(Array("copie du dossier".utf8))
    let file = try await bench.live.attach(incoming, as: "copie.txt", by: "1")
    var frozen = FrozenDossier()
    (frozen.id, frozen.session, frozen.candidate) = ("FD-X", "S-2026-06", "K-ANOUK")
    (frozen.title, frozen.digest, frozen.copy) = ("Dossier", "abc", file.id)
    try bench.put(frozen)
    _ = await bench.post(
      "boards", RetentionBoard.name, "S-2026-06", "erase", form: [("of", "dossier")])
    #expect(bench.find(frozen.id)?.copy == "" && bench.find(frozen.id)?.digest == "abc")
    #expect(bench.live.snapshot.file(file.id) == nil && bench.live.path(of: file) == nil)
    #expect(try bench.house.verify().isSound)
  }

  // MARK: - Who opened what

  @Test("an address tells of whom it tells")
  func subjects() throws {
    let bench = try bench()
    func opened(_ path: [String], _ query: [(name: String, value: String)] = []) -> [String] {
      OpenedSubjects(path, query, in: bench.view(.manager).dossier)?.subjects ?? []
    }
    #expect(opened(["candidates", "K-ANOUK"]) == ["K-ANOUK"])
    #expect(opened(["candidates", "K-ANOUK", "edit"]) == ["K-ANOUK"])
    #expect(opened(["candidates"]) == ["*"] && opened(["civilIdentities"]) == ["*"])
    #expect(opened(["marks"]) == ["*"] && opened(["comments"]) == ["*"])
    #expect(opened(["civilIdentities", "EC1"]) == ["K-ANOUK"])
    #expect(opened(["slots", "T1"]) == ["K-ANOUK"])
    #expect(opened(["slots", "T2"]).count == 4)
    #expect(opened(["boards", "deposit"]) == ["*"])
    #expect(opened(["boards", "processing"]) == [] && opened(["boards", "rules"]) == [])
    #expect(opened(["boards", "defence"], [("slot", "T3")]) == ["K-BAPTISTE"])
    #expect(opened(["subjects", "K-ANOUK"]) == ["K-ANOUK"])
    #expect(opened(["candidates", "NOBODY"]) == [])
    #expect(opened(["juryMembers", "J-RACHID"]) == ["J-RACHID"])
    #expect(opened(["sessions"]) == [] && opened(["certifierRules"]) == [])
    #expect(opened(["history"]) == ["*"] && opened(["export"]) == ["*"])
    #expect(opened([]) == [])
  }
}
