import SextantKernels
import SextantModel

/// Who read what is held about whom, when and by which way: for those who look after an institution's
/// people, and who audits.
enum OpeningsPage {
  static let most = 100
  /// Lines of a file: a year of a large institution.
  static let mostInFile = 200_000

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    guard view.isInstitution else { return .notFound }
    guard mayRead(view, around) else { return .refused(Message("privacy.refused")) }
    let asked = OpeningsAsked(view)
    do {
      if view.asked("format") == "csv" {
        let entries = try around.people.openings.entries(
          in: around.live.key, asked.filter, limit: mostInFile)
        return OpeningsCSV.answer(entries, view, around)
      }
      let entries = try around.people.openings.entries(
        in: around.live.key, asked.filter, before: asked.before, limit: most + 1)
      let count = try around.people.openings.count(in: around.live.key, asked.filter)
      let readers = try around.people.openings.readers(in: around.live.key)
      return .page(page(entries, count, readers, asked, view, around))
    } catch let error as HouseError {
      return .failed(error)
    } catch {
      return .notFound
    }
  }

  /// Who looks after people, and who audits.
  static func mayRead(_ view: View, _ around: PageSurroundings) -> Bool {
    view.reader.mayAdminister || around.access.role == .auditor
  }

  private static func page(
    _ entries: [Opening], _ count: Int, _ accounts: [AccountID], _ asked: OpeningsAsked,
    _ view: View, _ around: PageSurroundings
  ) -> Page {
    let shown = entries.prefix(most)
    let readers = OpeningReaders(Array(shown), view, around)
    let rows = shown.map { entry -> TableLine in
      TableLine([
        HTML(text: view.words.write(.moment(view.localMoment(entry.at)))),
        HTML(text: readers.name(of: entry.reader)),
        entry.subject == OpenedSubjects.everybody
          ? HTML(text: view.say("privacy.openings.all"))
          : ItemLink(view, id: entry.subject).html,
        what(entry, view),
        HTML(text: view.say("privacy.way.\(entry.way.rawValue)")),
      ])
    }
    let table = DataTable(
      view.words, id: "openings", caption: view.say("privacy.openings.caption"),
      columns: [
        TableColumn(view.say("privacy.openings.at"), .day),
        TableColumn(view.say("privacy.openings.by"), isRowHeader: true),
        TableColumn(view.say("privacy.openings.person")),
        TableColumn(view.say("privacy.openings.page")),
        TableColumn(view.say("privacy.openings.way")),
      ], rows: rows)
    var older = HTML.empty
    if entries.count > most, let last = shown.last {
      let address =
        view.to.page("openings") + queryText(asked.entries + [("before", String(last.id))])
      older =
        "<p>\(LinkButton(view.say("privacy.openings.older"), to: address, icon: "down"))</p>"
    }
    let none: HTML = "<p>\(view.say("privacy.openings.none"))</p>"
    let total: HTML = """
      <p>\(view.say("privacy.openings.count", ["count": .integer(count)]))</p>
      """
    return Page(
      title: view.say("privacy.openings.title"),
      main: """
        \(bar(asked, accounts, view, around))\(file(asked, view))\
        <div class="stack" data-live="openings">\(rows.isEmpty ? none : total + table.html)\
        \(older)</div><p class="small muted">\(view.say("privacy.openings.how"))</p>
        """,
      here: view.to.page("openings"), lead: view.say("privacy.openings.lead"))
  }

  private static func file(_ asked: OpeningsAsked, _ view: View) -> HTML {
    let address = view.to.page("openings") + queryText(asked.entries + [("format", "csv")])
    return """
      <p class="print-hidden">\(LinkButton(view.say("pages.csv"), to: address, .quiet, icon: "download"))</p>
      """
  }

  private static func bar(
    _ asked: OpeningsAsked, _ accounts: [AccountID], _ view: View, _ around: PageSurroundings
  ) -> HTML {
    func field(_ name: String, _ label: String, _ control: FieldControl) -> HTML {
      FormField(view.words, name, label: view.say(label), control, scope: "filter").html
    }
    let all = [ChoiceOption("", view.say("pages.filter.all"))]
    let people =
      view.all(Candidate.self).map { ($0.id.text, $0.headline) }
      + view.all(JuryMember.self).map { ($0.id.text, $0.headline) }
    let names = accounts.map { account -> (id: String, name: String) in
      (String(account.rawValue), OpeningReaders.name(account, view, around))
    }.sorted { foldedOrder($0.name, $1.name) }
    return FilterBar(
      view.words, to: view.to.page("openings"), activeCount: asked.entries.count,
      reset: view.to.page("openings"),
      """
      \(field(
        "person", "privacy.openings.person",
        .choice(asked.filter.subject ?? "", all + people.map { ChoiceOption($0.0, $0.1) })))\
      \(field(
        "account", "privacy.openings.by",
        .choice(asked.account, all + names.map { ChoiceOption($0.id, $0.name) })))\
      \(field(
        "way", "privacy.openings.way",
        .choice(
          asked.filter.way?.rawValue ?? "",
          all + OpeningWay.allCases.map { ChoiceOption($0.rawValue, view.say("privacy.way.\($0.rawValue)")) }
        )))\
      \(field("from", "privacy.openings.from", .day(asked.from)))\
      \(field("until", "privacy.openings.until", .day(asked.until)))
      """
    ).html
  }

  /// What was read: an item's page under its name, else a list or a board.
  private static func what(_ entry: Opening, _ view: View) -> HTML {
    let name = HTML(text: pageName(entry.page, view))
    guard !entry.item.isEmpty, entry.item != entry.subject else { return name }
    guard view.dossier.item(entry.item) != nil else {
      return "\(name) <span class=\"muted\">\(entry.item)</span>"
    }
    return "\(name) – \(ItemLink(view, id: entry.item))"
  }

  static func pageName(_ page: String, _ view: View) -> String {
    if let type = view.dossier.registry.kinds.first(where: { $0.kind.plural == page }) {
      return view.say("kind.\(type.kind.name).plural")
    }
    if view.words.has("privacy.read.\(page)") { return view.say("privacy.read.\(page)") }
    return BoardPages.board(named: page).map { view.say("board.\($0.name).title") } ?? page
  }

  private static func foldedOrder(_ one: String, _ other: String) -> Bool {
    foldingKey(one) < foldingKey(other)
  }
}

