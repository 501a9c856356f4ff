import Foundation
import Testing

/// What comes of it: minutes that are signed, results, certificates, the deposit.
extension School {
  /// Minutes of both panels and of the deliberation, each signed by all of its members.
  ///
  /// - Returns: by their ids, the bytes that were signed.
  func signMinutes() async throws -> [String: Data] {
    try await open("Procès-verbaux", president)
    for _ in 0..<3 { try await president.use("/boards/minutes/\(Self.session)/open") }
    #expect(try await !president.offers("/boards/minutes/\(Self.session)/open"))
    // The manager sees that they are there, and not what they say.
    try await open("Procès-verbaux", manager)
    #expect(try await !manager.offers("/boards/minutes/\(Self.session)/open"))
    #expect(try await manager.said.contains("sous scellés"))
    try await manager.follow(line: "Jury A")
    #expect(try await !manager.holds("L’enregistrement réécouté"))
    #expect(try await manager.said.contains("pas encore signé"))

    for (number, juror) in panelA.enumerated() {
      // President: both panels and the deliberation; the others those of their own panels.
      for _ in 0..<(3 - number) {
        try await home(juror)
        try await juror.follow("le procès-verbal attend votre signature")
        try await juror.use("/verbs/minutes.sign", [("password", Browser.password)])
        #expect(try await juror.said.contains("est signé"))
      }
      try await home(juror)
      #expect(try await !juror.said.contains("attend votre signature"))
    }
    var bytes: [String: Data] = [:]
    for name in ["Jury A", "Jury B", "Délibération de la session"] {
      try await open("Procès-verbaux", president)
      #expect(
        try await president.said(from: name, length: 60).contains("signé par tous"), "\(name)")
      try await president.follow(line: name)
      let id: String = try await president.run(
        "return new URLSearchParams(location.search).get('minutes')")
      bytes[id] = try await president.download("main a[href*='file=']")
    }
    #expect(bytes.count == 3)
    return bytes
  }

  /// Results are the candidate's from the day on which they are published, and not before.
  func publish() async throws {
    for candidate in candidates {
      try await home(candidate)
      let own = try await candidate.said
      #expect(own.contains("Vos résultats paraîtront ici le jour où le jury les publie."))
      #expect(!own.contains("acquis"))
    }
    try await home(manager)
    try await manager.follow("Publier les résultats")
    try await manager.use("/verbs/session.publish", button: "button")
    #expect(try await manager.said.contains("sont publiés"))

    try await home(anouk)
    let whole = try await anouk.said
    #expect(whole.contains("Vos résultats") && whole.contains("B2"))
    #expect(!whole.contains("Baptiste") && !whole.contains("Équipe Nivelle"))
    try await home(baptiste)
    let partial = try await baptiste.said(from: "Vos résultats", length: 3000)
    #expect(partial.contains("B2") && partial.contains("B4"))
    #expect(partial.contains("non acquis"))
    #expect(!partial.contains("Anouk"))
    // A candidate has that one page.
    for page in ["/people", "/history", "/settings", "/boards/deliberation", "/candidates"] {
      try await baptiste.go(house.address + Self.path + page)
      #expect(try await !baptiste.holds("Anouk"), "\(page)")
      #expect(try await !baptiste.holds("Rachid"), "\(page)")
    }
  }

  /// Certificates and attestations, verified by a stranger and by tools that know nothing of us.
  func certify() async throws {
    try await home(manager)
    try await manager.follow("Délivrer certificats, attestations et courriers")
    try await manager.use("/verbs/session.certify")
    #expect(try await manager.said.contains("7 documents sont délivrés"))
    #expect(try await manager.said.contains("1 certification en vigueur"))
    #expect(try await manager.said.contains("6 attestations de bloc en vigueur"))
    try await manager.follow("Courriers de résultat")
    #expect(try await manager.said.contains("Baptiste Delorge"))

    // The candidate finds what is theirs, and hands the address on.
    try await home(baptiste)
    try await baptiste.follow("Page de vérification et badge")
    let address = try await baptiste.address
    try await Browser.with { stranger in
      try await stranger.go(house.address + "/verify")
      try await stranger.speak("fr")
      let code = address.split(separator: "/").last.map(String.init) ?? ""
      try await stranger.send("/verify", [("code", code)])
      let shown = try await stranger.said
      #expect(shown.contains("Document authentique, en vigueur"))
      #expect(shown.contains("B2 – "))
      for word in ["Baptiste", "Delorge", "K-BAPTISTE", "École Maravent", "B4 – "] {
        #expect(try await !stranger.holds(word), "\(word)")
      }
      try await stranger.use("/verify/\(code)", [("name", "Anouk Kervella")])
      #expect(try await stranger.said.contains("Ce n’est pas le nom du titulaire."))
      try await stranger.use("/verify/\(code)", [("name", "Baptiste Delorge")])
      for format in ["jwt", "json"] {
        let credential = try await stranger.download("button[name=format][value=\(format)]")
        #expect(!String(decoding: credential, as: UTF8.self).contains("Delorge"))
        try await OutsideTool.verify(credential, "credential.\(format)")
      }
    }
  }

  /// The file for the registry: what is missing is said and mended, what is made is valid.
  func deposit() async throws {
    try await home(manager)
    try await manager.follow("1 certification à déposer avant le")
    try await manager.follow("Compléter le compte de dépôt")
    try await manager.act(
      "window.isLeft = false; document.querySelector('button[value=\"add:certifications\"]').click()"
    )
    try await manager.wait(
      "there is a line for the register",
      until: "document.querySelector('[name=\"certifications.0.code\"]')")
    try await manager.send(
      Self.path + "/registryAccounts",
      [
        ("sender", "AB123CDE"), ("certifier", "E564ACB0"), ("contract", "2560080000127J"),
        ("certifications.0.framework", "MSMD"), ("certifications.0.code", "RNCP40792"),
      ])
    // Saved, one is back where the next step is.
    try await manager.follow("Saisir l’état civil")
    try await manager.send(
      Self.path + "/civilIdentities",
      [
        ("birthName", "Kervella"), ("firstNames.lines", "Anouk"), ("birthYear", "2001"),
        ("birthMonth", "4"), ("birthDay", "9"), ("sex", "female"),
      ])
    try await manager.use("/boards/deposit/\(Self.session)/make")
    #expect(try await manager.said.contains("Fichier préparé : 1 certification."))
    let file = try await manager.download("main a[href*='file=']")
    #expect(String(decoding: file, as: UTF8.self).contains("Kervella"))
    try await OutsideTool.validate(file)
  }

  /// What only a session that is over shows keeps nobody out.
  func lookAtPages() async throws {
    for board in ["certificates", "deposit", "minutes", "results", "deliberation"] {
      expectClean(
        try await manager.inspect(
          "\(house.address)\(Self.path)/boards/\(board)", looks: [.light, .narrow]))
    }
    expectClean(
      try await anouk.inspect(house.address + Self.path, looks: [.light, .dark, .narrow]))
    expectClean(
      try await president.inspect(
        "\(house.address)\(Self.path)/boards/deliberation?candidate=K-ANOUK",
        looks: [.light, .narrow]))
    try await open("Procès-verbaux", jurors[0])
    try await jurors[0].follow(line: "Jury A")
    expectClean(try await jurors[0].inspectHere([.light, .narrow]))
  }

  /// What is in the journal gives the same bytes again, once the house has stopped.
  func replay(_ signed: [String: Data]) async throws {
    try await house.stop()
    for (id, bytes) in signed {
      let words = ["jury", "replay", "--data", house.folder, "--lang", "fr", "ecole-maravent", id]
      let told = try Program(Rig.sextantPath, words, ["SEXTANT_HOME": Rig.root])
      #expect(try await told.end() == 0, "\(told.printed)")
      #expect(told.printed.contains("octet pour octet"), "\(told.printed)")
      #expect(!told.printed.contains("autre empreinte"))
      let again = try Program(Rig.sextantPath, words + ["--bytes"], ["SEXTANT_HOME": Rig.root])
      #expect(try await again.end() == 0)
      // The program ends what it prints with a line's end.
      #expect(Data(again.printed.utf8) == bytes + Data("\n".utf8), "\(id)")
    }
  }
}

