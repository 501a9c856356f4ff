/// The public half of an Ed25519 key under the name it has in credentials: `did:key`, which anybody
/// can turn back into the key without asking anyone.
public struct SigningKeyName: Sendable, Hashable {
  /// 32 bytes.
  public let publicKey: [UInt8]

  /// - Returns: `nil` unless there are 32 bytes.
  public init?(publicKey: [UInt8]) {
    guard publicKey.count == 32 else { return nil }
    self.publicKey = publicKey
  }

  /// Reads `did:key:z6Mk…`, with or without what follows `#`, or the bare `z6Mk…` of a key.
  ///
  /// - Returns: `nil` for another kind of name or key, and where the part after `#` names another
  ///   key than the part before it.
  public init?(_ text: String) {
    var name = text[...]
    var fragment: Substring?
    if let mark = text.firstIndex(of: "#") {
      name = text[..<mark]
      fragment = text[text.index(after: mark)...]
    }
    if name.hasPrefix("did:key:") {
      name = name.dropFirst(8)
      guard fragment == nil || fragment == name else { return nil }
    } else if fragment != nil {
      return nil
    }
    guard let bytes = Multibase.bytes(String(name)), bytes.count == 34,
      bytes.starts(with: Self.mark)
    else { return nil }
    publicKey = Array(bytes[2...])
  }

  /// What tells an Ed25519 public key among other keys: multicodec 0xED as a number of seven bits.
  private static let mark: [UInt8] = [0xED, 0x01]

  /// The key as `publicKeyMultibase` has it: `z6Mk…`.
  public var multikey: String { Multibase.base58(Self.mark + publicKey) ?? "" }

  /// `did:key:z6Mk…`
  public var did: String { "did:key:" + multikey }

  /// What a proof names to be verified by: `did:key:z6Mk…#z6Mk…`.
  public var verificationMethod: String { did + "#" + multikey }

  /// The key as a JSON Web Key (RFC 8037).
  public var webKey: JSONValue {
    .fields([
      ("kty", .text("OKP")), ("crv", .text("Ed25519")), ("x", .text(Base64URL.text(publicKey))),
    ])
  }
}
