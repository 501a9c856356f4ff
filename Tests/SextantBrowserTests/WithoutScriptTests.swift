import Testing

extension InBrowser {
  /// Where script is off, or did not arrive: the same work by plain forms and links.
  @Suite struct WithoutScript {
    @Test("an objective is made, changed and abandoned, and a card is moved, without script")
    func work() async throws {
      try await Served.with(.example) { example in
        try await Browser.with(hasScript: false) { browser in
          let objective = try await browser.create(
            "objectives", in: example.dossier,
            [("text", "Vendre 200 bols par mois"), ("deadline", "2026-12-31")])
          // Nothing of the script was at work.
          #expect(try await browser.run("return !document.querySelector('.side-fold[data-ready]')"))

          try await browser.go(objective + "/edit")
          let path: String = try await browser.run(
            "return location.pathname.replace(/\\/edit$/, '')")
          try await browser.send(path, [("text", "Vendre 250 bols par mois")])
          try await browser.go(objective)
          #expect(try await browser.text.contains("Vendre 250 bols par mois"))

          // A form that lacks something comes back with all that was typed.
          try await browser.go(example.dossier + "/objectives/new")
          try await browser.send("/d/maison-aubrelle/objectives", [("unit", "bols")])
          let isBack: Bool = try await browser.run(
            """
            return document.querySelector("[aria-invalid=true]")?.name === "text"
              && document.querySelector("#field-unit").value === "bols"
            """)
          #expect(isBack)

          let verb = path + "/verbs/objective.abandon"
          #expect(try await browser.forms("/verbs/", at: objective).contains(verb))
          try await browser.send(verb, [("reason", "La boutique ferme en mars.")])
          #expect(
            try await browser.forms("/verbs/", at: objective) == [path + "/verbs/objective.reopen"])

          // A card of the board: moved by its own form.
          let address = try await browser.create(
            "cards", in: example.dossier,
            [("title", "Photographier les bols"), ("sprint", "SP9")])
          let card = try #require(address.split(separator: "/").last.map(String.init))
          try await browser.go(example.dossier + "/boards/kanban")
          #expect(try await browser.column(of: card) == "backlog")
          try await browser.send(
            "/d/maison-aubrelle/cards/\(card)/verbs/card.move", [("state", "ready")])
          #expect(try await browser.address.hasSuffix("/boards/kanban"))
          #expect(try await browser.column(of: card) == "ready")
        }
      }
    }
  }
}

extension Browser {
  var text: String {
    get async throws { try await run("return document.querySelector('main').textContent") }
  }

  /// The column of a board in which an item stands.
  func column(of item: String) async throws -> String {
    try await run(
      """
      return document.querySelector(`[data-item="${arguments[0]}"]`)
        ?.closest("[data-zone-value]")?.dataset.zoneValue || "nowhere"
      """, [item])
  }

  /// Where the forms of a page are sent, of those whose address holds a text.
  func forms(_ part: String, at address: String) async throws -> [String] {
    try await go(address)
    return try await run(
      """
      return [...document.querySelectorAll("main form")].map((form) => form.getAttribute("action") || "")
        .filter((action) => action.includes(arguments[0]))
      """, [part])
  }
}
