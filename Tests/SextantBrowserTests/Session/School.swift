import Foundation

/// The worked example's school with all who have a part in a session, each at their own browser.
struct School: Sendable {
  let house: Served
  let manager: Browser
  let president: Browser
  let jurors: [Browser]
  let officer: Browser
  let candidates: [Browser]

  static let path = "/d/ecole-maravent"
  static let dossier = "/d/maison-aubrelle"
  static let session = "S-2026-06"

  var panelA: [Browser] { [president] + jurors }
  var panelB: [Browser] { [president, jurors[0]] }
  var anouk: Browser { candidates[0] }
  var baptiste: Browser { candidates[1] }

  /// Opens the school's first page.
  func home(_ browser: Browser) async throws { try await browser.go(house.address + Self.path) }

  /// Goes to a board from the school's first page.
  func open(_ board: String, _ browser: Browser) async throws {
    try await home(browser)
    try await browser.open(board)
  }

  // MARK: - How it comes about

  /// Whom the manager invites: name, role, and who of the school's they are.
  private static let people = [
    ("Hélène Castaing", "president", "J-HELENE"), ("Rachid Benamar", "juror", "J-RACHID"),
    ("Solène Mahéas", "juror", "J-SOLENE"), ("Irène Pujol", "disabilityOfficer", ""),
    ("Anouk Kervella", "candidate", "K-ANOUK"),
    ("Baptiste Delorge", "candidate", "K-BAPTISTE"),
  ]

  static func with(_ body: (School) async throws -> Void) async throws {
    try await Served.with(.house) { house in
      try await Browser.with { manager in
        try await manager.go(house.address + "/first")
        try await manager.speak("fr")
        try await manager.createFirst(house)
        try await bring(to: house)
        try await seat([], house, manager, body)
      }
    }
  }

  /// Invites the next of the people, brings them in and keeps their window open for the rest.
  private static func seat(
    _ seated: [Browser], _ house: Served, _ manager: Browser,
    _ body: (School) async throws -> Void
  ) async throws {
    guard seated.count < people.count else {
      return try await body(
        School(
          house: house, manager: manager, president: seated[0], jurors: Array(seated[1...2]),
          officer: seated[3], candidates: Array(seated[4...5])))
    }
    let (name, role, item) = people[seated.count]
    try await Browser.with { browser in
      try await manager.go(house.address + path)
      try await manager.open("Personnes et partages")
      let email = address(of: seated.count)
      try await manager.send(
        path + "/people/invite",
        [("email", email), ("role", role)] + (item.isEmpty ? [] : [("juror", item)]))
      try await browser.accept(from: manager, as: name)
      try await seat(seated + [browser], house, manager, body)
    }
  }

  static func address(of person: Int) -> String { "personne-\(person)@example.test" }

  /// Brings the example in as it is shipped, but for what this session is to make itself: the first
  /// candidate's place in the schedule, arrangements, marks and who was there.
  private static func bring(to house: Served) async throws {
    let folder = house.folder + "-school"
    let files = FileManager.default
    defer { try? files.removeItem(atPath: folder) }
    try files.copyItem(atPath: Rig.root + "/Examples/ecole-maravent", toPath: folder)
    for name in ["accommodationReasons", "accommodations", "attendances", "marks"] {
      try files.removeItem(atPath: "\(folder)/certification/\(name).yaml")
    }
    let slots = "\(folder)/certification/slots.yaml"
    let written = try String(contentsOfFile: slots, encoding: .utf8)
    guard let second = written.range(of: "- id: T2") else {
      throw Trouble("the example has no slot T2")
    }
    try String(written[second.lowerBound...]).write(
      toFile: slots, atomically: true, encoding: .utf8)
    for source in [folder, Rig.root + "/Examples/maison-aubrelle"] {
      let key = source == folder ? "ecole-maravent" : "maison-aubrelle"
      let importing = try Program(
        Rig.sextantPath,
        [
          "import", "--data", house.folder, "--key", key, "--owner", "camille@example.test",
          "--lang", "fr", source,
        ], ["SEXTANT_HOME": Rig.root])
      _ = try await importing.said(after: key, before: "\n")
      try await importing.end()
    }
  }
}

extension Browser {
  /// Follows the invitation that another's page shows, and comes in under a name where there is no
  /// account yet.
  func accept(from host: Browser, as name: String?) async throws {
    let link: String = try await host.run(
      "return (document.querySelector('main').innerHTML.match(/http[^\"'<\\s]*\\/invitation\\/[^\"'<\\s]*/) || [''])[0]"
    )
    try await go(link)
    try await speak("fr")
    let invitation: String = try await run("return location.pathname")
    try await send(
      invitation, name.map { [("name", $0), ("password", Self.password)] } ?? [])
  }
}
