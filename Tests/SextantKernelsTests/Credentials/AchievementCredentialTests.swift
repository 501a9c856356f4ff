import SextantKernels
import Testing

struct AchievementCredentialTests {
  private let toy = ToySignature()

  private func badge(_ sort: Achievement.Sort = .block) throws -> AchievementCredential {
    AchievementCredential(
      id: "urn:uuid:0d1c8a2e-8d5f-4b62-9a3d-5d1a6f0f4b11", name: "Bloc 4 validé",
      issuer: .init(id: toy.key.did, name: "École des Aubes", url: "https://ecole.example"),
      recipient: Recipient(identity: "Camille Durand 1999-04-02", sort: .name, salt: "kT9w"),
      achievement: Achievement(
        id: "https://ecole.example/blocs/RNCP40792BC04", sort: sort,
        name: "Piloter le projet digital", description: "Quatrième bloc de la certification.",
        criteria: "Toutes les compétences du bloc jugées acquises par le jury.",
        alignments: [
          .init(
            name: "Bloc 4", url: "https://www.francecompetences.fr/recherche/rncp/40792/",
            code: "RNCP40792BC04", framework: "RNCP40792", target: "CFItem")
        ], code: "RNCP40792BC04", language: "fr"),
      validFrom: try #require(UTCInstant("2026-07-10T12:00:00Z")),
      status: .init(list: "https://ecole.example/statuts/1", index: 94_567))
  }

  private func moment(_ text: String) throws -> UTCInstant { try #require(UTCInstant(text)) }

  @Test("a block is said as Open Badges 3.0 demands it, member for member")
  func members() throws {
    let json = try badge().json
    #expect(
      json["@context"]
        == .list([
          .text("https://www.w3.org/ns/credentials/v2"),
          .text("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
        ]))
    #expect(json["type"] == .list([.text("VerifiableCredential"), .text("OpenBadgeCredential")]))
    #expect(json["validFrom"] == .text("2026-07-10T12:00:00Z"))
    #expect(json["validUntil"] == nil)
    let subject = try #require(json["credentialSubject"])
    #expect(subject["type"] == .list([.text("AchievementSubject")]))
    let achievement = try #require(subject["achievement"])
    #expect(achievement["achievementType"] == .text("MicroCredential"))
    #expect(achievement["humanCode"] == .text("RNCP40792BC04"))
    #expect(achievement["criteria"]?["narrative"]?.asText?.hasPrefix("Toutes") == true)
    #expect(achievement["alignment"]?.asList?.first?["targetType"] == .text("CFItem"))
    #expect(
      try badge(.certification).json["credentialSubject"]?["achievement"]?["achievementType"]
        == .text("Certification"))
    #expect(json["credentialStatus"]?["statusListIndex"] == .text("94567"))
    #expect(CredentialCheck.problems(of: json, at: try moment("2026-07-10T12:00:00Z")) == [])
  }

