import SextantModel

/// What happened at the door and to people's rights: one's own for everybody, the whole house's for
/// its administrators.
enum SecurityPage {
  static let most = 100
  /// Lines of a file.
  static let mostInFile = 200_000

  /// One's own: where an account was used from, and what was changed in it.
  static func own(_ guest: HouseGuest) throws -> Page {
    let asked = SecurityAsked(guest)
    let entries = try guest.people.log.entries(
      of: guest.account.id, before: asked.before, limit: most + 1)
    var page = Page(title: guest.say("security.own.title"), main: .empty)
    page.lead = guest.say("security.own.lead")
    page.trail = [
      (guest.say("pages.dossiers.title"), "/"), (guest.say("pages.account.title"), "/account"),
    ]
    page.main = "\(list(entries, below: "/account/activity", [], guest, isOwn: true))"
    return page
  }

  /// - Returns: `nil` for those who do not look after the house.
  static func house(_ guest: HouseGuest) throws -> Answer? {
    guard guest.account.isAdministrator else { return nil }
    let asked = SecurityAsked(guest)
    func entries(_ limit: Int, before: Int64? = nil) throws -> [SecurityEntry] {
      try guest.people.log.entries(
        of: asked.account, asked.event, before: before, limit: limit)
    }
    if guest.query["format"] == "csv" { return csv(try entries(mostInFile), guest) }
    let address = "/account/house/activity"
    var page = Page(title: guest.say("security.house.title"), main: .empty)
    page.lead = guest.say("security.house.lead")
    page.trail = [
      (guest.say("pages.dossiers.title"), "/"), (guest.say("pages.account.title"), "/account"),
      (guest.say("pages.house.title"), "/account/house"),
    ]
    let file = address + queryText(asked.entries + [("format", "csv")])
    page.main = """
      \(try bar(asked, to: address, guest))\
      <p class="print-hidden">\(LinkButton(guest.say("pages.csv"), to: file, .quiet, icon: "download"))</p>\
      \(list(try entries(most + 1, before: asked.before), below: address, asked.entries, guest, isOwn: false))
      """
    return .page(page)
  }

  private static func list(
    _ entries: [SecurityEntry], below address: String, _ asked: [(name: String, value: String)],
    _ guest: HouseGuest, isOwn: Bool
  ) -> HTML {
    guard !entries.isEmpty else { return "<p>\(guest.say("security.none"))</p>" }
    let shown = Array(entries.prefix(most))
    let scribe = SecurityScribe(shown, guest)
    let rows = shown.map { entry -> TableLine in
      let isBad = entry.event == .signInFailed
      let event = guest.say("security.\(entry.event.rawValue)")
      var cells = [
        isBad ? StatusMark(.watch, event).html : HTML(text: event),
        HTML(text: guest.words.write(.moment(localMoment(entry.at)))),
      ]
      if !isOwn { cells.append(HTML(text: scribe.name(entry.account))) }
      cells += [
        HTML(text: scribe.actor(of: entry)), HTML(text: entry.address),
        HTML(text: scribe.detail(of: entry)),
      ]
      return TableLine(cells)
    }
    var columns = [
      TableColumn(guest.say("security.event"), isRowHeader: true),
      TableColumn(guest.say("security.at"), .day),
    ]
    if !isOwn { columns.append(TableColumn(guest.say("security.account"))) }
    columns += ["by", "from", "detail"].map { TableColumn(guest.say("security.\($0)")) }
    let table = DataTable(
      guest.words, id: "activity", caption: guest.say("security.caption"), columns: columns,
      rows: rows, hidesCaption: true)
    var older = HTML.empty
    if entries.count > most, let last = shown.last {
      let next = address + queryText(asked + [("before", String(last.id))])
      older = "<p>\(LinkButton(guest.say("security.older"), to: next, icon: "down"))</p>"
    }
    return "\(table)\(older)<p class=\"small muted\">\(guest.say("security.kept"))</p>"
  }

