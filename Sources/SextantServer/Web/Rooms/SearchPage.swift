import SextantKernels
import SextantModel

/// What a search finds in the whole dossier, by kind, what is called so before what mentions it.
enum SearchPage {
  /// What was found of one kind.
  struct Group {
    let kind: Kind
    var hits: [Hit]
  }

  struct Hit {
    let item: any Item
    /// 0: bears the id; 1: its name begins so; 2: its name says so; 3: something else of it does.
    let rank: Int
    /// Where it was found, if not in its name.
    let field: FieldCard?
    let text: String
  }

  static func page(_ view: View) -> Page {
    let asked = String((view.asked("q") ?? "").prefix(200))
    var page = Page(title: view.say("rooms.search.title"), main: .empty)
    page.here = view.to.page("search")
    page.trail = []
    let form = FilterBar(
      view.words, to: view.to.page("search"), id: "search-page",
      FormField(
        view.words, "q", label: view.say("rooms.search.label"), .search(asked), scope: "search"
      ).html)
    page.main = form.html
    guard !foldingKey(asked).split(separator: " ").isEmpty else {
      page.main += Notice(.neutral, view.say("rooms.search.help"), isStatus: false).html
      return page
    }
    let shown = ShownValue(view)
    let groups = find(asked, view.dossier, shown)
    let count = groups.reduce(0) { $0 + $1.hits.count }
    let summary = view.say(
      count == 0 ? "rooms.search.none" : "rooms.search.found",
      ["count": .integer(count), "text": .text(asked)])
    page.main += "<p role=\"status\">\(summary)</p>"
    page.main += groups.map { group($0, asked, view, shown) }.joined()
    return page
  }

  // MARK: - Finding

  /// Kinds in the order of their best hit, then of the registry.
  static func find(_ asked: String, _ dossier: Dossier, _ shown: ShownValue) -> [Group] {
    let words = foldingKey(asked).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    let whole = words.joined(separator: " ")
    var groups: [Group] = []
    for type in dossier.registry.kinds {
      let fields = FieldAccess.all(of: type).filter { $0.card.shape.isSearched }
      var hits: [Hit] = []
      for item in items(of: type, in: dossier) {
        if let hit = hit(item, words, whole, fields, shown) { hits.append(hit) }
      }
      guard !hits.isEmpty else { continue }
      let order = hits.indices.sorted { (hits[$0].rank, $0) < (hits[$1].rank, $1) }
      groups.append(Group(kind: type.kind, hits: order.map { hits[$0] }))
    }
    let order = groups.indices.sorted { a, b in
      (groups[a].hits[0].rank, a) < (groups[b].hits[0].rank, b)
    }
    return order.map { groups[$0] }
  }

  private static func hit(
    _ item: any Item, _ words: [String], _ whole: String, _ fields: [FieldAccess],
    _ shown: ShownValue
  ) -> Hit? {
    if foldingKey(item.idText) == whole {
      return Hit(item: item, rank: 0, field: nil, text: "")
    }
    // A row of a table has no name but its key; only what it says is looked at.
    let isRow = if case .series = type(of: item).kind.form { true } else { false }
    let name = isRow ? "" : foldingKey(item.headline)
    if !isRow, name.hasPrefix(whole) { return Hit(item: item, rank: 1, field: nil, text: "") }
    if words.allSatisfy({ name.contains($0) }) {
      return Hit(item: item, rank: 2, field: nil, text: "")
    }
    var missing = words.filter { !name.contains($0) }
    var found: (FieldCard, String)?
    for field in fields {
      let plain = field.plain(item)
      if plain == .none { continue }
      let text = shown.text(plain, field.card.shape)
      let folded = foldingKey(text)
      let rest = missing.filter { !folded.contains($0) }
      if rest.count < missing.count {
        if found == nil { found = (field.card, text) }
        missing = rest
      }
      if missing.isEmpty { break }
    }
    guard missing.isEmpty else { return nil }
    return Hit(item: item, rank: 3, field: found?.0, text: found?.1 ?? "")
  }

  // MARK: - Showing

  private static func group(
    _ group: Group, _ asked: String, _ view: View, _ shown: ShownValue
  ) -> HTML {
    let label = view.say("kind.\(group.kind.name)" + (group.kind.form == .single ? "" : ".plural"))
    let title = "found-\(group.kind.name)"
    let lines = group.hits.prefix(10).map { line($0, asked, view, shown) }.joined()
    let address = view.to.list(group.kind) + queryText([("q", asked)])
    let all = view.say("rooms.search.all", ["count": .integer(group.hits.count)])
    let rest: HTML =
      group.hits.count > 10 ? "<p><a href=\"\(address)\">\(all)</a></p>" : .empty
    return """
      <section aria-labelledby="\(title)"><h2 id="\(title)">\(label) \
      <span class="muted">(\(group.hits.count))</span></h2><ul class="stack">\(lines)</ul>\(rest)</section>
      """
  }

  /// What stands around the first word that was looked for.
  static func excerpt(_ text: String, _ asked: String) -> String {
    let sought = foldingKey(asked).split(separator: " ").map(String.init)
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let found = words.firstIndex { word in
      let folded = foldingKey(word)
      return sought.contains { folded.contains($0) }
    }
    guard let found, found > 10 else { return shortened(text, to: 140) }
    return "… " + shortened(words[(found - 8)...].joined(separator: " "), to: 140)
  }

  private static func line(
    _ hit: Hit, _ asked: String, _ view: View, _ shown: ShownValue
  ) -> HTML {
    var context = HTML.empty
    if let field = hit.field {
      let label = view.words.label(field: field.name, of: type(of: hit.item).kind.name)
      let text = view.words.fill(
        view.say("report.line"),
        ["label": .text(label), "text": .text(excerpt(hit.text, asked))])
      context = "<br><span class=\"muted small\">\(text)</span>"
    }
    return """
      <li>\(shown.link(to: hit.item.idText)) <span class="code">\(hit.item.idText)</span>\(context)</li>
      """
  }
}

extension Shape {
  /// Whether people look for what such fields say: words, not figures.
  fileprivate var isSearched: Bool {
    switch self {
    case .text, .longText, .rows, .choice: true
    case .list(let element): element.isSearched
    default: false
    }
  }
}
