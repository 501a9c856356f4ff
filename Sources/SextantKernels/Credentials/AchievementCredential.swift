/// What an institution attests of a person: a certificate or a block, as an achievement of Open
/// Badges 3.0 in a credential of W3C Verifiable Credentials 2.0.
public struct AchievementCredential: Sendable, Equatable {
  /// An address of the credential, or `urn:uuid:…`.
  public var id: String
  public var name: String?
  public var issuer: Issuer
  public var recipient: Recipient
  public var achievement: Achievement
  public var validFrom: UTCInstant
  public var validUntil: UTCInstant?
  public var status: BitstringStatusList.Entry?

  public init(
    id: String, name: String? = nil, issuer: Issuer, recipient: Recipient,
    achievement: Achievement, validFrom: UTCInstant, validUntil: UTCInstant? = nil,
    status: BitstringStatusList.Entry? = nil
  ) {
    self.id = id
    self.name = name
    self.issuer = issuer
    self.recipient = recipient
    self.achievement = achievement
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.status = status
  }

  /// Who attests it.
  public struct Issuer: Sendable, Equatable {
    /// `did:key:…` or an address.
    public var id: String
    public var name: String
    public var url: String?
    public var email: String?

    public init(id: String, name: String, url: String? = nil, email: String? = nil) {
      self.id = id
      self.name = name
      self.url = url
      self.email = email
    }
  }

  static let credentialsContext = "https://www.w3.org/ns/credentials/v2"
  static let badgesContext = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
  private static let schema =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"

  /// The credential before any proof.
  public var json: JSONValue {
    .fields([
      ("@context", .list([.text(Self.credentialsContext), .text(Self.badgesContext)])),
      ("id", .text(id)),
      ("type", .list([.text("VerifiableCredential"), .text("OpenBadgeCredential")])),
      ("name", name.map { .text($0) }),
      ("issuer", issuer.json),
      ("validFrom", .text(validFrom.utcText)),
      ("validUntil", validUntil.map { .text($0.utcText) }),
      (
        "credentialSubject",
        .fields([
          ("id", recipient.id.map { .text($0) }), ("type", .list([.text("AchievementSubject")])),
          ("identifier", recipient.identifier.map { .list([$0]) }),
          ("achievement", achievement.json),
        ])
      ),
      ("credentialStatus", status?.json),
      (
        "credentialSchema",
        .list([
          .fields([("id", .text(Self.schema)), ("type", .text("1EdTechJsonSchemaValidator2019"))])
        ])
      ),
    ])
  }
}

extension AchievementCredential.Issuer {
  var json: JSONValue {
    .fields([
      ("id", .text(id)), ("type", .list([.text("Profile")])), ("name", .text(name)),
      ("url", url.map { .text($0) }), ("email", email.map { .text($0) }),
    ])
  }
}
