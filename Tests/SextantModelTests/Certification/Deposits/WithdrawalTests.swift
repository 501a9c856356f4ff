import SextantKernels
import Testing

@testable import SextantModel

/// What counts no longer is revoked here and taken out of the registry.
@Suite struct WithdrawalTests {
  private let library = FrameworkLibrary([PublishedSessions.framework])
  private let session = PublishedSessions.session("S1")

  private func certificate(
    _ id: String, _ candidate: ID<Candidate>, _ blocks: [String], _ sort: CertificateSort
  ) -> Certificate {
    var certificate = Certificate()
    (certificate.id, certificate.candidate, certificate.session) = (ID(id), candidate, "S1")
    (certificate.sort, certificate.blocks) = (sort, blocks)
    (certificate.framework, certificate.codeDigest) = ("PETIT", "d")
    certificate.issuedOn = PublishedSessions.day(2026, 7, 11)
    return certificate
  }

  /// K1 and K3 hold their certificates, and both are in the registry.
  private func deposited(as state: DepositState = .settled) throws -> Dossier {
    var items = PublishedSessions.depositable
    items.put(PublishedSessions.identity(of: "K3", "Lemaître"))
    for (candidate, blocks) in [("K1", ["B1", "O1"]), ("K3", ["B1"])] {
      for block in blocks {
        items.put(
          certificate("\(candidate)-\(block)", ID(candidate), ["PETIT.\(block)"], .block))
      }
      items.put(
        certificate("\(candidate)-whole", ID(candidate), ["B1", "O1"], .certification))
    }
    let made = try PublishedSessions.plan(in: items).deposit(
      "RD1", flow: "flux-1", at: try #require(UTCInstant("2026-07-12T08:00:00Z")),
      on: PublishedSessions.day(2026, 7, 12), in: items)
    #expect(made.results.map(\.result) == ["S1-K1", "S1-K3"] && made.action == nil)
    items.put(answered(made, state))
    return items
  }

  private func answered(_ deposit: RegistryDeposit, _ state: DepositState) -> RegistryDeposit {
    var deposit = deposit
    for place in deposit.results.indices { deposit.results[place].state = state }
    return deposit
  }

  /// K1 did not acquire O1 after all.
  private func corrected(_ dossier: Dossier) throws -> Dossier {
    var dossier = dossier
    var correction = try #require(dossier.find(ID<BlockDecision>("D-S1-K1-O1")))
    (correction.id, correction.corrects) = ("D-S1-K1-O1-2", correction.id)
    correction.result = .notAcquired
    dossier.put(correction)
    return dossier
  }

  private func unearned(_ dossier: Dossier) -> [ID<Certificate>] {
    EarnedCertificates(session, in: dossier, library).unearned(in: dossier).map(\.id)
  }

