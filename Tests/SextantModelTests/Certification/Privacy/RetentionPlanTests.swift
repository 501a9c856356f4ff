import Testing

@testable import SextantModel

@Suite struct RetentionPlanTests {
  /// K1 heard alone and with K2 in a team; K3 of a session that is still to end.
  private var items: Dossier {
    var items = PublishedSessions.depositable
    var open = Session()
    (open.id, open.framework, open.rules) = ("S3", "PETIT", "R1")
    items.put(open)
    var team = CandidateTeam()
    (team.id, team.session, team.members) = ("EQ1", "S1", ["K1", "K2"])
    items.put(team)
    for (id, session, candidates, isTeam) in [
      ("T1", "S1", ["K1"], false), ("T2", "S1", [], true), ("T3", "S3", ["K3"], false),
    ] {
      var slot = Slot()
      (slot.id, slot.session) = (ID(id), ID(session))
      slot.candidates = candidates.map { ID($0) }
      slot.team = isTeam ? "EQ1" : nil
      items.put(slot)
    }
    for (id, slot, candidate, comment) in [
      ("M1", "T1", "K1", "clair"), ("M2", "T2", "", "le groupe tient"), ("M3", "T1", "K1", ""),
    ] {
      var mark = Mark()
      (mark.id, mark.slot, mark.comment) = (ID(id), ID(slot), comment)
      mark.candidate = candidate.isEmpty ? nil : ID(candidate)
      items.put(mark)
    }
    var arrangement = Accommodation()
    (arrangement.id, arrangement.candidate) = ("A1", "K1")
    arrangement.measure = "Tiers-temps"
    items.put(arrangement)
    var reason = AccommodationReason()
    (reason.id, reason.accommodation, reason.reason) = ("MO1", "A1", "dyslexie")
    items.put(reason)
    var frozen = FrozenDossier()
    (frozen.id, frozen.session, frozen.candidate) = ("FD1", "S1", "K1")
    (frozen.title, frozen.copy) = ("Dossier", "files/k1.zip")
    items.put(frozen)
    return items
  }

  private func told(_ plan: RetentionPlan) -> [String] {
    plan.entries.map {
      "\($0.name) \($0.items.joined(separator: "+")) \($0.until.day?.text ?? "–")"
    }
  }

  @Test func `what backs an arrangement or its reason goes with the reason, first of all`() {
    var items = items
    for (id, title) in [("PJ1", "Certificat"), ("PJ2", "Avis du médecin")] {
      var piece = Evidence()
      (piece.id, piece.title, piece.file) = (ID(id), title, "files/\(id).pdf")
      items.put(piece)
    }
    if var arrangement = items.find(ID<Accommodation>("A1")) {
      arrangement.evidence = ["PJ1"]
      items.put(arrangement)
    }
    if var reason = items.find(ID<AccommodationReason>("MO1")) {
      reason.evidence = ["PJ2"]
      items.put(reason)
    }
    let plan = RetentionPlan(items, on: PublishedSessions.day(2026, 12, 1))
    let due = plan.entries.filter { $0.of == .accommodationReason }
    #expect(due.flatMap(\.items).sorted() == ["MO1", "PJ1", "PJ2"])
    #expect(due.first?.until.day == PublishedSessions.day(2026, 11, 30))
    let erasure = Erasure(due: due, in: items)
    #expect(erasure.reasons.sorted() == ["MO1", "PJ1", "PJ2"] && erasure.others.isEmpty)
    #expect(erasure.files.sorted() == ["files/PJ1.pdf", "files/PJ2.pdf"])
  }

  @Test("each kind of data of each session has its day; a reason's is the day of the results")
  func days() {
    let plan = RetentionPlan(items, on: PublishedSessions.day(2026, 7, 10))
    // K1 was decided of in November again, K2 too: their identities count from there.
    #expect(
      told(plan) == [
        "S2.accommodationReason MO1 2026-11-30", "S1.marks M1+M2 2027-07-10",
        "S2.accommodation A1 2027-11-30", "S1.identity K4 2076-07-10",
        "S2.identity K1+K2+EC-K1 2076-11-30", "S1.dossier FD1 –",
      ])
    #expect(plan.entry(named: "S1.dossier")?.files == ["files/k1.zip"])
    #expect(plan.undated == ["K3"])
    #expect(plan.due.isEmpty)
  }

  @Test("due on the day itself, not on the one before; nothing without a rule")
  func due() {
    func due(_ day: Day) -> [String] { RetentionPlan(items, on: day).due.map(\.name) }
    #expect(due(PublishedSessions.day(2026, 11, 29)) == [])
    #expect(due(PublishedSessions.day(2026, 11, 30)) == ["S2.accommodationReason"])
    #expect(due(PublishedSessions.day(2027, 7, 9)) == ["S2.accommodationReason"])
    #expect(
      due(PublishedSessions.day(2027, 7, 10)) == ["S2.accommodationReason", "S1.marks"])
    #expect(
      due(PublishedSessions.day(2999, 1, 1)).contains("S1.dossier") == false)
  }

  @Test("what was erased is no longer listed")
  func erased() {
    var items = items
    if var mark = items.find(ID<Mark>("M1")) {
      mark.comment = ""
      items.put(mark)
    }
    let plan = RetentionPlan(items, on: PublishedSessions.day(2027, 7, 10))
    #expect(plan.entry(named: "S1.marks")?.items == ["M2"])
  }

  @Test("erasing a person leaves what is their team's, and what holds nothing of them")
  func subject() throws {
    let found = try #require(SubjectItems("K1", in: items))
    #expect(
      Set(found.items.map(\.idText)) == [
        "K1", "EC-K1", "EQ1", "T1", "T2", "M1", "M2", "M3", "A1", "MO1", "FD1", "D-S1-K1-B1",
        "D-S1-K1-O1", "D-S2-K1-O2",
      ])
    #expect(Set(found.toErase) == ["K1", "EC-K1", "M1", "A1", "MO1", "FD1"])
    #expect(SubjectItems("K9", in: items) == nil)
  }

  @Test("a person's export tells everything of them and nothing of another candidate")
  func export() throws {
    let words = try Project.catalogue(.french)
    let export = try #require(
      SubjectExport(
        "K1", in: items, on: PublishedSessions.day(2026, 12, 1), words: words,
        opened: [("1 décembre 2026 09:00", "Maud Estienne", "Candidats")]))
    let text = JSONText.write(export.plain)
    for part in [
      "Candidat 1", "Durand", "Toulouse", "clair", "le groupe tient", "Tiers-temps", "dyslexie",
      "Maud Estienne", "École d’essai",
    ] { #expect(text.contains(part), "\(part)") }
    for part in ["K2", "Candidat 2", "K3"] { #expect(!text.contains(part), "\(part)") }
    #expect(export.count == 14)
    // Who may not read the reason hands over an export without it.
    let seen = items.reduced(
      to: Role.programmeManager.reach(in: .institution), on: PublishedSessions.day(2026, 12, 1))
    let managers = try #require(
      SubjectExport(
        "K1", in: seen, on: PublishedSessions.day(2026, 12, 1), words: words, opened: []))
    #expect(!JSONText.write(managers.plain).contains("dyslexie"))
  }
}
