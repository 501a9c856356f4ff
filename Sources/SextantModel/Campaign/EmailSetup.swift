/// How an e-mail is sent, to which list, on what right.
public struct EmailSetup: Item {
  public static let kind = Kind("emailSetup", "emailSetups", in: .campaign)

  public var id: ID<EmailSetup> = ""
  public var list: String = ""
  public var size: Int?
  public var sender: String = ""
  public var subject: String = ""
  public var consentBasis: String = ""
  public var consentProof: String = ""
  public var hasUnsubscribe: Bool = false
  public var hasPlainText: Bool = false
  public var isDiscarded: Bool = false
  public var action: ID<Action>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("list", \.list, .required),
    Field("size", \.size),
    Field("sender", \.sender),
    Field("subject", \.subject),
    Field("consentBasis", \.consentBasis),
    Field("consentProof", \.consentProof),
    Field("hasUnsubscribe", \.hasUnsubscribe),
    Field("hasPlainText", \.hasPlainText),
    Field("isDiscarded", \.isDiscarded),
    Field("action", \.action),
    Field("evidence", \.evidence),
  ]
}
