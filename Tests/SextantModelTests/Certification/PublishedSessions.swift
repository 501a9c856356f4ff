import SextantKernels

@testable import SextantModel

/// Two published sessions of the small certification, PETIT: in June K1 obtains B1 and O1, K2 (by
/// experience) B1 alone, K3 B1 beside an O1 kept from before, K4 O1 alone; in November K2 obtains O1
/// and K1, certified already, O2.
enum PublishedSessions {
  static let framework: Framework = {
    var items = SmallCertification.framework.items
    var card = FrameworkCard()
    (card.code, card.version, card.fr) = ("PETIT", "2026-11", "Petite certification")
    items.put(card)
    if var option = items.find(ID<Block>("O1")) {
      option.fr = "Option une"
      items.put(option)
    }
    return Framework(items)
  }()

  static var rules: CertifierRules {
    var rules = SmallCertification.rules
    (rules.id, rules.framework, rules.version) = ("R1", "PETIT", "1")
    (rules.smallCount, rules.validityYears) = (1, 5)
    rules.retention = [
      (KeptData.marks, 1), (.identity, 50), (.accommodation, 1), (.accommodationReason, 0),
    ].map { of, years in
      var rule = RetentionRule()
      (rule.of, rule.years, rule.basis) = (of, years, "règlement")
      return rule
    }
    return rules
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year, month, day) ?? Day(number: 0)
  }

  static let dossier: Dossier = {
    var items = Dossier(registry: .institution)
    var institution = Institution()
    (institution.name, institution.timeZone) = ("École d’essai", "Europe/Paris")
    items.put(institution)
    items.put(rules)
    for (id, start, end, published) in [
      ("S1", day(2026, 6, 22), day(2026, 6, 23), day(2026, 7, 10)),
      ("S2", day(2026, 11, 2), day(2026, 11, 3), day(2026, 11, 30)),
    ] {
      var session = Session()
      (session.id, session.title, session.framework) = (ID(id), "Session \(id)", "PETIT")
      (session.start, session.end, session.publishedOn) = (start, end, published)
      session.rules = "R1"
      items.put(session)
    }
    let paths: [CandidatePath] = [.initial, .vae, .continuing, .apprenticeship]
    for (number, path) in paths.enumerated() {
      var candidate = Candidate()
      candidate.id = ID("K\(number + 1)")
      candidate.name = "Candidat \(number + 1)"
      candidate.path = path
      candidate.keptBlocks = number == 2 ? ["O1"] : []
      items.put(candidate)
    }
    for (session, candidate, block, result) in [
      ("S1", "K1", "B1", BlockResult.acquired), ("S1", "K1", "O1", .acquired),
      ("S1", "K2", "B1", .acquired), ("S1", "K2", "O1", .notAcquired),
      ("S1", "K3", "B1", .acquired), ("S1", "K4", "O1", .acquired),
      ("S2", "K2", "O1", .acquired), ("S2", "K1", "O2", .acquired),
    ] {
      var decision = BlockDecision()
      decision.id = ID("D-\(session)-\(candidate)-\(block)")
      (decision.session, decision.candidate) = (ID(session), ID(candidate))
      (decision.block, decision.result) = (block, result)
      decision.date = session == "S1" ? day(2026, 7, 10) : day(2026, 11, 30)
      items.put(decision)
    }
    return items
  }()

  static func session(_ id: ID<Session>, in dossier: Dossier = dossier) -> Session {
    dossier.find(id) ?? Session()
  }

  static func identity(of candidate: ID<Candidate>, _ name: String) -> CivilIdentity {
    var identity = CivilIdentity()
    (identity.id, identity.candidate) = (ID("EC-\(candidate.text)"), candidate)
    (identity.birthName, identity.firstNames) = (name, ["Camille", "Zoé"])
    (identity.birthYear, identity.birthMonth, identity.birthDay) = (1999, 2, 28)
    (identity.sex, identity.birthCommune) = (.female, "31555")
    (identity.birthplaceName, identity.countryName) = ("Toulouse", "France")
    return identity
  }

  static var account: RegistryAccount {
    var account = RegistryAccount()
    (account.sender, account.certifier) = ("AB123CDE", "E564ACB0")
    account.contract = "2560080000127J"
    var record = RegisteredCertification()
    (record.framework, record.register, record.code) = ("PETIT", .rncp, "RNCP40792")
    account.certifications = [record]
    return account
  }

  /// The same, ready to deposit but for K3, whose identity nobody has entered.
  static var depositable: Dossier {
    var items = dossier
    items.put(account)
    items.put(identity(of: "K1", "Durand"))
    return items
  }

  static func plan(_ session: ID<Session> = "S1", in items: Dossier) -> DepositPlan {
    DepositPlan(self.session(session, in: items), in: items, framework: framework)
  }
}
