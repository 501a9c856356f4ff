import SextantKernels
import SextantModel

/// A session that so many obtained, on its way to the certification registry: as items of an
/// institution, then as a plan, then as the file that is sent.
enum LargeDeposit {
  static func institution(_ count: Int, _ framework: Framework) -> Dossier {
    var items = Dossier(registry: .institution)
    var head = Institution()
    (head.name, head.timeZone) = ("Bench", "Europe/Paris")
    items.put(head)
    items.put(makeRules())
    var account = RegistryAccount()
    (account.sender, account.certifier) = ("AB123CDE", "E564ACB0")
    account.contract = "2560080000127J"
    var record = RegisteredCertification()
    (record.framework, record.register, record.code) = ("BENCH", .rncp, "RNCP40792")
    account.certifications = [record]
    items.put(account)
    let day = Day(number: 20_780)
    var session = Session()
    (session.id, session.title, session.framework, session.rules) = ("S1", "June", "BENCH", "R1")
    (session.start, session.end, session.publishedOn) = (day, day, day)
    items.put(session)
    let blocks = framework.blocks.map(\.id.text)
    let kept = blocks.dropFirst().map { KeptBlock($0, source: "Transcript") }
    for number in 0..<count {
      var candidate = Candidate()
      (candidate.id, candidate.name) = (ID("K-2026-\(number)"), "Camille Durand \(number)")
      candidate.familyName = "Durand \(number)"
      candidate.path = CandidatePath.allCases[number % CandidatePath.allCases.count]
      candidate.keptBlocks = kept
      items.put(candidate)
      var identity = CivilIdentity()
      (identity.id, identity.candidate) = (ID("EC-\(number)"), candidate.id)
      (identity.birthName, identity.firstNames) = (candidate.familyName, ["Camille", "Zoé"])
      (identity.birthYear, identity.birthMonth, identity.birthDay) = (1999, 2, number % 28 + 1)
      (identity.sex, identity.birthCommune) = (number % 2 == 0 ? .female : .male, "31555")
      (identity.birthplaceName, identity.countryName) = ("Toulouse", "France")
      items.put(identity)
      var decision = BlockDecision()
      (decision.id, decision.session) = (ID("D-\(number)"), session.id)
      (decision.candidate, decision.block) = (candidate.id, blocks.first ?? "")
      (decision.result, decision.date) = (.acquired, day)
      items.put(decision)
    }
    return items
  }

  static func run(_ count: Int) throws {
    let framework = makeFramework(criteria: 30)
    let before = megabytes("VmRSS")
    let items = institution(count, framework)
    let loaded = megabytes("VmRSS")
    print("\(count) certified: \(items.count) items take \(loaded - before) MB")
    let session = items.find(ID<Session>("S1")) ?? Session()
    guard let instant = UTCInstant(seconds: 1_783_000_000) else { return }
    let made = try time("plan, and the deposit with its file's digest", times: 1) {
      try DepositPlan(session, in: items, framework: framework).deposit(
        "RD1", flow: "flux-1", at: instant, on: Day(number: 20_790), in: items)
    }
    let size = try time("plan, and the file", times: 1) {
      let plan = DepositPlan(session, in: items, framework: framework)
      var pieces = try plan.pieces(of: made, in: items)
      var size = 0
      while let piece = try pieces.next() { size += piece.count }
      return size
    }
    let most = megabytes("VmHWM")
    print("  \(made.results.count) results, \(size >> 20) MiB, digest \(made.digest.prefix(12))…")
    print("  memory: \(most) MB at most, \(most - loaded) MB more than the items")
    let plan = time("plan alone", times: 3) {
      DepositPlan(session, in: items, framework: framework)
    }
    _ = try time("digest alone, the file gone through once", times: 1) {
      try plan.digest(of: made, in: items)
    }
  }
}
