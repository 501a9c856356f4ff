internal import SextantKernels

/// Where the members of a deposited result come from: identity, path, slots, options, rules.
struct DepositSources {
  private let session: Session
  private let rules: CertifierRules
  private let framework: Framework
  private let candidates: [ID<Candidate>: Candidate]
  private let identities: [ID<Candidate>?: CivilIdentity]
  private var days: [ID<Candidate>: ClosedRange<Day>] = [:]
  private var modes: [ID<Candidate>: Set<DepositedResult.ExamMode>] = [:]
  private let version: DepositFormat

  init(_ session: Session, _ dossier: Dossier, _ framework: Framework, _ rules: CertifierRules) {
    self.session = session
    self.framework = framework
    self.rules = rules
    candidates = Dictionary(dossier.all(Candidate.self).map { ($0.id, $0) }) { first, _ in first }
    identities = Dictionary(dossier.all(CivilIdentity.self).map { ($0.candidate, $0) }) {
      first, _ in first
    }
    version = dossier.only(RegistryAccount.self).version ?? .v112
    for slot in dossier.all(Slot.self) where slot.session == session.id {
      let room = dossier.find(ID<JuryRoom>(slot.room))
      for candidate in slot.heard(in: dossier) {
        if let day = slot.at?.day {
          let known = days[candidate] ?? day...day
          days[candidate] = min(known.lowerBound, day)...max(known.upperBound, day)
        }
        if let room { modes[candidate, default: []].insert(room.link.isEmpty ? .onSite : .remote) }
      }
    }
  }

  /// - Returns: the result, and what no schema would miss but the registry cannot do without.
  func result(of certified: CertifiedCandidate) -> (DepositedResult, [DepositFinding]) {
    let identity = identities[certified.candidate] ?? CivilIdentity()
    let candidate = candidates[certified.candidate]
    let name = "\(session.id.text)-\(certified.candidate.text)"
    var result = DepositedResult(
      id: name, validFrom: certified.awardedOn.number,
      validUntil: rules.validityYears.map {
        certified.awardedOn.adding(months: 12 * $0).number
      },
      holder: holder(identity), access: candidate?.path?.access)
    if result.access == .experience { result.experienceRoute = .usual }
    result.initiative = identity.initiative?.written
    result.registeredOn = identity.registeredOn?.number
    let days = days[certified.candidate]
    result.examStart = (days?.lowerBound ?? session.start)?.number
    result.examEnd = (days?.upperBound ?? session.end)?.number
    let modes = modes[certified.candidate] ?? []
    result.examMode = modes.count > 1 ? .mixed : modes.first
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
