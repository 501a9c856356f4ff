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

  /// By the framework and rules that the session judges by; without these no whole certification is
  /// given.
  public init(_ session: Session, in dossier: Dossier, _ library: FrameworkLibrary) {
    guard session.publishedOn != nil else {
      all = []
      return
    }
    let frame = try? SessionFrame.frame(of: session, in: dossier, library).get()
    let short = { (block: String) in frame?.short(block) ?? block }
    let sources = HeldBlocks.Sources(dossier)
    var earned: [Earned] = []
    for candidate in dossier.all(Candidate.self) {
      let held = sources.held(by: candidate, in: session, short: short)
      for block in held.here.sorted() {
        earned.append(Earned(candidate: candidate.id, sort: .block, blocks: [block]))
      }
      if let frame, held.completes(frame) {
        let own = frame.blockNames.filter { held.all.contains($0) }
        earned.append(Earned(candidate: candidate.id, sort: .certification, blocks: own))
      }
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
}
