import Foundation
import SextantModel
import Testing

@testable import SextantServer

/// The boards of rules, panels, schedule, candidates and arrangements, for each who reads them.
@Suite struct SessionBoardsTests {
  private static let boards: [any Board.Type] = [
    RulesBoard.self, PanelsBoard.self, SessionPlanBoard.self, CandidatesBoard.self,
    ArrangementsBoard.self,
  ]
  private static let people: [InstitutionBench.Somebody] = [
    .manager, .owner, .officer, .auditor, .juror("J-RACHID"), .president("J-HELENE"),
  ]

  @Test(arguments: Language.allCases)
  func `every board is well-formed for each role, in both looks, and says all in words`(
    language: Language
  ) throws {
    let bench = try InstitutionBench()
    for board in Self.boards {
      for who in Self.people {
        for query in [[], [("view", "table")], [("trial", "yes")]] {
          let asked = query.map { (name: $0.0, value: $0.1) }
          let page = BoardPages.page(board, bench.view(who, asked, language: language))
          let html = "<h1>\(page.title)</h1>\(page.main)" as HTML
          let what = "\(board.name) \(who.role) \(query)"
          #expect(Markup(html.markup).problems == [], "\(what)")
          #expect(BoardMarkup(page.main.markup).faults == [], "\(what)")
          for key in ["[board.", "[field.", "[verb.", "[panel", "[conflict.", "[plan.", "[jury."] {
            #expect(!html.markup.contains(key), "\(what) \(key)")
          }
          #expect(!page.main.markup.contains("&lt;"), "\(what)")
        }
      }
    }
  }

  @Test func `an institution without anything is taught what belongs there`() throws {
    var named = Institution()
    named.name = "École d’essai"
    var empty = Dossier(registry: .institution)
    empty.put(named)
    let bench = try InstitutionBench(empty)
    for board in Self.boards {
      let page = BoardPages.page(board, bench.view())
      #expect(page.main.markup.contains("class=\"empty\""), "\(board.name)")
      #expect(BoardMarkup(page.main.markup).faults == [], "\(board.name)")
    }
  }

  @Test func `who may only read is offered no form`() throws {
    let bench = try InstitutionBench()
    for board in Self.boards {
      let html = board.draw(bench.view(.auditor)).markup
      #expect(!html.contains("method=\"post\""), "\(board.name)")
    }
  }

  // MARK: - The law of panels

  private func freeze(_ bench: InstitutionBench) async {
    _ = await bench.post(
      "sessions", "S-2026-06", "verbs", "session.freeze", form: [("framework", "MSMD")])
  }

  @Test func `a session is frozen with its copy, which later rules leave alone`() async throws {
    let bench = try InstitutionBench()
    await freeze(bench)
    let session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    let copy = try #require(session.frozenLaw(in: bench.dossier))
    #expect(copy.framework == "MSMD" && copy.text.contains("# file: certification/"))
    var rules = try #require(bench.find(ID<CertifierRules>("MSMD-2026-1")))
    rules.quorum = Share(percent: 75)
    try bench.put(rules)
    let board = RulesBoard.draw(bench.view(.manager, [("rules", "MSMD-2026-1")])).markup
    #expect(board.contains(String(copy.rulesDigest.prefix(12))))
    #expect(board.contains("le règlement a changé (Quorum)"))
    #expect(board.contains("changée par le certificateur"))
    // The copy is the law's, and no form writes it.
    let answer = await bench.post("frozenLaws", form: [("id", "X")])
    #expect(answer?.refusal == "rooms.refused.edit")
  }

