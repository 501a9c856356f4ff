import SextantModel

/// What stands above a list: adding, the file for a spreadsheet, the search, the filters, the
/// choice of columns.
enum ListTools {
  static func buttons(_ list: ItemList, _ view: View) -> HTML {
    guard view.reader.mayEdit(list.kind), FormPage.isEditable(list.kind) else { return .empty }
    let name = view.say("kind.\(list.kind.name)")
    let add = LinkButton(
      view.say("rooms.add", ["kind": .text(name)]), to: view.to.new(list.kind), .primary,
      icon: "add")
    return "<p class=\"cluster print-hidden\">\(add)\(importing(list.kind, view))</p>"
  }

  /// Where a list of the kind, or measures, are brought in from a spreadsheet.
  static func importing(_ kind: Kind, _ view: View) -> HTML {
    guard view.reader.mayEdit(kind), FormPage.isEditable(kind) else { return .empty }
    if kind.name == ImportBatch.kind.name {
      let measures = LinkButton(
        view.say("sheets.importMeasures"), to: view.to.page("import"), .plain, icon: "upload")
      let shown = LinkButton(view.say("measured.title"), to: view.to.page("measured"), .quiet)
      return "\(measures)\(shown)"
    }
    return LinkButton(
      view.say("sheets.import"), to: view.to.page("import/\(kind.plural)"), .plain,
      icon: "upload"
    ).html
  }

  /// How many there are, and the file of exactly these.
  static func count(_ list: ItemList, _ view: View) -> HTML {
    let cards = list.fields.map(\.card)
    let csv = view.to.list(list.kind) + list.query.text(fields: cards, and: [("format", "csv")])
    let count =
      list.query.isNarrowed
      ? view.say(
        "rooms.list.countOf",
        ["count": .integer(list.items.count), "total": .integer(list.count)])
      : view.counted("rooms.list.count", list.count)
    let xlsx =
      view.to.list(list.kind) + list.query.text(fields: cards, and: [("format", "xlsx")])
    let file = LinkButton(view.say("rooms.list.csv"), to: csv, .quiet, icon: "download")
    let workbook = LinkButton(view.say("rooms.list.xlsx"), to: xlsx, .quiet, icon: "download")
    return """
      <div class="split"><p class="muted" role="status">\(count)</p>\
      <p class="cluster print-hidden">\(file)\(workbook)</p></div>
      """
  }

  /// The search, a filter for each field that shows, and which columns there are.
  static func filters(_ list: ItemList, _ view: View) -> HTML {
    let links = LinkChoices(ShownValue(view))
    let filtered = list.fields.filter { field in
      canFilter(field.card.shape)
        && (list.columns.contains { $0.name == field.name }
          || list.query.filters.contains { $0.field == field.name })
    }
    let fields = filtered.map { filter($0, list, view, links) }.joined()
    let columns = list.fields.map {
      ChoiceOption($0.name, view.words.label(field: $0.name, of: list.kind.name))
    }
    let isCustom = !list.query.columns.isEmpty
    let active = list.query.filters.count + (list.query.hasFindings ? 1 : 0)
    let found = FormField(
      view.words, "findings", label: view.say("rooms.list.withFindings"),
      flag(list.query.hasFindings, view), scope: "filter")
    let search = FormField(
      view.words, "q", label: view.say("rooms.list.search"), .search(list.query.search),
      scope: "filter")
    let details = Disclosure(
      view.say("rooms.list.filters"), isOpen: active > 0, count: active > 0 ? active : nil,
      """
      <div class="grid-3">\(fields)\
      \(found)</div>
      """)
    let chooser = Disclosure(
      view.say("rooms.list.columns"), isOpen: false,
      FormField(
        view.words, "col", label: view.say("rooms.list.columns.label"),
        .choices(list.columns.map(\.name), columns), scope: "filter"
      ).html)
    let size = FormField(
      view.words, "size", label: view.say("rooms.list.size"),
      .choice(
        String(list.query.size), ListQuery.sizes.map { ChoiceOption(String($0), String($0)) }),
      scope: "filter")
    let sort = list.query.sort.map { (list.query.isDescending ? "-" : "") + $0 }
    return FilterBar(
      view.words, to: view.to.list(list.kind),
      activeCount: active + (list.query.search.isEmpty ? 0 : 1) + (isCustom ? 1 : 0),
      reset: view.to.list(list.kind),
      """
      \(search)\
      \(size.html)\(sort.map { Hidden("sort", $0).html })\(details.html)\(chooser.html)\(links.html)
      """
    ).html
  }

  private static func flag(_ isOn: Bool, _ view: View) -> FieldControl {
    .choice(
      isOn ? "1" : "",
      [ChoiceOption("", view.say("rooms.list.any")), ChoiceOption("1", view.say("rooms.yes"))])
  }

  private static func canFilter(_ shape: Shape) -> Bool {
    switch shape {
    case .text, .longText, .clockTime, .rows: false
    case .list(let element): canFilter(element)
    default: true
    }
  }

  private static func filter(
    _ field: FieldAccess, _ list: ItemList, _ view: View, _ links: LinkChoices
  ) -> HTML {
    let label = view.words.label(field: field.name, of: list.kind.name)
    let asked = list.query.filters.first { $0.field == field.name }
    let shape: Shape =
      if case .list(let inner) = field.card.shape { inner } else { field.card.shape }
    let name = "f.\(field.name)"
    let common = [
      ChoiceOption("", view.say("rooms.list.any")), ChoiceOption("-", view.say("rooms.list.blank")),
      ChoiceOption("*", view.say("rooms.list.filled")),
    ]
    let chosen =
      asked.map { $0.isEmpty ? "-" : $0.isFilled ? "*" : $0.values.first ?? "" } ?? ""
    switch shape {
    case .choice(let choice, let values):
      let options = values.map { ChoiceOption($0, view.say("choice.\(choice).\($0)")) }
      return control(name, label, .choice(chosen, common + options), view)
    case .flag:
      let options = [
        ChoiceOption("true", view.say("rooms.yes")), ChoiceOption("false", view.say("rooms.no")),
      ]
      return control(name, label, .choice(chosen, [common[0]] + options), view)
    case .link(let kinds):
      switch links.one(chosen, kinds, except: "") {
      case .link(let id, let groups):
        let options = groups.flatMap(\.options)
        return control(name, label, .choice(id, common + options), view)
      case let other: return control(name, label, other, view)
      }
    default:
      return control(
        "\(name).min", view.say("rooms.list.from", ["field": .text(label)]),
        bound(shape, asked?.low), view)
        + control(
          "\(name).max", view.say("rooms.list.to", ["field": .text(label)]),
          bound(shape, asked?.high), view)
    }
  }

  private static func bound(_ shape: Shape, _ value: String?) -> FieldControl {
    switch shape {
    case .day, .moment: .day(value ?? "")
    case .money: .money(value ?? "")
    case .share: .share(value ?? "")
    case .period: .period(value ?? "")
    default: .number(value ?? "", unit: nil)
    }
  }

  private static func control(
    _ name: String, _ label: String, _ control: FieldControl, _ view: View
  ) -> HTML {
    FormField(view.words, name, label: label, control, scope: "filter").html
  }
}

extension View {
  /// A sentence with a number, in the singular where the language has it so: one, and nought in
  /// French.
  func counted(_ key: String, _ count: Int) -> String {
    let isOne = count == 1 || (count == 0 && words.language == .french)
    return say(isOne ? "\(key).one" : key, ["count": .integer(count)])
  }
}
