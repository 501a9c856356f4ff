import Testing

extension InBrowser {
  /// axe-core on every kind of page, every board and every component, in both languages, light and
  /// dark, and on a phone.
  @Suite(.serialized, .enabled(if: Rig.runsAxe, "no axe-core here: bin/axe fetches it"))
  struct Accessibility {
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
              "document.querySelector(\"form[action='/first']\").noValidate = true;"
                + "document.querySelector(\"form[action='/first'] button\").click()")
            try await browser.wait(
              "the form says what is missing",
              until: "document.querySelector('[aria-invalid=true]')")
            seen += try await browser.inspectHere([.light, .dark, .phone])
          }
          try await browser.createFirst(house)
          for path in ["/", "/dossiers/new", "/account"] {
            for language in ["fr", "en"] {
              try await browser.go(house.address + path)
              try await browser.speak(language)
              seen += try await browser.inspectHere([.light, .dark])
            }
          }
          try await browser.command("Network.clearBrowserCookies", [:])
          for path in ["/signin", "/recovery", "/share/none"] {
            try await browser.go(house.address + path)
            seen += try await browser.inspectHere([.light, .dark, .phone])
          }
          expectClean(seen)
        }
      }
    }

    @Test("no template of a dossier keeps anybody out", arguments: ["fr", "en"])
    func templates(language: String) async throws {
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        let map = try await SiteMap.explore(example, browser)
        try await browser.speak(language)
        let list = "/objectives"
        let item = try #require(map.item(of: list))
        // In French with all colours, in English by day.
        let looks: [Inspection.Look] = language == "fr" ? [.light, .dark] : [.light]
        var seen: [Inspection] = []
        for path in map.own + map.others.prefix(6) + map.rooms.prefix(2) + [
          list, list + "/new", item, item + "/edit", "/search?q=objectif", "/budget-lines",
        ] {
          seen += try await browser.inspect(example.dossier + path, looks: looks)
        }
        for path in ["", list, item, item + "/edit"] where language == "fr" {
          seen += try await browser.inspect(example.dossier + path, looks: [.phone])
        }
        // A form that was sent with nothing in it.
        try await browser.go(example.dossier + list + "/new")
        try await browser.act(
          """
          const form = document.querySelector("main form[method=post]");
          form.noValidate = true;
          form.removeAttribute("data-autosave");
          HTMLFormElement.prototype.submit.call(form)
          """)
        try await browser.wait(
          "the form says what is missing", until: "document.querySelector('[aria-invalid=true]')")
        seen += try await browser.inspectHere(looks)
        expectClean(seen)
      }
    }

    @Test("no board keeps anybody out", arguments: ["fr", "en"])
    func boards(language: String) async throws {
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        let map = try await SiteMap.explore(example, browser)
        #expect(map.boards.count >= 14)
        try await browser.speak(language)
        var seen: [Inspection] = []
        for path in map.boards {
          seen += try await browser.inspect(
            example.dossier + path, looks: language == "fr" ? [.light, .dark] : [.light])
        }
        for path in map.boards.prefix(6) where language == "en" {
          seen += try await browser.inspect(example.dossier + path, looks: [.phone])
        }
        expectClean(seen)
      }
    }

    @Test("no component keeps anybody out", arguments: ["fr", "en"])
    func components(language: String) async throws {
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        try await browser.go(example.dossier)
        try await browser.speak(language)
        expectClean(
          try await browser.inspect(example.address + "/gallery", looks: [.light, .dark]))
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
