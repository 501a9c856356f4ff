import Foundation
import HTTPTypes
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// What strangers may ask of a certificate, through the very router.
@Suite struct VerifyingTests {
  private func served() async throws -> (ServedHouse, JuryScene, Certificate) {
    let served = try ServedHouse()
    _ = try await served.administrator()
    let scene = try JuryScene(in: served.house)
    try scene.publish()
    try scene.use("session.certify", on: "S1", library: ServedHouse.library)
    return (served, scene, try #require(scene.dossier.all(Certificate.self).first))
  }

  @Test func `the page says whether a document counts and what it certifies, never whose it is`()
    async throws
  {
    let (served, scene, certificate) = try await served()
    let browser = served.browser()
    let reply = try await browser.get("/verify/\(certificate.code.lowercased())")
    #expect(reply.status == 200 && reply.markup.problems == [])
    #expect(reply.text.contains("Document authentique, en vigueur"))
    #expect(reply.text.contains(certificate.number) && reply.text.contains("Aubes Certification"))
    // Whole words: a key drawn at random may hold the two letters of an identifier.
    let words = Set(reply.text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    #expect(words.isDisjoint(with: ["Dora", "Mas", "K1", "S1", "aubes"]))
    try scene.use(
      "certificate.revoke", on: certificate.id.text,
      filling: [("cause", "fraud"), ("explanation", "copie du dossier d’autrui")])
    let after = try await browser.get("/verify/\(certificate.code)")
    #expect(after.text.contains("Document révoqué"))
    #expect(!after.text.contains("fraude") && !after.text.contains("copie"))
  }

  @Test func `a name is compared only when the visitor types it`() async throws {
    let (served, _, certificate) = try await served()
    let browser = served.browser()
    _ = try await browser.get("/verify")
    let wrong = try await browser.post("/verify/\(certificate.code)", [("name", "Ana Roux")])
    #expect(wrong.text.contains("Ce n’est pas le nom du titulaire"))
    #expect(!wrong.text.contains("/credential"))
    let right = try await browser.post("/verify/\(certificate.code)", [("name", "mas DORA")])
    #expect(right.status == 200 && right.text.contains("mas DORA"))
    #expect(right.text.contains("/verify/\(certificate.code)/credential"))
    #expect(right.markup.problems == [])
  }

  @Test func `what is no code, and a code that nobody bears, are told apart and counted`()
    async throws
  {
    let (served, _, _) = try await served()
    let browser = served.browser()
    _ = try await browser.get("/verify")
    #expect(try await browser.post("/verify", [("code", "abc")]).status == 422)
    let typed = try await browser.post("/verify", [("code", "zzzzz-zzzzz-zzzzz-zzzzz-zzzzzr")])
    #expect(typed.location == "/verify/ZZZZZZZZZZZZZZZZZZZZZZZZZR")
    var last = 0
    for _ in 0..<40 {
      last = try await browser.get("/verify/ZZZZZZZZZZZZZZZZZZZZZZZZZR").status
    }
    #expect(last == 429)
  }

  @Test func `the credential goes to who knows code and name, in both forms`() async throws {
    let (served, _, certificate) = try await served()
    let browser = served.browser()
    _ = try await browser.get("/verify")
    let address = "/verify/\(certificate.code)/credential"
    let refused = try await browser.post(address, [("name", "Ana Roux"), ("format", "jwt")])
    #expect(refused.headers[.contentType]?.hasPrefix("text/html") == true)
    let token = try await browser.post(address, [("name", "Dora Mas"), ("format", "jwt")])
    #expect(token.headers[.contentType] == "application/vc+jwt")
    let key = try served.house.issuerKey().name
    #expect(try SignedToken(token.text).isSigned(by: key, IssuerKey.isValid))
    let document = try await browser.post(address, [("name", "Dora Mas"), ("format", "json")])
    try DataIntegrityProof.verify(
      JSONSyntax.read(document.bytes), key: { SigningKeyName($0) }, by: IssuerKey.isValid)
  }

  @Test func `a file that a holder handed on is held against key, clock and list`() async throws {
    let (served, scene, certificate) = try await served()
    let browser = served.browser()
    _ = try await browser.get("/verify")
    func verified(_ text: String) async throws -> Reply {
      try await browser.post("/verify/credential", [("credential", text)])
    }
    let address = "/verify/\(certificate.code)/credential"
    let form = [(name: "name", value: "Dora Mas")]
    let token = try await browser.post(address, form + [("format", "jwt")]).text
    let document = try await browser.post(address, form + [("format", "json")]).text
    for text in [token, "\n\(document)\n"] {
      let reply = try await verified(text)
      #expect(reply.status == 200 && reply.markup.problems == [])
      #expect(reply.text.contains("Document authentique, en vigueur"))
      #expect(reply.text.contains("Aubes Certification") && !reply.text.contains("Dora"))
    }
    let altered = try await verified(document.replacing("Aubes", with: "Ombres"))
    #expect(altered.status == 422 && altered.text.contains("a été modifié"))
    var parts = token.split(separator: ".").map(String.init)
    parts[1] = Base64URL.text(
      Array(
        String(decoding: Base64URL.bytes(Substring(parts[1])) ?? [], as: UTF8.self)
          .replacing("Aubes", with: "Ombres").utf8))
    #expect(try await verified(parts.joined(separator: ".")).text.contains("a été modifié"))
    // Sound in itself, but signed by somebody else.
    let stranger = try #require(IssuerKey(seed: [UInt8](repeating: 7, count: 32)))
    let claimed = CredentialToken.credential(of: try SignedToken(token))
    let foreign = try CredentialToken.sign(claimed, key: stranger.name, by: stranger.sign)
    let other = try await verified(foreign)
    #expect(other.status == 422 && other.text.contains("n’est pas connue"))
    #expect(try await verified(" ").status == 422)
    #expect(try await verified("{\"a\":").text.contains("ne peut pas être lu"))
    try scene.use(
      "certificate.revoke", on: certificate.id.text,
      filling: [("cause", "error"), ("explanation", "mauvais bloc")])
    let revoked = try await verified(token)
    #expect(revoked.text.contains("Document révoqué"))
    #expect(!revoked.text.contains("compte toujours"))
  }

  @Test func `the list of revocations is published for institutions, and tells of no other house`()
    async throws
  {
    let (served, _, _) = try await served()
    let browser = served.browser()
    let reply = try await browser.get("/revocations/aubes")
    #expect(reply.status == 200 && reply.headers[.contentType] == "application/vc")
    let list = try JSONSyntax.read(reply.bytes)
    #expect(list["id"]?.asText == "https://sextant.example/revocations/aubes")
    try DataIntegrityProof.verify(list, key: { SigningKeyName($0) }, by: IssuerKey.isValid)
    _ = try served.house.create("maison", .blank(title: "Maison", .french), by: "1")
    let dossier = try await browser.get("/revocations/maison")
    let nothing = try await browser.get("/revocations/nowhere")
    #expect(dossier.status == 404 && nothing.status == 404)
  }

  /// PyJWT, rfc8785 and cryptography, which know nothing of Sextant: `bin/verify-credential`.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "\(Repository.root)/.build/verify/ready")
        || ProcessInfo.processInfo.environment["SEXTANT_VERIFIER"] == "demanded"))
  func `an independent public tool verifies what is issued, and finds what was altered or revoked`()
    async throws
  {
    let (served, scene, certificate) = try await served()
    let browser = served.browser()
    _ = try await browser.get("/verify")
    let address = "/verify/\(certificate.code)/credential"
    let folder = NSTemporaryDirectory() + "sextant-credential-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func keep(_ name: String, _ bytes: [UInt8]) throws -> String {
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
      return "\(folder)/\(name)"
    }
    let form = [(name: "name", value: "Dora Mas")]
    let token = try await browser.post(address, form + [("format", "jwt")]).bytes
    let document = try await browser.post(address, form + [("format", "json")]).bytes
    let files = [try keep("c.jwt", token), try keep("c.json", document)]
    let list = try keep("list.json", try await browser.get("/revocations/aubes").bytes)
    for file in files { #expect(try Self.verify(file, list) == 0, "\(file)") }
    let altered = String(decoding: document, as: UTF8.self).replacing("\"B1\"", with: "\"B2\"")
      .replacing(certificate.framework, with: "XXXX")
    #expect(try Self.verify(keep("altered.json", Array(altered.utf8)), list) == 1)
    var forged = token
    forged[forged.count / 2] ^= 1
    #expect(try Self.verify(keep("forged.jwt", forged), list) == 1)
    try scene.use(
      "certificate.revoke", on: certificate.id.text,
      filling: [("cause", "error"), ("explanation", "mauvais bloc")])
    let later = try keep("later.json", try await browser.get("/revocations/aubes").bytes)
    for file in files { #expect(try Self.verify(file, later) == 1, "\(file)") }
  }

  private static func verify(_ file: String, _ list: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "\(Repository.root)/bin/verify-credential")
    process.arguments = [file, list]
    process.standardOutput = Pipe()
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
