/// By which words on a person can be held against what minutes prove of them. It is erased with the
/// person: the minutes stay proven, and nobody can guess the words from their digests.
public struct ProofKey: Item {
  public static let kind = Kind("proofKey", "proofKeys", in: .certification)

  public var id: ID<ProofKey> = ""
  public var candidate: ID<Candidate>?
  public var juror: ID<JuryMember>?
  public var minutes: ID<Minutes>?
  /// 64 hexadecimal digits, drawn at random.
  public var key: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate),
    Field("juror", \.juror),
    Field("minutes", \.minutes),
    Field("key", \.key, .required, .personal, .confidential),
  ]

  /// The key is nobody's name: people know it by whose words it proves.
  public var headline: String { id.text }

  /// Whose words it proves.
  var owner: String { candidate?.text ?? juror?.text ?? minutes?.text ?? "" }

  /// The keys of a dossier that are not erased, by whose words they prove.
  public static func all(in dossier: Dossier) -> [String: String] {
    Dictionary(
      dossier.all(ProofKey.self).filter { !$0.key.isEmpty }.map { ($0.owner, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }
}
