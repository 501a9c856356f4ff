import Foundation
import Testing

extension InBrowser {
  /// Two jurors in a defence room: one clock for both, and marks that outlive a lost connection.
  @Suite(.serialized) struct DefenceRoom {
    @Test("without connection marks stay on the device, and reach the house when it is back")
    func offline() async throws {
      try await DefenceDay.with { day in
        let juror = day.one
        try await juror.go(day.room)
        try await juror.speak("fr")
        try await juror.cutOff(true)
        try await juror.mark("E2.k01", level: "C", comment: "Vu sans réseau")
        try await juror.wait(
          "it is said that the mark is kept here",
          until: "\(Self.state("E2.k01")).includes('cet appareil')")
        try await juror.wait(
          "it is said that there is no connection",
          until: "\(Self.saved).includes('Pas de connexion')")
        #expect(try await juror.keptCount == 1)
        // Handing in waits for the house.
        try await juror.act("document.querySelector('button[value=hand-in]').click()")
        try await juror.wait(
          "handing in is put off", until: "\(Self.saved).includes('remettez')")

        try await juror.cutOff(false)
        try await juror.wait("it is saved", until: "/\\d\\d:\\d\\d/.test(\(Self.saved))")
        #expect(try await juror.keptCount == 0)
        try await juror.go(day.room)
        #expect(try await juror.marked("E2.k01") == "C Vu sans réseau")
      }
    }

    @Test("a house that ends in the middle of a save loses no mark, nor does a closed page")
    func crash() async throws {
      try await DefenceDay.with { day in
        let juror = day.one
        try await juror.go(day.room)
        try await juror.speak("fr")
        try await day.house.stop()
        try await juror.mark("E2.k01", level: "B", comment: "Avant la panne")
        try await juror.wait(
          "it is said that there is no connection",
          until: "\(Self.saved).includes('Pas de connexion')")
        // The page is gone; what it kept is not.
        try await juror.go("about:blank")
        let again = try await day.house.startAgain()
        try await juror.go(day.room)
        try await juror.wait("it is saved", until: "/\\d\\d:\\d\\d/.test(\(Self.saved))")
        #expect(try await juror.keptCount == 0)
        try await juror.go(day.room)
        #expect(try await juror.marked("E2.k01") == "B Avant la panne")
        try await again.stop()
      }
    }

    @Test("what two devices of one juror wrote in one cell is asked about, never overwritten")
    func conflict() async throws {
      try await DefenceDay.with { day in
        try await Browser.with { other in
          let juror = day.one
          try await other.signIn(day.house, "ines@example.test")
          try await other.go(day.room)
          try await juror.go(day.room)
          try await juror.mark("E2.k01", level: "C", comment: "D’ici")
          try await juror.wait("it is saved", until: "/\\d\\d:\\d\\d/.test(\(Self.saved))")
          try await other.mark("E2.k01", level: "A", comment: "De là")
          try await other.wait(
            "both are offered", until: "document.querySelectorAll('.choose button').length === 2")
          try await juror.go(day.room)
          #expect(try await juror.marked("E2.k01") == "C D’ici")
          try await other.act("document.querySelectorAll('.choose button')[0].click()")
          try await other.wait("the choice is saved", until: "/\\d\\d:\\d\\d/.test(\(Self.saved))")
          try await juror.go(day.room)
          #expect(try await juror.marked("E2.k01") == "A De là")
        }
      }
    }

    @Test("what one juror presses on the clock is shown to the other, to the same second")
    func clock() async throws {
      try await DefenceDay.with { day in
        try await day.one.go(day.room)
        try await day.two.go(day.room)
        // What is typed meanwhile stays.
        try await day.two.act("document.querySelector('textarea').focus()")
        try await day.one.act("document.querySelector('#clock-start button').click()")
        for juror in [day.one, day.two] {
          try await juror.wait(
            "the talk runs",
            until: "document.querySelector('[data-clock][data-running][data-phase=talk]')")
          try await juror.wait(
            "seconds go by",
            until: "/^19:5/.test(document.querySelector('[data-clock-left]').textContent)")
        }
        let here: Int = try await day.one.run(Self.left)
        let there: Int = try await day.two.run(Self.left)
        #expect(abs(here - there) <= 2)
        #expect(try await day.two.run("return document.activeElement.tagName") == "TEXTAREA")
        try await day.two.act("document.querySelector('#clock-pause button').click()")
        try await day.one.wait(
          "the pause is shown",
          until: "document.querySelector('[data-clock]:not([data-running])[data-phase=talk]')")
      }
    }

