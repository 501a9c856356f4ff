import SextantKernels
import Testing

@testable import SextantModel

@Suite struct CertificateTests {
  /// Published, minutes signed by both.
  private var published: Dossier {
    var dossier = SmallJury.written
    for juror in ["J1", "J2"] {
      dossier =
        SmallJury.after("minutes.sign", on: "V1", SmallJury.context(dossier, by: juror)) ?? dossier
    }
    var session = dossier.find(ID<Session>("S1")) ?? Session()
    session.publishedOn = SmallJury.day
    dossier.put(session)
    return dossier
  }

  /// One block that everybody takes.
  private var library: FrameworkLibrary {
    var items = Dossier(registry: .library)
    var card = FrameworkCard()
    (card.code, card.version, card.fr) = ("MSMD", "2026-11", "Manager marketing")
    items.put(card)
    var block = Block()
    (block.id, block.fr) = ("B1", "Veille")
    items.put(block)
    return FrameworkLibrary([Framework(items)])
  }

  private func certified(_ dossier: Dossier) throws -> Dossier {
    try #require(
      SmallJury.after("session.certify", on: "S1", SmallJury.context(dossier, library: library)))
  }

  @Test func `a published session gives an attestation per block and the certificate`() throws {
    let certificates = try certified(published).all(Certificate.self)
    #expect(certificates.map(\.sort) == [.block, .certification])
    #expect(certificates.map(\.blocks) == [["B1"], ["B1"]])
    #expect(certificates.map(\.number) == ["MSMD-2026-0001", "MSMD-2026-0002"])
    #expect(Set(certificates.map(\.code)).count == 2)
    #expect(Set(certificates.compactMap(\.statusIndex)).count == 2)
    #expect(certificates.allSatisfy { $0.candidate == "K1" && $0.issuedOn == SmallJury.day })
  }

  @Test func `what was given is not given twice; what was revoked is given anew`() throws {
    var dossier = try certified(published)
    let session = try #require(dossier.find(ID<Session>("S1")))
    func missing() -> Int {
      EarnedCertificates(session, in: dossier, library).missing(in: dossier).count
    }
    #expect(missing() == 0)
    var revoked = try #require(dossier.all(Certificate.self).first)
    revoked.revokedOn = SmallJury.day
    dossier.put(revoked)
    #expect(missing() == 1)
  }

  @Test func `nothing is given before publication`() throws {
    var dossier = published
    var session = try #require(dossier.find(ID<Session>("S1")))
    session.publishedOn = nil
    dossier.put(session)
    #expect(
      SmallJury.after("session.certify", on: "S1", SmallJury.context(dossier, library: library))
        == nil)
  }

  @Test func `a kept block counts for the certificate and gets no second attestation`() throws {
    var dossier = published
    var candidate = try #require(dossier.find(ID<Candidate>("K1")))
    candidate.keptBlocks = ["MSMD.B1"]
    dossier.put(candidate)
    var decision = try #require(dossier.find(ID<BlockDecision>("D1")))
    decision.block = "B2"
    dossier.put(decision)
    var items = library.frameworks[0].items
    var block = Block()
    block.id = "B2"
    items.put(block)
    let session = try #require(dossier.find(ID<Session>("S1")))
    let earned = EarnedCertificates(
      session, in: dossier, FrameworkLibrary([Framework(items)]))
    #expect(earned.all.map(\.sort) == [.block, .certification])
    #expect(earned.all.map(\.blocks) == [["B2"], ["B1", "B2"]])
  }

  @Test func `a correction gives what the first decision did not, or takes away what it gave`()
    throws
  {
    var dossier = published
    let session = try #require(dossier.find(ID<Session>("S1")))
    var correction = try #require(dossier.find(ID<BlockDecision>("D1")))
    (correction.id, correction.corrects) = ("D1-2", "D1")
    correction.result = .notAcquired
    dossier.put(correction)
    #expect(EarnedCertificates(session, in: dossier, library).all.isEmpty)
    (correction.id, correction.corrects) = ("D1-3", "D1-2")
    correction.result = .acquired
    dossier.put(correction)
    #expect(EarnedCertificates(session, in: dossier, library).all.count == 2)
  }

  @Test func `a framework that grows after the session was frozen takes no certificate away`()
    throws
  {
    var dossier = published
    var session = try #require(dossier.find(ID<Session>("S1")))
    let rules = try #require(dossier.find(session.rules))
    let law = LawText(library.frameworks[0], rules)
    var copy = FrozenLaw()
    (copy.id, copy.session, copy.text) = ("L1", "S1", law.text)
    (copy.frameworkDigest, copy.rulesDigest) = (law.frameworkDigest, law.rulesDigest)
    dossier.put(copy)
    (session.frameworkDigest, session.rulesDigest) = (law.frameworkDigest, law.rulesDigest)
    dossier.put(session)
    var items = library.frameworks[0].items
    var block = Block()
    block.id = "B2"
    items.put(block)
    let grown = FrameworkLibrary([Framework(items)])
    #expect(
      EarnedCertificates(session, in: dossier, grown).all.map(\.sort) == [.block, .certification])
  }

  @Test func `a code is read as people type it, and nothing else is one`() throws {
    // 128 bits of ones but for the last: 25 letters of five bits, then three bits and two zeros.
    let code = CertificateCode(drawn: String(repeating: "f", count: 31) + "e")
    #expect(code.text == String(repeating: "Z", count: 25) + "R")
    #expect(code.printed == "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZR")
    #expect(CertificateCode(code.printed.lowercased()) == code)
    let zero = CertificateCode(drawn: String(repeating: "0", count: 32))
    #expect(zero.text == String(repeating: "0", count: 26))
    #expect(CertificateCode(String(repeating: "o", count: 26)) == zero)
    for wrong in [
      "", "ZZZZZ", String(repeating: "Z", count: 27), String(repeating: "U", count: 26),
    ] {
      #expect(CertificateCode(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a name is compared whatever its order, case and accents, and only with the code`() {
    let code = CertificateCode(drawn: String(repeating: "a1", count: 16))
    let other = CertificateCode(drawn: String(repeating: "b2", count: 16))
    #expect(code.mark(of: "Dora Mas") == code.mark(of: "MAS Dôra"))
    #expect(code.mark(of: "Dora Mas") != code.mark(of: "Dora Maz"))
    #expect(code.mark(of: "Dora Mas") != other.mark(of: "Dora Mas"))
  }

  @Test func `the credential names nobody, is the same each time and points to its bit`() throws {
    let dossier = try certified(published)
    let certificate = try #require(dossier.all(Certificate.self).first)
    let key = try #require(SigningKeyName(publicKey: [UInt8](repeating: 7, count: 32)))
    func made() throws -> JSONValue {
      try #require(
        CertificateCredential(
          certificate, holder: "Dora Mas", institution: dossier.only(Institution.self),
          framework: library.framework("MSMD"), in: Project.catalogue(.french), issuer: key,
          address: "https://jury.example", list: "https://jury.example/status/aubes")
      ).credential.json
    }
    let json = try made()
    #expect(try json == made())
    #expect(!json.json().contains("Dora") && !json.json().contains(certificate.code))
    #expect(Recipient.isHeld(try #require(json["credentialSubject"]), by: "Dora Mas"))
    #expect(json["issuer"]?["name"]?.asText == "Aubes Certification")
    // Midnight in Paris, in summer.
    #expect(json["validFrom"]?.asText == "2026-06-29T22:00:00Z")
    #expect(json["credentialSubject"]?["achievement"]?["name"]?.asText == "Veille")
    #expect(
      json["credentialStatus"]?["statusListIndex"]?.asText
        == certificate.statusIndex.map { String($0) })
    let later = try #require(UTCInstant("2026-07-01T00:00:00Z"))
    #expect(CredentialCheck.problems(of: json, at: later) == [])
  }

  @Test func `places in the list are never given twice and lie anywhere in it`() {
    var taken: Set<Int> = []
    for number in 0..<2000 {
      let drawn = hexadecimalText(SHA256.digest(Array("\(number)".utf8)))
      let place = StatusPlaces.free(drawn, taken)
      #expect(!taken.contains(place) && (0..<131_072).contains(place))
      taken.insert(place)
    }
    #expect(StatusPlaces.room(for: 32_768) == 131_072)
    #expect(StatusPlaces.room(for: 32_769) == 262_144)
    // All drawn alike: the next free one is taken.
    #expect(StatusPlaces.free("000000000000", [0, 1]) == 2)
  }
}
