/// A credential as a signed token: what Open Badges 3.0 (8.2) calls its JSON Web Token format.
public enum CredentialToken {
  /// Signs a credential.
  ///
  /// What the token claims beside the credential is said twice, as the format wants it: who issues,
  /// about whom, which, from and until when.
  ///
  /// - Parameters:
  ///   - credential: with or without a proof of its own; that one comes first.
  ///   - key: whose signature it is.
  public static func sign(
    _ credential: JSONValue, key: SigningKeyName, by sign: ([UInt8]) -> [UInt8]
  ) throws(SignedToken.Problem) -> String {
    guard case .object(let members) = credential else { throw .notJSON }
    let claims = JSONValue.fields(claims(of: credential))
    let payload = JSONValue.object(members + (claims.asMembers ?? []))
    return try SignedToken.sign(
      payload,
      header: [
        .init(key: "typ", value: .text("JWT")),
        .init(key: "kid", value: .text(key.verificationMethod)),
        .init(key: "jwk", value: key.webKey),
      ], by: sign)
  }

  private static func claims(of credential: JSONValue) -> [(String, JSONValue?)] {
    let issuer = credential["issuer"].flatMap { $0.asText ?? $0["id"]?.asText }
    func second(_ key: String) -> JSONValue? {
      credential[key]?.asText.flatMap { UTCInstant($0) }.map { .number(String($0.seconds)) }
    }
    return [
      ("iss", issuer.map { .text($0) }), ("jti", credential["id"]),
      ("sub", credential["credentialSubject"]?["id"]), ("nbf", second("validFrom")),
      ("exp", second("validUntil")),
    ]
  }

  /// The credential of a token without what the token claims beside it.
  public static func credential(of token: SignedToken) -> JSONValue {
    ["iss", "jti", "sub", "nbf", "exp", "iat", "aud"].reduce(token.payload) {
      $0.setting($1, nil)
    }
  }

  /// What the token claims otherwise than the credential in it; empty when both agree.
  public static func contradictions(in token: SignedToken) -> [String] {
    claims(of: credential(of: token)).compactMap { key, wanted in
      guard let claimed = token.payload[key] else { return nil }
      return claimed == wanted ? nil : key
    }
  }
}
