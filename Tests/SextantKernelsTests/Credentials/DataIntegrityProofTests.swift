import SextantKernels
import Testing

/// The test vector of W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.2 (`eddsa-jcs-2022`), and
/// what a verifier must refuse.
struct DataIntegrityProofTests {
  private let contexts =
    #"["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"]"#
  private let multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
  private var method: String { "did:key:\(multikey)#\(multikey)" }
  private let published =
    "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
  private let publishedDigests =
    "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
    + "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"

  private func document() throws -> JSONValue {
    let text = #"""
      {"@context": \#(contexts), "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
       "type": ["VerifiableCredential", "AlumniCredential"], "name": "Alumni Credential",
       "description": "A minimum viable example of an Alumni Credential.",
       "issuer": "https://vc.example/issuers/5678", "validFrom": "2023-01-01T00:00:00Z",
       "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}}
      """#
    return try JSONSyntax.read(Array(text.utf8))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("the bytes to sign and the proof are those that W3C publishes")
  func vector() throws {
    let created = try #require(UTCInstant("2023-02-24T23:36:38Z"))
    var signed: [UInt8] = []
    // The published signature stands for the one that the key would make over these bytes.
    let signature = try #require(Multibase.bytes(published))
    let proven = try DataIntegrityProof.adding(
      to: document(), .init(created: created, verificationMethod: method)
    ) { bytes in
      signed = bytes
      return signature
    }
    #expect(hex(signed) == publishedDigests)
    let proof = try #require(proven["proof"])
    let wanted = try JSONSyntax.read(
      Array(
        #"""
        {"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022",
         "created":"2023-02-24T23:36:38Z","verificationMethod":"\#(method)",
         "proofPurpose":"assertionMethod","@context":\#(contexts),"proofValue":"\#(published)"}
        """#.utf8))
    #expect(proof == wanted)
  }

  @Test("the published proof is verified over the same bytes, with the key its method names")
  func verification() throws {
    let created = try #require(UTCInstant("2023-02-24T23:36:38Z"))
    let signature = try #require(Multibase.bytes(published))
    let proven = try DataIntegrityProof.adding(
      to: document(), .init(created: created, verificationMethod: method)
    ) { _ in signature }
    var seen: (signature: String, signed: String, key: String)?
    func look(_ signature: [UInt8], _ signed: [UInt8], _ key: [UInt8]) -> Bool {
      seen = (hex(signature), hex(signed), hex(key))
      return true
    }
    try DataIntegrityProof.verify(proven, key: { SigningKeyName($0) }, by: look)
    #expect(
      seen?.signature == "407cd12654b33d718ecbb99179a1506daaa849450bf3fc523cce3e1c96f8b803"
        + "51da3f253d725c6f00b07c9e5448d50b3ef78012b9ab54255116d069c6dd2808")
    #expect(seen?.signed == publishedDigests)
    #expect(seen?.key == "b00d8d938e7f773d51565aad36a623f5344f7f5d1960f9cf3e8e12620ea2810f")
  }

  // MARK: - Refusals

  private let toy = ToySignature()

  private func proven() throws -> JSONValue {
    try DataIntegrityProof.adding(
      to: document(),
      .init(created: UTCInstant(seconds: 0), verificationMethod: toy.key.verificationMethod),
      by: toy.sign)
  }

  private func verify(_ document: JSONValue, purpose: String = "assertionMethod") throws {
    try DataIntegrityProof.verify(
      document, purpose: purpose, key: { SigningKeyName($0) }, by: ToySignature.verify)
  }

  private func changed(_ document: JSONValue, _ key: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(let members) = document else { return document }
    let others = members.filter { $0.key != key }
    return .object(others + (value.map { [.init(key: key, value: $0)] } ?? []))
  }

  @Test("a proof holds, in whatever order the members stand and with contexts added behind")
  func holds() throws {
    let proven = try proven()
    try verify(proven)
    guard case .object(let members) = proven else {
      Issue.record("a proven document is an object")
      return
    }
    try verify(.object(members.reversed()))
    let more = (proven["@context"]?.asList ?? []) + [.text("https://example.org/more")]
    try verify(changed(proven, "@context", .list(more)))
  }

  @Test("one letter changed, in the document or in the options, and the proof does not hold")
  func forged() throws {
    let proven = try proven()
    #expect(throws: DataIntegrityProof.Problem.forged) {
      try verify(changed(proven, "name", .text("Alumni credential")))
    }
    #expect(throws: DataIntegrityProof.Problem.forged) {
      try verify(changed(proven, "added", .null))
    }
    let proof = try #require(proven["proof"])
    let later = changed(proof, "created", .text("1970-01-01T00:00:01Z"))
    #expect(throws: DataIntegrityProof.Problem.forged) {
      try verify(changed(proven, "proof", later))
    }
  }

  @Test("a proof that says too little or something else is refused with its reason")
  func refused() throws {
    let proven = try proven()
    let proof = try #require(proven["proof"])
    func refusal(_ key: String, _ value: JSONValue?) -> DataIntegrityProof.Problem? {
      do { try verify(changed(proven, "proof", changed(proof, key, value))) } catch {
        return error as? DataIntegrityProof.Problem
      }
      return nil
    }
    #expect(refusal("proofValue", nil) == .incomplete)
    #expect(refusal("proofValue", .text("u" + String(repeating: "A", count: 86))) == .incomplete)
    #expect(refusal("proofValue", .text("z123")) == .badSignature)
    #expect(refusal("verificationMethod", nil) == .incomplete)
    #expect(refusal("verificationMethod", .text("https://example.org/key")) == .unknownKey)
    #expect(refusal("created", .text("yesterday")) == .incomplete)
    #expect(refusal("proofPurpose", .text("authentication")) == .otherPurpose)
    #expect(refusal("cryptosuite", .text("eddsa-rdfc-2022")) == .otherSuite)
    #expect(refusal("type", .text("Ed25519Signature2020")) == .otherSuite)
    #expect(refusal("@context", .list([.text("https://example.org/")])) == .otherContext)
    #expect(throws: DataIntegrityProof.Problem.absent) { try verify(document()) }
    #expect(throws: DataIntegrityProof.Problem.noObject) { try verify(.list([])) }
    #expect(throws: DataIntegrityProof.Problem.otherPurpose) {
      try verify(proven, purpose: "authentication")
    }
  }

  @Test("a second proof stands beside the first, and both must hold")
  func severalProofs() throws {
    let twice = try DataIntegrityProof.adding(
      to: try proven(),
      .init(created: nil, verificationMethod: toy.key.verificationMethod), by: toy.sign)
    #expect(twice["proof"]?.asList?.count == 2)
    try verify(twice)
    #expect(throws: DataIntegrityProof.Problem.badSignature) {
      try DataIntegrityProof.adding(
        to: document(), .init(created: nil, verificationMethod: "x")
      ) { _ in [1, 2, 3] }
    }
  }
}
