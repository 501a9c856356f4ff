/// What the registry's schema would refuse, gathered over one result or the head of a file.
struct DepositReview {
  let result: String
  private(set) var findings: [DepositFinding] = []

  init(result: String = "") { self.result = result }

  mutating func add(_ what: DepositFinding.What, _ element: String, limit: Int? = nil) {
    findings.append(DepositFinding(what, result: result, element: element, limit: limit))
  }

  /// A text of at least one character and at most so many.
  mutating func text(_ text: String, _ element: String, upTo limit: Int) {
    // Bytes are never fewer than characters: most texts need no counting.
    let isShort = text.utf8.count <= limit
    if text.utf8.allSatisfy({ $0 == 0x20 }) {
      add(.missing, element)
    } else if !isShort, text.unicodeScalars.count > limit {
      add(.tooLong, element, limit: limit)
    }
    if !XMLWriter.canHold(text) { add(.badCharacter, element) }
  }

  mutating func optional(_ text: String?, _ element: String, upTo limit: Int) {
    if let text { self.text(text, element, upTo: limit) }
  }

  mutating func exact(_ text: String, _ element: String, _ length: Int) {
    if text.isEmpty {
      add(.missing, element)
    } else if text.unicodeScalars.count != length {
      add(.wrongLength, element, limit: length)
    }
    if !XMLWriter.canHold(text) { add(.badCharacter, element) }
  }

  /// The schema takes the years 1900 to 2099.
  mutating func day(_ day: Int32?, _ element: String) {
    guard let day else { return }
    if !(-25_567...47_481).contains(day) { add(.outOfRange, element) }
  }

  mutating func figure(_ value: Int?, _ element: String, _ range: ClosedRange<Int>) {
    if let value, !range.contains(value) {
      add(.outOfRange, element, limit: range.upperBound)
    }
  }

  mutating func order(_ start: Int32?, _ end: Int32?, _ element: String) {
    if let start, let end, end < start { add(.endBeforeStart, element) }
  }

  // MARK: - The whole

  static func head(_ deposit: Deposit) -> [DepositFinding] {
    var review = DepositReview()
    review.text(deposit.id, "idFlux", upTo: 50)
    review.exact(deposit.sender, "emetteur/idClient", 8)
    review.exact(deposit.certifier, "certificateur/idClient", 8)
    review.text(deposit.contract, "idContrat", upTo: 20)
    if deposit.moment.text(zone: deposit.zone) == nil { review.add(.unknownZone, "horodatage") }
    let year = CivilDay.date(of: Int32(clamping: deposit.moment.seconds / 86_400))?.year ?? 0
    if !(1900...2099).contains(year) { review.add(.outOfRange, "horodatage") }
    if deposit.version == .version112, deposit.action != .creation {
      review.add(.laterVersion, "action")
    }
    return review.findings
  }

  static func result(_ result: DepositedResult, _ version: Deposit.Version) -> [DepositFinding] {
    var review = DepositReview(result: result.id)
    review.text(result.id, "idTechnique", upTo: 255)
    review.optional(result.proofAddress, "urlPreuve", upTo: 255)
    review.optional(result.option, "libelleOption", upTo: 255)
    review.day(result.examStart, "dateDebutExamen")
    review.day(result.examEnd, "dateFinExamen")
    review.order(result.examStart, result.examEnd, "dateFinExamen")
    review.optional(result.examPostcode, "codePostalCentreExamen", upTo: 9)
    review.day(result.validFrom, "dateDebutValidite")
    review.day(result.validUntil, "dateFinValidite")
    review.order(result.validFrom, result.validUntil, "dateFinValidite")
    review.optional(result.score, "scoring", upTo: 255)
    review.day(result.registeredOn, "dateInscription")
    review.optional(result.remark, "verbatim", upTo: 255)
    if let level = result.digitalLevel {
      review.figure(level.score, "scoreGeneral", 1...1000)
      for part in level.results {
        review.figure(part.level, "niveau", 1...8)
        review.exact(part.domain, "domaineCompetenceId", 1)
        review.exact(part.competency, "competenceId", 1)
      }
    }
    review.holder(result.holder, version)
    return review.findings
  }

  private mutating func holder(_ holder: DepositedHolder, _ version: Deposit.Version) {
    switch holder {
    case .trainingFile(let number, let lastName, let firstName):
      text(number, "idDossier", upTo: 13)
      text(lastName, "nomTitulaire", upTo: 30)
      text(firstName, "prenom1Titulaire", upTo: 20)
    case .person(let person): self.person(person)
    case .nationalNumber(let number, let birthName):
      if version == .version112 { add(.laterVersion, "identifiantNational") }
      if NationalNumber.thirteen(number) == nil { add(.badNationalNumber, "nir") }
      text(birthName, "nomNaissance", upTo: 60)
    }
  }

  private mutating func person(_ person: DepositedPerson) {
    text(person.birthName, "nomNaissance", upTo: 60)
    optional(person.usedName, "nomUsage", upTo: 60)
    text(person.firstNames.first ?? "", "prenom1", upTo: 60)
    for (index, name) in person.firstNames.enumerated().dropFirst() {
      text(name, "prenom\(index + 1)", upTo: 60)
    }
    figure(person.birthYear, "anneeNaissance", 1900...2099)
    figure(person.birthMonth, "moisNaissance", 1...12)
    figure(person.birthDay, "jourNaissance", 1...31)
    if let month = person.birthMonth, let day = person.birthDay, (1...12).contains(month),
      (1...31).contains(day),
      CivilDay.number(year: person.birthYear, month: month, day: day) == nil
    {
      add(.noSuchDay, "jourNaissance")
    }
    switch person.birthplace {
    case .commune(let code): exact(code, "codeInsee", 5)
    case .postcode(let code): optional(code, "codePostal", upTo: 9)
    }
    optional(person.birthplaceName, "libelleCommuneNaissance", upTo: 60)
    if let code = person.countryCode { exact(code, "codePaysNaissance", 3) }
    optional(person.countryName, "libellePaysNaissance", upTo: 60)
  }
}

/// The number of a person at the statistical office, thirteen characters and a key of two.
enum NationalNumber {
  /// The thirteen characters; `nil` where they are none or the key is another.
  static func thirteen(_ text: String) -> String? {
    var bytes = text.utf8.filter { $0 != 0x20 }
    guard bytes.count == 13 || bytes.count == 15 else { return nil }
    let number = String(decoding: bytes.prefix(13), as: UTF8.self)
    guard bytes[0] == UInt8(ascii: "1") || bytes[0] == UInt8(ascii: "2") else { return nil }
    // Corsica has a letter; the key counts it as 19 and 18.
    if bytes[5] == UInt8(ascii: "2"), bytes[6] == UInt8(ascii: "A") {
      (bytes[5], bytes[6]) = (UInt8(ascii: "1"), UInt8(ascii: "9"))
    } else if bytes[5] == UInt8(ascii: "2"), bytes[6] == UInt8(ascii: "B") {
      (bytes[5], bytes[6]) = (UInt8(ascii: "1"), UInt8(ascii: "8"))
    }
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    if bytes.count == 15 {
      let value = bytes.prefix(13).reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let key = Int(bytes[13] - 0x30) * 10 + Int(bytes[14] - 0x30)
      guard key == 97 - value % 97 else { return nil }
    }
    return number
  }
}