  @Test("the credential names nobody, and is found to be theirs by those it belongs to")
  func recipient() throws {
    let json = try badge().json
    #expect(!json.json().contains("Durand"))
    let subject = try #require(json["credentialSubject"])
    #expect(Recipient.isHeld(subject, by: "Camille Durand 1999-04-02"))
    #expect(!Recipient.isHeld(subject, by: "Camille Durand"))
    // The digest by another program: printf 'Camille Durand 1999-04-02kT9w' | sha256sum
    #expect(
      subject["identifier"]?.asList?.first?["identityHash"]
        == .text("sha256$a4919afaf03ced38b74b89f62005ca37fee02e6ca021c8bacca7a49932fdf163"))
  }

  @Test("a signed credential is read back whole, and says the same outside and inside")
  func token() throws {
    let credential = try badge().json
    let text = try CredentialToken.sign(credential, key: toy.key, by: toy.sign)
    let token = try SignedToken(text)
    #expect(token.header["typ"] == .text("JWT"))
    #expect(token.header["kid"] == .text(toy.key.verificationMethod))
    #expect(token.header["jwk"]?["crv"] == .text("Ed25519"))
    #expect(token.payload["iss"] == .text(toy.key.did))
    #expect(token.payload["nbf"] == .number("1783684800"))
    #expect(token.payload["exp"] == nil)
    #expect(token.isSigned(by: toy.key, ToySignature.verify))
    #expect(CredentialToken.credential(of: token) == credential)
    #expect(CredentialToken.contradictions(in: token) == [])
  }

  @Test("a token that claims otherwise than its credential is found out")
  func contradiction() throws {
    let credential = try badge().json
    guard case .object(let members) = credential else {
      Issue.record("a credential is an object")
      return
    }
    let text = try SignedToken.sign(
      .object(
        members + [
          .init(key: "iss", value: .text("did:key:another")),
          .init(key: "nbf", value: .number("1783684800")),
        ]), by: toy.sign)
    #expect(CredentialToken.contradictions(in: try SignedToken(text)) == ["iss"])
  }

  @Test("a proof inside comes first, then the token around it: both hold")
  func bothProofs() throws {
    let proven = try DataIntegrityProof.adding(
      to: try badge().json,
      .init(created: nil, verificationMethod: toy.key.verificationMethod), by: toy.sign)
    let token = try SignedToken(
      CredentialToken.sign(proven, key: toy.key, by: toy.sign))
    try DataIntegrityProof.verify(
      CredentialToken.credential(of: token), key: { SigningKeyName($0) },
      by: ToySignature.verify)
    #expect(token.isSigned(by: toy.key, ToySignature.verify))
  }

  @Test("a token of another kind, cut or swollen, is refused with its reason")
  func badTokens() throws {
    let good = try CredentialToken.sign(try badge().json, key: toy.key, by: toy.sign)
    let parts = good.split(separator: ".").map(String.init)
    func refusal(_ text: String) -> SignedToken.Problem? {
      do { _ = try SignedToken(text) } catch { return error }
      return nil
    }
    func head(_ text: String) -> String { Base64URL.text(Array(text.utf8)) }
    #expect(refusal(good) == nil)
    #expect(refusal("") == .notThreeParts)
    #expect(refusal(parts[0] + "." + parts[1]) == .notThreeParts)
    #expect(refusal(good + ".") == .notThreeParts)
    #expect(refusal(good + "=") == .notThreeParts)
    #expect(
      refusal([head(#"{"alg":"none"}"#), parts[1], ""].joined(separator: "."))
        == .otherAlgorithm)
    #expect(
      refusal([head(#"{"alg":"HS256"}"#), parts[1], parts[2]].joined(separator: "."))
        == .otherAlgorithm)
    #expect(
      refusal(
        [head(#"{"alg":"EdDSA","crit":["b64"],"b64":false}"#), parts[1], parts[2]]
          .joined(separator: ".")) == .unknownDemand)
    #expect(refusal([head("[]"), parts[1], parts[2]].joined(separator: ".")) == .notJSON)
    #expect(refusal([parts[0], head("bonjour"), parts[2]].joined(separator: ".")) == .notJSON)
    #expect(refusal([parts[0], parts[1], "AAAA"].joined(separator: ".")) == .badSignature)
    #expect(refusal(String(repeating: "A", count: 2_000_000)) == .tooLong)
    let changed = [parts[0], head(#"{"iss":"x"}"#), parts[2]].joined(separator: ".")
    #expect(try !SignedToken(changed).isSigned(by: toy.key, ToySignature.verify))
  }

  @Test("what stands against a credential is said, all of it that can be seen")
  func problems() throws {
    let good = try badge().json
    let now = try moment("2026-09-01T00:00:00Z")
    func changed(_ key: String, _ value: JSONValue?) -> [CredentialCheck.Problem] {
      guard case .object(let members) = good else { return [] }
      let others = members.filter { $0.key != key }
      let more = value.map { [JSONValue.Member(key: key, value: $0)] } ?? []
      return CredentialCheck.problems(of: .object(others + more), at: now)
    }
    #expect(changed("name", nil) == [])
    #expect(
      changed("@context", .text("https://www.w3.org/2018/credentials/v1"))
        == [.otherContext])
    #expect(changed("type", .text("VerifiableCredential")) == [.noAchievement])
    #expect(changed("type", .text("OpenBadgeCredential")) == [.notACredential])
    #expect(changed("issuer", .text("nobody")) == [.noIssuer])
    #expect(changed("credentialSubject", nil) == [.noSubject])
    #expect(changed("credentialSubject", .object([])) == [.noSubject, .noAchievement])
    #expect(changed("validFrom", .text("2026-13-01T00:00:00Z")) == [.badMoment])
    #expect(changed("validFrom", .text("2026-09-01T00:00:01Z")) == [.notYetValid])
    #expect(changed("validUntil", .text("2026-08-31T23:59:59Z")) == [.expired])
    #expect(changed("validUntil", .text("2020-01-01T00:00:00Z")) == [.endBeforeStart])
    #expect(changed("credentialStatus", .object([])) == [.badStatus])
    #expect(CredentialCheck.problems(of: .null, at: now).contains(.notACredential))
  }

  @Test("bytes changed at random in a token never stop the reader")
  func fuzz() throws {
    let good = Array(try CredentialToken.sign(try badge().json, key: toy.key, by: toy.sign).utf8)
    var state: UInt64 = 11
    var read = 0
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      guard let token = try? SignedToken(String(decoding: bytes, as: UTF8.self)) else { continue }
      read += 1
      #expect(!token.isSigned(by: toy.key, ToySignature.verify) || bytes == good)
      _ = CredentialToken.contradictions(in: token)
      _ = CredentialCheck.problems(
        of: CredentialToken.credential(of: token), at: try moment("2026-09-01T00:00:00Z"))
    }
    #expect(read > 0)
  }
}
