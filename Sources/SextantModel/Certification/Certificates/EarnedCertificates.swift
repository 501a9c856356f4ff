/// What a published session gives each candidate: an attestation for each block acquired in it, and
/// the certificate where the whole certification is.
public struct EarnedCertificates: Sendable {
  /// Something a candidate has earned.
  public struct Earned: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let sort: CertificateSort
    public let blocks: [String]
  }

  public let all: [Earned]

  /// - Parameters:
  ///   - framework: the one that the session judges by; without it no whole certification is given.
  public init(
    _ session: Session, in dossier: Dossier, framework: Framework?, rules: CertifierRules?
  ) {
    guard session.publishedOn != nil else {
      all = []
      return
    }
    let byCandidate = Dictionary(
      grouping: dossier.all(BlockDecision.self), by: { $0.candidate?.text ?? "" })
    var earned: [Earned] = []
    for candidate in dossier.all(Candidate.self) {
      let decisions = byCandidate[candidate.id.text] ?? []
      let here = Self.acquired(decisions.filter { $0.session == session.id }, framework)
      let before = Set(candidate.keptBlocks.map { Self.short($0, framework) }).union(
        Self.acquired(
          decisions.filter { dossier.find($0.session)?.publishedOn != nil }, framework
        ).subtracting(here))
      for block in here.sorted() {
        earned.append(Earned(candidate: candidate.id, sort: .block, blocks: [block]))
      }
      let whole = here.union(before)
      guard !here.isEmpty, let framework, Self.isWhole(whole, framework, rules),
        !Self.isWhole(before, framework, rules)
      else { continue }
      let own = framework.blocks.map(\.id.text).filter { whole.contains($0) }
      earned.append(Earned(candidate: candidate.id, sort: .certification, blocks: own))
    }
    all = earned
  }

  /// What was earned and has no certificate that counts yet.
  public func missing(in dossier: Dossier) -> [Earned] {
    var given: Set<String> = []
    for certificate in dossier.all(Certificate.self) where certificate.revokedOn == nil {
      given.insert(Self.name(certificate.candidate, certificate.sort, certificate.blocks))
    }
    return all.filter { !given.contains(Self.name($0.candidate, $0.sort, $0.blocks)) }
  }

  private static func name(
    _ candidate: ID<Candidate>?, _ sort: CertificateSort?, _ blocks: [String]
  ) -> String {
    // A certification is one, whichever options make it up.
    let what = sort == .certification ? [] : blocks
    return ([candidate?.text ?? "", sort?.rawValue ?? ""] + what).joined(separator: "\n")
  }

  /// The blocks whose last decision says that they are acquired.
  private static func acquired(_ decisions: [BlockDecision], _ framework: Framework?)
    -> Set<String>
  {
    var results: [String: BlockResult] = [:]
    for decision in decisions { results[short(decision.block, framework)] = decision.result }
    return Set(results.filter { $0.value == .acquired }.keys)
  }

  private static func isWhole(
    _ blocks: Set<String>, _ framework: Framework, _ rules: CertifierRules?
  ) -> Bool {
    let needed = framework.blocks.filter { $0.option == nil }
    let options = framework.blocks.count { $0.option != nil && blocks.contains($0.id.text) }
    return !framework.blocks.isEmpty && needed.allSatisfy { blocks.contains($0.id.text) }
      && options >= rules?.optionsRequired ?? 0
  }

  /// `MSMD.B1` is `B1` in the framework itself.
  static func short(_ block: String, _ framework: Framework?) -> String {
    guard let framework, !framework.code.isEmpty,
      block.uppercased().hasPrefix(framework.code.uppercased() + ".")
    else { return block }
    return String(block.dropFirst(framework.code.count + 1))
  }
}
