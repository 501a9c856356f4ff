import SextantModel

/// One entry of the journal to be looked into: an import of hundreds of items counted by kind, then
/// item by item, a page at a time.
enum HistoryEntryPage {
  static func page(_ number: String, _ view: View, _ around: PageSurroundings) -> Page? {
    guard number.utf8.count < 16, let sequence = Int(number) else { return nil }
    let all = marks(of: sequence, view, around)
    let wanted = view.asked("kind") ?? ""
    let shown = wanted.isEmpty ? all : all.filter { $0.kind == wanted }
    guard !shown.isEmpty else { return nil }
    let size = LiveDossier.most
    let pages = max((shown.count + size - 1) / size, 1)
    let number = min(max(view.asked("page").flatMap { Int($0) } ?? 1, 1), pages)
    let ids = Set(shown.map(\.id))
    let sight = around.live.sight(around.access.reach, on: around.now.day)
    guard
      let whole = try? around.live.entry(
        sequence, from: (number - 1) * size, visible: ids.contains)
    else { return nil }
    let entry = whole.seen(through: sight)
    let changes = entry.changes
    let scribe = HistoryScribe(view, around)
    let moment = view.localMoment(entry.moment)
    let name = around.names(entry.author)
    let who = name.isEmpty ? view.say("pages.someone") : name
    var page = Page(
      title: view.say(
        "history.entry.title",
        ["what": .text(capitalised(said(entry.verb, view.words))), "count": .integer(all.count)]),
      main: .empty, here: view.to.page("history"))
    page.lead = view.say("history.entry.lead", ["who": .text(who), "when": .moment(moment)])
    page.trail = [(view.say("pages.history.title"), view.to.page("history"))]
    let address = "\(view.to.page("history"))/\(sequence)"
    let query = wanted.isEmpty ? [] : [(name: "kind", value: wanted)]
    let first = (number - 1) * size + 1
    let pager = Pager(
      view.words, page: number, of: pages,
      shown: changes.isEmpty ? nil : first...(first + changes.count - 1), total: shown.count
    ) { address + queryText(query + [("page", String($0))]) }
    let title =
      wanted.isEmpty
      ? view.say("history.items") : scribe.label(ofKind: wanted, many: true)
    page.main = """
      \(kinds(HistoryTally(all), wanted, address, scribe, view))\
      <section class="stack" aria-labelledby="items"><h2 id="items">\(title)</h2>\
      \(scribe.list(changes))\(pager)</section>
      """
    return page
  }

  /// Kinds that are counted in sight, the others unfolded.
  private static let most = 12

  /// What an entry did to which items, of those that the reader may see.
  static func marks(
    of sequence: Int, _ view: View, _ around: PageSurroundings
  ) -> [ItemMark] {
    guard sequence > 0,
      let event = try? around.live.events(after: sequence - 1, limit: 1).first,
      event.sequence == sequence
    else { return [] }
    let sight = around.live.sight(around.access.reach, on: around.now.day)
    return event.items.filter { sight.isWhole || view.dossier.contains($0.id) }
  }

  private static func kinds(
    _ tally: HistoryTally, _ wanted: String, _ address: String, _ scribe: HistoryScribe,
    _ view: View
  ) -> HTML {
    func number(_ count: Int) -> HTML { count == 0 ? "–" : HTML(text: view.words.write(count)) }
    // Whoever looks at one kind has chosen.
    guard wanted.isEmpty else {
      return "<p><a href=\"\(address)\">\(view.say("history.allKinds"))</a></p>"
    }
    // What an entry did to no item needs no column.
    let counts: [(key: String, of: KeyPath<HistoryTally.Row, Int>)] = [
      ("history.added", \.added), ("history.changed", \.changed), ("history.removed", \.removed),
    ].filter { count in tally.rows.contains { $0[keyPath: count.of] > 0 } }
    let rows = tally.rows.map { row -> TableLine in
      let name: HTML = """
        <a href="\(address)\(queryText([("kind", row.kind)]))">\
        \(scribe.label(ofKind: row.kind, many: true))</a>
        """
      return TableLine([name] + counts.map { number(row[keyPath: $0.of]) })
    }
    let columns =
      [TableColumn(view.say("pages.history.csv.kind"), isRowHeader: true)]
      + counts.map { TableColumn(view.say($0.key), .number) }
    let title = view.say("history.byKind")
    func table(_ id: String, _ caption: String, _ rows: some Collection<TableLine>) -> HTML {
      DataTable(
        view.words, id: id, caption: caption,
        columns: columns, rows: Array(rows)
      ).html
    }
    guard rows.count > most + 2 else { return table("kinds", title, rows) }
    let rest = capitalised(
      view.say("history.otherKinds", ["count": .integer(rows.count - most)]))
    return """
      \(table("kinds", title, rows.prefix(most)))\
      \(Disclosure(rest, table("other-kinds", rest, rows.dropFirst(most))))
      """
  }
}