  private static func bar(
    _ asked: SecurityAsked, to address: String, _ guest: HouseGuest
  ) throws -> HTML {
    let all = [ChoiceOption("", guest.say("pages.filter.all"))]
    let accounts = try guest.people.accounts.all().filter { !$0.isErased }.map {
      ChoiceOption(String($0.id.rawValue), $0.name)
    }
    let events = SecurityEvent.allCases.map {
      ChoiceOption($0.rawValue, guest.say("security.\($0.rawValue)"))
    }
    func field(_ name: String, _ value: String, _ options: [ChoiceOption]) -> HTML {
      FormField(
        guest.words, name, label: guest.say("security.\(name)"), .choice(value, all + options),
        scope: "filter"
      ).html
    }
    return FilterBar(
      guest.words, to: address, activeCount: asked.entries.count, reset: address,
      """
      \(field("account", asked.account.map { String($0.rawValue) } ?? "", accounts))\
      \(field("event", asked.event?.rawValue ?? "", events))
      """
    ).html
  }

  private static func csv(_ entries: [SecurityEntry], _ guest: HouseGuest) -> Answer {
    let scribe = SecurityScribe(entries, guest)
    var table = CSVText(guest.words)
    table.add(
      ["at", "event", "account", "by", "from", "detail"].map { guest.say("security.\($0)") })
    for entry in entries {
      let moment = localMoment(entry.at)
      table.add([
        "\(moment.day.text) \(clockText(moment.time))",
        guest.say("security.\(entry.event.rawValue)"), scribe.name(entry.account),
        scribe.actor(of: entry), entry.address, scribe.detail(of: entry),
      ])
    }
    return table.answer(name: "\(guest.say("security.file")).csv")
  }
}

/// Which entries are asked for, as the address says it.
private struct SecurityAsked {
  let account: AccountID?
  let event: SecurityEvent?
  let before: Int64?

  init(_ guest: HouseGuest) {
    account = guest.query["account"].flatMap { Int64($0) }.map { AccountID(rawValue: $0) }
    event = guest.query["event"].flatMap { SecurityEvent(rawValue: $0) }
    before = guest.query["before"].flatMap { Int64($0) }
  }

  /// As they stand in an address.
  var entries: [(name: String, value: String)] {
    [
      ("account", account.map { String($0.rawValue) } ?? ""), ("event", event?.rawValue ?? ""),
    ].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
  }
}

/// Says who and what an entry is about; the log itself holds neither names nor titles.
private struct SecurityScribe {
  private let guest: HouseGuest
  private var names: [AccountID: String] = [:]
  private let titles: [String: String]

  init(_ entries: [SecurityEntry], _ guest: HouseGuest) {
    self.guest = guest
    for id in Set(entries.flatMap { [$0.account, $0.actor].compactMap(\.self) }) {
      let account = try? guest.people.accounts.account(id)
      let isKnown = account.map { !$0.isErased } ?? false
      names[id] = isKnown ? account?.name : guest.say("security.erased")
    }
    let dossiers = (try? guest.house.dossiers()) ?? []
    titles = Dictionary(
      dossiers.map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  func name(_ account: AccountID?) -> String {
    account.flatMap { names[$0] } ?? guest.say("security.unknown")
  }

  /// Who did it, where it was somebody else.
  func actor(of entry: SecurityEntry) -> String {
    entry.actor.flatMap { names[$0] } ?? ""
  }

  /// Where, which role, the number of what was made.
  func detail(of entry: SecurityEntry) -> String {
    let said = entry.detail.split(separator: " ").map { word -> String in
      if Int64(word) != nil { return guest.say("security.number", ["id": .text(String(word))]) }
      return guest.words.has("role.\(word)") ? guest.say("role.\(word)") : String(word)
    }.joined(separator: " ")
    return [entry.dossier.map { titles[$0] ?? $0 } ?? "", said].filter { !$0.isEmpty }
      .joined(separator: guest.say("security.between"))
  }
}
