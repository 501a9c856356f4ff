import Foundation
import SextantKernels
import Testing

@testable import SextantModel

@Suite struct DepositPlanTests {
  private func instant(_ text: String) throws -> UTCInstant { try #require(UTCInstant(text)) }

  @Test("who obtained the whole certification in a session, kept and earlier blocks counted")
  func certified() {
    let frame = DeliberationFrame(PublishedSessions.framework, PublishedSessions.rules)
    let items = PublishedSessions.dossier
    let june = items.certified(in: PublishedSessions.session("S1"), by: frame)
    #expect(june.map(\.candidate) == ["K1", "K3"])
    #expect(june.map(\.blocks) == [["B1", "O1"], ["B1", "O1"]])
    let november = items.certified(in: PublishedSessions.session("S2"), by: frame)
    #expect(november.map(\.candidate) == ["K2"])
    #expect(november.first?.awardedOn == PublishedSessions.day(2026, 11, 30))
    var open = PublishedSessions.session("S2")
    open.publishedOn = nil
    #expect(items.certified(in: open, by: frame).isEmpty)
  }

  @Test("the last day is three months on, at the end of a shorter month")
  func lastDays() {
    let june = PublishedSessions.plan("S1", in: PublishedSessions.depositable)
    #expect(june.entries.map(\.lastDay.text) == ["2026-10-10", "2026-10-10"])
    let november = PublishedSessions.plan("S2", in: PublishedSessions.depositable)
    #expect(november.entries.map(\.lastDay.text) == ["2027-02-28"])
  }

  @Test("what is missing is told per candidate, and keeps that one alone from the file")
  func gaps() {
    let plan = PublishedSessions.plan(in: PublishedSessions.depositable)
    #expect(plan.head == [])
    #expect(plan.ready.map(\.candidate) == ["K1"])
    let missing = plan.entries.last.map { $0.findings.map { "\($0.element) \($0.what)" } }
    #expect(
      missing == [
        "sexe missing", "anneeNaissance missing", "nomNaissance missing", "prenom1 missing",
      ])
    // Without an account nothing can be sent.
    let bare = PublishedSessions.plan(in: PublishedSessions.dossier)
    #expect(
      bare.head.map(\.element) == [
        "emetteur/idClient", "certificateur/idClient", "idContrat", "certification/code",
      ])
  }

  @Test(
    "the file tells path, days, option and validity, its moment by the clock of the school",
    arguments: [
      ("2026-07-10T12:24:12Z", "2026-07-10T14:24:12+02:00"),
      ("2026-12-01T12:00:00Z", "2026-12-01T13:00:00+01:00"),
    ])
  func file(moment: String, written: String) throws {
    var items = PublishedSessions.depositable
    var slot = Slot()
    (slot.id, slot.session, slot.assessment) = ("T1", "S1", "E1")
    slot.candidates = ["K1"]
    slot.at = Moment(day: PublishedSessions.day(2026, 6, 23), time: ClockTime(minutes: 600))
    slot.room = "SALLE"
    items.put(slot)
    var room = JuryRoom()
    (room.id, room.session, room.name) = ("SALLE", "S1", "Salle")
    items.put(room)
    let plan = PublishedSessions.plan(in: items)
    let deposit = try plan.deposit(
      "RD1", flow: "flux-1", at: instant(moment), on: PublishedSessions.day(2026, 7, 10),
      in: items)
    let file = try plan.file(of: deposit, in: items)
    let text = String(decoding: file, as: UTF8.self)
    for part in [
      "<cpf:idFlux>flux-1</cpf:idFlux>", "<cpf:horodatage>\(written)</cpf:horodatage>",
      "<cpf:code>RNCP40792</cpf:code>", "<cpf:idTechnique>S1-K1</cpf:idTechnique>",
      "<cpf:libelleOption>Option une</cpf:libelleOption>",
      "<cpf:dateDebutExamen>2026-06-23</cpf:dateDebutExamen>",
      "<cpf:modalitePassageExamen>EN_PRESENTIEL</cpf:modalitePassageExamen>",
      "<cpf:dateDebutValidite>2026-07-10</cpf:dateDebutValidite>",
      "<cpf:dateFinValidite xsi:nil=\"true\"/>",
      "<cpf:modaliteAcces>FORMATION_INITIALE_HORS_APPRENTISSAGE</cpf:modaliteAcces>",
      "<cpf:nomNaissance>Durand</cpf:nomNaissance>",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("K3"))
    #expect(deposit.results.map(\.state) == [.sent] && deposit.digest == hexadecimalDigest(file))
    // Made anew it is the same to the byte; once an identity changed, it is not.
    items.put(deposit)
    let again = PublishedSessions.plan(in: items)
    #expect(try again.file(of: deposit, in: items) == file)
    items.put(PublishedSessions.identity(of: "K1", "Dupont"))
    let changed = try PublishedSessions.plan(in: items).file(of: deposit, in: items)
    #expect(hexadecimalDigest(changed) != deposit.digest)
  }

  @Test("the file is valid against the registry's schema")
  func schema() throws {
    let schema =
      URL(filePath: #filePath).pathComponents.prefix { $0 != "Tests" }.dropLast()
      .joined(separator: "/").dropFirst() + "/shared/data/registry/"
    let file = "\(schema)certifications-cdc-v2.0.0-xsd1.1.2.xsd"
    guard FileManager.default.fileExists(atPath: file),
      FileManager.default.fileExists(atPath: "/usr/bin/xmllint")
    else {
      print("skipped: \(file) or xmllint is absent")
      return
    }
    var items = PublishedSessions.depositable
    items.put(PublishedSessions.identity(of: "K3", "Lemaître & fils"))
    let plan = PublishedSessions.plan(in: items)
    let made = try plan.deposit(
      "RD1", flow: "flux-1", at: instant("2026-07-10T12:24:12Z"),
      on: PublishedSessions.day(2026, 7, 10), in: items)
    #expect(made.results.count == 2)
    let path = NSTemporaryDirectory() + "deposit-\(UUID().uuidString).xml"
    try Data(plan.file(of: made, in: items)).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xmllint")
    process.arguments = ["--noout", "--schema", file, path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  // MARK: - Receipts

  private func sent() throws -> (items: Dossier, deposit: RegistryDeposit) {
    var items = PublishedSessions.depositable
    items.put(PublishedSessions.identity(of: "K3", "Lemaître"))
    let deposit = try PublishedSessions.plan(in: items).deposit(
      "RD1", flow: "flux-1", at: instant("2026-07-10T12:24:12Z"),
      on: PublishedSessions.day(2026, 7, 10), in: items)
    items.put(deposit)
    return (items, deposit)
  }

  private func receipt(_ body: String, flow: String = "flux-1") throws -> DepositReceipt {
    try DepositReceipt(
      Array("<rapport><idFlux>\(flow)</idFlux><idTraitement>7</idTraitement>\(body)</rapport>".utf8)
    )
  }

  @Test("a refused certificate is told why, corrected and sent again; what was taken is not")
  func refusal() throws {
    var (items, deposit) = try sent()
    let refused = "Aucun titulaire ne correspond"
    let read = try #require(
      deposit.reading(
        try receipt(
          """
          <PassagesOK><idTechnique>S1-K1</idTechnique></PassagesOK><PassagesKO><passageKO>\
          <idTechnique>S1-K3</idTechnique><messageErreur>\(refused)</messageErreur></passageKO>\
          </PassagesKO>
          """), on: PublishedSessions.day(2026, 7, 12)))
    #expect(read.results.map(\.state) == [.settled, .toCorrect])
    #expect(read.results.map(\.refusals) == [[], [refused]])
    #expect(read.receipts.map(\.accepted) == [1] && read.receipts.map(\.refused) == [1])
    items.put(read)
    let plan = PublishedSessions.plan(in: items)
    #expect(plan.open.map(\.candidate) == ["K3"] && plan.ready.map(\.candidate) == ["K3"])
    #expect(plan.entries.last?.refusals == [refused])
    // The second file holds the corrected one alone; the first, made anew, is what it was but for it.
    items.put(PublishedSessions.identity(of: "K3", "Lemaistre"))
    let second = try PublishedSessions.plan(in: items).deposit(
      "RD2", flow: "flux-2", at: instant("2026-07-13T08:00:00Z"),
      on: PublishedSessions.day(2026, 7, 13), in: items)
    #expect(second.results.map(\.candidate) == ["K3"])
    items.put(second)
    #expect(PublishedSessions.plan(in: items).entries.map(\.state) == [.settled, .sent])
  }

  @Test("a file that was refused whole is sent again as it is")
  func fileError() throws {
    let (_, deposit) = try sent()
    let read = try #require(
      deposit.reading(
        try receipt(
          "<erreurs><erreur><type>XSD</type><message>illisible</message></erreur></erreurs>"),
        on: PublishedSessions.day(2026, 7, 12)))
    #expect(read.results.map(\.state) == [.toResend, .toResend])
    #expect(read.receipts.first?.fileErrors == ["illisible"])
    let told = try #require(
      deposit.reading(
        try receipt(
          """
          <erreurs><erreur><type>XSD</type><message>balise inconnue</message><ligne>12</ligne>\
          <colonne>7</colonne></erreur></erreurs>
          """), on: PublishedSessions.day(2026, 7, 12)))
    let error = try #require(told.receipts.first?.placedErrors.first)
    #expect(error.line == 12 && error.column == 7 && error.message == "balise inconnue")
    #expect(read.receipts.first?.placedErrors.first?.line == nil)
  }

  @Test("a receipt that names results of another file says so")
  func strangers() throws {
    let (_, deposit) = try sent()
    let read = try #require(
      deposit.reading(
        try receipt(
          """
          <PassagesOK><idTechnique>S1-K1</idTechnique><idTechnique>S9-K4</idTechnique></PassagesOK>
          """), on: PublishedSessions.day(2026, 7, 12)))
    #expect(read.receipts.first?.strangers == ["S9-K4"])
    #expect(read.results.map(\.state) == [.settled, .toResend])
  }

  @Test("a receipt of another deposit changes nothing; the same one read twice is noted once")
  func others() throws {
    let (_, deposit) = try sent()
    let day = PublishedSessions.day(2026, 7, 12)
    #expect(deposit.reading(try receipt("", flow: "flux-9"), on: day) == nil)
    let body = "<PassagesOK><idTechnique>S1-K1</idTechnique></PassagesOK>"
    let once = try #require(deposit.reading(try receipt(body), on: day))
    #expect(once.results.map(\.state) == [.settled, .toResend])
    let twice = try #require(once.reading(try receipt(body), on: day))
    #expect(twice.receipts.count == 1)
    // A later receipt takes nothing out of the registry.
    let later = try #require(
      once.reading(
        try receipt("<PassagesOK><idTechnique>S1-K3</idTechnique></PassagesOK>"), on: day))
    #expect(later.results.map(\.state) == [.settled, .settled])
  }

  @Test("the three months are watched: open, soon from thirty days on, late from the day after")
  func watch() {
    let library = FrameworkLibrary([PublishedSessions.framework])
    func lines(_ day: Day) -> [String] {
      DepositWatch(in: PublishedSessions.depositable, library: library, on: day).lines.map {
        "\($0.session.text) \($0.missing) \($0.lastDay.text) \($0.urgency)"
      }
    }
    let november = "S2 1 2027-02-28 open"
    #expect(
      lines(PublishedSessions.day(2026, 9, 9)) == ["S1 2 2026-10-10 open", november])
    #expect(
      lines(PublishedSessions.day(2026, 9, 10)) == ["S1 2 2026-10-10 soon", november])
    #expect(
      lines(PublishedSessions.day(2026, 10, 10)) == ["S1 2 2026-10-10 soon", november])
    #expect(
      lines(PublishedSessions.day(2026, 10, 11)) == ["S1 2 2026-10-10 late", november])
  }

  @Test("an identity is the manager's to read, no juror's, no auditor's")
  func sealed() {
    let items = PublishedSessions.depositable
    for role in Role.ofInstitution {
      let seen = items.reduced(
        to: role.reach(juror: "J1", in: .institution), on: PublishedSessions.day(2026, 12, 1))
      let text = DossierWriter.files(of: seen)
        .map { String(decoding: $0.bytes ?? [], as: UTF8.self) }.joined()
      #expect(
        text.contains("Durand") == [.owner, .programmeManager].contains(role), "\(role)")
    }
  }
}
