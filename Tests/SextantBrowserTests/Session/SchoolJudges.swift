import Testing

/// The day itself: panels that are lawful, defences, independent marks, the deliberation.
extension School {
  /// A juror who has taught a candidate is put on their panel: refused with the reason, then mended.
  func refuseConflict() async throws {
    let panel = Self.path + "/panels/P2"
    try await open("Jurys", manager)
    try await manager.follow("Jury B")
    try await manager.follow("Modifier")
    try await manager.tick("members", "J-RACHID")
    try await manager.tick("members", "J-SOLENE")
    try await manager.send(panel, [])
    // The first page says it, and leads to the proof.
    try await home(manager)
    try await manager.follow("Jury B : une règle de composition n’est pas tenue")
    let link = "Solène Mahéas a un lien avec Baptiste Delorge (formateur)"
    #expect(try await manager.said.contains(link))
    try await open("Jurys", president)
    #expect(try await president.said.contains("Ouvrir la séance du jury : pas encore possible"))
    #expect(try await president.said.contains(link))
    #expect(try await !president.offers("/panels/P2/verbs/panel.open"))
    // Nor does its defence open.
    try await open("Soutenances", president)
    try await president.follow(line: "Baptiste Delorge", "E4")
    #expect(try await president.said.contains(link))
    #expect(try await !president.offers("/verbs/slot.open"))

    try await open("Jurys", manager)
    try await manager.send(
      panel + "/verbs/panel.replace",
      [
        ("replacements.0.replaced", "J-SOLENE"), ("replacements.0.by", "J-RACHID"),
        ("replacements.0.reason", "Solène Mahéas a formé le candidat."),
      ])
    #expect(try await manager.said.contains("Rachid Benamar remplace Solène Mahéas"))
    try await open("Jurys", president)
    for name in ["P1", "P2"] { try await president.use("/panels/\(name)/verbs/panel.open") }
    #expect(try await president.said.contains("2 séances ouvertes"))
  }

  /// The first defence: the clock has the time that was granted, and jurors see the measure alone.
  func hear() async throws {
    try await open("Soutenances", president)
    try await president.follow(line: "Anouk Kervella", "Salle Ampère")
    try await president.use("/verbs/slot.open")
    for juror in panelA {
      try await open("Soutenances", juror)
      try await juror.follow(line: "Anouk Kervella")
      #expect(try await juror.said.contains("Un tiers de temps en plus (+33 %)"))
      #expect(try await !juror.holds(Self.reason))
      let left: String = try await juror.run(
        "return document.querySelector('[data-clock-left]').textContent")
      #expect(left == "27:00")
    }
    try await president.act("document.querySelector('#clock-start button').click()")
    for juror in panelA {
      try await juror.wait(
        "the talk runs for all",
        until: "/^26:5/.test(document.querySelector('[data-clock-left]').textContent)")
    }
    try await president.act("document.querySelector('#clock-question button').click()")
    try await president.wait(
      "questions run", until: "document.querySelector('[data-clock][data-phase=questions]')")
    try await president.act("document.querySelector('#clock-stop button').click()")
    try await president.wait(
      "it is over", until: "document.querySelector('[data-clock][data-phase=over]')")
  }

  /// All marks of all jurors, each handed in without having seen another's.
  func mark() async throws {
    let said = "Un positionnement remarquable, chiffré et défendu."
    try await mark(president, "Anouk Kervella", levels: ["E2.k05": "D"], comment: said)
    // Independent: nothing of it is on a page of who has not handed in.
    for board in ["Délibération", "Soutenances"] {
      try await open(board, jurors[0])
      try await jurors[0].follow(line: "Anouk Kervella")
      #expect(try await !jurors[0].holds(said), "\(board)")
    }
    try await mark(
      jurors[0], "Anouk Kervella", levels: ["E2.k05": "A"], comment: "Non abordé à l’oral.")
    try await mark(jurors[1], "Anouk Kervella")
    for juror in panelA { try await mark(juror, "Équipe Nivelle") }
    for juror in panelB {
      try await mark(juror, "Baptiste Delorge", "E2")
      try await mark(
        juror, "Baptiste Delorge", "E4", levels: ["*": "B"],
        comment: "Les écarts ne sont pas expliqués.")
    }
  }

  private func mark(
    _ juror: Browser, _ who: String, _ assessment: String = "", levels: [String: String] = [:],
    comment: String = ""
  ) async throws {
    try await home(juror)
    try await juror.open("Soutenances")
    try await juror.follow(line: who, assessment)
    if try await juror.offers("/verbs/slot.open") { try await juror.use("/verbs/slot.open") }
    let others = levels.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    try await juror.act(
      """
      const [others, comment] = arguments;
      const levels = Object.fromEntries(others.split(" ").filter(Boolean).map((one) => one.split("=")));
      for (const cell of document.querySelectorAll("[data-cell]")) {
        const level = levels[cell.dataset.cell.split("/")[1]] || levels["*"] || "C";
        cell.querySelector(`input[type=radio][value="${level}"]`).click();
        if (level === "C") continue;
        const field = cell.querySelector("textarea");
        field.value = comment;
        field.dispatchEvent(new Event("input", { bubbles: true }))
      }
      """, [others, comment])
    try await juror.use("/marks", button: "button[value=hand-in]")
    #expect(try await juror.said.contains("Vos appréciations sont remises"))
  }

  /// Every mark beside the others, one gap settled with its reason, one vote, decisions by the rules.
  func deliberate() async throws {
    let vote = "/boards/deliberation/K-ANOUK/vote"
    // Who looks after the session sees that all is in, not what was said.
    try await home(manager)
    try await manager.follow("délibérez, puis publiez")
    #expect(try await manager.said.contains("notes remises, sous scellés"))
    #expect(try await !manager.holds("D – très satisfaisant"))
    // From one's own marks the way leads on.
    try await open("Soutenances", president)
    try await president.follow(line: "Anouk Kervella")
    try await president.follow("Aller à la délibération")
    #expect(try await president.said.contains("1 à régler par le jury"))
    try await president.follow("Anouk Kervella")
    let marks = try await president.said(from: "E2.k05", length: 250)
    #expect(marks.contains("D – très satisfaisant"))
    #expect(marks.contains("A – non démontré") && marks.contains("C – satisfaisant"))
    #expect(marks.contains("en attente"))
    try await president.use(
      "/boards/deliberation/K-ANOUK/reconcile",
      [
        ("level", "C"),
        ("reason", "L’enregistrement réécouté, le positionnement est traité et défendu."),
      ])
    #expect(try await president.said.contains("est consignée"))
    #expect(try await president.said.contains("L’enregistrement réécouté"))
    for juror in panelA {
      try await open("Délibération", juror)
      try await juror.follow("Anouk Kervella")
      try await juror.use(vote, button: "button[name=vote][value=true]")
      #expect(try await juror.said.contains("Votre voix est comptée."))
    }
    try await open("Délibération", president)
    try await president.use("/verbs/session.decide")
    #expect(try await president.said.contains("7 décisions consignées, dont 6 blocs acquis."))
    try await president.follow("Baptiste Delorge")
    #expect(try await president.said.contains("Validation partielle : blocs acquis B2"))
    #expect(try await president.said(from: "B4 ", length: 80).contains("non acquis"))
    try await president.follow("Retour à la liste")
    try await president.follow("Anouk Kervella")
    #expect(try await president.said.contains("Certification acquise"))
  }
}
