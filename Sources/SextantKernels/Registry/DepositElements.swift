/// A result's elements, in the order of the registry's own example.
extension XMLWriter {
  mutating func passage(_ result: DepositedResult) {
    open("cpf:passageCertification")
    element("cpf:idTechnique", result.id)
    optional("cpf:urlPreuve", result.proofAddress)
    optional("cpf:libelleOption", result.option)
    element("cpf:obtentionCertification", result.award.rawValue)
    element("cpf:donneeCertifiee", result.isFinal ? "true" : "false")
    optional("cpf:dateDebutExamen", Self.day(result.examStart))
    optional("cpf:dateFinExamen", Self.day(result.examEnd))
    optional("cpf:modalitePassageExamen", result.examMode?.rawValue)
    optional("cpf:codePostalCentreExamen", result.examPostcode)
    element("cpf:dateDebutValidite", Self.day(result.validFrom) ?? "")
    orNil("cpf:dateFinValidite", Self.day(result.validUntil))
    element("cpf:presenceNiveauLangueEuro", result.languageLevel == nil ? "false" : "true")
    optional("cpf:niveauLangueEuropeen", result.languageLevel?.rawValue)
    element("cpf:presenceNiveauNumeriqueEuro", result.digitalLevel == nil ? "false" : "true")
    if let level = result.digitalLevel { digitalLevel(level) }
    orNil("cpf:scoring", result.score)
    orNil("cpf:mentionValidee", result.distinction?.rawValue)
    open("cpf:modalitesInscription")
    orNil("cpf:modaliteAcces", result.access?.rawValue)
    // The schema writes this one with two s.
    optional("cpf:voieAccessVAE", result.experienceRoute?.rawValue)
    optional("cpf:initiativeInscription", result.initiative?.rawValue)
    optional("cpf:dateInscription", Self.day(result.registeredOn))
    close("cpf:modalitesInscription")
    open("cpf:identificationTitulaire")
    holder(result.holder)
    close("cpf:identificationTitulaire")
    optional("cpf:verbatim", result.remark)
    close("cpf:passageCertification")
  }

  private mutating func digitalLevel(_ level: DepositedResult.DigitalLevel) {
    open("cpf:niveauNumeriqueEuropeen")
    optional("cpf:scoreGeneral", level.score.map { String($0) })
    if !level.results.isEmpty {
      open("cpf:resultats")
      for part in level.results {
        open("cpf:resultat")
        element("cpf:niveau", String(part.level))
        element("cpf:domaineCompetenceId", part.domain)
        element("cpf:competenceId", part.competency)
        close("cpf:resultat")
      }
      close("cpf:resultats")
    }
    close("cpf:niveauNumeriqueEuropeen")
  }

  private mutating func holder(_ holder: DepositedHolder) {
    switch holder {
    case .trainingFile(let number, let lastName, let firstName):
      open("cpf:dossierFormation")
      element("cpf:idDossier", number)
      element("cpf:nomTitulaire", lastName)
      element("cpf:prenom1Titulaire", firstName)
      close("cpf:dossierFormation")
    case .person(let person):
      open("cpf:titulaire")
      self.person(person)
      close("cpf:titulaire")
    case .nationalNumber(let number, let birthName):
      open("cpf:identifiantNational")
      element("cpf:nir", NationalNumber.thirteen(number) ?? "")
      element("cpf:nomNaissance", birthName)
      close("cpf:identifiantNational")
    }
  }

  private mutating func person(_ person: DepositedPerson) {
    element("cpf:nomNaissance", person.birthName)
    orNil("cpf:nomUsage", person.usedName)
    let names = person.firstNames
    element("cpf:prenom1", names.first ?? "")
    if names.count > 1 { element("cpf:prenom2", names[1]) }
    if names.count > 2 { element("cpf:prenom3", names[2]) }
    element("cpf:anneeNaissance", String(person.birthYear))
    orNil("cpf:moisNaissance", person.birthMonth.map { String($0) })
    orNil("cpf:jourNaissance", person.birthDay.map { String($0) })
    element("cpf:sexe", person.sex.rawValue)
    open("cpf:codeCommuneNaissance")
    switch person.birthplace {
    case .commune(let code):
      open("cpf:codeInseeNaissance")
      element("cpf:codeInsee", code)
      close("cpf:codeInseeNaissance")
    case .postcode(let code):
      open("cpf:codePostalNaissance")
      orNil("cpf:codePostal", code)
      close("cpf:codePostalNaissance")
    }
    close("cpf:codeCommuneNaissance")
    optional("cpf:libelleCommuneNaissance", person.birthplaceName)
    optional("cpf:codePaysNaissance", person.countryCode)
    optional("cpf:libellePaysNaissance", person.countryName)
  }

  // MARK: - Values

  private mutating func optional(_ name: StaticString, _ text: String?) {
    if let text { element(name, text) }
  }

  /// An element that must stand, and says that nothing is known.
  private mutating func orNil(_ name: StaticString, _ text: String?) {
    if let text {
      element(name, text)
    } else {
      open(name)
      attribute("xsi:nil", "true")
      close(name)
    }
  }

  private static func day(_ day: Int32?) -> String? { day.flatMap { CivilDay.text(of: $0) } }
}
