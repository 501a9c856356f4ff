import Testing

extension InBrowser.Accessibility {
  @Test("no page that is met once in a while, and no refusal, keeps anybody out")
  func seldom() async throws {
    try await Served.with(.house) { house in
      try await Browser.with { camille in
        try await Browser.with { sacha in
          let (dossier, met) = try await house.fill(with: camille, and: sacha)
          expectClean(met)
          let tours = [(camille, "fr", "camille"), (sacha, "en", "sacha")].map {
            Tour(
              house: house, browser: $0, language: $1, email: "\($2)@example.test",
              dossier: dossier)
          }
          try await tours.atOnce { try await $0.go() }
          let ready = try await tours.atOnce { try await $0.openAnObjective() }
          try await house.program.holdFiles(true)
          let full = try await ready.atOnce { try await $0.sendInVain() }
          try await house.program.holdFiles(false)
          try await full.atOnce { try await $0.sendAgain() }
        }
      }
    }
  }
}

extension [Tour] {
  /// A part of the way, by all of them at once; what each has met is to be clean.
  @discardableResult
  fileprivate func atOnce(
    _ part: @escaping @Sendable (inout Tour) async throws -> Void
  ) async throws -> [Tour] {
    try await withThrowingTaskGroup(of: Tour.self) { group in
      for tour in self {
        group.addTask {
          var tour = tour
          try await part(&tour)
          return tour
        }
      }
      return try await group.reduce(into: []) { tours, tour in
        var tour = tour
        expectClean(tour.seen)
        tour.seen = []
        tours.append(tour)
      }
    }
  }
}

extension Served {
  /// Two people who look after the house, one of them in English, and a dossier made from the worked
  /// example that both of them own; what was met on the way.
  fileprivate func fill(with camille: Browser, and sacha: Browser) async throws
    -> (dossier: String, seen: [Inspection])
  {
    try await camille.go(address + "/first")
    try await camille.speak("fr")
    try await camille.createFirst(self)
    try await camille.go(address + "/dossiers/new")
    try await camille.send("/dossiers", [("start", "example"), ("title", "Maison Aubrelle")])
    let dossier: String = try await camille.run("return location.pathname")

    try await camille.go(address + "/account/house")
    try await camille.send(
      "/account/house/invite",
      [("email", "sacha@example.test"), ("language", "en"), ("administrator", "true")])
    var seen = try await camille.inspectHere([.light, .narrow])
    try await sacha.go(try await camille.link("invitation"))
    let invitation: String = try await sacha.run("return location.pathname")
    for language in ["fr", "en"] {
      try await sacha.speak(language)
      seen += try await sacha.inspectHere([.light, .narrow])
      try await sacha.act("document.querySelector(\"form[action^='/invitation/']\").submit()")
      try await sacha.wait(
        "what is missing is said", until: "document.querySelector('[aria-invalid=true]')")
      seen += try await sacha.inspectHere([.light, .narrow], answering: 422)
      try await sacha.go(address + invitation)
    }
    try await sacha.send(invitation, [("name", "Sacha Lenoir"), ("password", Browser.password)])

    try await camille.go(address + dossier + "/people")
    try await camille.send(
      dossier + "/people/invite", [("email", "sacha@example.test"), ("role", "owner")])
    // Who is signed in has but to say yes.
    try await sacha.go(try await camille.link("invitation"))
    seen += try await sacha.inspectHere([.light, .narrow])
    try await sacha.use(
      "/" + (try await sacha.address.split(separator: "/").last.map(String.init) ?? ""))
    return (dossier, seen)
  }
}

/// Somebody's way through the pages that are seldom met, in one language, and what was found there.
private struct Tour: Sendable {
  let house: Served
  let browser: Browser
  let language: String
  let email: String
  /// The dossier's path.
  let dossier: String
  var objective = ""
  var seen: [Inspection] = []

  /// By night all these parts are seen elsewhere.
  private let looks = [Inspection.Look.light, .narrow]

  private mutating func look(at path: String, _ status: Int = 200) async throws {
    seen += try await browser.inspect(house.address + path, looks: looks, answering: status)
    try expectLanguage()
  }

