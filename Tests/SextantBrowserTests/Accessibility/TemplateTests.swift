import Testing

extension InBrowser {
  /// axe-core on every kind of page, every board and every component, in both languages, light and
  /// dark, and whether each fits a window of 320 pixels.
  @Suite(.serialized) struct Accessibility {
    @Test("no page before a dossier keeps anybody out")
    func doors() async throws {
      try await Served.with(.house) { house in
        try await Browser.with { browser in
          var seen: [Inspection] = []
          for language in ["fr", "en"] {
            try await browser.go(house.address)
            try await browser.speak(language)
            // The first account, and what it says of an empty form.
            seen += try await browser.inspect(house.address + "/first", looks: [.light, .dark])
            try await browser.act(
              """
              document.querySelector("form[action='/first']").noValidate = true;
              document.querySelector("form[action='/first'] button").click()
              """)
            try await browser.wait(
              "the form says what is missing",
              until: "document.querySelector('[aria-invalid=true]')")
            seen += try await browser.inspectHere([.light, .dark, .phone], answering: 422)
          }
          try await browser.createFirst(house)
          for language in ["fr", "en"] {
            try await browser.go(house.address + "/")
            try await browser.speak(language)
            for path in ["/", "/dossiers/new", "/account"] {
              seen += try await browser.inspect(
                house.address + path, looks: [.light, .dark, .narrow])
            }
          }
          try await browser.command("Network.clearBrowserCookies", [:])
          for (path, status) in [("/signin", 200), ("/recovery", 200), ("/share/none", 410)] {
            seen += try await browser.inspect(
              house.address + path, looks: [.light, .dark, .phone], answering: status)
          }
          expectClean(seen)
        }
      }
    }

    @Test("no template of a dossier and no component keeps anybody out")
    func templates() async throws {
      try await inBothLanguages { browser, example, language in
        let item = "/objectives/OB2"
        var seen: [Inspection] = []
        for path in SiteMap.own + [
          "/rooms/company", "/rooms/strategy", "/objectives", "/budgetLines", "/objectives/new",
          item, item + "/edit", "/readings/K01%2F2026-01",
        ] {
          seen += try await browser.inspect(example.dossier + path, looks: looks(language))
        }
        for path in ["", "/objectives", item, item + "/edit"] where language == "fr" {
          seen += try await browser.inspect(example.dossier + path, looks: [.phone])
        }
        // A form that was sent with nothing in it.
        try await browser.go(example.dossier + "/objectives/new")
        try await browser.act(
          "HTMLFormElement.prototype.submit.call(document.querySelector('#item-form'))")
        try await browser.wait(
          "the form says what is missing", until: "document.querySelector('[aria-invalid=true]')")
        seen += try await browser.inspectHere(looks(language), answering: 422)
        for path in SiteMap.calculators + SiteMap.bringingIn {
          seen += try await browser.inspect(example.dossier + path, looks: [.light, .narrow])
        }
        seen += try await browser.inspect(
          example.address + "/gallery", looks: language == "fr" ? [.light, .dark] : [.light])
        return seen
      }
    }

    @Test("no board keeps anybody out")
    func boards() async throws {
      try await inBothLanguages { browser, example, language in
        let map = try await SiteMap.explore(example, browser, to: .rooms)
        #expect(map.boards.count >= 26)
        var seen: [Inspection] = []
        for path in map.boards {
          seen += try await browser.inspect(example.dossier + path, looks: looks(language))
        }
        // The same as tables, and by touch.
        for path in ["/boards/kanban", "/boards/risk-grid", "/boards/gantt", "/boards/swot"]
        where language == "en" {
          seen += try await browser.inspect(
            example.dossier + path + "?view=table", looks: [.light, .narrow])
          seen += try await browser.inspect(example.dossier + path, looks: [.phone])
        }
        return seen
      }
    }

    @Test("no board of an institution keeps anybody out", arguments: ["manager", "juror"])
    func schoolBoards(eyes: String) async throws {
      let example = try await Served.start(.example, isKept: false, seenBy: eyes)
      var seen: [Inspection] = []
      try await Browser.with { browser in
        try await browser.go(example.school)
        // Each looks in their own language.
        try await browser.speak(eyes == "manager" ? "fr" : "en")
        let map = try await SiteMap.explore(example, browser, to: .rooms, in: "ecole-maravent")
        #expect(map.boards.count >= 15)
        for path in [""] + map.boards {
          seen += try await browser.inspect(
            example.school + path, looks: eyes == "manager" ? [.light, .dark] : [.light, .narrow])
        }
        guard eyes == "juror" else { return }
        // A dossier as it was handed in, where its panel is led to it.
        let copy = example.address + (try await browser.copyHandedIn(to: example))
        for path in ["", "/coverage", "/objectives", "/objectives/OB2", "/boards/swot"] {
          seen += try await browser.inspect(copy + path, looks: [.light, .narrow])
        }
      }
      try await example.stop()
      expectClean(seen)
    }

    /// By night in one language: the colours are those of both.
    private func looks(_ language: String) -> [Inspection.Look] {
      language == "fr" ? [.light, .dark, .narrow] : [.light, .narrow]
    }

    /// Two windows at a time, each with an example of its own: the language is the account's.
    private func inBothLanguages(
      _ look: @escaping @Sendable (Browser, Served, String) async throws -> [Inspection]
    ) async throws {
      try await withThrowingTaskGroup(of: [Inspection].self) { group in
        for language in ["fr", "en"] {
          group.addTask {
            let example = try await Rig.shared.example(in: language)
            return try await Browser.with { browser in
              try await browser.go(example.dossier)
              try await browser.speak(language)
              let seen = try await look(browser, example, language)
              #expect(seen.allSatisfy { $0.language == language })
              return seen
            }
          }
        }
        for try await seen in group { expectClean(seen) }
      }
    }
  }
}

/// Fails once for each page that is not clean, with all that was found there.
func expectClean(_ inspections: [Inspection]) {
  #expect(!inspections.isEmpty)
  for inspection in inspections where !inspection.isClean {
    Issue.record(Comment(rawValue: inspection.text))
  }
}

extension Browser {
  /// Where a dossier handed in to the example's school is read by its panel.
  func copyHandedIn(to example: Served) async throws -> String {
    try await go(example.school + "/boards/defence?slot=T1")
    return try await run(
      """
      const links = [...document.querySelectorAll("main a[href]")].map((one) => one.pathname);
      const copy = links.map((link) => link.match(/^.*\\/frozen\\/[^/]+/)?.[0]).find((link) => link);
      if (!copy) throw new Error("the defence leads to no dossier: " + links.join(" "));
      return copy
      """)
  }
}
