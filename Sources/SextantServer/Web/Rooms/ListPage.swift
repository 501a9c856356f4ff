import SextantModel

/// The items of a kind as a table: chosen columns, sorted, filtered, searched, with what is summed
/// under them and what can be done with several at once.
enum ListPage {
  static func answer(_ type: any Item.Type, _ view: View, _ past: Past) -> Answer {
    if type.kind.form == .single {
      guard let item = singleItem(type, in: view.dossier) else {
        guard view.reader.mayEdit(type.kind) else { return .page(missing(type, view)) }
        return FormPage.new(type, view)
      }
      return .page(DetailPage.page(item, view, past))
    }
    if view.asked("format") == "csv" { return ListCSV.answer(type, view) }
    if view.asked("format") == "xlsx" { return ListWorkbook.answer(type, view) }
    return .page(page(type, view))
  }

  static func page(_ type: any Item.Type, _ view: View) -> Page {
    let kind = type.kind
    var page = Page(title: view.say("kind.\(kind.name).plural"), main: .empty)
    page.lead = view.say("kind.\(kind.name).about")
    page.room = view.room(of: kind)
    page.here = view.to.list(kind)
    let room = view.room(of: kind)
    page.trail = [(view.say("room.\(room.rawValue)"), view.to.room(room))]
    guard view.dossier.count(of: type) > 0 else {
      page.main = EmptyList.html(type, view)
      return page
    }
    let list = ItemList(type, view)
    // What the filters leave stands apart from them, so that it can be swapped while one types.
    page.main = """
      \(ListTools.buttons(list, view))\
      \(among(kind, view))\
      \(ListTools.filters(list, view))\
      <div class="stack" data-live="results" data-kinds="\(kind.name)">\
      \(ListTools.count(list, view))\(table(list, type, view))</div>
      """
    return page
  }

  /// The page of a kind of which there is one, where there is none and the reader cannot add it.
  private static func missing(_ type: any Item.Type, _ view: View) -> Page {
    var page = Page(
      title: view.say("kind.\(type.kind.name)"), main: EmptyList.html(type, view))
    page.room = view.room(of: type.kind)
    page.trail = trail(to: type.kind, view)
    return page
  }

  /// What is found of the kind as a whole.
  private static func among(_ kind: Kind, _ view: View) -> HTML {
    let findings = view.examined.findings(amongKind: kind.name)
    return findings.isEmpty ? .empty : FindingNotes(view, findings, showsPlace: false).html
  }

  // MARK: - Table

  private static func table(_ list: ItemList, _ type: any Item.Type, _ view: View) -> HTML {
    let shown = list.shown
    guard !shown.isEmpty else {
      return Notice(.neutral, view.say("rooms.list.noneFound"), isStatus: true).html
    }
    let first = (list.page - 1) * list.query.size
    let pager = Pager(
      view.words, page: list.page, of: list.pageCount,
      shown: (first + 1)...(first + shown.count), total: list.items.count,
      address: pageAddress(list, view))
    let selects = view.reader.mayEdit(list.kind) && FormPage.isEditable(list.kind)
    let table = DataTable(
      view.words, caption: caption(list, view), columns: columns(list, view),
      rows: lines(list, view), foot: foot(list, view), selection: selects ? "many" : nil,
      hidesCaption: true)
    return "\(if: selects, ManyForm.bar(list, view))\(table.html)\(pager.html)"
  }

  private static func caption(_ list: ItemList, _ view: View) -> String {
    view.say(
      "rooms.list.caption",
      [
        "kind": .text(view.say("kind.\(list.kind.name).plural")),
        "count": .integer(list.items.count),
      ])
  }

  private static func pageAddress(
    _ list: ItemList, _ view: View
  ) -> @Sendable (Int) -> String {
    let cards = list.fields.map(\.card)
    let base = view.to.list(list.kind)
    let query = list.query
    return { page in
      var asked = query
      asked.page = page
      return base + asked.text(fields: cards)
    }
  }

  private static func columns(_ list: ItemList, _ view: View) -> [TableColumn] {
    var columns: [TableColumn] = []
    if list.kind.form == .list {
      columns.append(TableColumn(view.say("rooms.list.id"), .text, sort: sort("id", list, view)))
    }
    let header = headerColumn(list)
    for (place, field) in list.columns.enumerated() {
      columns.append(
        TableColumn(
          view.words.label(field: field.name, of: list.kind.name), look(field.card.shape),
          sort: sort(field.name, list, view), isRowHeader: place == header))
    }
    columns.append(
      TableColumn(view.say("rooms.list.findings"), .mark, sort: sort("findings", list, view)))
    return columns
  }

  /// The column that says which item a row is: the first text, or the first of all.
  private static func headerColumn(_ list: ItemList) -> Int {
    list.columns.firstIndex { $0.card.shape.isText } ?? 0
  }

  private static func look(_ shape: Shape) -> CellLook {
    switch shape {
    case _ where shape.isNumber: .number
    case .day, .moment, .clockTime, .period: .day
    default: .text
    }
  }

  /// Sorts by a column, and the other way round where it sorts already.
  private static func sort(_ name: String, _ list: ItemList, _ view: View) -> ColumnSort {
    var asked = list.query
    let isHere = asked.sort == name
    let direction: ColumnSort.Direction? = isHere ? (asked.isDescending ? .down : .up) : nil
    asked.isDescending = isHere && !asked.isDescending
    asked.sort = name
    asked.page = 1
    let address = view.to.list(list.kind) + asked.text(fields: list.fields.map(\.card))
    return ColumnSort(address: address, direction: direction)
  }

  private static func lines(_ list: ItemList, _ view: View) -> [TableLine] {
    let shown = ShownValue(view)
    let header = headerColumn(list)
    let hasCodes = list.kind.form == .list
    return list.shown.map { item in
      let address = view.to.item(item)
      var cells: [HTML] = []
      if hasCodes { cells.append("<span class=\"code\">\(item.idText)</span>") }
      var name = ""
      for (place, field) in list.columns.enumerated() {
        let plain = field.plain(item)
        if place == header {
          name = shortened(shown.text(plain, field.card.shape), to: 120)
          if name.isEmpty { name = item.idText }
          cells.append("<a href=\"\(address)\">\(name)</a>")
        } else {
          cells.append(shown.brief(plain, field.card.shape))
        }
      }
      let findings = view.examined.findings(about: item.idText)
      cells.append(FindingsBadge(view.words, findings, to: address).html)
      return TableLine(cells, id: item.idText, name: name)
    }
  }

  private static func foot(_ list: ItemList, _ view: View) -> [[HTML]] {
    let shown = ShownValue(view)
    let totals = list.columns.map { list.total(of: $0) }
    guard totals.contains(where: { $0 != nil }) else { return [] }
    var cells: [HTML] = list.kind.form == .list ? [""] : []
    for (field, total) in zip(list.columns, totals) {
      cells.append(total.map { HTML(text: shown.text($0, field.card.shape)) } ?? "")
    }
    cells.append("")
    // The first cell of the line names it; where it holds a sum itself, the sum stays.
    if cells[0].isEmpty {
      cells[0] = HTML(
        text: view.say("rooms.list.total", ["count": .integer(list.items.count)]))
    }
    return [cells]
  }
}
