import Testing

extension InBrowser {
  /// A card put into another column without a pointer: carried there by keys, or sent by its form.
  @Suite struct MovesByKeys {
    @Test("a card is moved by keys alone, carried or sent; its column is saved, and that is said")
    func moved() async throws {
      try await withCard { browser, board, card in
        let place = "[data-item='\(card)'][data-movable]"
        try await browser.tab(to: place)
        let found = try await browser.focus(place)
        #expect(found.matches && found.isIndicated && found.isInView && found.isUncovered)

        // Given up: it stays where it was.
        try await browser.press(.space)
        try await browser.hear("« Photographier les bols » est pris")
        try await browser.press(.right)
        try await browser.hear("À faire, 2 sur")
        try await browser.press(.escape)
        try await browser.hear("Déplacement abandonné")
        #expect(try await browser.column(of: card) == "backlog")

        try await browser.press(.space)
        try await browser.press(.right)
        try await browser.press(.space)
        try await browser.hear("« Photographier les bols » est posé dans À faire")
        #expect(try await browser.column(of: card) == "ready")
        #expect(try await browser.focus(place).matches)
        try await browser.go(board)
        #expect(try await browser.column(of: card) == "ready")

        // The same by its form, without the script's keys.
        let within = "[data-item='\(card)'] "
        try await browser.tab(to: within + "details.move summary")
        try await browser.press(.enter)
        try await browser.tab(to: within + "select[name=state]")
        try await browser.press(.up)
        let chosen: String = try await browser.run("return document.activeElement.value")
        #expect(chosen == "backlog")
        try await browser.tab(to: within + "details.move button")
        try await browser.act("window.isLeft = false")
        try await browser.press(.enter)
        try await browser.wait("the answer comes", until: "window.isLeft === undefined")
        try await browser.wait(
          "what was done is said",
          until: """
            document.querySelector("[data-flash]").textContent.trim()
              && document.querySelector("#announcer").textContent
                === document.querySelector("[data-flash]").textContent.trim()
            """)
        #expect(try await browser.column(of: card) == "backlog")
        try await browser.go(board)
        #expect(try await browser.column(of: card) == "backlog")
      }
    }

    @Test("a statement of a SWOT that is carried to another cell stands there at once")
    func carried() async throws {
      try await Served.with(.house) { house in
        try await Browser.with { browser in
          try await browser.go(house.address + "/first")
          try await browser.speak("fr")
          try await browser.createFirst(house)
          let dossier = try await browser.createDossier(house, titled: "Boutique de céramique")
          let matrix = try await browser.create(
            "matrices", in: dossier, [("title", "SWOT 2027"), ("matrixKind", "swot")])
          let address = try await browser.create(
            "matrixItems", in: dossier,
            [
              ("text", "Atelier au centre de Lyon"), ("cell", "strengths"),
              ("matrix", matrix.split(separator: "/").last.map(String.init) ?? ""),
            ])
          let item = try #require(address.split(separator: "/").last.map(String.init))
          try await browser.go(dossier + "/boards/swot")
          #expect(try await browser.column(of: item) == "strengths")
          try await browser.listen()
          try await browser.act("window.isTheSame = true")
          try await browser.tab(to: "[data-item='\(item)'][data-movable]")
          try await browser.press(.space)
          try await browser.press(.right)
          try await browser.press(.space)
          try await browser.hear("est posé dans")
          #expect(try await browser.column(of: item) == "weaknesses")
          #expect(try await browser.run("return window.isTheSame === true"))
          try await browser.go(dossier + "/boards/swot")
          #expect(try await browser.column(of: item) == "weaknesses")
        }
      }
    }

    /// A board with one card, in a house of its own.
    private func withCard(
      _ body: (Browser, _ board: String, _ card: String) async throws -> Void
    ) async throws {
      try await Served.with(.house) { house in
        try await Browser.with { browser in
          try await browser.go(house.address + "/first")
          try await browser.speak("fr")
          try await browser.createFirst(house)
          let dossier = try await browser.createDossier(house, titled: "Boutique de céramique")
          let address = try await browser.create(
            "cards", in: dossier, [("title", "Photographier les bols")])
          let card = try #require(address.split(separator: "/").last.map(String.init))
          try await browser.go(dossier + "/boards/kanban")
          #expect(try await browser.column(of: card) == "backlog")
          try await browser.listen()
          try await body(browser, dossier + "/boards/kanban", card)
        }
      }
    }
  }
}

extension Browser {
  /// From now on keeps all that the page says to screen readers.
  fileprivate func listen() async throws {
    try await act(
      """
      window.heard = [];
      const place = document.querySelector("#announcer");
      new MutationObserver(() => window.heard.push(place.textContent))
        .observe(place, { childList: true, characterData: true, subtree: true })
      """)
  }

  /// Waits until the page has said this.
  fileprivate func hear(_ words: String) async throws {
    try await wait(
      "“\(words)” is said",
      until: "window.heard.some((said) => said.replace(/\\s/g, ' ').includes(arguments[0]))",
      [words])
  }
}