  @Test func `an unlawful panel does not open, and says why; made lawful, it does`() async throws {
    let bench = try InstitutionBench()
    var panel = try #require(bench.find(ID<Panel>("P2")))
    panel.members = ["J-HELENE", "J-SOLENE"]
    try bench.put(panel)
    await freeze(bench)
    let silent = await bench.post("panels", "P2", "verbs", "panel.open", as: .manager)
    // Who came is said by somebody, never taken for granted.
    #expect(silent?.page?.main.markup.contains("présents le jour dit") == true)
    let refused = await bench.post(
      "panels", "P2", "verbs", "panel.open",
      form: [("present", "J-HELENE"), ("present", "J-SOLENE")], as: .manager)
    // The trainer of one of its candidates sits.
    #expect(refused?.page?.status == 409)
    #expect(refused?.page?.main.markup.contains("Solène Mahéas a un lien avec Baptiste") == true)
    #expect(bench.find(ID<Panel>("P2"))?.openedAt == nil)
    let board = PanelsBoard.draw(bench.view()).markup
    #expect(board.contains("irrégulier") && board.contains("enfreinte"))
    let replaced = await bench.post(
      "panels", "P2", "verbs", "panel.replace",
      form: [
        ("replacements.0.replaced", "J-SOLENE"), ("replacements.0.by", "J-RACHID"),
        ("replacements.0.reason", "A formé un candidat"),
      ], as: .manager)
    #expect(replaced?.address != nil)
    #expect(bench.find(ID<Panel>("P2"))?.members == ["J-HELENE", "J-RACHID"])
    let opened = await bench.post(
      "panels", "P2", "verbs", "panel.open",
      form: [("present", "J-HELENE"), ("present", "J-RACHID")], as: .manager)
    #expect(opened?.address != nil)
    let now = try #require(bench.find(ID<Panel>("P2")))
    #expect(now.openedAt != nil && now.replacements.map(\.reason) == ["A formé un candidat"])
    #expect(PanelsBoard.draw(bench.view()).markup.contains("Rachid Benamar remplace Solène"))
  }

  // MARK: - Schedule

  @Test func `the schedule is cleared, solved as one entry, and taken back by one click`()
    async throws
  {
    // Nothing has happened yet: what rests on the slots would keep them.
    var fresh = InstitutionBench.example.dossier
    for kind in ["mark", "attendance", "frozenDossier"] {
      for item in items(of: try #require(Registry.all.type(named: kind)), in: fresh) {
        fresh.remove(item.idText)
      }
    }
    let bench = try InstitutionBench(fresh)
    let before = bench.dossier.count(of: Slot.self)
    _ = await bench.post("sessions", "S-2026-06", "verbs", "session.clearPlan")
    let left = bench.dossier.count(of: Slot.self)
    #expect(left < before)
    let sequence = bench.live.snapshot.sequence
    _ = await bench.post("sessions", "S-2026-06", "verbs", "session.plan")
    #expect(bench.live.snapshot.sequence == sequence + 1)
    let conflicts = SlotConflict.all(
      of: try #require(bench.find(ID<SextantModel.Session>("S-2026-06"))), in: bench.dossier,
      framework: WorkedExample.library.framework("MSMD"),
      rules: bench.find(ID<CertifierRules>("MSMD-2026-1")))
    #expect(conflicts.filter { $0.what != .unlawful } == [])
    #expect(bench.dossier.count(of: Slot.self) > left)
    let board = SessionPlanBoard.draw(bench.view()).markup
    #expect(board.contains("Anouk Kervella") && board.contains("<svg"))
  }

  @Test func `calendars: the whole session, a juror, a candidate, a room; nobody else`() throws {
    let bench = try InstitutionBench()
    func file(_ scope: String) -> String? {
      let answer = bench.get(
        "boards", "session-plan",
        query: [("session", "S-2026-06"), ("format", "ics"), ("for", scope)])
      guard case .file(_, let type, let bytes)? = answer else { return nil }
      #expect(type.hasPrefix("text/calendar"))
      return String(decoding: bytes, as: UTF8.self)
    }
    func events(_ text: String?) -> Int {
      (text ?? "").components(separatedBy: "BEGIN:VEVENT").count - 1
    }
    #expect(events(file("all")) == 4)
    #expect(events(file("juror:J-RACHID")) == 4)
    #expect(events(file("juror:J-SOLENE")) == 2)
    #expect(events(file("candidate:K-ANOUK")) == 1)
    // A member of the team, who is named in no slot.
    #expect(events(file("candidate:K-CLEO")) == 1)
    #expect(events(file("room:Salle Ampère")) == 4)
    // Half past nine in Paris, in June.
    #expect(file("candidate:K-ANOUK")?.contains("DTSTART:20260622T073000Z") == true)
    #expect(file("juror:J-NOBODY") == nil && file("everybody") == nil)
  }

