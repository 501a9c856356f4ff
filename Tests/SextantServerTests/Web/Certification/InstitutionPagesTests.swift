import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// The generic pages work on an institution as they do on a dossier.
@Suite struct InstitutionPagesTests {
  private static let people: [InstitutionBench.Somebody] = [
    .manager, .owner, .officer, .auditor, .juror("J-RACHID"), .president("J-HELENE"),
  ]

  @Test("every list, form and item's page of an institution is well-formed for each role")
  func wellFormed() throws {
    let bench = try InstitutionBench()
    for who in Self.people {
      let view = bench.view(who)
      for type in view.kinds {
        let list = try #require(bench.get(type.kind.plural, as: who), "\(type.kind.name)")
        if let page = list.page { Self.expectSound(page, "\(type.kind.name) \(who.role)") }
        if let item = items(of: type, in: view.dossier).first {
          let page = try #require(bench.get(type.kind.plural, item.idText, as: who)?.page)
          Self.expectSound(page, "\(type.kind.name)/\(item.idText) \(who.role)")
          let form = bench.get(type.kind.plural, item.idText, "edit", as: who)
          if let page = form?.page { Self.expectSound(page, "\(type.kind.name) edit") }
        }
        if let page = bench.get(type.kind.plural, "new", as: who)?.page {
          Self.expectSound(page, "\(type.kind.name) new")
        }
      }
      let room = try #require(bench.get("rooms", "certification", as: who)?.page)
      Self.expectSound(room, "room")
      #expect(bench.get("rooms", "strategy", as: who)?.isNotFound == true)
      #expect(bench.get("search", as: who, query: [("q", "Kervella")])?.page != nil)
      #expect(bench.get("objectives", as: who) == nil)
    }
  }

  static func expectSound(_ page: Page, _ what: String) {
    let html = "<h1>\(page.title)</h1>\(page.main)\(page.aside)" as HTML
    #expect(Markup(html.markup).problems == [], "\(what)")
    #expect(!html.markup.contains("[institution."), "\(what)")
    #expect(!html.markup.contains("[field."), "\(what)")
    #expect(!html.markup.contains("[kind."), "\(what)")
  }

