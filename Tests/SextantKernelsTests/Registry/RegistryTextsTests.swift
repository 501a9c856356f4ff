import SextantKernels
import Testing

/// Every reason that these kernels give has a sentence in both languages.
struct RegistryTextsTests {
  private func texts(_ language: String) throws -> [String: String] {
    let bytes = try #require(SharedData.own("Locales/\(language)/registry.json"))
    let members = try #require(try JSONSyntax.read(bytes).asMembers)
    return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.asText ?? "") })
  }

  private var keys: [String] {
    func ends<Reason: CaseIterable & RawRepresentable>(_ start: String, _ type: Reason.Type)
      -> [String] where Reason.RawValue == String
    {
      Reason.allCases.map { start + "." + $0.rawValue }
    }
    let causes = ends("registry.refusal", RefusalCause.self)
    return causes + causes.map { $0 + ".remedy" }
      + ends("registry.deposit", DepositFinding.What.self)
      + ends("registry.note", RegisterNote.What.self) + ends("xml.problem", XMLProblem.What.self)
      + ends("case.note", CaseNote.What.self)
      + ends("credential.problem", CredentialCheck.Problem.self)
      + ends("credential.token", SignedToken.Problem.self)
      + ends("credential.proof", DataIntegrityProof.Problem.self)
      + ends("credential.list", BitstringStatusList.Problem.self)
      + Set(RefusalCause.allCases.flatMap(\.elementsToVerify)).map { "registry.element." + $0 }
  }

  @Test("every reason has its sentence", arguments: ["fr", "en"])
  func sentences(language: String) throws {
    let texts = try texts(language)
    for key in keys { #expect(texts[key]?.isEmpty == false, "\(key)") }
  }

  @Test("both languages say the same keys")
  func sameKeys() throws {
    #expect(try Set(texts("fr").keys) == Set(texts("en").keys))
  }
}
