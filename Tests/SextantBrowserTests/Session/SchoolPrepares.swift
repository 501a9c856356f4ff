import Testing

/// What comes before the day: rules frozen, time granted, passages planned, dossiers handed in.
extension School {
  /// What the officer alone reads.
  static let reason = "dyslexie développementale"

  func freezeRules() async throws {
    try await home(manager)
    try await manager.follow("Le référentiel et le règlement ne sont pas encore figés")
    try await manager.use("/verbs/session.freeze")
    #expect(try await manager.said.contains("La session juge désormais selon MSMD"))
    try await home(manager)
    #expect(try await !manager.said.contains("pas encore figés"))
    // The way goes on from here.
    let way = try await manager.said(from: "La session pas à pas")
    #expect(way.contains("fait Figer le référentiel et le règlement"))
    #expect(way.contains("maintenant Planifier les passages"))
  }

  /// The officer grants time; why is written where nobody else reads it.
  func grantTime() async throws {
    try await open("Aménagements", officer)
    try await officer.follow("Noter une demande")
    try await officer.send(
      Self.path + "/accommodations",
      [
        ("candidate", "K-ANOUK"), ("natures", "extraTime"),
        ("measure", "Un tiers de temps en plus"), ("assessments.lines", "E2"),
        ("extraTime", "33,3 %"),
      ])
    try await officer.follow("Écrire la fiche confidentielle")
    try await officer.send(
      Self.path + "/accommodationReasons", [("reason", "Avis du médecin : \(Self.reason).")])
    // What is open to decide on is said on the first page.
    try await home(officer)
    try await officer.follow("1 demande d’aménagement à décider")
    try await officer.use("/verbs/accommodation.grant")
    #expect(try await officer.said.contains("accordée, à mettre en place"))
    #expect(try await officer.holds(Self.reason))
    // Nobody else is told why.
    for (reader, what) in [(manager, "manager"), (president, "president"), (anouk, "candidate")] {
      try await home(reader)
      if what != "candidate" { try await reader.open("Aménagements") }
      #expect(try await reader.said.contains("Un tiers de temps en plus"), "\(what)")
      #expect(try await !reader.holds(Self.reason), "\(what)")
    }
  }

  /// The first candidate has no place yet: planning gives one, with the time that was granted.
  func plan() async throws {
    try await open("Planning de session", manager)
    try await manager.use("/verbs/session.plan")
    let plan = try await manager.said
    #expect(plan.contains("27 min") && plan.contains("Anouk Kervella"))
    try await open("Aménagements", manager)
    #expect(try await manager.said.contains("Le planning donne tout le temps accordé."))
    try await manager.use("/verbs/accommodation.apply")
    #expect(try await manager.said.contains("en place"))
    // The candidate knows when, where and for how long, and of no result.
    try await home(anouk)
    let own = try await anouk.said
    #expect(own.contains("Salle Ampère"))
    #expect(own.contains("27 min d’exposé"))
    #expect(own.contains("Vos résultats paraîtront ici le jour où le jury les publie."))
  }

  /// A candidate hands their own dossier in; who looks after the session does for others.
  func handIn() async throws {
    try await manager.go(house.address + Self.dossier)
    try await manager.open("Personnes et partages")
    try await manager.send(
      Self.dossier + "/people/invite",
      [("email", Self.address(of: 4)), ("role", "candidate")])
    try await anouk.accept(from: manager, as: nil)
    for (browser, who) in [
      (anouk, "candidate K-ANOUK"), (manager, "candidate K-BAPTISTE"), (manager, "team EQ1"),
    ] {
      try await browser.go(house.address + Self.dossier)
      try await browser.open("Réglages du dossier")
      try await browser.follow("Remettre ce dossier")
      try await browser.use("/hand-in")
      try await browser.use("/hand-in", [("who", who)])
      #expect(try await browser.said.contains("Le dossier est remis pour Session de juin 2026"))
    }
  }

  /// Of the first candidate the other blocks stand already: this session's makes the certification.
  func noteKeptBlocks() async throws {
    try await open("Candidats", manager)
    try await manager.follow("Anouk Kervella")
    try await manager.follow("Modifier")
    let blocks = ["B1", "B3", "B4", "B5"]
    for _ in blocks {
      try await manager.act(
        "document.querySelector('#item-form button[value=\"add:keptBlocks\"]').click()")
    }
    try await manager.send(
      Self.path + "/candidates/K-ANOUK",
      blocks.enumerated().flatMap { place, block in
        [
          ("keptBlocks.\(place).block", block), ("keptBlocks.\(place).acquiredOn", "2025-06-30"),
          ("keptBlocks.\(place).source", "Attestations de la session de juin 2025"),
        ]
      })
  }
}
