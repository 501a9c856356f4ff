public import SextantKernels

/// What a session gives the certification registry: a result for each certificate, what is still
/// missing for it, and by when it must be there.
public struct DepositPlan: Sendable {
  /// One certificate.
  public struct Entry: Sendable {
    let certified: CertifiedCandidate
    /// The last day on which it may be deposited.
    public let lastDay: Day
    /// The newest that is known of it at the registry; `nil` where it was never sent.
    public let state: DepositState?
    /// What the registry said of it when it refused it last.
    public let refusals: [String]
    /// The deposit that it stands in.
    public let deposit: ID<RegistryDeposit>?
    /// What keeps it from being deposited.
    public let findings: [DepositFinding]

    public var candidate: ID<Candidate> { certified.candidate }
    public var awardedOn: Day { certified.awardedOn }

    /// Whether a new deposit takes it: it is not in the registry, and no answer is awaited.
    public var isToSend: Bool {
      switch state {
      case nil, .toCorrect?, .toResend?: true
      case .sent?, .settled?, .contradictory?: false
      }
    }
    public var isReady: Bool { isToSend && findings.isEmpty }
  }

  /// A certificate that the registry holds, or was sent, and that counts no longer.
  public struct Withdrawal: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let awardedOn: Day
    /// What is known of its deposit.
    public let deposited: DepositState
    /// What is known of its deletion; `nil` where it was never asked for.
    public let state: DepositState?
    /// What the registry said of the deletion when it refused it last.
    public let refusals: [String]

