/// The frameworks at hand, found by their code: `MSMD.E2`, `MCMD.E1.k01`.
public struct FrameworkLibrary: Sendable {
  /// One per code: the latest version where several are at hand.
  public let frameworks: [Framework]
  private let byCode: [String: Int]
  private let rulesByCode: [String: CertifierRules]

  /// - Parameter rules: the certifiers' own, by the code of their framework.
  public init(_ all: [Framework], rules: [String: CertifierRules] = [:]) {
    rulesByCode = rules
    var latest: [String: Framework] = [:]
    for framework in all {
      let code = framework.code.uppercased()
      if let known = latest[code], known.card.version >= framework.card.version { continue }
      latest[code] = framework
    }
    frameworks = latest.sorted { $0.key < $1.key }.map(\.value)
    byCode = Dictionary(
      uniqueKeysWithValues: frameworks.enumerated().map { ($1.code.uppercased(), $0) })
  }

  /// Reads every framework below a folder whose files stand in `<id>/<version>/`.
  ///
  /// - Returns: the library, which keeps the latest version of each, and every version as read.
  public static func read(
    _ files: [SourceText]
  ) -> (library: FrameworkLibrary, versions: [(folder: String, read: ReadFramework)]) {
    var folders: [String: [SourceText]] = [:]
    var ruleFiles: [String: SourceText] = [:]
    for file in files {
      let parts = file.path.split(separator: "/")
      if parts.count == 4, parts[2...].joined(separator: "/") == CertifierRules.kind.path {
        ruleFiles["\(parts[0])/\(parts[1])"] = SourceText(
          path: CertifierRules.kind.path, size: file.size, bytes: file.bytes)
      }
      guard parts.count == 3 else { continue }
      folders["\(parts[0])/\(parts[1])", default: []].append(
        SourceText(path: String(parts[2]), size: file.size, bytes: file.bytes))
    }
    let versions = folders.sorted { $0.key < $1.key }.map { folder, files in
      (folder: folder, read: Framework.read(files, in: folder))
    }
    var rules: [String: CertifierRules] = [:]
    for (folder, read) in versions {
      guard let file = ruleFiles[folder] else { continue }
      let code = read.framework.code.uppercased()
      rules[code] = CertifierRules.read([file], for: read.framework).current ?? rules[code]
    }
    return (FrameworkLibrary(versions.map(\.read.framework), rules: rules), versions)
  }

  /// The framework of a code, in capitals or not.
  public func framework(_ code: String) -> Framework? {
    byCode[code.uppercased()].map { frameworks[$0] }
  }

  /// The rules that ship beside the framework of a code: what its sources leave open.
  public func rules(of code: String) -> CertifierRules? { rulesByCode[code.uppercased()] }

  /// The library with a certifier's words laid over one of its frameworks, and what is wrong with
  /// them. A code that no framework has changes nothing.
  public func laying(
    _ layer: SourceText, over code: String
  ) -> (library: FrameworkLibrary, findings: [Finding]) {
    var all = frameworks
    guard let number = byCode[code.uppercased()] else { return (self, []) }
    let findings = all[number].lay(layer)
    return (FrameworkLibrary(all, rules: rulesByCode), findings)
  }

  /// The library with a certifier's words laid over the framework that knows most of their names.
  public func laying(_ layer: SourceText) -> (library: FrameworkLibrary, findings: [Finding]) {
    frameworks.map { laying(layer, over: $0.code) }.min { $0.findings.count < $1.findings.count }
      ?? (self, [])
  }

  /// A thing by its full name: `MCMD.E1.k01`.
  public func find<T: Item>(_ type: T.Type = T.self, named name: String) -> (Framework, T)? {
    guard let dot = name.firstIndex(of: "."), let framework = framework(String(name[..<dot])),
      let found: T = framework.find(ID(String(name[name.index(after: dot)...])))
    else { return nil }
    return (framework, found)
  }

  /// Full names of the criteria that name a check, as a condition or in support.
  public func criteriaNaming(_ check: String) -> [String] {
    frameworks.flatMap { framework in
      framework.items.all(Criterion.self)
        .filter { $0.conditions.contains(check) || $0.supporting.contains(check) }
        .map { framework.name(of: $0.id.text) }
    }
  }

  /// What the assessments that a dossier selects demand, each once, in the order selected.
  public func demands(of dossier: Dossier) -> [AssessmentDemand] {
    var seen: Set<String> = []
    return dossier.all(AssessmentSelection.self).compactMap { selection in
      guard seen.insert(selection.assessment).inserted,
        let (framework, assessment) = find(Assessment.self, named: selection.assessment)
      else { return nil }
      return framework.demand(of: assessment)
    }
  }
}

extension Framework {
  /// An assessment as checks see it.
  public func demand(of assessment: Assessment) -> AssessmentDemand {
    var demand = AssessmentDemand()
    demand.code = name(of: assessment.id.text)
    demand.groupMin = assessment.groupMin
    demand.groupMax = assessment.groupMax
    demand.talkMinutes = assessment.talkMinutes
    demand.questionMinutes = assessment.questionMinutes
    demand.slidesMax = assessment.slidesMax
    demand.families = assessment.families
    demand.questions = assessment.questions
    demand.deliverables = deliverables(of: assessment).map { deliverable in
      var wanted = DeliverableDemand()
      wanted.code = name(of: deliverable.id.text)
      wanted.fr = words(deliverable, in: .french)
      wanted.en = words(deliverable, in: .english)
      wanted.part = deliverable.part ?? assessment.mode?.part
      wanted.kinds = deliverable.kinds
      return wanted
    }
    demand.criteria = criteria(of: assessment).map { criterion in
      var wanted = CriterionDemand()
      wanted.code = name(of: criterion.id.text)
      wanted.fr = words(criterion, in: .french)
      wanted.en = words(criterion, in: .english)
      wanted.nature = criterion.nature
      wanted.conditions = criterion.conditions
      wanted.supporting = criterion.supporting
      wanted.evidenceKinds = criterion.evidenceKinds
      return wanted
    }
    return demand
  }
}

extension AssessmentMode {
  /// Whether several are assessed together, in all of it or in a part.
  var isInTeams: Bool {
    switch self {
    case .individual: false
    case .group, .groupThenIndividual, .groupWithIndividualParts: true
    }
  }

  /// Whose work each deliverable is, where the mode says it for all of them.
  var part: AssessmentPart? {
    switch self {
    case .individual: .individual
    case .group: .group
    case .groupThenIndividual, .groupWithIndividualParts: nil
    }
  }
}