    @Test("nothing of one juror's marks is on the other's pages before both have handed in")
    func independent() async throws {
      try await DefenceDay.with { day in
        try await day.one.go(day.room)
        try await day.one.mark("E2.k01", level: "D", comment: "Rien que pour moi")
        try await day.one.wait("it is saved", until: "/\\d\\d:\\d\\d/.test(\(Self.saved))")
        for path in ["/boards/defence?slot=T1", "/boards/defence", "/marks", "/history", ""] {
          try await day.two.go(day.institution + path)
          #expect(
            try await day.two.run(
              "return !document.documentElement.outerHTML.includes('Rien que pour moi')"), "\(path)"
          )
        }
      }
    }

    @Test("without script marks are sent by one form, and come back with what is missing")
    func withoutScript() async throws {
      try await DefenceDay.with { day in
        try await Browser.with(hasScript: false) { juror in
          try await juror.signIn(day.house, "ines@example.test")
          try await juror.go(day.room)
          try await juror.mark("E2.k01", level: "C", comment: "Sans script")
          try await juror.act(
            "window.isLeft = false; document.querySelector('button[value=hand-in]').click()")
          try await juror.wait("an answer comes", until: "window.isLeft === undefined")
          #expect(
            try await juror.run("return document.querySelectorAll('.error-summary li').length > 3"))
          try await juror.go(day.room)
          #expect(try await juror.marked("E2.k01") == "C Sans script")
          // The clock stands, with the hour at which it was read.
          #expect(
            try await juror.run(
              "return /\\d\\d:\\d\\d/.test(document.querySelector('#clock-table-caption').textContent)"
            ))
        }
      }
    }

    @Test("the room meets the rules of accessibility, by day, by night and on a small telephone")
    func accessible() async throws {
      try await DefenceDay.with { day in
        try await day.one.go(day.room)
        let found = try await day.one.inspectHere(Inspection.Look.allCases)
        #expect(found.filter { !$0.isClean }.map(\.text) == [])
        let list = try await day.one.inspect(
          day.institution + "/boards/defence", looks: [.light, .narrow])
        #expect(list.filter { !$0.isClean }.map(\.text) == [])
      }
    }

    private static let saved = "document.querySelector('[data-save-state]').textContent"
    private static let left = """
      const [minutes, seconds] = document.querySelector("[data-clock-left]").textContent.split(":");
      return Number(minutes) * 60 + Number(seconds);
      """
    private static func state(_ criterion: String) -> String {
      "document.querySelector('[data-cell=\"C1/\(criterion)\"] [data-cell-state]').textContent"
    }
  }
}

/// An institution on the day of a defence: a panel of two, each at their own browser, the defence
/// open.
struct DefenceDay: Sendable {
  let house: Served
  let institution: String
  let one: Browser
  let two: Browser
  var room: String { institution + "/boards/defence?slot=T1" }

  static func with(_ body: (DefenceDay) async throws -> Void) async throws {
    try await Served.with(.house) { house in
      try await Browser.with { owner in
        try await owner.createFirst(house)
        let folder = house.folder + "-institution"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(folder)
        let importing = try Program(
          Rig.sextantPath,
          [
            "import", "--data", house.folder, "--key", "jury", "--owner", "camille@example.test",
            "--lang", "fr", folder,
          ], ["SEXTANT_HOME": Rig.root])
        _ = try await importing.said(after: "jury", before: "\n")
        let institution = house.address + "/d/jury"
        try await Browser.with { one in
          try await Browser.with { two in
            for (juror, name, browser) in [("J1", "Inès Caradec", one), ("J2", "Omar Dia", two)] {
              try await owner.seat(juror, name, in: institution, browser)
            }
            try await one.go(institution + "/boards/defence?slot=T1")
            try await one.send("/d/jury/slots/T1/verbs/slot.open", [])
            try await body(DefenceDay(house: house, institution: institution, one: one, two: two))
          }
        }
      }
    }
  }

