internal import SextantKernels

/// What a published session gives each candidate: an attestation for each block acquired in it, and
/// the certificate where the whole certification is.
public struct EarnedCertificates: Sendable {
  /// Something a candidate has earned.
  public struct Earned: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let sort: CertificateSort
    public let blocks: [String]
    /// When the last of them was decided; `nil` where nobody noted it.
    public let acquiredOn: Day?
  }

  /// A certification that rests on kept blocks of which nothing says where they come from.
  public struct Unproven: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let blocks: [String]
  }

  public let all: [Earned]
  public let unproven: [Unproven]
  private let session: ID<Session>
  /// Whether whole certifications could be judged.
  private let knowsCertification: Bool
  private let code: String

  /// By the framework and rules that the session judges by; without these no whole certification is
  /// given.
  public init(_ session: Session, in dossier: Dossier, _ library: FrameworkLibrary) {
    self.session = session.id
    code = session.framework
    guard session.publishedOn != nil else {
      (all, unproven, knowsCertification) = ([], [], false)
      return
    }
    let frame = try? SessionFrame.frame(of: session, in: dossier, library).get()
    let short = { (block: String) in frame?.short(block) ?? block }
    let sources = HeldBlocks.Sources(dossier)
    knowsCertification = frame != nil
    var earned: [Earned] = []
    var unproven: [Unproven] = []
    for candidate in dossier.all(Candidate.self) {
      let held = sources.held(by: candidate, in: session, short: short)
      func day(_ blocks: Set<String>) -> Day? {
        held.decisions.filter { $0.result == .acquired && blocks.contains(short($0.block)) }
          .compactMap(\.date).max()
      }
      for block in held.here.sorted() {
        earned.append(
          Earned(
            candidate: candidate.id, sort: .block, blocks: [block], acquiredOn: day([block])))
      }
      if let frame, held.completes(frame) {
        let own = frame.blockNames.filter { held.all.contains($0) }
        earned.append(
          Earned(
            candidate: candidate.id, sort: .certification, blocks: own, acquiredOn: day(held.here)))
        if !held.unproven.isEmpty {
          unproven.append(Unproven(candidate: candidate.id, blocks: held.unproven.sorted()))
        }
      }
    }
    all = earned
    self.unproven = unproven
  }

  /// Certificates of the session that still count and that its decisions no longer give: a
  /// correction took away what they attest. Of who was erased nothing is judged.
  public func unearned(in dossier: Dossier) -> [Certificate] {
    let earned = Set(all.map { name($0.candidate, $0.sort, $0.blocks) })
    return dossier.all(Certificate.self).filter { certificate in
      guard certificate.session == session, certificate.revokedOn == nil,
        !certificate.codeDigest.isEmpty, dossier.find(certificate.candidate) != nil,
        certificate.sort == .block || knowsCertification
      else { return false }
      return !earned.contains(
        name(certificate.candidate, certificate.sort, certificate.blocks))
    }
  }

  /// What was earned and has no certificate that counts yet: one of another framework is of another
  /// block, one that had run out when a block was acquired anew attests the first time alone.
  public func missing(in dossier: Dossier) -> [Earned] {
    var given: [String: Day] = [:]
    for certificate in dossier.all(Certificate.self)
    where certificate.revokedOn == nil && isOfOwnFramework(certificate) {
      let name = name(certificate.candidate, certificate.sort, certificate.blocks)
      let until =
        certificate.session == session
        ? Day(number: .max) : certificate.validUntil ?? Day(number: .max)
      given[name] = max(until, given[name] ?? until)
    }
    return all.filter { earned in
      guard let until = given[name(earned.candidate, earned.sort, earned.blocks)] else {
        return true
      }
      return earned.acquiredOn.map { until < $0 } ?? false
    }
  }

  private func isOfOwnFramework(_ certificate: Certificate) -> Bool {
    certificate.framework == code || certificate.framework.isEmpty || code.isEmpty
      || equalWhenFolded(certificate.framework, code)
  }

  private func name(
    _ candidate: ID<Candidate>?, _ sort: CertificateSort?, _ blocks: [String]
  ) -> String {
    // A certification is one, whichever options make it up.
    let what = sort == .certification ? [] : blocks.map { ownName($0, in: code) }
    return ([candidate?.text ?? "", sort?.rawValue ?? ""] + what).joined(separator: "\n")
  }
}
