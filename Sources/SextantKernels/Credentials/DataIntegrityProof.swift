/// A proof that stands inside the value it proves: W3C Data Integrity EdDSA Cryptosuites 1.0,
/// `eddsa-jcs-2022`, a signature over the digests of the proof's options and of the document, each in
/// canonical form.
public struct DataIntegrityProof: Sendable, Equatable {
  public enum Problem: String, Error, Sendable, CaseIterable {
    /// The document is no object of JSON.
    case noObject
    /// The document or the proof has no canonical form.
    case noCanonicalForm
    /// What came for a signature has not 64 bytes.
    case badSignature
    /// Of another kind than `eddsa-jcs-2022`.
    case otherSuite
    /// The proof has no value, no method or no moment that can be read.
    case incomplete
    /// The contexts that were proven do not stand at the start of the document's.
    case otherContext
    /// The proof is made for another purpose than the one asked for.
    case otherPurpose
    /// The method names no key that is known.
    case unknownKey
    /// The signature is not that of the key over this document.
    case forged
    /// There is no proof.
    case absent
  }

  /// What a proof says beside its value.
  public struct Options: Sendable, Equatable {
    public let created: UTCInstant?
    public let verificationMethod: String
    public let purpose: String

    public init(
      created: UTCInstant?, verificationMethod: String, purpose: String = "assertionMethod"
    ) {
      self.created = created
      self.verificationMethod = verificationMethod
      self.purpose = purpose
    }
  }

  /// The document with a proof beside those it has.
  ///
  /// - Parameter sign: gives the 64 bytes of the signature over what it gets.
  public static func adding(
    to document: JSONValue, _ options: Options, by sign: ([UInt8]) -> [UInt8]
  ) throws(Problem) -> JSONValue {
    guard case .object = document else { throw .noObject }
    let unsigned = document.setting("proof", nil)
    let configuration = JSONValue.fields([
      ("type", .text("DataIntegrityProof")), ("cryptosuite", .text("eddsa-jcs-2022")),
      ("created", options.created.map { .text($0.utcText) }),
      ("verificationMethod", .text(options.verificationMethod)),
      ("proofPurpose", .text(options.purpose)), ("@context", unsigned["@context"]),
    ])
    let signature = sign(try signedBytes(unsigned, configuration))
    guard signature.count == 64, let value = Multibase.base58(signature) else {
      throw .badSignature
    }
    let proof = configuration.setting("proofValue", .text(value))
    guard let earlier = document["proof"] else { return unsigned.setting("proof", proof) }
    return document.setting("proof", .list(earlier.oneOrMany + [proof]))
  }

  /// Verifies every proof of the suite that a document carries; proofs of other suites are left to
  /// others, but one of ours there must be.
  ///
  /// - Parameters:
  ///   - key: finds the key of a method; `did:key` names it itself, an address must be looked up.
  ///   - verify: says whether a signature fits what was signed and a public key.
  public static func verify(
    _ document: JSONValue, purpose: String = "assertionMethod",
    key: (_ verificationMethod: String) -> SigningKeyName?,
    by verify: (_ signature: [UInt8], _ signed: [UInt8], _ key: [UInt8]) -> Bool
  ) throws(Problem) {
    guard case .object = document else { throw .noObject }
    guard let proofs = document["proof"]?.oneOrMany, !proofs.isEmpty else { throw .absent }
    var isOursMet = false
    for proof in proofs where proof["cryptosuite"]?.asText == "eddsa-jcs-2022" {
      try check(proof, of: document, purpose, key, verify)
      isOursMet = true
    }
    guard isOursMet else { throw .otherSuite }
  }

  private static func check(
    _ proof: JSONValue, of document: JSONValue, _ purpose: String,
    _ key: (String) -> SigningKeyName?, _ verify: ([UInt8], [UInt8], [UInt8]) -> Bool
  ) throws(Problem) {
    guard proof["type"]?.asText == "DataIntegrityProof" else { throw .otherSuite }
    guard let value = proof["proofValue"]?.asText, value.utf8.first == UInt8(ascii: "z"),
      let method = proof["verificationMethod"]?.asText
    else { throw .incomplete }
    if let created = proof["created"] {
      guard let text = created.asText, UTCInstant(text) != nil else { throw .incomplete }
    }
    guard proof["proofPurpose"]?.asText == purpose else { throw .otherPurpose }
    guard let signature = Multibase.bytes(value), signature.count == 64 else {
      throw .badSignature
    }
    var unsigned = document.setting("proof", nil)
    if let proven = proof["@context"] {
      guard try isStart(proven, of: document["@context"]) else { throw .otherContext }
      unsigned = unsigned.setting("@context", proven)
    }
    let signed = try signedBytes(unsigned, proof.setting("proofValue", nil))
    guard let name = key(method) else { throw .unknownKey }
    guard verify(signature, signed, name.publicKey) else { throw .forged }
  }

  /// What is signed: the digest of the options, then that of the document; 64 bytes.
  public static func signedBytes(
    _ document: JSONValue, _ configuration: JSONValue
  ) throws(Problem) -> [UInt8] {
    SHA256.digest(try canonical(configuration)) + SHA256.digest(try canonical(document))
  }

  private static func canonical(_ value: JSONValue) throws(Problem) -> [UInt8] {
    do { return try CanonicalJSON.bytes(value) } catch { throw .noCanonicalForm }
  }

  private static func isStart(
    _ proven: JSONValue, of whole: JSONValue?
  ) throws(Problem) -> Bool {
    guard let whole = whole?.oneOrMany else { return false }
    let proven = proven.oneOrMany
    guard proven.count <= whole.count else { return false }
    for (one, other) in zip(proven, whole) {
      guard try canonical(one) == canonical(other) else { return false }
    }
    return true
  }
}