  @Test("the manager writes what the institution keeps, and not what the law leaves to an act")
  func managerWrites() async throws {
    let bench = try InstitutionBench()
    let made = await bench.post(
      "candidates", form: [("id", "K-NOUR"), ("name", "Nour Belkacem")], as: .manager)
    #expect(made?.address?.contains("K-NOUR") == true)
    #expect(bench.find(ID<Candidate>("K-NOUR"))?.name == "Nour Belkacem")
    for plural in ["marks", "blockDecisions", "juryVotes", "reconciliations", "minutes"] {
      for who in Self.people {
        let answer = await bench.post(plural, form: [("id", "X1")], as: who)
        #expect(answer?.refusal == "rooms.refused.edit", "\(plural) \(who.role)")
      }
    }
    #expect(
      await bench.post("candidates", form: [("id", "K2"), ("name", "N")], as: .juror("J-RACHID"))?
        .refusal == "rooms.refused.edit")
    #expect(
      await bench.post("candidates", form: [("id", "K2"), ("name", "N")], as: .auditor)?
        .refusal == "rooms.refused.edit")
  }

  @Test("the officer alone reads and writes reasons; the owner of the institution does not")
  func reasons() async throws {
    let bench = try InstitutionBench()
    for who in Self.people {
      let page = bench.get("accommodationReasons", "MO1", as: who)
      #expect((page?.page != nil) == (who.role == .disabilityOfficer), "\(who.role)")
      let list = bench.get("accommodationReasons", as: who)?.page?.main.markup ?? ""
      #expect(list.contains("MO1") == (who.role == .disabilityOfficer), "\(who.role)")
    }
    let form = [
      ("id", "MO2"), ("accommodation", "AM1"), ("reason", "Avis complémentaire"),
    ].map { (name: $0.0, value: $0.1) }
    #expect(await bench.post("accommodationReasons", form: form, as: .owner)?.refusal != nil)
    #expect(
      await bench.post("accommodationReasons", form: form, as: .officer)?.address != nil)
    #expect(bench.find(ID<AccommodationReason>("MO2"))?.reason == "Avis complémentaire")
  }

  @Test("the overview tells each what a session waits for")
  func waits() throws {
    let bench = try InstitutionBench()
    let session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    let office = SessionWaits(of: session, bench.view(.manager))
    #expect(office.candidates == 6)
    #expect(
      office.lines.map(\.message.key) == [
        "institution.waits.unfrozen", "institution.waits.marks",
      ])
    let last = try #require(office.lines.last)
    #expect(WorkedExample.french.say(last.message).contains("Solène Mahéas"))
    #expect(!WorkedExample.french.say(last.message).contains("Benamar"))
    let solene = SessionWaits(of: session, bench.view(.juror("J-SOLENE")))
    #expect(solene.lines.map(\.message.key) == ["institution.waits.own.open"])
    #expect(SessionWaits(of: session, bench.view(.juror("J-RACHID"))).lines.isEmpty)
    // A panel with the trainer of a candidate is refused.
    var panel = try #require(bench.find(ID<Panel>("P2")))
    panel.members.append("J-SOLENE")
    try bench.put(panel)
    let refused = SessionWaits(of: session, bench.view(.manager)).lines
    #expect(refused.contains { $0.message.key == "institution.waits.unlawful.one" })
  }

  @Test("the house serves an institution to its people, and to nobody else")
  func served() async throws {
    let house = try ServedHouse()
    let owner = try await house.administrator()
    let source = try #require(
      DossierFolder(Repository.root + "/Examples/ecole-maravent").source())
    _ = try house.house.create("ecole", source, by: .console)
    try house.seat(owner, .owner, in: "ecole")
    let juror = try await house.account("Hélène Castaing")
    _ = try house.people.memberships.set(
      Membership(account: juror.id, dossier: "ecole", role: "juror", juror: "J-HELENE"),
      by: nil, from: ServedHouse.console)
    let stranger = try await house.account("Odile Ailleurs")
    for account in [owner, juror] {
      let browser = try house.browser(of: account)
      for path in [
        "", "/history", "/people", "/settings", "/rooms/certification", "/boards", "/marks",
        "/candidates", "/marks?format=csv", "/search?q=jury", "/slots/T1",
      ] {
        let reply = try await browser.get("/d/ecole\(path)")
        #expect(reply.status == 200, "\(path) \(account.name)")
      }
      for path in ["/findings", "/coverage", "/thread", "/calculators", "/objectives"] {
        #expect(try await browser.get("/d/ecole\(path)").status == 404, "\(path)")
      }
      let shelf = try await browser.get("/")
      #expect(shelf.text.contains("Établissements"))
      #expect(shelf.text.contains("École Maravent"))
      let entry = try await browser.get("/api/v1/dossiers/ecole")
      #expect(entry.status == 200)
      #expect(entry.text.contains("\"institution\""))
      #expect(try await browser.get("/api/v1/dossiers/ecole/candidates").status == 200)
      #expect(try await browser.get("/api/v1/dossiers/ecole/objectives").status == 404)
    }
    let outside = try house.browser(of: stranger)
    #expect(try await outside.get("/d/ecole").status == 404)
    #expect(try await outside.get("/api/v1/dossiers/ecole").status == 404)
  }

  @Test("an institution is made by a form, with the rules of the frameworks chosen")
  func made() async throws {
    let bench = try await HouseBench()
    let page = try #require(try HousePages.get(["institutions", "new"], try bench.guest())?.page)
    Self.expectSound(page, "new")
    #expect(try await bench.post(["institutions"], [])?.answer.page?.status == 422)
    let reply = try await bench.post(
      ["institutions"],
      [("name", "École d’essai"), ("certifier", "Essai"), ("framework", "MSMD")])
    #expect(reply?.answer.address == "/d/ecole-d-essai")
    let live = try #require(try bench.house.dossier("ecole-d-essai"))
    #expect(live.snapshot.dossier.isInstitution)
    #expect(live.snapshot.dossier.all(CertifierRules.self).map(\.framework) == ["MSMD"])
  }
}

/// The boards of institutions, drawn for each of its people and for an institution with nothing in
/// it.
@Suite struct InstitutionBoardsTests {
  @Test("every board of an institution is well-formed in both languages and looks, for each role")
  func sound() throws {
    let bench = try InstitutionBench()
    let people: [InstitutionBench.Somebody] = [
      .manager, .officer, .auditor, .juror("J-RACHID"), .president("J-HELENE"),
    ]
    for board in institutionBoards {
      for who in people {
        for language in Language.allCases {
          for query in [[], [(name: "view", value: "table")]] {
            let page = BoardPages.page(board, bench.view(who, query, language: language))
            InstitutionPagesTests.expectSound(page, "\(board.name) \(who.role) \(language)")
          }
        }
      }
    }
  }

  @Test("every board of an institution without items says what belongs there")
  func empty() throws {
    let bench = try InstitutionBench(Dossier(registry: .institution).named("École d’essai"))
    for board in institutionBoards {
      let page = BoardPages.page(board, bench.view(.manager))
      InstitutionPagesTests.expectSound(page, board.name)
      // The register of processing is made of the kinds themselves.
      if board.name == ProcessingBoard.name { continue }
      #expect(page.main.markup.contains("class=\"empty\""), "\(board.name)")
    }
    #expect(bench.get("boards")?.page != nil)
  }
}

extension Dossier {
  fileprivate func named(_ name: String) -> Dossier {
    var named = self
    named.rename(name)
    return named
  }
}
