/// What an institution attests of a candidate: the certification, or a block of it.
public struct Certificate: Item {
  public static let kind = Kind("certificate", "certificates", in: .certification)

  public var id: ID<Certificate> = ""
  public var candidate: ID<Candidate>?
  public var session: ID<Session>?
  public var sort: CertificateSort?
  public var framework: String = ""
  /// What was acquired: one block, or all that make up the certification.
  public var blocks: [String] = []
  /// By which people call it: `MSMD-2026-0007`.
  public var number: String = ""
  public var issuedOn: Day?
  /// Until when it counts; for ever where empty.
  public var validUntil: Day?
  /// What the document bears to be verified by; erased with the person.
  public var code: String = ""
  /// By which the code is known again when the code itself is erased.
  public var codeDigest: String = ""
  /// By which a name that a visitor typed is compared, without a name being kept.
  public var holderMark: String = ""
  /// Its bit in the published list of revocations.
  public var statusIndex: Int?
  public var revokedOn: Day?
  public var cause: RevocationCause?
  public var explanation: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required),
    Field("session", \.session),
    Field("sort", \.sort),
    Field("framework", \.framework),
    Field("blocks", \.blocks),
    Field("number", \.number),
    Field("issuedOn", \.issuedOn),
    Field("validUntil", \.validUntil),
    Field("code", \.code, .personal),
    Field("codeDigest", \.codeDigest),
    Field("holderMark", \.holderMark),
    Field("statusIndex", \.statusIndex),
    Field("revokedOn", \.revokedOn),
    Field("cause", \.cause),
    Field("explanation", \.explanation, .long, .personal),
    Field("evidence", \.evidence),
  ]
}

public enum CertificateSort: String, Choice {
  public static let choiceName = "certificateSort"
  case certification, block
}

/// Why a certificate counts no longer.
public enum RevocationCause: String, Choice {
  public static let choiceName = "revocationCause"
  case error, annulled, fraud, replaced
}

extension Certificate {
  /// How it stands on a day.
  public func state(on day: Day) -> CertificateState {
    if revokedOn != nil { return .revoked }
    if let validUntil, validUntil < day { return .expired }
    return .valid
  }
}

/// How a certificate stands.
public enum CertificateState: String, Sendable, CaseIterable {
  case valid, expired, revoked
}
