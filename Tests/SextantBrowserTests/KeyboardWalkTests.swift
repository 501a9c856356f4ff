import Testing

extension InBrowser {
  /// A manager without a mouse: everything from signing in to a finding that goes, by keys alone.
  @Suite struct KeyboardWalk {
    @Test("from signing in to a finding that goes, by the keyboard alone")
    func walk() async throws {
      try await Served.with(.house) { house in
        try await Browser.with { browser in
          try await browser.createFirst(house)
          try await browser.command("Network.clearBrowserCookies", [:])
          var walk = Walk(browser: browser)

          try await browser.go(house.address + "/signin")
          try await walk.fill("#field-email", "camille@example.test")
          try await walk.fill("#field-password", Browser.password)
          try await walk.enter("the dossiers are shown", "location.pathname === '/'")

          try await walk.follow("main a[href='/dossiers/new']")
          try await walk.fill("#field-title", "Boutique de céramique")
          try await walk.enter("Today is shown", "location.pathname.startsWith('/d/')")

          // The first stop of every page leads past the menu.
          try await browser.press(.tab)
          let skip = try await browser.focus("a.skip")
          #expect(skip.matches && skip.isIndicated && skip.isInView && skip.isUncovered, "\(skip)")
          try await browser.press(.enter)
          #expect(try await browser.focus("main").matches)
          try await browser.press(.tab)
          #expect(try await browser.focus("main *").matches)
          try await browser.act("document.activeElement.blur(); scrollTo(0, 0)")

          try await walk.visit("strategy", andAdd: "objectives")
          try await walk.fill("#field-text", "Vendre 200 bols par mois")
          try await walk.enter("the objective is shown", Self.isAt("objectives"))
          #expect(try await walk.findings().contains("KPI01"))

          try await walk.visit("measure", andAdd: "indicators")
          try await walk.fill("#field-name", "Bols vendus")
          try await walk.reach("#field-objectives-0")
          try await browser.press(.space)
          try await walk.reach("#item-form button.primary")
          try await walk.enter("the indicator is shown", Self.isAt("indicators"))
          let afterIndicator = try await walk.findings()
          #expect(!afterIndicator.contains("KPI01"))
          #expect(!afterIndicator.contains("BUD04"))

          try await walk.visit("budget", andAdd: "budgetLines")
          try await walk.fill("#field-label", "Photographies des bols")
          try await walk.enter("the line is shown", Self.isAt("budgetLines"))
          #expect(try await walk.findings().contains("BUD04"))

          // Back to the line, its reason written, and the finding is gone.
          try await walk.follow("main a[href*='/budgetLines/']")
          if try await !browser.run("return location.pathname.endsWith('/edit')") as Bool {
            try await walk.follow("main a[href$='/edit']")
          }
          try await walk.fill(
            "#field-justification",
            "Deux journées de studio pour la boutique en ligne, au tarif du devis de janvier.")
          try await browser.wait(
            "the form says that it is saved",
            until: "/\\d\\d:\\d\\d/.test(document.querySelector('[data-save-state]').textContent)")
          #expect(try await !walk.findings().contains("BUD04"))

          #expect(walk.hidden.isEmpty, "nobody could see where the focus was: \(walk.hidden)")
        }
      }
    }

    private static func isAt(_ plural: String) -> String {
      "/\\/\(plural)\\/(?!new)[^/]+$/.test(location.pathname)"
    }
  }
}

/// The steps of somebody who works by keys, and every stop at which they could not see where they
/// were.
private struct Walk {
  let browser: Browser
  var hidden: [String] = []

  mutating func reach(_ selector: String) async throws {
    if try await browser.focus(selector).matches { return }
    let stops = try await browser.tab(to: selector)
    let address = try await browser.address
    for stop in stops where !stop.isIndicated || !stop.isInView || !stop.isUncovered {
      // The browser's own frame takes its turn among the stops.
      guard stop.name != "nothing" else { continue }
      hidden.append("\(address) \(stop) \(stop.isIndicated) \(stop.isInView) \(stop.isUncovered)")
    }
  }

  mutating func fill(_ selector: String, _ text: String) async throws {
    try await reach(selector)
    try await browser.type(text)
    let isTyped: Bool = try await browser.run(
      "return document.activeElement.value === arguments[0]", [text])
    #expect(isTyped, "\(selector) does not hold what was typed")
  }

  func enter(_ what: String, _ condition: String) async throws {
    try await browser.press(.enter)
    try await browser.wait(what, until: "document.readyState === 'complete' && \(condition)")
  }

  mutating func follow(_ selector: String) async throws {
    try await reach(selector)
    let target: String = try await browser.run(
      "return new URL(document.activeElement.href).pathname")
    try await enter("\(target) opens", "location.pathname === '\(target)'")
  }

  mutating func visit(_ room: String, andAdd plural: String) async throws {
    try await follow("nav a[href$='/rooms/\(room)']")
    try await follow("main a[href$='/\(plural)/new']")
  }

  /// What the page of findings says.
  mutating func findings() async throws -> String {
    try await follow("nav a[href$='/findings']")
    return try await browser.run("return document.querySelector('main').textContent")
  }
}
