/// A text that carries a value of JSON and a signature over it: a JSON Web Signature in its compact
/// form (RFC 7515), signed with Ed25519 (RFC 8037).
///
/// The kernel has no key: who calls signs and verifies.
public struct SignedToken: Sendable, Equatable {
  public enum Problem: String, Error, Sendable, CaseIterable {
    /// Not three parts of base 64.
    case notThreeParts
    case tooLong
    /// The head or what is signed is no object of JSON.
    case notJSON
    /// Signed in another way than Ed25519, or not at all.
    case otherAlgorithm
    /// The head demands something that we do not know.
    case unknownDemand
    /// What came for a signature has not 64 bytes.
    case badSignature
  }

  public let header: JSONValue
  public let payload: JSONValue
  /// 64 bytes.
  public let signature: [UInt8]
  /// What the signature covers.
  public let signedBytes: [UInt8]

  /// How long a token may be, in bytes.
  public static let longest = 1 << 20

  /// Signs a value.
  ///
  /// - Parameters:
  ///   - header: what the head says beside the algorithm.
  ///   - sign: gives the 64 bytes of the signature over what it gets.
  public static func sign(
    _ payload: JSONValue, header: [JSONValue.Member] = [], by sign: ([UInt8]) -> [UInt8]
  ) throws(Problem) -> String {
    let head = JSONValue.object([.init(key: "alg", value: .text("EdDSA"))] + header)
    let signed =
      Base64URL.text(head.bytes()) + "." + Base64URL.text(payload.bytes())
    let signature = sign(Array(signed.utf8))
    guard signature.count == 64 else { throw .badSignature }
    return signed + "." + Base64URL.text(signature)
  }

  /// Reads a token; its signature is yet to be verified.
  public init(_ text: String) throws(Problem) {
    guard text.utf8.count <= Self.longest else { throw .tooLong }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let head = Base64URL.bytes(Substring(parts[0])),
      let body = Base64URL.bytes(Substring(parts[1])),
      let signature = Base64URL.bytes(Substring(parts[2]))
    else { throw .notThreeParts }
    guard let header = try? JSONSyntax.read(head), case .object = header,
      let payload = try? JSONSyntax.read(body), case .object = payload
    else { throw .notJSON }
    guard header["alg"]?.asText == "EdDSA" else { throw .otherAlgorithm }
    guard header["crit"] == nil, header["b64"] == nil else { throw .unknownDemand }
    guard signature.count == 64 else { throw .badSignature }
    self.header = header
    self.payload = payload
    self.signature = signature
    signedBytes = Array(text.utf8.prefix(parts[0].count + 1 + parts[1].count))
  }

  /// Whether the signature is that of a key.
  ///
  /// - Parameter verify: says whether a signature fits what was signed and a public key.
  public func isSigned(
    by key: SigningKeyName,
    _ verify: (_ signature: [UInt8], _ signed: [UInt8], _ key: [UInt8])
      -> Bool
  ) -> Bool {
    verify(signature, signedBytes, key.publicKey)
  }
}