  @Test func `what a correction took away is told until it is revoked`() throws {
    let items = try deposited()
    #expect(unearned(items) == [])
    var dossier = try corrected(items)
    #expect(unearned(dossier) == ["K1-O1", "K1-whole"])
    for id in ["K1-O1", "K1-whole"] {
      var revoked = try #require(dossier.find(ID<Certificate>(id)))
      revoked.revokedOn = PublishedSessions.day(2026, 8, 1)
      dossier.put(revoked)
    }
    #expect(unearned(dossier) == [])
    // Of who was erased nothing is judged, and without a framework no whole certification.
    var erased = try corrected(items)
    _ = erased.remove("K1")
    #expect(unearned(erased) == [])
    let blind = EarnedCertificates(session, in: try corrected(items), FrameworkLibrary([]))
    #expect(
      blind.unearned(in: try corrected(items)).map(\.id) == ["K1-O1"])
  }

  @Test func `what the registry holds and no decision gives is to be taken out`() throws {
    let sound = PublishedSessions.plan(in: try deposited())
    #expect(sound.withdrawals == [] && sound.entries.map(\.candidate) == ["K1", "K3"])
    let dossier = try corrected(try deposited())
    let plan = PublishedSessions.plan(in: dossier)
    #expect(plan.entries.map(\.candidate) == ["K3"])
    #expect(plan.toWithdraw.map(\.candidate) == ["K1"])
    let watch = DepositWatch(
      [session], in: dossier, library: library, on: PublishedSessions.day(2026, 8, 1))
    #expect(watch.withdrawals == [.init(session: "S1", count: 1, awaited: 0)])
    // What was sent and not answered waits for the receipt; what was refused never was there.
    let sent = PublishedSessions.plan(in: try corrected(try deposited(as: .sent)))
    #expect(sent.withdrawals.count == 1 && sent.toWithdraw == [])
    #expect(
      PublishedSessions.plan(in: try corrected(try deposited(as: .toCorrect))).withdrawals == [])
  }

  @Test func `a revoked certificate is deposited no more, one issued anew is`() throws {
    var items = try deposited()
    var revoked = try #require(items.find(ID<Certificate>("K1-whole")))
    revoked.revokedOn = PublishedSessions.day(2026, 8, 1)
    items.put(revoked)
    let plan = PublishedSessions.plan(in: items)
    #expect(plan.entries.map(\.candidate) == ["K3"])
    #expect(plan.toWithdraw.map(\.candidate) == ["K1"])
    items.put(certificate("K1-again", "K1", ["B1", "O1"], .certification))
    let again = PublishedSessions.plan(in: items)
    #expect(again.entries.map(\.candidate) == ["K1", "K3"] && again.withdrawals == [])
  }

  @Test func `the deletion names the result as it was deposited, and is asked for once`() throws {
    var dossier = try corrected(try deposited())
    let plan = PublishedSessions.plan(in: dossier)
    let made = try plan.deletion(
      "RD2", flow: "flux-2", at: try #require(UTCInstant("2026-08-02T08:00:00Z")),
      on: PublishedSessions.day(2026, 8, 2), in: dossier)
    #expect(made.action == .deletion && made.version == .v115)
    #expect(made.results.map(\.result) == ["S1-K1"])
    let text = String(decoding: try plan.file(of: made, in: dossier), as: UTF8.self)
    for part in [
      "<cpf:action>SUPPRESSION</cpf:action>", "<cpf:idTechnique>S1-K1</cpf:idTechnique>",
      "<cpf:dateDebutValidite>2026-07-10</cpf:dateDebutValidite>",
      "<cpf:libelleOption>Option une</cpf:libelleOption>",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("S1-K3"))
    dossier.put(made)
    let asked = PublishedSessions.plan(in: dossier)
    #expect(asked.withdrawals.map(\.state) == [.sent] && asked.toWithdraw == [])
    #expect(try asked.digest(of: made, in: dossier) == made.digest)
    dossier.put(answered(made, .toCorrect))
    #expect(PublishedSessions.plan(in: dossier).toWithdraw.map(\.candidate) == ["K1"])
    dossier.put(answered(made, .settled))
    #expect(PublishedSessions.plan(in: dossier).withdrawals == [])
    // The file that was sent first is still the same to the byte.
    let first = try #require(dossier.find(ID<RegistryDeposit>("RD1")))
    #expect(try PublishedSessions.plan(in: dossier).digest(of: first, in: dossier) == first.digest)
  }

  @Test("a slot that the plan placed says in the deposit how its candidate was heard")
  func rooms() throws {
    for (link, mode) in [("", "EN_PRESENTIEL"), ("https://visio.example/a", "A_DISTANCE")] {
      var fixture = SessionPlanTests.Fixture(candidates: 1)
      for var room in fixture.institution.all(JuryRoom.self) {
        room.link = link
        fixture.institution.put(room)
      }
      let slot = try #require(fixture.plan().slots.first)
      #expect(slot.room == "Salle A")
      var items = fixture.institution
      items.put(slot)
      var session = fixture.session
      session.publishedOn = fixture.day
      items.put(session)
      var decision = BlockDecision()
      (decision.id, decision.session, decision.candidate) = ("D1", "S1", "K1")
      (decision.block, decision.result) = ("B1", .acquired)
      items.put(decision)
      items.put(PublishedSessions.identity(of: "K1", "Durand"))
      var account = PublishedSessions.account
      account.certifications[0].framework = ""
      items.put(account)
      var institution = Institution()
      institution.timeZone = "Europe/Paris"
      items.put(institution)
      let plan = DepositPlan(session, in: items, framework: fixture.framework)
      let made = try plan.deposit(
        "RD1", flow: "flux-1", at: try #require(UTCInstant("2026-12-01T08:00:00Z")),
        on: fixture.day, in: items)
      let text = String(decoding: try plan.file(of: made, in: items), as: UTF8.self)
      #expect(
        text.contains("<cpf:modalitePassageExamen>\(mode)</cpf:modalitePassageExamen>"))
    }
  }
}
