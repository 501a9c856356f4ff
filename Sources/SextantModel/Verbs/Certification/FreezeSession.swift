/// Freezes a session's framework and rules: a copy of both, known by its digests, by which all of
/// it is judged whatever changes later.
enum FreezeSession: Verb {
  static let card = VerbCard(
    "session.freeze", on: Session.self, governs: ["frameworkDigest", "rulesDigest"],
    asks: ["framework"], mayAsk: ["rules"],
    refusals: ["noFramework", "noRules", "otherRules", "faultyRules"])

  static func concerns(_ session: Session) -> Bool { session.frameworkDigest.isEmpty }

  static func examine(_ session: Session, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard !session.framework.isEmpty else { return }
    guard let framework = x.library.framework(session.framework) else {
      obstacles.add(
        "noFramework", at: "framework",
        [
          "framework": .text(session.framework),
          "known": .texts(x.library.frameworks.map(\.code)),
        ])
      return
    }
    guard let rules = session.rulesInForce(in: x.dossier) else {
      obstacles.add("noRules", at: "rules", ["framework": .text(framework.code)])
      return
    }
    if rules.framework.uppercased() != framework.code.uppercased() {
      obstacles.add(
        "otherRules", at: "rules",
        ["rules": .text(rules.id.text), "framework": .text(framework.code)],
        evidence: [rules.id.text])
      return
    }
    let faults = rules.faults(in: framework)
    if !faults.isEmpty {
      let fields = Set(faults.compactMap(\.place.field)).sorted()
      obstacles.add(
        "faultyRules", at: "rules",
        [
          "rules": .text(rules.id.text),
          "fields": .list(fields.map { .field(CertifierRules.self, $0) }),
        ], evidence: [rules.id.text])
    }
  }

  static func carryOut(_ session: inout Session, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard let framework = x.library.framework(session.framework),
      let rules = session.rulesInForce(in: x.dossier)
    else { return }
    let law = LawText(framework, rules)
    session.rules = rules.id
    session.frameworkDigest = law.frameworkDigest
    session.rulesDigest = law.rulesDigest
    var copy = FrozenLaw()
    copy.id = ID(x.dossier.freeID("\(session.id.text)-law"))
    copy.session = session.id
    copy.framework = framework.code
    copy.frameworkVersion = framework.card.version
    copy.rulesVersion = rules.version
    copy.frozenAt = x.now
    copy.frameworkDigest = law.frameworkDigest
    copy.rulesDigest = law.rulesDigest
    copy.text = law.text
    changes.put(copy)
    changes.arguments = [
      "framework": .text("\(framework.code) \(framework.card.version)"),
      "rules": .text(rules.version),
    ]
  }
}

extension Dossier {
  /// An id that nothing bears yet: this one, or with a number behind.
  func freeID(_ wanted: String) -> String {
    guard contains(wanted) else { return wanted }
    var number = 2
    while contains("\(wanted)-\(number)") { number += 1 }
    return "\(wanted)-\(number)"
  }
}