  // MARK: - Arrangements

  @Test func `the officer alone grants, reads the reason and erases it; the measure stays`()
    async throws
  {
    let bench = try InstitutionBench()
    let reason = try #require(bench.dossier.all(AccommodationReason.self).first)
    try #require(!reason.reason.isEmpty)
    for who in Self.people {
      let page = ArrangementsBoard.draw(bench.view(who)).markup
      #expect(page.contains("grands caractères"), "\(who.role)")
      let isOfficer = who.role == .disabilityOfficer
      #expect(page.contains(reason.reason) == isOfficer, "\(who.role)")
      #expect(page.contains("/erase\"") == isOfficer, "\(who.role)")
    }
    for who in Self.people where who.role != .disabilityOfficer {
      let answer = await bench.post(
        "boards", "arrangements", reason.id.text, "erase", as: who)
      #expect(answer?.refusal == "rooms.refused.verb", "\(who.role)")
    }
    _ = await bench.post("boards", "arrangements", reason.id.text, "erase", as: .officer)
    #expect(bench.find(reason.id)?.reason == "")
    let history = try bench.live.history(of: reason.id.text, limit: 100)
    let kept = history.flatMap(\.changes).flatMap { [$0.before, $0.after] }
    #expect(kept.allSatisfy { ($0 as? AccommodationReason)?.reason.isEmpty ?? true })
    #expect(bench.dossier.all(Accommodation.self).first?.measure.isEmpty == false)
    let page = ArrangementsBoard.draw(bench.view(.officer)).markup
    #expect(page.contains("sa clé est détruite"))
  }

  @Test func `a request is noted by the manager, unseen by jurors, and granted by the officer`()
    async throws
  {
    let bench = try InstitutionBench()
    _ = await bench.post(
      "accommodations",
      form: [
        ("id", "AM9"), ("candidate", "K-BAPTISTE"), ("measure", "Secrétaire d’examen"),
      ])
    _ = await bench.post("accommodations", "AM9", "verbs", "accommodation.ask")
    #expect(bench.find(ID<Accommodation>("AM9"))?.askedOn == InstitutionBench.day)
    let juror = InstitutionBench.Somebody.juror("J-RACHID")
    #expect(!ArrangementsBoard.draw(bench.view(juror)).markup.contains("Secrétaire"))
    let refused = await bench.post("accommodations", "AM9", "verbs", "accommodation.grant")
    #expect(refused?.refusal == "rooms.refused.verb")
    _ = await bench.post("accommodations", "AM9", "verbs", "accommodation.grant", as: .officer)
    #expect(bench.find(ID<Accommodation>("AM9"))?.grantedOn == InstitutionBench.day)
    #expect(ArrangementsBoard.draw(bench.view(juror)).markup.contains("Secrétaire"))
  }

  /// Pages to be looked at, where a folder is named for them.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil))
  func `pages are written to be looked at`() async throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SEXTANT_PAGES"])
    let bench = try InstitutionBench()
    await freeze(bench)
    for board in Self.boards {
      for who in [InstitutionBench.Somebody.manager, .officer, .juror("J-RACHID")] {
        let view = bench.view(who)
        let page = BoardPages.page(board, view)
        let frame = Frame(page, view, FrameState(currentAddress: page.here)).html
        try frame.markup.write(
          toFile: "\(folder)/\(board.name)-\(who.role.rawValue).html", atomically: true,
          encoding: .utf8)
      }
    }
  }
}
