import SextantModel

/// Everything that was done to a dossier, day by day: who, what, from what to what, and the way back.
///
/// Entries about items that the reader may not see are not there, and are not counted.
enum HistoryPage {
  static let size = 50
  /// Entries that one page reads at most to find those that a filter lets through.
  private static let reach = 2000

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    let filter = HistoryFilter(view)
    if view.asked("format") == "csv" { return HistoryCSV.answer(filter, view, around) }
    return .page(page(filter, view, around))
  }

  struct Found {
    var entries: [(entry: JournalEntry, changes: [JournalChange])] = []
    /// The entry before which the next page begins.
    var next: Int?
  }

  /// The entries that the filter lets through and the reader may see.
  static func entries(
    _ filter: HistoryFilter, _ view: View, _ around: PageSurroundings, most: Int
  ) -> Found {
    let sight = around.live.sight(around.access.reach, on: around.now.day)
    var found = Found()
    var before = filter.before
    var read = 0
    while found.entries.count <= most, read < reach {
      let page =
        (try? around.live.history(
          of: filter.item.isEmpty ? nil : filter.item, before: before, limit: 100,
          // Of what is gone nobody can tell any more whether it would have been hidden.
          in: sight.isWhole ? nil : view.dossier)) ?? []
      for told in page {
        // What is wanted may stand beyond what is told of a large entry.
        var whole = told
        if filter.narrows, told.count > told.changes.count {
          let ids = HistoryEntryPage.marks(of: told.sequence, view, around)
            .filter { filter.keeps($0.kind) }
          let wanted = Set(ids.map(\.id))
          guard let narrowed = try? around.live.entry(told.sequence, visible: wanted.contains)
          else { continue }
          whole = narrowed
        }
        let entry = whole.seen(through: sight)
        guard let changes = filter.changes(of: entry) else { continue }
        if found.entries.count == most {
          found.next = (found.entries.last?.entry.sequence ?? 0)
          return found
        }
        found.entries.append((entry, changes))
      }
      guard page.count == 100, let last = page.last else { return found }
      before = last.sequence
      read += page.count
    }
    found.next = before
    return found
  }

  static func page(_ filter: HistoryFilter, _ view: View, _ around: PageSurroundings) -> Page {
    var page = Page(
      title: view.say("pages.history.title"), main: .empty, here: view.to.page("history"))
    page.lead = view.say("pages.history.lead")
    let found = entries(filter, view, around, most: size)
    let scribe = HistoryScribe(view, around)
    var content = HTML.empty
    var day: Day?
    var lines: [TimelineEntry] = []
    func flush() {
      guard let shown = day, !lines.isEmpty else { return }
      content += """
        <section><h2>\(view.words.write(shown))</h2>\(TimelineList(lines))</section>
        """
      lines = []
    }
    for (entry, changes) in found.entries {
      let moment = view.localMoment(entry.moment)
      if moment.day != day { flush() }
      day = moment.day
      lines.append(scribe.line(entry, changes, at: moment))
    }
    flush()
    if found.entries.isEmpty {
      let none =
        found.next == nil
        ? view.say("pages.history.none")
        : view.say("pages.history.noneSoFar", ["count": .integer(reach)])
      content = Notice(.neutral, none, isStatus: false).html
    }
    page.main = """
      \(bar(filter, view, around))\(tools(filter, view))\
      <div class="stack" data-live="history">\(content)\(older(found, filter, view))</div>
      """
    return page
  }

  private static func older(_ found: Found, _ filter: HistoryFilter, _ view: View) -> HTML {
    guard let next = found.next else { return .empty }
    let address =
      view.to.page("history") + queryText(filter.entries + [("before", String(next))])
    let name = view.say(found.entries.isEmpty ? "pages.history.further" : "pages.history.older")
    return "<p>\(LinkButton(name, to: address, icon: "down"))</p>"
  }

  private static func tools(_ filter: HistoryFilter, _ view: View) -> HTML {
    let address = view.to.page("history") + queryText(filter.entries + [("format", "csv")])
    let csv = LinkButton(view.say("pages.csv"), to: address, .quiet, icon: "download")
    return "<p class=\"print-hidden\">\(csv)</p>"
  }

  private static func bar(_ filter: HistoryFilter, _ view: View, _ around: PageSurroundings) -> HTML
  {
    let all = ChoiceOption("", view.say("pages.filter.all"))
    let members = (try? around.people.memberships.members(of: around.live.key)) ?? []
    // Who sees but a part is not told who else is there.
    let people =
      around.access.reach == .everything
      ? members.map { ChoiceOption(String($0.account.id.rawValue), $0.account.name) } : []
    let kinds = view.kinds.filter { view.dossier.count(of: $0) > 0 }
    var fields = HTML.empty
    func add(_ name: String, _ value: String, _ options: [ChoiceOption]) {
      guard !options.isEmpty else { return }
      fields +=
        FormField(
          view.words, name, label: view.say("pages.filter.\(name)"),
          .choice(value, [all] + options),
          scope: "filter"
        ).html
    }
    add("person", filter.person, people)
    add(
      "room", filter.room?.rawValue ?? "",
      view.rooms.map {
        ChoiceOption($0.rawValue, view.say("room.\($0.rawValue)"))
      })
    add(
      "kind", filter.kind,
      kinds.map { ChoiceOption($0.kind.name, view.say("kind.\($0.kind.name).plural")) }
    )
    if !filter.item.isEmpty { fields += Hidden("item", filter.item).html }
    return FilterBar(
      view.words, to: view.to.page("history"), activeCount: filter.activeCount,
      reset: view.to.page("history"), fields
    ).html
  }
}