/// Which lines of the log a reader asks for, as the address says it.
struct OpeningsAsked: Sendable {
  private(set) var filter = OpeningFilter()
  let account: String
  let from: String
  let until: String
  let before: Int64?

  init(_ view: View) {
    func asked(_ name: String) -> String { view.asked(name) ?? "" }
    account = asked("account")
    let person = asked("person")
    filter.subject = person.isEmpty ? nil : person
    filter.account = Int64(account).map { AccountID(rawValue: $0) }
    filter.way = OpeningWay(rawValue: asked("way"))
    let (first, last) = (Self.day(asked("from")), Self.day(asked("until")))
    from = first?.text ?? ""
    until = last?.text ?? ""
    filter.from = first.map { Self.midnight($0, view) }
    filter.until = last.map { Self.midnight($0.adding(days: 1), view) }
    before = view.asked("before").flatMap { Int64($0) }
  }

  /// As they stand in an address.
  var entries: [(name: String, value: String)] {
    [
      ("person", filter.subject ?? ""), ("account", filter.account == nil ? "" : account),
      ("way", filter.way?.rawValue ?? ""), ("from", from), ("until", until),
    ].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
  }

  private static func day(_ text: String) -> Day? {
    guard case .value(let day) = Day.parse(Array(text.utf8).span) else { return nil }
    return day
  }

  /// Where a day begins on the clock of the institution.
  private static func midnight(_ day: Day, _ view: View) -> Instant {
    let start = Instant(milliseconds: Int64(day.number) * 86_400_000)
    let there = view.localMoment(start)
    let ahead = (Int(there.day.number) - Int(day.number)) * 1440 + there.time.minutes
    return start.adding(seconds: -ahead * 60)
  }
}

/// What those are called of whom the log tells.
struct OpeningReaders {
  private var accounts: [AccountID: String] = [:]
  private var tokens: [Int64: String] = [:]
  private var links: [Int64: String] = [:]
  private let view: View

  init(_ entries: [Opening], _ view: View, _ around: PageSurroundings) {
    self.view = view
    for account in Set(entries.map(\.reader.account)) where account.rawValue > 0 {
      accounts[account] = Self.name(account, view, around)
      for token in (try? around.people.apiTokens.list(of: account)) ?? [] {
        tokens[token.id] = token.name
      }
    }
    if entries.contains(where: { $0.reader.link != nil }) {
      for link in (try? around.people.shareLinks.list(of: around.live.key)) ?? [] {
        links[link.id] = link.label
      }
    }
  }

  func name(of reader: OpeningReader) -> String {
    let account = accounts[reader.account]
    if let link = reader.link {
      return view.say("privacy.by.link", ["name": .text(links[link] ?? String(link))])
    }
    if let token = reader.token {
      return view.say(
        "privacy.by.program",
        ["account": .text(account ?? ""), "name": .text(tokens[token] ?? String(token))])
    }
    return account ?? view.say("privacy.by.anybody")
  }

  static func name(_ account: AccountID, _ view: View, _ around: PageSurroundings) -> String {
    let name = around.names(Author(String(account.rawValue)))
    return name.isEmpty ? view.say("privacy.openings.erased") : name
  }
}