    /// Whether a deletion takes it: the registry holds it, and no answer is awaited.
    public var isToSend: Bool {
      switch state {
      case nil, .toCorrect?, .toResend?: deposited == .settled || deposited == .contradictory
      case .sent?, .settled?, .contradictory?: false
      }
    }
  }

  public let session: Session
  /// What stands against any deposit of this session: accounts and codes that are missing.
  public let head: [DepositFinding]
  public let entries: [Entry]
  /// What the registry must take out again.
  public let withdrawals: [Withdrawal]
  private let sources: DepositSources

  public var ready: [Entry] { entries.filter(\.isReady) }
  /// What is not in the registry yet.
  public var open: [Entry] { entries.filter { $0.state != .settled } }
  /// What a deletion takes.
  public var toWithdraw: [Withdrawal] { withdrawals.filter(\.isToSend) }

  /// - Parameter framework: the session's.
  public init(_ session: Session, in dossier: Dossier, framework: Framework) {
    self.session = session
    let account = dossier.only(RegistryAccount.self)
    let rules = dossier.rules(of: session) ?? CertifierRules()
    let sources = DepositSources(session, dossier, framework, rules)
    self.sources = sources
    let known = Self.known(session, dossier)
    let revoked = Self.revoked(session, dossier)
    let version = account.depositVersion
    var head = Self.headFindings(account, dossier.only(Institution.self).timeZone)
    if account.certification(of: session.framework) == nil {
      head.append(DepositFinding(.missing, element: "certification/code"))
    }
    self.head = head
    let entries = dossier.certified(in: session, by: DeliberationFrame(framework, rules))
      .filter { !revoked.contains($0.candidate) }
      .map { certified in
        let (result, gaps) = sources.result(of: certified)
        let stands = known[certified.candidate]
        return Entry(
          certified: certified,
          lastDay: Deposit.lastDay(awarded: certified.awardedOn.number).map { Day(number: $0) }
            ?? certified.awardedOn,
          state: stands?.line.state, refusals: stands?.line.refusals ?? [],
          deposit: stands?.deposit,
          findings: gaps
            + DepositWriter.findings(result, in: version).filter { finding in
              !gaps.contains { $0.element == finding.element }
            })
      }
    self.entries = entries
    let counting = Set(entries.map(\.candidate))
    withdrawals = known.compactMap { candidate, stands in
      guard !counting.contains(candidate), let awardedOn = stands.line.awardedOn,
        let state = stands.line.state, state != .toCorrect, state != .toResend
      else { return nil }
      return Withdrawal(
        candidate: candidate, awardedOn: awardedOn, deposited: state,
        state: stands.deletion?.state, refusals: stands.deletion?.refusals ?? [])
    }.sorted { $0.candidate.text < $1.candidate.text }
  }

  /// What is deposited of a certificate, put together when it is asked for: of all of them at once it
  /// would take more memory than the file.
  func result(of entry: Entry) -> DepositedResult { sources.result(of: entry.certified).0 }

  /// What a file tells of a line: of a certificate that counts no longer, what it told then.
  func result(of line: DepositedLine, _ entry: Entry?) -> DepositedResult? {
    if let entry { return result(of: entry) }
    guard let candidate = line.candidate, let awardedOn = line.awardedOn else { return nil }
    return sources.result(
      of: CertifiedCandidate(
        candidate: candidate, session: session.id, awardedOn: awardedOn,
        blocks: sources.attested[candidate] ?? [])
    ).0
  }

  /// Whose certificate was revoked and not issued anew.
  private static func revoked(_ session: Session, _ dossier: Dossier) -> Set<ID<Candidate>> {
    var (revoked, standing): (Set<ID<Candidate>>, Set<ID<Candidate>>) = ([], [])
    for certificate in dossier.all(Certificate.self)
    where certificate.session == session.id && certificate.sort == .certification {
      guard let candidate = certificate.candidate else { continue }
      if certificate.revokedOn == nil {
        standing.insert(candidate)
      } else {
        revoked.insert(candidate)
      }
    }
    return revoked.subtracting(standing)
  }

  /// What is known of a candidate's certificate at the registry.
  private struct Known {
    var line: DepositedLine
    var deposit: ID<RegistryDeposit>
    /// The newest that was asked to be deleted, and not answered with yes.
    var deletion: DepositedLine?
  }

  /// What was last said of each candidate's certificate; nothing of one that was taken out again.
  private static func known(_ session: Session, _ dossier: Dossier) -> [ID<Candidate>: Known] {
    var known: [ID<Candidate>: Known] = [:]
    let deposits = dossier.all(RegistryDeposit.self).filter { $0.session == session.id }
      .sorted { ($0.instant ?? 0, $0.id.text) < ($1.instant ?? 0, $1.id.text) }
    for deposit in deposits {
      for line in deposit.results {
        guard let candidate = line.candidate else { continue }
        if deposit.action == .deletion {
          if line.state == .settled {
            known[candidate] = nil
          } else {
            known[candidate]?.deletion = line
          }
          continue
        }
        // Once in the registry, there until it is taken out.
        if known[candidate]?.line.state == .settled { continue }
        known[candidate] = Known(line: line, deposit: deposit.id)
      }
    }
    return known
  }

  private static func headFindings(_ account: RegistryAccount, _ zone: String) -> [DepositFinding] {
    guard let instant = UTCInstant(seconds: 0) else { return [] }
    do throws(DepositWriter.Refusal) {
      _ = try DepositWriter(
        account.deposit(flow: "x", at: instant, zone: zone, version: account.version))
      return []
    } catch {
      return error.findings
    }
  }
}

extension RegistryAccount {
  public var depositVersion: Deposit.Version { (version ?? .v112).written }

  /// The framework's record in the national register.
  public func certification(of framework: String) -> RegisteredCertification? {
    certifications.first {
      $0.framework.uppercased() == framework.uppercased() && !$0.code.isEmpty
    }
  }

  /// The head of a file.
  func deposit(
    flow: String, at instant: UTCInstant, zone: String, version: DepositFormat?,
    action: DepositAction? = nil
  ) -> Deposit {
    Deposit(
      id: flow, moment: instant, zone: zone, sender: sender, certifier: certifier,
      contract: contract, version: (version ?? .v112).written,
      action: action == .deletion ? .deletion : .creation)
  }
}

extension DepositFormat {
  var written: Deposit.Version { self == .v115 ? .version115 : .version112 }
}
