import GRDB
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct CertificateStoreTests {
  private func certified() throws -> (TestHouse, JuryScene, Certificate) {
    let test = try TestHouse()
    let scene = try JuryScene(in: test.house)
    try scene.publish()
    try scene.use("session.certify", on: "S1", library: WorkedExample.library)
    return (test, scene, try #require(scene.dossier.all(Certificate.self).first))
  }

  @Test func `a certificate is found by its code, also after a new start and an erasure`() throws {
    let (test, scene, certificate) = try certified()
    let code = try #require(CertificateCode(certificate.code))
    #expect(try test.house.certificate(bearing: code)?.certificate == certificate)
    let other = try #require(CertificateCode(String(repeating: "7", count: 26)))
    #expect(try test.house.certificate(bearing: other) == nil)
    #expect(try !test.holds(certificate.code))
    try scene.live.erase([certificate.id.text, "K1"], by: "1")
    try test.reopen()
    let found = try #require(try test.house.certificate(bearing: code)?.certificate)
    #expect(found.code == "" && found.number == certificate.number)
    #expect(code.mark(of: "mas dora") == found.holderMark)
  }

  @Test func `the code's search uses its index`() throws {
    let (test, _, _) = try certified()
    let plan = try test.house.vault.read { database in
      try DatabaseRow.fetchAll(
        database,
        sql: """
          EXPLAIN QUERY PLAN SELECT d.key, i.id FROM item i JOIN dossier d ON d.number = i.dossier
          WHERE i.kind = 'certificate' AND json_extract(i.body, '$.codeDigest') = 'x'
          """
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("certificateByCode") }, "\(plan)")
  }

  @Test func `the house has one key, the same after a new start, and its secret is sealed`() throws
  {
    let test = try TestHouse()
    let key = try test.house.issuerKey()
    #expect(try test.house.issuerKey().name == key.name)
    let signature = key.sign([1, 2, 3])
    #expect(IssuerKey.isValid(signature, [1, 2, 3], key.name.publicKey))
    #expect(!IssuerKey.isValid(signature, [1, 2, 4], key.name.publicKey))
    try test.reopen()
    #expect(try test.house.issuerKey().name == key.name)
    let other = try TestHouse()
    #expect(try other.house.issuerKey().name != key.name)
  }

  /// RFC 8032 (7.1), the first test.
  @Test func `signatures are those of the standard`() throws {
    let seed = try #require(
      bytes(ofHexadecimal: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    let key = try #require(IssuerKey(seed: seed))
    #expect(
      hexadecimal(key.name.publicKey)
        == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    #expect(
      hexadecimal(key.sign([]))
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
  }

  @Test func `both forms of a credential verify, and the list says when it is revoked`() throws {
    let (test, scene, certificate) = try certified()
    let issued = IssuedCredential(key: try test.house.issuerKey(), site: "https://jury.example")
    let found = FoundCertificate(institution: scene.live, certificate: certificate)
    let words = Repository.catalogue(.french)
    let document = try #require(issued.document(of: found, WorkedExample.library, words))
    try DataIntegrityProof.verify(
      document, key: { SigningKeyName($0) }, by: IssuerKey.isValid)
    #expect(!document.json().contains("Dora"))
    let token = try SignedToken(#require(issued.token(of: document)))
    #expect(token.isSigned(by: issued.key.name, IssuerKey.isValid))
    #expect(CredentialToken.contradictions(in: token) == [])
    let status = try #require(document["credentialStatus"])
    let entry = try #require(BitstringStatusList.Entry(status))
    func isRevoked() throws -> Bool? {
      let list = try #require(issued.revocations(of: scene.live))
      try DataIntegrityProof.verify(list, key: { SigningKeyName($0) }, by: IssuerKey.isValid)
      return try BitstringStatusList.status(of: entry, in: list)
    }
    #expect(try isRevoked() == false)
    try scene.use(
      "certificate.revoke", on: certificate.id.text,
      filling: [("cause", "error"), ("explanation", "mauvais bloc")])
    #expect(try isRevoked() == true)
  }

  @Test func `strangers who guess are made to wait, those who know are not`() throws {
    let test = try TestHouse()
    let lookups = test.house.people.lookups
    let visitor = Visitor(address: "203.0.113.9", device: "")
    for _ in 0..<100 {
      #expect(try lookups.admit(visitor) == nil)
      try lookups.takeBack(visitor)
    }
    var waits = 0
    for _ in 0..<30 { if try lookups.admit(visitor) != nil { waits += 1 } }
    #expect(waits > 0)
    #expect(try lookups.admit(Visitor(address: "198.51.100.7", device: "")) == nil)
  }
}