/// Programs of others that judge what comes out.
enum OutsideTool {
  private static let surroundings = ProcessInfo.processInfo.environment

  /// PyJWT, cryptography and rfc8785, by `bin/verify-credential`.
  static func verify(_ credential: Data, _ name: String) async throws {
    guard surroundings["SEXTANT_VERIFIER"] == "demanded" else {
      print("left out: \(name) is verified with SEXTANT_VERIFIER=demanded (bin/verify-credential)")
      return
    }
    try await keeping(credential, name) { path in
      let tool = try Program(Rig.root + "/bin/verify-credential", [path])
      #expect(try await tool.end() == 0, "\(name): \(tool.printed)")
      #expect(tool.printed.hasPrefix("verified"), "\(name): \(tool.printed)")
    }
  }

  /// The registry's own schema, by xmllint.
  static func validate(_ deposit: Data) async throws {
    let schema = Rig.root + "/../shared/data/registry/certifications-cdc-v2.0.0-xsd1.1.2.xsd"
    guard FileManager.default.fileExists(atPath: schema),
      FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")
    else { return print("left out: the deposit is not validated, \(schema) or xmllint is absent") }
    try await keeping(deposit, "deposit.xml") { path in
      let tool = try Program("/usr/bin/xmllint", ["--noout", "--schema", schema, path])
      #expect(try await tool.end() == 0, "\(tool.printed)")
    }
  }

  private static func keeping(
    _ bytes: Data, _ name: String, _ body: (String) async throws -> Void
  ) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)-\(name)"
    try bytes.write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }
}
