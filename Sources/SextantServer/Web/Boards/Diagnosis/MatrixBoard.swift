import SextantModel

/// What the boards of statements in cells have in common: SWOT, PESTEL, business model canvas, the Ps
/// of an offer.
struct MatrixBoard {
  let look: BoardLook
  let kind: MatrixKind
  let layout: MatrixLayout
  /// The checks that judge the matrix.
  let checks: [String]

  var view: View { look.view }

  /// - Parameter other: a kind that is shown in the same way.
  init(
    _ board: any Board.Type, _ kind: MatrixKind, or other: MatrixKind? = nil, _ view: View,
    checks: [String]
  ) {
    look = BoardLook(view, board, choices: ["matrix"])
    self.checks = checks
    layout = MatrixLayout(kind, or: other, of: view.dossier, asked: look.choice("matrix"))
    self.kind = layout.kind
  }

  /// The whole board around the picture that is its own.
  func draw(_ picture: () -> HTML) -> HTML {
    guard !layout.isEmpty || layout.matrix != nil else {
      let button = look.addButton(
        Matrix.self, "picture.addMatrix", given: [("matrixKind", kind.rawValue)])
      return look.empty(checks: checks, action: button)
    }
    return """
      <div class="split">\(look.tabs)\(choiceOfMatrix)</div>\
      <div class="stack" data-live="matrix">\(look.facts(facts))\(findings)\
      \(look.isTable ? table : picture())\(unplaced)</div>
      """
  }

  private var choiceOfMatrix: HTML {
    look.tabs(
      view.label(Matrix.self), over: layout.choices.map { ($0.id.text, $0.title) }, "matrix",
      here: layout.matrix?.id.text)
  }

  private var facts: [BoardFact] {
    let unbacked = layout.cells.reduce(0) { sum, cell in
      sum + cell.items.count { $0.groundCount == 0 }
    }
    var facts = [
      BoardFact(
        number: view.words.write(layout.count), text: view.say("picture.statements"))
    ]
    if unbacked > 0 {
      facts.append(
        BoardFact(
          number: view.words.write(unbacked), text: view.say("picture.unbackedCount"),
          mark: .watch))
    }
    return facts
  }

  /// What is wrong with the matrix as a whole.
  private var findings: HTML {
    guard let matrix = layout.matrix else { return .empty }
    let found = view.examined.findings(about: matrix.id.text)
    return found.isEmpty ? .empty : FindingNotes(view, found).html
  }

  /// A cell with its statements and the form that adds one.
  func cell(_ name: MatrixCell) -> HTML {
    let items = layout.items(in: name)
    let title = capitalised(view.label(name))
    let hint: HTML = """
      <p class="muted small">\(view.say("picture.cell.\(name.rawValue)"))</p>
      """
    let list: HTML =
      items.isEmpty
      ? "<p class=\"muted\">\(view.say("picture.nothingYet"))</p>"
      : """
      <ul class="stack board-list">\(each: items, {
        StatementCard(look: look, item: $0, kind: kind).html
      })</ul>
      """
    let zone = MoveZone(
      field: "cell", value: name.rawValue, label: title, count: items.count, level: 2, head: hint,
      "\(list)\(addForm(name, title))")
    return "<div class=\"quadrant cell-\(name.rawValue)\">\(zone)</div>"
  }

  /// Adds a statement where it belongs, its text only; the rest is said on its page.
  func addForm(_ cell: MatrixCell, _ title: String, competitor: ID<Competitor>? = nil) -> HTML {
    guard view.reader.mayEdit(MatrixItem.kind) else { return .empty }
    let scope = "add-\(cell.rawValue)" + (competitor.map { "-\(markupID($0.text))" } ?? "")
    let hidden: HTML = """
      \(if: layout.matrix != nil, hidden("matrix", layout.matrix?.id.text ?? ""))\
      \(hidden("cell", cell.rawValue))\
      \(if: competitor != nil, hidden("competitor", competitor?.text ?? ""))
      """
    let field = FormField(
      view.words, "text", label: view.say("picture.newStatement", ["cell": .text(title)]),
      .longText("", lines: 2), scope: scope)
    let form = PostForm(
      view, to: view.to.list(MatrixItem.kind), back: look.here, once: onceKey(),
      "\(hidden)\(field)\(Button(view.say("picture.add"), .primary, icon: "add"))")
    return "<div class=\"print-hidden\">\(Disclosure(view.say("picture.add"), form.html))</div>"
  }

  private func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// Statements that stand in no cell, with the form that puts them into one.
  private var unplaced: HTML {
    guard !layout.unplaced.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.unplaced")) \
      <span class="count">\(layout.unplaced.count)</span></h2>\
      <ul class="stack board-list">\(each: layout.unplaced, {
        StatementCard(look: look, item: $0, kind: kind).html
      })</ul></section>
      """
  }

  // MARK: - Table

  private var table: HTML {
    let isScored = kind == .swot || kind == .pestel
    var columns = [
      TableColumn(label("cell")), TableColumn(label("text"), isRowHeader: true),
    ]
    if kind.isMix { columns.append(TableColumn(label("competitor"))) }
    if isScored {
      columns += [
        TableColumn(label("aspect")), TableColumn(label("impact"), .number),
        TableColumn(label("likelihood"), .number),
        TableColumn(view.say("picture.column.weight"), .number),
        TableColumn(label("rank"), .number),
      ]
    }
    columns.append(TableColumn(view.say("picture.grounds")))
    let rows = layout.cells.flatMap { cell in
      cell.items.map { line(of: $0, in: cell.name, isScored) }
    }
    return DataTable(
      view.words, caption: layout.matrix?.title ?? view.say("board.\(look.board).title"),
      columns: columns, rows: rows
    ).html
  }

  private func line(of item: MatrixItem, in cell: MatrixCell, _ isScored: Bool) -> TableLine {
    func number(_ value: Int?) -> HTML { value.map { HTML(text: view.words.write($0)) } ?? .empty }
    var cells: [HTML] = [
      HTML(text: capitalised(view.label(cell))),
      "\(ItemLink(view, item)) \(look.badge(item.id.text))",
    ]
    if kind.isMix {
      cells.append(
        item.competitor.map { ItemLink(view, id: $0.text).html }
          ?? HTML(text: view.us))
    }
    if isScored {
      cells += [
        HTML(text: item.aspect.map { capitalised(view.label($0)) } ?? ""), number(item.impact),
        number(item.likelihood), number(item.weight), number(item.rank),
      ]
    }
    let ids =
      item.signals.map(\.text) + item.results.map(\.text) + item.indicators.map(\.text)
      + item.evidence.map(\.text)
    cells.append(
      ids.isEmpty
        ? StatusMark(.watch, view.say("picture.unbacked")).html
        : ids.map { HTML(text: $0) }.joined(by: ", "))
    return TableLine(cells, id: nil)
  }

  private func label(_ field: String) -> String {
    view.words.label(field: field, of: MatrixItem.kind.name)
  }
}
