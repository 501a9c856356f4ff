import Testing

extension InBrowser {
  /// Two people who share a browser, one after the other: what one of them has typed and not sent is
  /// kept on the device for them, and never shown to the other.
  @Suite struct KeptOnDevice {
    private static let text = "Ce que Camille n’a pas encore envoyé"
    private static let begun = "Ce que Camille vient de commencer"
    private static let unit = "bols de Sacha"

    @Test("unsent text is nobody else's, and is there when its author comes back")
    func unsent() async throws {
      try await together { house, dossier, one, other in
        try await edited(house, dossier, one, other)
        try await one.endSession(house)
        try await one.signIn(house, "camille@example.test")
        try await signedOut(house, dossier, one)
        try await outside(house, one)
      }
    }

    /// A form that saves as one goes, without a connection.
    private func edited(
      _ house: Served, _ dossier: String, _ one: Browser, _ other: Browser
    ) async throws {
      let objective = try await one.create(
        "objectives", in: dossier, [("text", "Vendre 200 bols par mois")])
      let form = objective + "/edit"
      // Typed where there is no connection, so that it is nowhere but here.
      try await one.leave(Self.text, in: "#field-text", of: form, house)

      try await one.signIn(house, "sacha@example.test")
      for page in [form, objective, dossier, dossier + "/objectives/new", house.address + "/"] {
        try await one.go(page)
        #expect(try await !one.shows(Self.text), "\(page)")
      }
      try await one.go(form)
      #expect(try await one.value("#field-text") == "Vendre 200 bols par mois")
      try await one.leave(Self.unit, in: "#field-unit", of: form, house)
      // Neither has reached the house.
      try await other.go(objective)
      #expect(try await !other.shows(Self.text))
      #expect(try await !other.shows(Self.unit))

      try await one.signIn(house, "camille@example.test")
      try await one.go(form)
      #expect(try await one.value("#field-text") == Self.text)
      #expect(try await one.value("#field-unit") == "")
      try await one.wait("it is saved", until: Self.isSaved)
      try await other.go(objective)
      #expect(try await other.shows(Self.text))
      #expect(try await !other.shows(Self.unit))

      try await one.endSession(house)
      try await one.signIn(house, "sacha@example.test")
      try await one.go(form)
      #expect(try await one.value("#field-unit") == Self.unit)
      #expect(try await one.value("#field-text") == Self.text)
      try await one.wait("it is saved", until: Self.isSaved)
      try await other.go(objective)
      #expect(try await other.shows(Self.unit))
    }

    /// The pages outside any dossier; of who is not signed in nothing is kept.
    private func outside(_ house: Served, _ one: Browser) async throws {
      let pages = [
        (house.address + "/dossiers/new", "#field-title"),
        (house.address + "/account", "#field-name"),
      ]
      for (page, field) in pages {
        try await one.go(page)
        try await one.fill(field, Self.text)
      }
      try await one.endSession(house)
      try await one.signIn(house, "sacha@example.test")
      for (page, _) in pages {
        try await one.go(page)
        #expect(try await !one.shows(Self.text), "\(page)")
      }
      try await one.endSession(house)
      try await one.signIn(house, "camille@example.test")
      for (page, field) in pages {
        try await one.go(page)
        #expect(try await one.value(field) == Self.text, "\(page)")
      }
      // A stranger's form.
      try await one.command("Network.clearBrowserCookies", [:])
      try await one.act("localStorage.clear()")
      try await one.go(house.address + "/verify")
      try await one.fill("main form input:not([type=hidden])", "ABCD-EFGH")
      #expect(try await one.run("return localStorage.length === 0"))
    }

    /// Who signs out leaves nothing on the device, and finds what they had begun in the house.
    private func signedOut(_ house: Served, _ dossier: String, _ one: Browser) async throws {
      let form = dossier + "/objectives/new"
      try await one.go(form)
      try await one.fill("#field-text", Self.begun)
      try await one.wait("it is kept in the house", until: Self.isSaved)
      try await one.act(
        "window.isLeft = false; document.querySelector(\"form[action='/sign-out'] button\").click()"
      )
      try await one.wait("the session is over", until: "window.isLeft === undefined")
      #expect(
        try await one.run(
          "return !Object.values(localStorage).some((kept) => kept.includes(arguments[0]))",
          [Self.begun]))

      try await one.signIn(house, "sacha@example.test")
      for page in [form, dossier] {
        try await one.go(page)
        #expect(try await !one.shows(Self.begun), "\(page)")
      }
      try await one.endSession(house)
      try await one.signIn(house, "camille@example.test")
      try await one.go(form)
      try await one.follow(Self.begun)
      #expect(try await one.value("#field-text") == Self.begun)
    }

    private static let isSaved =
      "/\\d\\d:\\d\\d/.test(document.querySelector('[data-save-state]').textContent)"

    /// - Parameter body: what is done with the browser that both use, the first of them signed in, and
    ///   with another in which the second is.
    private func together(
      _ body: (Served, String, _ one: Browser, _ other: Browser) async throws -> Void
    ) async throws {
      try await Served.with(.house) { house in
        try await Browser.with { one in
          try await Browser.with { other in
            try await one.go(house.address + "/first")
            try await one.speak("fr")
            try await one.createFirst(house)
            let dossier = try await one.createDossier(house, titled: "Boutique de céramique")
            try await one.invite("Sacha Lenoir", "sacha@example.test", to: dossier, into: other)
            try await other.speak("fr")
            try await body(house, dossier, one, other)
          }
        }
      }
    }
  }
}

extension Browser {
  /// Types into a field, and leaves what it held.
  fileprivate func fill(_ selector: String, _ text: String) async throws {
    try await act(
      "const field = document.querySelector(arguments[0]); field.focus(); field.select()",
      [selector])
    try await type(text)
  }

  /// Types into a form without a connection, then closes it; the session ends before it is back.
  fileprivate func leave(
    _ text: String, in field: String, of form: String, _ house: Served
  ) async throws {
    try await go(form)
    try await cutOff(true)
    try await fill(field, text)
    try await wait(
      "it is said that it is kept here",
      until: "document.querySelector('[data-save-state]').textContent.includes('cet appareil')")
    try await endSession(house)
    try await go("about:blank")
    try await cutOff(false)
  }

  fileprivate func value(_ selector: String) async throws -> String {
    try await run("return document.querySelector(arguments[0]).value", [selector])
  }

  /// Whether the page says this, or holds it in a field.
  fileprivate func shows(_ text: String) async throws -> Bool {
    try await run(
      """
      const text = arguments[0];
      return document.documentElement.outerHTML.includes(text)
        || [...document.querySelectorAll("input, textarea")].some((one) => one.value.includes(text))
      """, [text])
  }
}