  private mutating func lookHere(_ status: Int = 200) async throws {
    seen += try await browser.inspectHere(looks, answering: status)
    try expectLanguage()
  }

  private func expectLanguage() throws {
    guard let last = seen.last, last.language == language else {
      throw Trouble("\(seen.last?.path ?? "") is not in \(language)")
    }
  }

  mutating func go() async throws {
    try await inTheHouse()
    try await bringIn()
    try await handOut()
    try await changeMany()
    try await differ()
    try await comeBack()
    try await beRefused()
  }

  // MARK: - In the house

  private mutating func inTheHouse() async throws {
    try await look(at: "/institutions/new")
    try await look(at: "/account/activity")
    try await look(at: "/account/house/activity")
    try await look(at: "/account/house")
    try await browser.send("/account/house/recovery", [])
    try await lookHere()
    let link = try await browser.link("recovery")
    try await withStranger { stranger, tour in
      try await stranger.go(link)
      try await stranger.speak(tour.language)
      tour.seen += try await stranger.inspectHere(tour.looks)
      try await stranger.act("document.querySelector(\"form[action^='/recovery/']\").submit()")
      try await stranger.wait(
        "what is missing is said", until: "document.querySelector('[aria-invalid=true]')")
      tour.seen += try await stranger.inspectHere(tour.looks, answering: 422)
    }
  }

  /// A window in which nobody is signed in.
  private mutating func withStranger(
    _ body: (Browser, inout Tour) async throws -> Void
  ) async throws {
    let stranger = try await Browser.open()
    do {
      try await body(stranger, &self)
      try await stranger.close()
    } catch {
      try? await stranger.close()
      throw error
    }
  }

  // MARK: - Spreadsheets

  private mutating func bringIn() async throws {
    // Nobody knows these columns: somebody says what they are.
    try await hand(
      "paniers.csv",
      "Semaine du;Boutique;Paniers;Note interne\n05/01/2026;Lyon;12;3\n12/01/2026;Lyon;15;4\n",
      at: "/import")
    try await lookHere()
    try await browser.use(try await here(), button: "button[value=drop]")

    let month = language == "fr" ? "09" : "10"
    try await hand(
      "campagnes.csv",
      """
      Rapport sur les campagnes
      "1 sept. 2026 - 31 oct. 2026"
      Jour;Campagne;Code de la devise;Coût;Impr.;Clics;Conversions
      2026-\(month)-01;Bols \(language);EUR;12,34;1 234;7;1,00
      2026-\(month)-02;Bols \(language);EUR;1 020,50;10 500;88;2,50
      Total : compte;--;EUR;1 032,84;11 734;95;3,50
      """, at: "/import")
    try await lookHere()
    try await keep()
    try await lookHere()
    try await look(at: dossier + "/measured")

    try await hand("notes.xlsx", "no workbook", at: "/import")
    try await lookHere(422)

    try await hand(
      "objectifs.csv", "id;text;deadline\nZ\(language);Ouvrir à Lyon;2026-12-31\n;Vendre;hier\n",
      at: "/import/objectives")
    try await lookHere()
    try await keep()
    try await lookHere()
  }

  private func here() async throws -> String {
    let path: String = try await browser.run("return location.pathname")
    return path.split(separator: "/").last.map { "/\($0)" } ?? ""
  }

  private func keep() async throws {
    try await browser.use(try await here(), button: "button[value=keep]")
    try await settle("it is kept")
  }

  private func settle(_ what: String) async throws {
    try await browser.wait(
      what, until: "document.readyState === 'complete' && !document.querySelector('[data-sheet]')")
  }

  /// Hands a file in by a page's own form, and waits until it is read.
  private func hand(_ name: String, _ text: String, at path: String) async throws {
    try await browser.go(house.address + dossier + path)
    try await browser.chooseFile(name, text)
    try await browser.send(dossier + path, [])
    try await settle("\(name) is read")
  }

  // MARK: - What is handed out

