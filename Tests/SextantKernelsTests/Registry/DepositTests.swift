import SextantKernels
import Testing

struct DepositTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: year, month: month, day: day) ?? 0
  }

  private func deposit(
    _ moment: String = "2026-07-10T12:24:12Z", version: Deposit.Version = .version112
  ) throws -> Deposit {
    Deposit(
      id: "6e3c7378-bda4-497a-9bd6-dc203f903ed9", moment: try #require(UTCInstant(moment)),
      sender: "AB123CDE", certifier: "E564ACB0", contract: "2560080000127J", version: version)
  }

  private var person: DepositedPerson {
    DepositedPerson(
      birthName: "Durand", usedName: "Martin & fils", firstNames: ["Camille", "Zoé", "Ève"],
      birthYear: 1996, birthMonth: 2, birthDay: 29, sex: .female, birthplace: .commune("31555"),
      birthplaceName: "Toulouse", countryName: "France")
  }

  private func result(_ id: String = "r1") -> DepositedResult {
    DepositedResult(id: id, validFrom: day(2026, 7, 1), holder: .person(person))
  }

  private var full: DepositedResult {
    var result = result("complet")
    result.award = .scoring
    result.isFinal = false
    result.validUntil = day(2031, 7, 1)
    result.access = .experience
    result.experienceRoute = .usual
    result.initiative = .employer
    result.registeredOn = day(2025, 9, 1)
    result.examStart = day(2026, 6, 1)
    result.examEnd = day(2026, 6, 3)
    result.examMode = .mixed
    result.examPostcode = "75009"
    result.proofAddress = "https://ecole.example/preuves?a=1&b=2"
    result.option = "Mention spéciale"
    result.languageLevel = .b2
    result.digitalLevel = .init(score: 890, results: [(5, "3", "4"), (7, "1", "1")])
    result.score = "12.4"
    result.distinction = .congratulated
    result.remark = "TOSA"
    return result
  }

  private func written(_ deposit: Deposit, _ results: [DepositedResult]) throws -> String {
    var writer = try DepositWriter(deposit)
    #expect(writer.start(type: "RNCP", code: "RNCP19117") == [])
    for result in results { #expect(writer.add(result) == []) }
    #expect(writer.finish() == [])
    #expect(writer.count == results.count)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test("the moment is told by the clock of Paris: two hours off in summer, one in winter")
  func zones() throws {
    let summer = try written(deposit(), [result()])
    #expect(summer.contains("<cpf:horodatage>2026-07-10T14:24:12+02:00</cpf:horodatage>"))
    let winter = try written(deposit("2020-12-18T13:24:12Z"), [result()])
    #expect(winter.contains("<cpf:horodatage>2020-12-18T14:24:12+01:00</cpf:horodatage>"))
  }

  @Test("a result with all its members says each, in the words of the registry")
  func members() throws {
    let text = try written(deposit(), [full, result()])
    for piece in [
      "<cpf:idFlux>6e3c7378-bda4-497a-9bd6-dc203f903ed9</cpf:idFlux>",
      "<cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant>",
      "<cpf:urlPreuve>https://ecole.example/preuves?a=1&amp;b=2</cpf:urlPreuve>",
      "<cpf:obtentionCertification>PAR_SCORING</cpf:obtentionCertification>",
      "<cpf:donneeCertifiee>false</cpf:donneeCertifiee>",
      "<cpf:dateDebutExamen>2026-06-01</cpf:dateDebutExamen>",
      "<cpf:dateFinValidite>2031-07-01</cpf:dateFinValidite>",
      "<cpf:dateFinValidite xsi:nil=\"true\"/>", "<cpf:scoring xsi:nil=\"true\"/>",
      "<cpf:niveauLangueEuropeen>B2</cpf:niveauLangueEuropeen>",
      "<cpf:resultat><cpf:niveau>5</cpf:niveau><cpf:domaineCompetenceId>3"
        + "</cpf:domaineCompetenceId><cpf:competenceId>4</cpf:competenceId></cpf:resultat>",
      "<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>",
      "<cpf:nomUsage>Martin &amp; fils</cpf:nomUsage>", "<cpf:prenom3>Ève</cpf:prenom3>",
      "<cpf:codeInseeNaissance><cpf:codeInsee>31555</cpf:codeInsee></cpf:codeInseeNaissance>",
    ] {
      #expect(text.contains(piece), "\(piece)")
    }
    #expect(!text.contains("cpf:action"))
  }

  /// Version 1.1.5 is not at hand as a schema: what it adds, the action, is taken out, and all the
  /// rest of a deletion held against version 1.1.2.
  @Test(
    "but for its action, a deletion is what the registry's schema knows",
    .published("registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd"),
    .enabled(if: SharedData.isInstalled("xmllint"), "xmllint is not installed"))
  func deletion() throws {
    var head = try deposit(version: .version115)
    head.action = .deletion
    let text = try written(head, [full, result()])
    let action = "<cpf:action>SUPPRESSION</cpf:action>"
    #expect(text.contains("</cpf:horodatage>\(action)<cpf:emetteur>"))
    let schema = try #require(
      SharedData.path("registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd"))
    let rest = text.replacing(action, with: "")
    #expect(try SharedData.refusals(of: Array(rest.utf8), schema: schema) == "")
    #expect(try SharedData.refusals(of: Array(text.utf8), schema: schema).contains("action"))
  }

  @Test(
    "the schema of the registry finds nothing to refuse",
    .published("registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd"),
    .enabled(if: SharedData.isInstalled("xmllint"), "xmllint is not installed"))
  func schema() throws {
    let schema = try #require(
      SharedData.path("registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd"))
    var abroad = person
    abroad.usedName = nil
    abroad.birthMonth = nil
    abroad.birthDay = nil
    abroad.firstNames = ["Aminata"]
    abroad.birthplace = .postcode(nil)
    abroad.countryCode = "341"
    var second = result("né-ailleurs")
    second.holder = .person(abroad)
    var third = result("par dossier")
    third.holder = .trainingFile(
      number: "1234567891011", lastName: "Durand", firstName: "Camille")
    var writer = try DepositWriter(deposit())
    #expect(writer.start(type: "RNCP", code: "RNCP19117") == [])
    for result in [full, result(), second] { #expect(writer.add(result) == []) }
    #expect(writer.start(type: "RS", code: "RS5617", isThirdParty: true) == [])
    #expect(writer.start(type: "RS", code: "RS5618") == [])
    #expect(writer.add(third) == [])
    #expect(writer.finish() == [])
    let file = writer.take()
    let refusals = try SharedData.refusals(of: file, schema: schema)
    #expect(refusals == "")
    // The same tool does refuse: it has looked.
    let broken = String(decoding: file, as: UTF8.self).replacing(">F<", with: ">X<")
    #expect(try SharedData.refusals(of: Array(broken.utf8), schema: schema).contains("sexe"))
  }

  @Test("version 1.1.5 says what is to be done, and takes national numbers")
  func laterVersion() throws {
    var numbered = result()
    numbered.holder = .nationalNumber("2 96 02 31 555 001 50", birthName: "Durand")
    var writer = try DepositWriter(deposit(version: .version115))
    #expect(writer.start(type: "RNCP", code: "RNCP19117") == [])
    #expect(writer.add(numbered) == [])
    #expect(writer.finish() == [])
    let text = String(decoding: writer.take(), as: UTF8.self)
    #expect(text.contains("+02:00</cpf:horodatage><cpf:action>CREATION</cpf:action>"))
    #expect(
      text.contains(
        "<cpf:identifiantNational><cpf:nir>2960231555001</cpf:nir>"
          + "<cpf:nomNaissance>Durand</cpf:nomNaissance></cpf:identifiantNational>"))
    var earlier = try DepositWriter(deposit())
    #expect(earlier.start(type: "RNCP", code: "RNCP19117") == [])
    #expect(
      earlier.add(numbered)
        == [DepositFinding(.laterVersion, result: "r1", element: "identifiantNational")])
  }

  @Test("national numbers are held against their key, Corsica's letters too")
  func nationalNumbers() throws {
    func findings(_ number: String) throws -> [DepositFinding.What] {
      var result = result()
      result.holder = .nationalNumber(number, birthName: "Durand")
      var writer = try DepositWriter(deposit(version: .version115))
      _ = writer.start(type: "RNCP", code: "RNCP1")
      return writer.add(result).map(\.what)
    }
    // 2960231555001 mod 97 = 47; 97 − 47 = 50.
    #expect(try findings("296023155500150") == [])
    #expect(try findings("2960231555001") == [])
    #expect(try findings("296023155500151") == [.badNationalNumber])
    // 2A as 19: 1850519004005 mod 97 = 20, key 77; 2B as 18: 1850518004005 mod 97 = 90, key 07.
    #expect(try findings("185052A00400577") == [])
    #expect(try findings("185052B00400507") == [])
    #expect(try findings("185052C004005") == [.badNationalNumber])
    #expect(try findings("3850599004005") == [.badNationalNumber])
    #expect(try findings("") == [.badNationalNumber])
  }

  @Test("what the registry would refuse comes back with its element, and is not written")
  func findings() throws {
    var writer = try DepositWriter(deposit())
    _ = writer.start(type: "RNCP", code: "RNCP19117")
    func expect(
      _ change: (inout DepositedResult) -> Void, _ what: DepositFinding.What, _ element: String,
      _ limit: Int? = nil
    ) {
      var result = result("à revoir")
      change(&result)
      let wanted = DepositFinding(what, result: result.id, element: element, limit: limit)
      #expect(writer.add(result) == [wanted])
    }
    func person(_ change: (inout DepositedPerson) -> Void) -> DepositedHolder {
      var person = self.person
      change(&person)
      return .person(person)
    }
    expect({ $0.id = "" }, .missing, "idTechnique")
    expect({ $0.option = " " }, .missing, "libelleOption")
    expect({ $0.remark = String(repeating: "é", count: 256) }, .tooLong, "verbatim", 255)
    expect({ $0.remark = "a\u{7}" }, .badCharacter, "verbatim")
    expect({ $0.examPostcode = "75009 PARIS" }, .tooLong, "codePostalCentreExamen", 9)
    expect({ $0.validFrom = day(1899, 12, 31) }, .outOfRange, "dateDebutValidite")
    expect({ $0.validUntil = day(2100, 1, 1) }, .outOfRange, "dateFinValidite")
    expect({ $0.validUntil = day(2026, 6, 30) }, .endBeforeStart, "dateFinValidite")
    expect(
      { result in
        result.examStart = day(2026, 6, 2)
        result.examEnd = day(2026, 6, 1)
      }, .endBeforeStart, "dateFinExamen")
    expect({ $0.digitalLevel = .init(score: 1001) }, .outOfRange, "scoreGeneral", 1000)
    expect(
      { $0.digitalLevel = .init(results: [(9, "1", "1")]) }, .outOfRange, "niveau", 8)
    expect(
      { $0.digitalLevel = .init(results: [(1, "10", "1")]) }, .wrongLength,
      "domaineCompetenceId", 1)
    expect({ $0.holder = person { $0.firstNames = [] } }, .missing, "prenom1")
    expect({ $0.holder = person { $0.birthName = "" } }, .missing, "nomNaissance")
    expect({ $0.holder = person { $0.birthYear = 1896 } }, .outOfRange, "anneeNaissance", 2099)
    expect({ $0.holder = person { $0.birthMonth = 13 } }, .outOfRange, "moisNaissance", 12)
    expect({ $0.holder = person { $0.birthYear = 1997 } }, .noSuchDay, "jourNaissance")
    expect(
      { $0.holder = person { $0.birthplace = .commune("3155") } }, .wrongLength, "codeInsee", 5)
    expect({ $0.holder = person { $0.countryCode = "FR" } }, .wrongLength, "codePaysNaissance", 3)
    expect(
      {
        $0.holder = .trainingFile(
          number: "12345678910112", lastName: "Durand", firstName: "Camille")
      }, .tooLong, "idDossier", 13)
    #expect(writer.count == 0)
    #expect(writer.finish() == [DepositFinding(.nothing, element: "passageCertification")])
    #expect(writer.add(result("deux")) == [])
    #expect(
      writer.add(result("deux")) == [
        DepositFinding(.twice, result: "deux", element: "idTechnique")
      ])
  }

  @Test("a head that the registry would refuse starts no file")
  func badHeads() throws {
    func findings(_ change: (inout Deposit) -> Void) throws -> [DepositFinding] {
      var deposit = try deposit()
      change(&deposit)
      do { _ = try DepositWriter(deposit) } catch { return error.findings }
      return []
    }
    #expect(try findings { _ in } == [])
    #expect(try findings { $0.id = "" } == [DepositFinding(.missing, element: "idFlux")])
    #expect(
      try findings { $0.sender = "AB123" }
        == [DepositFinding(.wrongLength, element: "emetteur/idClient", limit: 8)])
    #expect(
      try findings { $0.contract = String(repeating: "1", count: 21) }
        == [DepositFinding(.tooLong, element: "idContrat", limit: 20)])
    #expect(
      try findings { $0.zone = "Paris" } == [DepositFinding(.unknownZone, element: "horodatage")])
    #expect(
      try findings { $0.action = .deletion }
        == [DepositFinding(.laterVersion, element: "action")])
    var writer = try DepositWriter(deposit())
    #expect(writer.add(result()).map(\.what) == [.missing])
    #expect(writer.start(type: "", code: "RNCP1").map(\.element) == ["certification/type"])
  }

  @Test("three months later to the day, or to the month's last day, is the last day")
  func lastDay() {
    #expect(Deposit.lastDay(awarded: day(2026, 7, 10)) == day(2026, 10, 10))
    #expect(Deposit.lastDay(awarded: day(2025, 11, 30)) == day(2026, 2, 28))
    #expect(Deposit.lastDay(awarded: day(9999, 12, 1)) == nil)
  }

  @Test("what is taken away piece by piece is the whole file, and its size is told")
  func pieces() throws {
    var writer = try DepositWriter(deposit())
    _ = writer.start(type: "RNCP", code: "RNCP19117")
    var bytes: [UInt8] = []
    for number in 0..<50 {
      _ = writer.add(result("r\(number)"))
      if number % 7 == 0 { bytes += writer.take() }
    }
    _ = writer.finish()
    bytes += writer.take()
    // Nothing is added behind the end.
    #expect(writer.add(result("trop tard")).map(\.what) == [.fileFull])
    #expect(writer.finish() == [])
    #expect(writer.take() == [])
    #expect(writer.size == bytes.count)
    let whole = try written(deposit(), (0..<50).map { result("r\($0)") })
    #expect(Array(whole.utf8) == bytes)
  }
}
