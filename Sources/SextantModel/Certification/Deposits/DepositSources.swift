internal import SextantKernels

/// Where the members of a deposited result come from: identity, path, slots, options, rules.
struct DepositSources {
  private let session: Session
  private let rules: CertifierRules
  private let framework: Framework
  private let dossier: Dossier
  private let identities: [CivilIdentity]
  /// By candidate, where the identity stands.
  private let identityRows: [ID<Candidate>: Int32]
  private var exams: [ID<Candidate>: Exams] = [:]
  private let version: DepositFormat
  /// By candidate, the blocks that their certificates of the session attested, revoked or not.
  let attested: [ID<Candidate>: [String]]

  /// When and how a candidate was heard.
  private struct Exams {
    var first: Day?
    var last: Day?
    var isOnSite = false
    var isRemote = false
  }

  init(_ session: Session, _ dossier: Dossier, _ framework: Framework, _ rules: CertifierRules) {
    self.session = session
    self.framework = framework
    self.rules = rules
    self.dossier = dossier
    identities = dossier.all(CivilIdentity.self)
    var rows: [ID<Candidate>: Int32] = [:]
    rows.reserveCapacity(identities.count)
    for (row, identity) in identities.enumerated() {
      guard let candidate = identity.candidate, rows[candidate] == nil else { continue }
      rows[candidate] = Int32(row)
    }
    identityRows = rows
    version = dossier.only(RegistryAccount.self).version ?? .v112
    var attested: [ID<Candidate>: [String]] = [:]
    for certificate in dossier.all(Certificate.self)
    where certificate.session == session.id && certificate.sort == .certification {
      if let candidate = certificate.candidate { attested[candidate] = certificate.blocks }
    }
    self.attested = attested
    // People and plans write a room's name, or its id; rooms of other sessions may be called alike.
    let rooms = dossier.all(JuryRoom.self).filter {
      $0.session == session.id || $0.session == nil
    }
    for slot in dossier.all(Slot.self) where slot.session == session.id {
      let room = rooms.first(where: slot.isIn) ?? dossier.find(ID<JuryRoom>(slot.room))
      for candidate in slot.heard(in: dossier) {
        var heard = exams[candidate] ?? Exams()
        if let day = slot.at?.day {
          heard.first = min(heard.first ?? day, day)
          heard.last = max(heard.last ?? day, day)
        }
        if let room, room.link.isEmpty { heard.isOnSite = true }
        if let room, !room.link.isEmpty { heard.isRemote = true }
        exams[candidate] = heard
      }
    }
  }

  /// - Returns: the result, and what no schema would miss but the registry cannot do without.
  func result(of certified: CertifiedCandidate) -> (DepositedResult, [DepositFinding]) {
    let identity =
      identityRows[certified.candidate].map { identities[Int($0)] } ?? CivilIdentity()
    let candidate = dossier.find(certified.candidate)
    let name = session.depositedName(of: certified.candidate)
    // Blocks may end by the rules; the whole certification, once obtained, does not.
    var result = DepositedResult(
      id: name, validFrom: certified.awardedOn.number, holder: holder(identity),
      access: candidate?.path?.access)
    if result.access == .experience { result.experienceRoute = .usual }
    result.initiative = identity.initiative?.written
    result.registeredOn = identity.registeredOn?.number
    let heard = exams[certified.candidate] ?? Exams()
    result.examStart = (heard.first ?? session.start)?.number
    result.examEnd = (heard.last ?? session.end)?.number
    switch (heard.isOnSite, heard.isRemote) {
    case (true, true): result.examMode = .mixed
    case (true, false): result.examMode = .onSite
    case (false, true): result.examMode = .remote
    case (false, false): break
    }
    result.option = option(certified.blocks)
    return (result, gaps(identity, name))
  }

  /// The options that were acquired, as the certificate calls them.
  private func option(_ blocks: [String]) -> String? {
    let names = framework.blocks.filter { $0.option != nil && blocks.contains($0.id.text) }
      .map(\.fr)
    guard !names.isEmpty else { return nil }
    return String(names.joined(separator: " ; ").prefix(255))
  }

  private func holder(_ identity: CivilIdentity) -> DepositedHolder {
    if !identity.trainingFile.isEmpty {
      return .trainingFile(
        number: identity.trainingFile, lastName: identity.birthName,
        firstName: identity.firstNames.first ?? "")
    }
    if version == .v115, !identity.nationalNumber.isEmpty {
      return .nationalNumber(identity.nationalNumber, birthName: identity.birthName)
    }
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    return .person(
      DepositedPerson(
        birthName: identity.birthName, usedName: given(identity.usedName),
        firstNames: identity.firstNames, birthYear: identity.birthYear ?? 0,
        birthMonth: identity.birthMonth, birthDay: identity.birthDay,
        sex: identity.sex == .male ? .male : .female,
        birthplace: identity.birthCommune.isEmpty
          ? .postcode(given(identity.birthPostcode)) : .commune(identity.birthCommune),
        birthplaceName: given(identity.birthplaceName), countryCode: given(identity.countryCode),
        countryName: given(identity.countryName)))
  }

  private func gaps(_ identity: CivilIdentity, _ result: String) -> [DepositFinding] {
    guard case .person = holder(identity) else { return [] }
    // The schema has no word for what nobody told.
    var gaps: [DepositFinding] = []
    if identity.sex == nil {
      gaps.append(DepositFinding(.missing, result: result, element: "sexe"))
    }
    if identity.birthYear == nil {
      gaps.append(DepositFinding(.missing, result: result, element: "anneeNaissance"))
    }
    return gaps
  }
}

extension Session {
  /// What a candidate's result is called at the registry.
  func depositedName(of candidate: ID<Candidate>) -> String { "\(id.text)-\(candidate.text)" }
}

extension CandidatePath {
  var access: DepositedResult.Access {
    switch self {
    case .initial: .initial
    case .apprenticeship: .apprenticeship
    case .continuing: .continuing
    case .vae: .experience
    }
  }
}

extension RegistrationInitiative {
  var written: DepositedResult.Initiative {
    switch self {
    case .holder: .holder
    case .trainingBody: .trainingBody
    case .jobCentre: .jobCentre
    case .employer: .employer
    case .other: .other
    }
  }
}
