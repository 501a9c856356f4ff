/// A certifier's rules as read, with what is wrong with them.
public struct ReadRules: Sendable {
  /// All versions at hand, in the order of the file.
  public var rules: [CertifierRules]
  public var findings: [Finding]

  /// The version that was adopted last; the last of the file where none was.
  public var current: CertifierRules? {
    rules.filter { $0.adoptedOn != nil }.max {
      ($0.adoptedOn ?? .init(number: 0)) < ($1.adoptedOn ?? .init(number: 0))
    }
      ?? rules.last
  }
}

extension CertifierRules {
  static let registry = Registry([CertifierRules.self])

  /// Reads the rules that stand beside a framework, and holds them against it.
  ///
  /// - Parameter files: those of the framework's folder; others than the rules are let be.
  public static func read(_ files: [SourceText], for framework: Framework) -> ReadRules {
    let own = DossierReader.read(files.filter { $0.path == kind.path }, registry: registry)
    let rules = own.dossier.all(CertifierRules.self)
    let findings = rules.flatMap { $0.faults(in: framework) }.map { finding in
      Finding(
        code: finding.code, severity: finding.severity, place: own.sources.locate(finding.place),
        message: finding.message, evidence: finding.evidence)
    }
    return ReadRules(rules: rules, findings: own.findings + findings)
  }

  /// What keeps these rules from deciding by: a scale that is none, thresholds that are missing,
  /// names that the framework does not know.
  public func faults(in framework: Framework) -> [Finding] {
    var found: [Finding] = []
    func add(_ field: String, _ key: String, _ arguments: [String: Argument] = [:]) {
      found.append(
        Finding(
          code: "REG", severity: .error, place: at(field),
          message: Message("rules.\(key)", arguments)))
    }
    if let fault = MarkScale(self).fault { add("levels", "scale.\(fault.rawValue)") }
    for (field, method, threshold) in [
      ("competencyThreshold", competencyRule, competencyThreshold),
      ("blockThreshold", blockRule, blockThreshold),
    ] {
      if method == .share, !(0...100).contains(threshold ?? -1) { add(field, "noShare") }
      if method == .mean, let threshold, threshold > (levels.compactMap(\.points).max() ?? 0) {
        add(field, "unreachable", ["threshold": .number(threshold)])
      }
    }
    let floor = CertifierRules.leastExternal
    if let externalShare, externalShare.fraction < floor.fraction - 1e-9 {
      add("externalShare", "belowExternal", ["least": .share(floor)])
    }
    if let minimumMembers, minimumMembers < CertifierRules.leastMembers {
      add(
        "minimumMembers", "belowMembers", ["least": .integer(CertifierRules.leastMembers)])
    }
    let options = framework.blocks.count { $0.option != nil }
    if (optionsRequired ?? 0) > options {
      add("optionsRequired", "tooManyOptions", ["options": .integer(options)])
    }
    func unknown(_ field: String, _ names: [String], _ known: [String]) {
      let strange = names.filter { !known.contains($0) }
      if !strange.isEmpty { add(field, "unknown", ["names": .texts(strange)]) }
    }
    unknown("assessments", assessments.map(\.assessment), framework.assessments.map(\.id.text))
    unknown("parts", parts.map(\.deliverable), framework.deliverables.map(\.id.text))
    unknown("eliminatingCriteria", eliminatingCriteria, framework.criteria.map(\.id.text))
    for rule in assessments {
      if let least = rule.teamMin, let most = rule.teamMax, least > most {
        add("assessments", "teamSizes", ["assessment": .text(rule.assessment)])
      }
    }
    return found
  }
}