  private static func write(_ folder: String) throws {
    let rules = try String(
      contentsOfFile: Rig.root + "/Frameworks/msmd/2026-11/certification/certifierRules.yaml",
      encoding: .utf8)
    let files = [
      "institution": "name: École d’essai\n",
      "certification/certifierRules": rules,
      "certification/sessions":
        "- id: S1\n  title: Juillet\n  framework: MSMD\n  rules: MSMD-2026-1\n  frameworkDigest: f\n",
      "certification/candidates": "- id: C1\n  name: Noé Petit\n  framework: MSMD\n",
      "certification/juryMembers": """
      - id: J1
        name: Inès Caradec
        isExternal: true
        isOfProfession: true
      - id: J2
        name: Omar Dia

      """,
      "certification/panels":
        "- id: P1\n  session: S1\n  name: Jury A\n  members: [J1, J2]\n  president: J1\n  openedAt: 2026-06-30 08:30\n",
      "certification/slots":
        "- id: T1\n  session: S1\n  assessment: MSMD.E2\n  panel: P1\n  candidates: [C1]\n  editionDigest: d\n",
    ]
    try FileManager.default.createDirectory(
      atPath: folder + "/certification", withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(
        toFile: "\(folder)/\(name).yaml", atomically: true, encoding: .utf8)
    }
  }
}

extension Browser {
  /// Invites somebody to sit as a juror, and brings them in.
  func seat(_ juror: String, _ name: String, in institution: String, _ other: Browser) async throws
  {
    let email = "\(name.prefix { $0 != " " }.lowercased().replacing("è", with: "e"))@example.test"
    try await go(institution + "/people")
    let path: String = try await run("return location.pathname + '/invite'")
    try await send(path, [("email", email), ("role", "juror"), ("juror", juror)])
    let link: String = try await run(
      "return (document.querySelector('main').innerHTML.match(/http[^\"'<\\s]*\\/invitation\\/[^\"'<\\s]*/) || [''])[0]"
    )
    try await other.go(link)
    let invitation: String = try await other.run("return location.pathname")
    try await other.send(invitation, [("name", name), ("password", Self.password)])
  }

  func signIn(_ house: Served, _ email: String) async throws {
    try await go(house.address + "/signin")
    try await send("/signin", [("email", email), ("password", Self.password)])
  }

  func cutOff(_ isOffline: Bool) async throws {
    try await command("Network.enable", [:])
    try await command(
      "Network.emulateNetworkConditions",
      ["offline": isOffline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
  }

  /// Chooses a level and writes a comment, as by hand.
  func mark(_ criterion: String, level: String, comment: String) async throws {
    try await act(
      """
      const [name, level] = arguments;
      const cell = document.querySelector(`[data-cell="C1/${name}"]`);
      cell.querySelector(`input[type=radio][value="${level}"]`).click();
      const field = cell.querySelector("textarea");
      field.focus();
      field.select()
      """, [criterion, level])
    try await type(comment)
  }

  /// The level and the comment that a page shows.
  func marked(_ criterion: String) async throws -> String {
    try await run(
      """
      const cell = document.querySelector(`[data-cell="C1/${arguments[0]}"]`);
      return cell.querySelector("input[type=radio]:checked").value + " " + cell.querySelector("textarea").value
      """, [criterion])
  }

  /// How many marks the device keeps.
  var keptCount: Int {
    get async throws {
      try await run(
        """
        return Object.keys(localStorage).filter((key) => key.startsWith("sextant-marks:")).length
        """)
    }
  }
}
