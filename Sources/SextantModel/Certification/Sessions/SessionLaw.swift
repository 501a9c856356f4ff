internal import SextantKernels
internal import Synchronization

/// By what a session judges: its framework and rules as they were frozen, or, before that, as the
/// library and the institution have them.
public struct SessionLaw: Sendable {
  public let framework: Framework
  public let rules: CertifierRules
  /// The copy that it was read from; `nil` while the session is not frozen.
  public let frozen: FrozenLaw?

  public var isFrozen: Bool { frozen != nil }

  /// - Returns: `nil` where there is no such framework, no rules for it, or a copy that does not
  ///   bear its own digests any more.
  public init?(of session: Session, in institution: Dossier, library: FrameworkLibrary) {
    if let frozen = session.frozenLaw(in: institution) {
      guard let copy = Self.copy(frozen) else { return nil }
      self.init(framework: copy.framework, rules: copy.rules, frozen: frozen)
    } else {
      guard let framework = library.framework(session.framework),
        let rules = session.rulesInForce(in: institution)
      else { return nil }
      self.init(framework: framework, rules: rules, frozen: nil)
    }
  }

  /// - Returns: `nil` where the copy does not bear its own digests any more.
  static func copy(_ frozen: FrozenLaw) -> LawText? {
    guard let copy = FrozenCopies.shared.copy(frozen.text),
      copy.frameworkDigest == frozen.frameworkDigest, copy.rulesDigest == frozen.rulesDigest
    else { return nil }
    return copy
  }

  /// The fields in which rules as they stand now differ from those that the session judges by.
  public func rulesChanged(to current: CertifierRules) -> [String] {
    changedFields(rules, current).filter { $0 != "evidence" }
  }

  private init(framework: Framework, rules: CertifierRules, frozen: FrozenLaw?) {
    self.framework = framework
    self.rules = rules
    self.frozen = frozen
  }
}

extension Session {
  /// The copy that the session judges by; `nil` while it is not frozen.
  public func frozenLaw(in institution: Dossier) -> FrozenLaw? {
    guard !frameworkDigest.isEmpty else { return nil }
    return institution.all(FrozenLaw.self).last {
      $0.session == id && $0.frameworkDigest == frameworkDigest && $0.rulesDigest == rulesDigest
    }
  }

  /// The rules that the session names, or else those adopted last for its framework when it begins:
  /// next year's, written down early, are not this year's.
  public func rulesInForce(in institution: Dossier) -> CertifierRules? {
    institution.find(rules) ?? CertifierRules.inForce(for: framework, in: institution, on: start)
  }
}

extension Certificate {
  /// What it certifies, as its session judged by it.
  public func framework(in institution: Dossier, _ library: FrameworkLibrary) -> Framework? {
    institution.find(session)
      .flatMap { SessionLaw(of: $0, in: institution, library: library)?.framework }
      ?? library.framework(framework)
  }
}

extension CertifierRules {
  /// The rules of a framework that were adopted last; the last of the list where none was.
  ///
  /// - Parameter day: those adopted later do not count, where there are others.
  public static func inForce(
    for framework: String, in institution: Dossier, on day: Day? = nil
  ) -> CertifierRules? {
    let own = institution.all(CertifierRules.self).filter {
      framework.isEmpty || equalWhenFolded($0.framework, framework)
    }
    let then = own.filter { rules in
      guard let adopted = rules.adoptedOn, let day else { return true }
      return adopted <= day
    }
    return ReadRules(rules: then.isEmpty ? own : then, findings: []).current
  }
}

/// Copies that were read, so that a page does not read one again.
private final class FrozenCopies: Sendable {
  static let shared = FrozenCopies()
  private static let most = 16
  private let known = Mutex<[String: LawText]>([:])

  func copy(_ text: String) -> LawText? {
    if let copy = known.withLock({ $0[text] }) { return copy }
    guard let copy = LawText(reading: text) else { return nil }
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[text] = copy
    }
    return copy
  }
}
