import SextantKernels
import SextantModel

/// What was read in a spreadsheet of items, before anything is kept: which column is which field, what
/// every row makes or changes, what is wrong with which cell.
enum ListImportPage {
  static func page(_ draft: SheetDraft, _ review: ListReview, _ view: View) -> Page {
    let kind = review.type.kind
    var page = Page(
      title: view.say(
        "sheets.list.review", ["kind": .text(view.say("kind.\(kind.name).plural"))]),
      main: .empty)
    page.lead = view.say("sheets.review.lead")
    page.room = kind.room
    page.trail = ImportPages.trail(review.type, view)
    let count = review.kept.count
    let keep = Button(
      view.say("sheets.list.keep", ["count": .integer(count)]), .primary, icon: "check",
      name: "do", value: "keep")
    let again = Button(view.say("sheets.readAgain"), .plain, name: "do", value: "read")
    let drop = Button(view.say("sheets.drop"), .quiet, name: "do", value: "drop")
    page.main =
      PostForm(
        view, to: view.to.page("import") + "/\(draft.key)",
        """
        \(Hidden("chooses", "1"))\(summary(review, view))\(missing(review, view))\
        \(faults(review, view))\(columns(review, view))\(rows(review, view))\
        <p class="cluster">\(if: count > 0, keep.html)\(again)\(drop)</p>
        """
      ).html
    return page
  }

  private static func summary(_ review: ListReview, _ view: View) -> HTML {
    var parts: [HTML] = []
    for state in [ListReview.State.new, .changed, .same, .faulty] where review.count(state) > 0 {
      let text = view.say(
        "sheets.list.\(state.rawValue)", ["count": .integer(review.count(state))])
      parts.append("<li>\(text)</li>")
    }
    if review.otherTables > 0 {
      parts.append(
        "<li>\(view.say("sheets.list.otherTables", ["count": .integer(review.otherTables)]))</li>")
    }
    for (reason, rows) in Dictionary(grouping: review.table.setAside, by: \.reason) {
      let text = view.say(
        "sheets.aside.\(reason.rawValue)",
        [
          "count": .integer(rows.count), "line": .integer(rows[0].line),
          "text": .text(shortened(rows[0].text, to: 60)),
        ])
      parts.append("<li>\(text)</li>")
    }
    let isClean = review.faults.isEmpty && review.missing.isEmpty
    return Notice(
      review.kept.isEmpty ? .neutral : isClean ? .good : .watch,
      "<p class=\"strong\">\(review.file)</p><ul>\(parts.joined())</ul>" as HTML
    ).html
  }

  private static func missing(_ review: ListReview, _ view: View) -> HTML {
    guard !review.missing.isEmpty else { return .empty }
    let names = review.missing.map {
      view.words.label(field: $0, of: review.type.kind.name)
    }
    return Notice(
      .watch, view.say("sheets.list.missing", ["fields": .texts(names)]), isStatus: false
    ).html
  }

  private static func faults(_ review: ListReview, _ view: View) -> HTML {
    guard !review.faults.isEmpty else { return .empty }
    let words = view.words
    let notes = review.faults.prefix(100).map { fault -> FindingNote in
      let place = view.say(
        fault.column.isEmpty ? "sheets.place.line" : "sheets.place",
        ["line": .integer(fault.line), "column": .text(fault.column)])
      let written =
        fault.written.isEmpty
        ? "" : view.say("sheets.written", ["text": .text(shortened(fault.written, to: 60))])
      return FindingNote(
        words, severity: .error, code: place, what: written + words.say(fault.what),
        remedy: fault.remedy.flatMap { words.has($0.key) ? words.say($0) : nil } ?? "")
    }
    let rest = review.faults.count - notes.count
    return """
      <section class="stack" aria-labelledby="faults-title">\
      <h2 id="faults-title">\(view.say("sheets.list.faults"))</h2>\
      <ul class="findings">\(each: notes, { "<li>\($0)</li>" })</ul>\
      \(if: rest > 0, "<p class=\"muted\">\(view.say("sheets.more", ["count": .integer(rest)]))</p>")\
      </section>
      """
  }

  private static func columns(_ review: ListReview, _ view: View) -> HTML {
    let kind = review.type.kind
    var options = [ChoiceOption("", view.say("sheets.list.leftOut"))]
    if kind.form == .list { options.append(ChoiceOption("id", view.say("rooms.list.id"))) }
    options += ListReview.fields(of: review.type).map {
      ChoiceOption($0.name, view.words.label(field: $0.name, of: kind.name))
    }
    let lines = review.columns.map { column -> TableLine in
      let title = column.title.isEmpty ? "(\(column.place + 1))" : column.title
      let select = FormField(
        view.words, "role.0.\(column.place)",
        label: view.say("sheets.columns.role.of", ["column": .text(title)]),
        .choice(column.field ?? "", options), look: .hiddenLabel)
      return TableLine([
        HTML(text: title), HTML(text: shortened(column.sample, to: 60)), select.html,
      ])
    }
    let table = DataTable(
      view.words, id: "columns", caption: view.say("sheets.columns"),
      columns: [
        TableColumn(view.say("sheets.columns.name")),
        TableColumn(view.say("sheets.columns.sample")),
        TableColumn(view.say("sheets.list.field")),
      ], rows: lines)
    let isUnsure = review.columns.contains { $0.field == nil } || !review.missing.isEmpty
    return Disclosure(
      view.say("sheets.columns"), isOpen: isUnsure, count: review.columns.count, table.html
    ).html
  }

  private static let shownRows = 50

  private static func rows(_ review: ListReview, _ view: View) -> HTML {
    let shown = ShownValue(view)
    let names = review.columns.compactMap(\.field)
    let fields = FieldAccess.all(of: review.type).filter { names.contains($0.name) }.prefix(6)
    var columns = [
      TableColumn(view.say("sheets.list.line"), .number),
      TableColumn(view.say("sheets.list.state")),
    ]
    if review.type.kind.form == .list { columns.append(TableColumn(view.say("rooms.list.id"))) }
    columns += fields.map {
      TableColumn(view.words.label(field: $0.name, of: review.type.kind.name))
    }
    let order: [ListReview.State] = [.faulty, .changed, .new, .same]
    let sorted = review.rows.enumerated().sorted { a, b in
      (order.firstIndex(of: a.element.state) ?? 0, a.offset)
        < (order.firstIndex(of: b.element.state) ?? 0, b.offset)
    }.map(\.element)
    let lines = sorted.prefix(shownRows).map { row -> TableLine in
      var cells: [HTML] = [
        HTML(text: String(row.line)), HTML(text: view.say("sheets.state.\(row.state.rawValue)")),
      ]
      if review.type.kind.form == .list {
        cells.append("<span class=\"code\">\(row.item.idText)</span>")
      }
      for field in fields {
        let text = shortened(shown.text(field.plain(row.item), field.card.shape), to: 60)
        cells.append(
          row.fields.contains(field.name) ? "<strong>\(text)</strong>" : HTML(text: text))
      }
      return TableLine(cells, mark: row.state == .faulty ? .bad : .none)
    }
    let rest = review.rows.count - lines.count
    return """
      \(DataTable(view.words, id: "rows", caption: view.say("sheets.list.rows"), columns: columns, rows: Array(lines)).html)\
      \(if: rest > 0, "<p class=\"muted\">\(view.say("sheets.more", ["count": .integer(rest)]))</p>")
      """
  }
}
