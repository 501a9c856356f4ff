import Testing

extension InBrowser {
  /// Where script is off, or did not arrive: the same work by plain forms and links.
  @Suite struct WithoutScript {
    @Test("an objective is made, changed and adopted, and a card is moved, without script")
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

          let verbs: [String] = try await browser.forms("/verbs/", at: objective)
          #expect(!verbs.isEmpty)
          if let verb = verbs.first {
            try await browser.send(verb, [], button: "button")
            #expect(try await !browser.forms("/verbs/", at: objective).contains(verb))
          }

          // A signal, a card, whatever stands on the board: moved by the button of its own form.
          try await browser.go(example.dossier + "/boards/kanban")
          let move: Move = try await browser.run(Move.find)
          try await browser.act(
            """
            window.isLeft = false;
            const form = [...document.querySelectorAll("details[data-move-form] form")]
              .find((form) => form.getAttribute("action") === arguments[0]);
            form.closest("details").open = true;
            [...form.querySelectorAll("button")].find((one) => one.value === arguments[1]).click()
            """, [move.action, move.value])
          try await browser.wait("the board comes back", until: "window.isLeft === undefined")
          let reached: String = try await browser.run(
            """
            return document.querySelector(`[data-item="${arguments[0]}"]`)
              ?.closest("[data-zone-value]")?.dataset.zoneValue || "nowhere"
            """, [move.item])
          #expect(reached == move.value)
        }
      }
    }

    /// A card of a board and somewhere else that its form can send it.
    private struct Move: Decodable, Sendable {
      let item: String
      let action: String
      let value: String

      static let find = """
        for (const form of document.querySelectorAll("details[data-move-form] form")) {
          const item = form.closest("[data-item]");
          const here = item?.closest("[data-zone-value]")?.dataset.zoneValue;
          const other = [...form.querySelectorAll("button[value]")]
            .find((one) => one.value && one.value !== here && document.querySelector(`[data-zone-value="${one.value}"]`));
          if (item && other) return { item: item.dataset.item, action: form.getAttribute("action"), value: other.value };
        }
        throw new Error("no card can be moved");
        """
    }
  }
}

extension Browser {
  var text: String {
    get async throws { try await run("return document.querySelector('main').textContent") }
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
