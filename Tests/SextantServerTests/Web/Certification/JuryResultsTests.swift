import Foundation
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// What comes of a published session, as its boards tell it: carried, certified, deposited, written
/// to candidates, corrected, and shown to jurors.
@Suite struct JuryResultsTests {
  typealias Somebody = InstitutionBench.Somebody
  private let session: ID<SextantModel.Session> = "S-2026-06"

  private func markup(
    _ bench: InstitutionBench, _ board: String, as who: Somebody = .manager,
    _ query: [(name: String, value: String)] = []
  ) throws -> String {
    let page = try #require(bench.get("boards", board, as: who, query: query)?.page)
    InstitutionPagesTests.expectSound(page, "\(board) \(who.role)")
    #expect(!page.main.markup.contains("[board."), "\(board)")
    return page.main.markup
  }

  private func waits(
    _ bench: InstitutionBench, _ who: Somebody = .manager, on day: Day = InstitutionBench.day
  ) throws -> [String] {
    SessionWaits(of: try #require(bench.find(session)), bench.view(who, on: day)).lines.map {
      String($0.message.key.dropFirst("institution.waits.".count))
    }
  }

  /// Anouk holds certificates for what the session gave her.
  private func issue(_ bench: InstitutionBench) throws {
    let earned = EarnedCertificates(
      try #require(bench.find(session)), in: bench.dossier, WorkedExample.library)
    for (number, one) in earned.missing(in: bench.dossier).enumerated() {
      var certificate = Certificate()
      (certificate.id, certificate.number) = (ID("C\(number)"), "MSMD-2026-000\(number)")
      (certificate.candidate, certificate.session) = (one.candidate, session)
      (certificate.sort, certificate.blocks) = (one.sort, one.blocks)
      (certificate.framework, certificate.codeDigest) = ("MSMD", "d\(number)")
      certificate.issuedOn = InstitutionBench.day
      try bench.put(certificate)
    }
  }

  @Test("blocks carried first, then certified, deposited and written to the candidates")
  func carriedFirst() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    let letters = try markup(
      bench, CertificatesBoard.name, [("print", "letters"), ("session", session.text)])
    let before = EarnedCertificates(
      try #require(bench.find(session)), in: bench.dossier, WorkedExample.library
    ).all
    _ = await bench.post("sessions", session.text, "verbs", "session.carryBlocks")
    let anouk = try #require(bench.find(ID<Candidate>("K-ANOUK")))
    #expect(anouk.keptBlocks.count == 5)
    #expect(anouk.keptBlocks.allSatisfy { $0.session == session && $0.acquiredOn != nil })
    let after = EarnedCertificates(
      try #require(bench.find(session)), in: bench.dossier, WorkedExample.library)
    #expect(after.all == before && after.all.count == 8 && after.unproven == [])
    #expect(
      await bench.post("boards", DepositBoard.name, session.text, "make")?.notice
        == "board.deposit.done")
    #expect(bench.dossier.all(RegistryDeposit.self).first?.results.count == 1)
    // The letters say the same as before: nothing of it was acquired earlier.
    #expect(
      try markup(
        bench, CertificatesBoard.name, [("print", "letters"), ("session", session.text)])
        == letters)
    #expect(!letters.contains("Blocs acquis lors de sessions précédentes"))
    #expect(try waits(bench).contains("deposit.open"))
  }

  @Test("a letter tells what was decided: all of it before it is printed, nothing that was not")
  func letters() throws {
    let bench = try PublishedBench.make()
    func letter(_ candidate: String) throws -> String {
      try markup(
        bench, CertificatesBoard.name,
        [("print", "letter"), ("session", session.text), ("candidate", candidate)])
    }
    // The whole certification, its certificate not printed yet; blocks alone end by the rules.
    var rules = try #require(bench.find(ID<CertifierRules>("MSMD-2026-1")))
    rules.validityYears = 5
    try bench.put(rules)
    let whole = try letter("K-ANOUK")
    #expect(whole.contains("vous a délivré la certification"))
    #expect(whole.contains("Votre certificat vous sera remis."))
    #expect(!whole.contains("valables 5") && !whole.contains("avec ce courrier"))
    let partial = try letter("K-BAPTISTE")
    #expect(partial.contains("Les blocs acquis sont valables 5"))
    try issue(bench)
    #expect(try letter("K-ANOUK").contains("Votre certificat vous est remis avec ce courrier"))
  }

  /// Baptiste was excused: nothing was refused to him.
  @Test("who could not be heard is not told that they failed")
  func excusedLetter() throws {
    let bench = try InstitutionBench()
    for (block, result) in [("B2", BlockResult.undecided), ("B4", .undecided)] {
      var decision = BlockDecision()
      decision.id = ID("D-\(block)")
      (decision.session, decision.candidate) = (session, "K-BAPTISTE")
      (decision.block, decision.result, decision.date) = (block, result, InstitutionBench.day)
      try bench.put(decision)
    }
    try bench.publish("S-2026-06", on: InstitutionBench.day)
    let letter = try markup(
      bench, CertificatesBoard.name,
      [("print", "letter"), ("session", session.text), ("candidate", "K-BAPTISTE")])
    #expect(letter.contains("n’a pas encore pu se prononcer"))
    #expect(!letter.contains("n’a pas jugé acquis"))
  }

  @Test("a correction is told where it must be followed: certificate, overview, registry")
  func corrected() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    _ = await bench.post("sessions", session.text, "verbs", "session.carryBlocks")
    try issue(bench)
    _ = await bench.post("boards", DepositBoard.name, session.text, "make")
    var deposit = try #require(bench.dossier.all(RegistryDeposit.self).first)
    deposit.results[0].state = .settled
    _ = try await bench.live.apply([.put(deposit)], by: "1", verb: "deposit.receipt")
    let sound = try markup(bench, CertificatesBoard.name)
    #expect(!sound.contains("Délivrés et plus fondés"))
    #expect(try !waits(bench).contains("unearned"))
    var correction = try #require(bench.find(ID<BlockDecision>("D-K-ANOUK-B3")))
    (correction.id, correction.corrects) = ("D-K-ANOUK-B3-2", correction.id)
    (correction.result, correction.grounds) = (.notAcquired, "Relu")
    try bench.put(correction)
    // The attestation of the block, and the certificate as a whole.
    let told = try markup(bench, CertificatesBoard.name)
    #expect(told.contains("Délivrés et plus fondés"))
    #expect(told.components(separatedBy: "/verbs/certificate.revoke").count == 3)
    #expect(try waits(bench).contains("unearned") && waits(bench).contains("withdraw"))
    let board = try markup(bench, DepositBoard.name)
    #expect(board.contains("À retirer du registre") && board.contains("/S-2026-06/withdraw"))
    #expect(try !markup(bench, DepositBoard.name, as: .auditor).contains("/withdraw"))
    #expect(
      await bench.post("boards", DepositBoard.name, session.text, "withdraw", as: .auditor)?
        .refusal == "rooms.refused.edit")
    let made = await bench.post("boards", DepositBoard.name, session.text, "withdraw")
    #expect(made?.notice == "board.deposit.withdraw.done")
    let deletion = try #require(
      bench.dossier.all(RegistryDeposit.self).first { $0.action == .deletion })
    #expect(deletion.results.map(\.candidate) == ["K-ANOUK"])
    guard
      case .pieces(_, _, let pieces)? = bench.get(
        "boards", DepositBoard.name, query: [("file", deletion.id.text)])
    else {
      Issue.record("no file")
      return
    }
    var bytes: [UInt8] = []
    try await pieces.send { bytes += $0 }
    #expect(String(decoding: bytes, as: UTF8.self).contains("SUPPRESSION"))
    // Asked for once; revoked, it is told no more.
    #expect(try !markup(bench, DepositBoard.name).contains("/withdraw"))
    let wrong = EarnedCertificates(
      try #require(bench.find(session)), in: bench.dossier, WorkedExample.library
    ).unearned(in: bench.dossier)
    for var certificate in wrong {
      certificate.revokedOn = InstitutionBench.day
      _ = try await bench.live.apply([.put(certificate)], by: "1", verb: "certificate.revoke")
    }
    #expect(try !waits(bench).contains("unearned"))
  }

  @Test("a block kept without a word of where it comes from is told")
  func unproven() throws {
    // The session decided on B1 itself: the name noted with her says nothing new.
    let decided = try PublishedBench.make()
    var anouk = try #require(decided.find(ID<Candidate>("K-ANOUK")))
    anouk.keptBlocks = ["B1"]
    try decided.put(anouk)
    #expect(try !waits(decided).contains("unproven"))
    let bench = try PublishedBench.make(anouk: ["B2", "B3", "B4", "B5"])
    try bench.put(anouk)
    #expect(try waits(bench).contains("unproven"))
    #expect(try markup(bench, CertificatesBoard.name).contains("dont rien ne dit l’origine"))
    anouk.keptBlocks = [KeptBlock("MSMD.B1", source: "Attestation de 2025")]
    try bench.put(anouk)
    #expect(try !waits(bench).contains("unproven"))
  }

  // MARK: - Who reads the figures

  @Test("published figures are the same for whoever reads them, and name no juror to another")
  func figures() throws {
    var items = try LargeSessionPagesTests.items(isPublished: true)
    for number in 0..<30 {
      var decision = BlockDecision()
      decision.id = ID("DG\(number)")
      (decision.session, decision.candidate) = (session, ID("G\(number)"))
      (decision.block, decision.result) = ("B2", number < 20 ? .acquired : .notAcquired)
      items.put(decision)
    }
    let bench = try InstitutionBench(items)
    let whole = try #require(ShownResults(bench.view(.manager)))
    #expect(whole.statistics.table(.criterion)?.lines.isEmpty == false)
    let names = ["Hélène Castaing", "Rachid Benamar", "Solène Mahéas"]
    for who: Somebody in [.juror("J-RACHID"), .president("J-HELENE"), .auditor] {
      let shown = try #require(ShownResults(bench.view(who)))
      #expect(shown.statistics == whole.statistics, "\(who.role)")
      #expect(shown.agreement.figures == whole.agreement.figures, "\(who.role)")
    }
    let open = try markup(bench, ResultsBoard.name)
    let severity = { (page: String) in page.components(separatedBy: "id=\"severity\"").last ?? "" }
    #expect(names.allSatisfy { severity(open).contains($0) })
    let own = severity(try markup(bench, ResultsBoard.name, as: .juror("J-RACHID")))
    #expect(own.contains("Rachid Benamar") && own.contains("Juré 1"))
    #expect(!own.contains("Hélène Castaing") && !own.contains("Solène Mahéas"))
    // On the board of agreement too, once results are out: three jurors, three pairs.
    for who: Somebody in [.manager, .juror("J-RACHID")] {
      let board = try markup(bench, AgreementBoard.name, as: who)
      #expect(board.contains("Kappa de Cohen, juré par juré"), "\(who.role)")
      #expect(board.contains("CCI(3,k)") || board.contains("Alpha de Krippendorff"))
      #expect(board.contains("Hélène Castaing") == (who.role == .programmeManager))
    }
  }

  @Test("of many conflicts the first are listed, and how many more there are")
  func conflicts() throws {
    var items = InstitutionBench.example.dossier
    let slot = try #require(items.find(ID<Slot>("T1")))
    for number in 0..<12 {
      var other = slot
      other.id = ID("TX\(number)")
      items.put(other)
    }
    let bench = try InstitutionBench(items)
    let found = SlotConflict.all(
      of: try #require(bench.find(session)), in: bench.dossier,
      framework: WorkedExample.library.framework("MSMD"),
      rules: bench.find(ID<CertifierRules>("MSMD-2026-1"))
    ).count
    #expect(found > 100)
    let page = SessionPlanBoard.draw(bench.view()).markup
    let table = page.components(separatedBy: "id=\"conflicts\"").last ?? ""
    let rows =
      (table.components(separatedBy: "</table>").first ?? "")
      .components(separatedBy: "<tr").count - 2
    #expect(rows == 20)
    #expect(page.contains("Et \(found - 20) autres"))
  }

  @Test("who has their experience validated without a file is told, on the board and the overview")
  func experience() throws {
    let bench = try InstitutionBench()
    var anouk = try #require(bench.find(ID<Candidate>("K-ANOUK")))
    anouk.path = .vae
    try bench.put(anouk)
    #expect(try waits(bench).contains("vae.fileless"))
    #expect(
      try markup(bench, CandidatesBoard.name).contains("vaeFiles/new?candidate=K-ANOUK"))
    var file = VaeFile()
    (file.id, file.candidate) = ("V1", "K-ANOUK")
    // Due at the end of May; she is heard in June.
    file.dossierOn = Day(2026, 2, 10)
    try bench.put(file)
    #expect(try !waits(bench).contains("vae.fileless"))
    #expect(try waits(bench, on: try #require(Day(2026, 6, 1))).contains("vae.jury.late"))
    #expect(try markup(bench, CandidatesBoard.name).contains("2026"))
  }
}
