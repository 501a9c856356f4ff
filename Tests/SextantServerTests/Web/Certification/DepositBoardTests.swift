import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// A published session of the worked example: Anouk obtains all five blocks, Baptiste two of them.
enum PublishedBench {
  static func make(anouk: [String] = ["B1", "B2", "B3", "B4", "B5"]) throws -> InstitutionBench {
    let bench = try InstitutionBench()
    for (candidate, blocks) in [("K-ANOUK", anouk), ("K-BAPTISTE", ["B2", "B4"])] {
      for block in blocks {
        var decision = BlockDecision()
        decision.id = ID("D-\(candidate)-\(block)")
        (decision.session, decision.candidate) = ("S-2026-06", ID(candidate))
        (decision.block, decision.result) = (block, .acquired)
        decision.date = Day(2026, 6, 26)
        try bench.put(decision)
      }
    }
    try bench.publish("S-2026-06", on: Day(2026, 6, 26))
    return bench
  }

  static func fill(_ bench: InstitutionBench) throws {
    var account = RegistryAccount()
    (account.sender, account.certifier) = ("AB123CDE", "E564ACB0")
    account.contract = "2560080000127J"
    var record = RegisteredCertification()
    (record.framework, record.register, record.code) = ("MSMD", .rncp, "RNCP40792")
    account.certifications = [record]
    var identity = CivilIdentity()
    (identity.id, identity.candidate) = ("EC1", "K-ANOUK")
    (identity.birthName, identity.firstNames) = ("Kervella-Née", ["Anouk"])
    (identity.birthYear, identity.birthMonth, identity.birthDay) = (1999, 2, 28)
    (identity.sex, identity.birthCommune) = (.female, "29019")
    try bench.put(account, identity)
  }

  static func act(_ bench: InstitutionBench, as who: InstitutionBench.Somebody = .manager) -> Act {
    Act(
      view: bench.view(who), live: bench.live, author: who.author, access: who.access,
      now: Moment(day: InstitutionBench.day, time: ClockTime(minutes: 872)), form: [],
      seen: bench.seen)
  }
}

@Suite struct DepositBoardTests {
  private func markup(
    _ bench: InstitutionBench, as who: InstitutionBench.Somebody = .manager,
    _ query: [(name: String, value: String)] = [], board: String = DepositBoard.name
  ) throws -> String {
    let page = try #require(bench.get("boards", board, as: who, query: query)?.page)
    InstitutionPagesTests.expectSound(page, "\(board) \(who.role)")
    #expect(!page.main.markup.contains("[board."), "\(board)")
    return page.main.markup
  }