  private mutating func handOut() async throws {
    try await browser.go(house.address + dossier + "/people/share")
    try await browser.send(
      dossier + "/people/share", [("kind", "objective")], button: "button[value=find]")
    try await lookHere()
    try await browser.send(dossier + "/people/share", [], button: "button[value=share]")
    try await lookHere(422)

    try await browser.go(house.address + dossier + "/people")
    try await browser.send(
      dossier + "/people/link",
      [("label", "Comité \(language)"), ("room", "strategy"), ("password", Browser.password)])
    try await lookHere()
    let link = try await browser.link("share")
    try await withStranger { stranger, tour in
      try await stranger.go(link)
      try await stranger.speak(tour.language)
      tour.seen += try await stranger.inspectHere(tour.looks)
      let door: String = try await stranger.run("return location.pathname")
      try await stranger.send(door, [("password", "autre chose que le bon")])
      tour.seen += try await stranger.inspectHere(tour.looks, answering: 422)
      try await stranger.send(door, [("password", Browser.password)])
      // The dossier as who followed the link reads it, and what is not for them.
      tour.seen += try await stranger.inspectHere(tour.looks)
      for (path, status) in [
        ("/rooms/strategy", 200), ("/objectives/OB2", 200), ("/people/share", 403),
        ("/people", 404), ("/import", 403),
      ] {
        tour.seen += try await stranger.inspect(
          tour.house.address + tour.dossier + path, looks: tour.looks, answering: status)
      }
      try tour.expectLanguage()
    }
  }

  // MARK: - Lists and forms

  private mutating func changeMany() async throws {
    try await browser.go(house.address + dossier + "/segments")
    try await browser.act(
      """
      for (const box of [...document.querySelectorAll("td.pick input[name=id]")].slice(0, 2)) box.click();
      """)
    try await browser.send(dossier + "/segments/many", [])
    try await browser.act(
      "for (const one of document.querySelectorAll('main details')) one.open = true")
    try await lookHere()
  }

  /// Two versions of one field: asked about by the script, and by the page where there is none.
  private mutating func differ() async throws {
    let objective = try await browser.create(
      "objectives", in: house.address + dossier, [("text", "Vendre 200 bols par mois")])
    try await browser.go(objective + "/edit")
    try await browser.changeElsewhere("text", "Vendre 250 bols par mois")
    try await browser.write("#field-text", "Vendre 300 bols par mois")
    try await browser.wait("both versions are offered", until: "document.querySelector('.choose')")
    try await lookHere()
    try await browser.act("document.querySelectorAll('.choose button')[0].click()")
    try await browser.wait(
      "the choice is saved",
      until: """
        !document.querySelector(".choose")
          && /\\d\\d:\\d\\d/.test(document.querySelector("[data-save-state]").textContent)
        """)

    try await browser.go(objective + "/edit")
    try await browser.changeElsewhere("text", "Vendre 350 bols par mois")
    try await browser.act(
      "document.querySelector('#field-text').value = 'Vendre 400 bols par mois'")
    try await browser.press("#item-form")
    try await lookHere(409)
  }

  /// A form that was sent after its session had ended: carried past signing in, then confirmed.
  private mutating func comeBack() async throws {
    try await browser.go(house.address + dossier + "/objectives/new")
    try await browser.act(
      "document.querySelector('#field-text').value = 'Écrit avant la fin de la session'")
    try await browser.endSession(house)
    // Nobody is signed in: the browser is to say which language is meant.
    try await browser.command(
      "Network.setCookie", ["name": "sextant-lang", "value": language, "url": house.address])
    try await browser.press("#item-form")
    try await lookHere(401)
    try await browser.send("/signin", [("email", email), ("password", Browser.password)])
    try await browser.wait(
      "what was sent is shown",
      until: "document.querySelector('main').textContent.includes('avant la fin de la session')")
    try await lookHere()
    try await browser.send(dossier + "/objectives", [])
    #expect(try await browser.said.contains("Écrit avant la fin de la session"))
  }

  // MARK: - Refusals