  @Test("from a missing identity to a file, its receipt and the certificate in the registry")
  func wholePath() async throws {
    let bench = try PublishedBench.make()
    var shown = try markup(bench)
    #expect(shown.contains("Le compte de dépôt est incomplet"))
    #expect(shown.contains("Anouk Kervella") && !shown.contains("Baptiste Delorge"))
    #expect(shown.contains("civilIdentities/new?candidate=K-ANOUK"))
    #expect(!shown.contains("/make"))
    #expect(
      await bench.post("boards", DepositBoard.name, "S-2026-06", "make")?.refusal
        == "board.deposit.cannot")
    try PublishedBench.fill(bench)
    shown = try markup(bench)
    #expect(shown.contains("boards/deposit/S-2026-06/make"))
    let made = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    #expect(made?.notice == "board.deposit.done")
    let deposit = try #require(bench.dossier.all(RegistryDeposit.self).first)
    #expect(deposit.results.map(\.candidate) == ["K-ANOUK"] && deposit.flow.count == 36)
    guard
      case .pieces(let name, _, let pieces)? = bench.get(
        "boards", DepositBoard.name, query: [("file", deposit.id.text)])
    else {
      Issue.record("no file")
      return
    }
    var bytes: [UInt8] = []
    try await pieces.send { bytes += $0 }
    #expect(name == "\(deposit.flow).xml" && hexadecimalDigest(bytes) == deposit.digest)
    #expect(String(decoding: bytes, as: UTF8.self).contains("Kervella-Née"))
    // Nothing is left to make while the answer is awaited.
    #expect(try !markup(bench).contains("/make"))
    let receipt = """
      <rapport><idFlux>\(deposit.flow)</idFlux><PassagesOK>\
      <idTechnique>S-2026-06-K-ANOUK</idTechnique></PassagesOK></rapport>
      """
    let read = await DepositActs.receipt(
      Array(receipt.utf8), for: deposit.id.text, PublishedBench.act(bench))
    #expect(read.notice == "board.deposit.read")
    #expect(bench.find(deposit.id)?.results.map(\.state) == [.settled])
    shown = try markup(bench)
    #expect(shown.contains("enregistrée") && !shown.contains("à déposer avant"))
  }

  @Test("a refusal of the registry is explained with what to verify, and sent again once mended")
  func refusal() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    _ = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    let deposit = try #require(bench.dossier.all(RegistryDeposit.self).first)
    let receipt = """
      <rapport><idFlux>\(deposit.flow)</idFlux><PassagesKO><passageKO>\
      <idTechnique>S-2026-06-K-ANOUK</idTechnique><messageErreur>Aucun titulaire ne correspond\
      </messageErreur></passageKO></PassagesKO></rapport>
      """
    _ = await DepositActs.receipt(
      Array(receipt.utf8), for: deposit.id.text, PublishedBench.act(bench))
    let shown = try markup(bench)
    #expect(shown.contains("n’a trouvé personne avec ce nom de naissance"))
    #expect(shown.contains("nom de naissance, premier prénom, sexe"))
    #expect(shown.contains("civilIdentities/EC1/edit") && shown.contains("/make"))
    var identity = try #require(bench.find(ID<CivilIdentity>("EC1")))
    identity.birthName = "Kervella"
    try bench.put(identity)
    // The first file can no longer be made as it was; a second one can.
    #expect(
      bench.get("boards", DepositBoard.name, query: [("file", deposit.id.text)])?.refusal
        == "board.deposit.changed")
    #expect(
      await bench.post("boards", DepositBoard.name, "S-2026-06", "make")?.notice
        == "board.deposit.done")
    #expect(bench.dossier.count(of: RegistryDeposit.self) == 2)
  }

  @Test("a file that never went out holds nothing back: what it held goes into the next one")
  func neverSent() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    _ = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    let first = try #require(bench.dossier.all(RegistryDeposit.self).first)
    // An identity mended before the file went out: it cannot be made again, and nothing is ready.
    var identity = try #require(bench.find(ID<CivilIdentity>("EC1")))
    identity.birthName = "Kervella"
    try bench.put(identity)
    #expect(
      bench.get("boards", DepositBoard.name, query: [("file", first.id.text)])?.refusal
        == "board.deposit.changed")
    var shown = try markup(bench)
    #expect(!shown.contains("/S-2026-06/make") && shown.contains("/\(first.id.text)/again"))
    #expect(
      await bench.post("boards", DepositBoard.name, first.id.text, "again", as: .auditor)?.refusal
        == "rooms.refused.edit")
    #expect(
      await bench.post("boards", DepositBoard.name, first.id.text, "again")?.notice
        == "board.deposit.again.done")
    #expect(bench.find(first.id)?.results.map(\.state) == [.toResend])
    shown = try markup(bench)
    #expect(shown.contains("/S-2026-06/make") && !shown.contains("/again"))
    #expect(
      await bench.post("boards", DepositBoard.name, first.id.text, "again")?.refusal
        == "board.deposit.again.none")
    _ = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    let second = try #require(
      bench.dossier.all(RegistryDeposit.self).first { $0.id != first.id })
    #expect(second.results.map(\.state) == [.sent] && second.flow != first.flow)
    // The registry answers to the first file after all: it is there, and stays there.
    let receipt = """
      <rapport><idFlux>\(first.flow)</idFlux><PassagesOK>\
      <idTechnique>S-2026-06-K-ANOUK</idTechnique></PassagesOK></rapport>
      """
    _ = await DepositActs.receipt(
      Array(receipt.utf8), for: first.id.text, PublishedBench.act(bench))
    #expect(bench.find(first.id)?.results.map(\.state) == [.settled])
    #expect(try markup(bench).contains("enregistrée"))
  }

  @Test("a file that is no receipt, or another deposit's, changes nothing")
  func otherFiles() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    _ = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    let deposit = try #require(bench.dossier.all(RegistryDeposit.self).first)
    for (text, why) in [
      ("<html/>", "registry.followUp.notAReceipt"), ("<rapport>", "xml.problem.unfinished"),
      ("<rapport><idFlux>x</idFlux></rapport>", "registry.followUp.isOfAnother"),
    ] {
      let answer = await DepositActs.receipt(
        Array(text.utf8), for: deposit.id.text, PublishedBench.act(bench))
      #expect(answer.refusal == why, "\(text)")
    }
    #expect(bench.find(deposit.id)?.receipts.isEmpty == true)
  }

  @Test("who may not read identities is shown none, makes no file and gets none")
  func others() async throws {
    let bench = try PublishedBench.make()
    try PublishedBench.fill(bench)
    _ = await bench.post("boards", DepositBoard.name, "S-2026-06", "make")
    let deposit = try #require(bench.dossier.all(RegistryDeposit.self).first)
    for who: InstitutionBench.Somebody in [.juror("J-RACHID"), .auditor, .officer] {
      let shown = try markup(bench, as: who)
      #expect(!shown.contains("Kervella-Née") && !shown.contains("method=\"post\""), "\(who.role)")
      #expect(
        await bench.post("boards", DepositBoard.name, "S-2026-06", "make", as: who)?.refusal
          == "rooms.refused.edit")
      #expect(
        bench.get("boards", DepositBoard.name, as: who, query: [("file", deposit.id.text)])?
          .isNotFound == true)
      let answer = await DepositActs.receipt(
        Array("<rapport/>".utf8), for: deposit.id.text, PublishedBench.act(bench, as: who))
      #expect(answer.refusal == "rooms.refused.edit")
    }
    // What the registry answered is written by its act alone.
    #expect(
      await bench.post("registryDeposits", form: [("id", "RD9"), ("flow", "x")])?.refusal
        == "rooms.refused.edit")
  }

  @Test("the first page says what is to be deposited, and by when")
  func waits() throws {
    let bench = try PublishedBench.make()
    let session = try #require(bench.find(ID<SextantModel.Session>("S-2026-06")))
    func keys(_ day: Day?, _ who: InstitutionBench.Somebody) throws -> [String] {
      SessionWaits(of: session, bench.view(who, on: try #require(day))).lines.map(\.message.key)
        .filter { $0.contains("deposit") }
    }
    #expect(try keys(Day(2026, 6, 30), .manager) == ["institution.waits.deposit.open"])
    #expect(try keys(Day(2026, 9, 1), .manager) == ["institution.waits.deposit.soon"])
    #expect(try keys(Day(2026, 9, 27), .manager) == ["institution.waits.deposit.late"])
    #expect(try keys(Day(2026, 9, 27), .auditor) == [])
  }

  @Test("results are shown by block and path, small counts hidden, and given as files")
  func results() throws {
    let bench = try PublishedBench.make()
    let shown = try markup(bench, board: ResultsBoard.name)
    #expect(shown.contains("Réussite par bloc") && shown.contains("masqué"))
    // Rules of the worked example hide counts below five: nobody is told of two candidates.
    #expect(!shown.contains("100 %") && !shown.contains("100\u{202F}%"))
    func file(_ name: String) throws -> [UInt8] {
      guard
        case .file(_, _, let bytes)? = bench.get(
          "boards", ResultsBoard.name, query: [("file", name)])
      else {
        Issue.record("no \(name)")
        return []
      }
      return bytes
    }
    let text = String(decoding: try file("csv"), as: UTF8.self)
    #expect(text.hasPrefix("Par,Groupe,Candidats,Acquis,Taux\n"))
    #expect(text.contains("Voie,apprentissage,,,\n"))
    #expect(try file("xlsx").starts(with: [0x50, 0x4B]))
    let cohorts = String(decoding: try file("cohorts"), as: UTF8.self)
    #expect(cohorts.hasPrefix("ANNEE,NOMBRE_CERTIFIES,NOMBRE_CERTIFIES_VAE,"))
    // One certified: hidden, none by experience: said.
    #expect(cohorts.hasSuffix("\n2026,,0,,,\n"))
  }

  @Test(
    "every board here is well-formed for every role, in both languages, with and without results")
  func wellFormed() throws {
    for bench in [try InstitutionBench(), try PublishedBench.make()] {
      for who: InstitutionBench.Somebody in [
        .manager, .owner, .auditor, .officer, .juror("J-RACHID"), .president("J-HELENE"),
      ] {
        for board in [
          DepositBoard.name, ResultsBoard.name, RetentionBoard.name, ProcessingBoard.name,
        ] {
          _ = try markup(bench, as: who, board: board)
          let view = bench.view(who, language: .english)
          let drawn = try #require(BoardPages.board(named: board)).draw(view)
          #expect(Markup(drawn.markup).problems == [], "\(board) en")
          #expect(!drawn.markup.contains("[board."), "\(board) en")
        }
      }
    }
  }
}