  private mutating func beRefused() async throws {
    try await look(at: dossier + "/nowhere", 404)
    try await look(at: "/nowhere", 404)
    // A form that was made for an earlier session.
    try await browser.go(house.address + dossier + "/objectives/new")
    try await browser.act(
      """
      document.querySelector("#item-form [name=token]").value = "earlier";
      document.querySelector("#field-text").value = "Une ligne"
      """)
    try await browser.press("#item-form")
    try await lookHere(403)
    // One that is too large: of an item, to be shortened; of anything else.
    for (path, form, field) in [
      (dossier + "/objectives/new", "#item-form", "#field-text"),
      ("/dossiers/new", "form[action='/dossiers']", "#field-title"),
    ] {
      try await browser.go(house.address + path)
      try await browser.act(
        "document.querySelector(arguments[0]).value = 'très long '.repeat(150000)", [field])
      try await browser.press(form)
      try await lookHere(413)
    }
  }

  // MARK: - A full disk

  private static let written = "document.querySelector('#field-text').value"

  mutating func openAnObjective() async throws {
    objective = try await browser.create(
      "objectives", in: house.address + dossier, [("text", "Vendre 200 bols par mois")])
    try await lookHere()
  }

  /// The house can write no more: what was sent is given back.
  mutating func sendInVain() async throws {
    let path: String = try await browser.run("return location.pathname")
    try await browser.chooseFile("preuve.txt", String(repeating: "une preuve\n", count: 900))
    try await browser.send(path + "/files", [])
    try await lookHere(507)

    try await browser.go(objective + "/edit")
    try await browser.act("\(Self.written) = 'Vendre 500 bols'")
    try await browser.press("#item-form")
    try await lookHere(503)
    #expect(try await browser.run("return \(Self.written)") == "Vendre 500 bols")

    try await browser.go(house.address + "/account")
    try await browser.send("/account/profile", [("name", "Dominique \(language)")])
    try await lookHere(503)
  }

  /// It can again: what was given back is sent once more, and nothing else has been kept.
  mutating func sendAgain() async throws {
    try await browser.send("/account/profile", [])
    try await look(at: "/account")
    #expect(
      try await browser.run("return document.querySelector('#field-name').value")
        == "Dominique \(language)")
    try await browser.go(objective + "/edit")
    #expect(try await browser.run("return \(Self.written)") == "Vendre 200 bols par mois")
  }
}

extension Browser {
  /// A link of a kind that the page shows to be handed over.
  fileprivate func link(_ kind: String) async throws -> String {
    try await run(
      """
      const found = document.querySelector("main").innerHTML
        .match(new RegExp("http[^\\"'<\\\\s]*/" + arguments[0] + "/[^\\"'<\\\\s]*"));
      if (!found) throw new Error("no link to " + arguments[0] + " at " + location.pathname);
      return found[0]
      """, [kind])
  }

  /// Puts a file into the page's field for one.
  fileprivate func chooseFile(_ name: String, _ text: String) async throws {
    try await act(
      """
      const [name, text] = arguments;
      const held = new DataTransfer();
      held.items.add(new File([text], name));
      document.querySelector("main input[type=file]").files = held.files
      """, [name, text])
  }

  /// Saves another value of a field, as another window would, and leaves the page as it is.
  fileprivate func changeElsewhere(_ field: String, _ value: String) async throws {
    let status: Int = try await runLong(
      """
      const [field, value, done] = arguments;
      const form = document.querySelector("#item-form");
      const sent = new URLSearchParams(new FormData(form));
      sent.set(field, value);
      fetch(form.action, { method: "POST", body: sent }).then((answer) => done(answer.status));
      """, [field, value])
    guard status == 200 else { throw Trouble("saving elsewhere is answered \(status)") }
  }

  /// Sends a form by its main button, whatever it holds.
  fileprivate func press(_ form: String) async throws {
    try await act(
      """
      window.isLeft = false;
      document.querySelector(arguments[0]).querySelector("button.primary").click()
      """, [form])
    try await wait("an answer comes to \(form)", until: "window.isLeft === undefined")
  }
}
