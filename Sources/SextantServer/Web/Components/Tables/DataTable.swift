import SextantModel

/// How the cells of a column are set.
enum CellLook: String, Sendable {
  case text
  /// At the right, figures of equal width.
  case number
  /// Never broken over two lines.
  case day
  case mark
}

/// Where a click on a column's name leads, and how the table stands now.
struct ColumnSort: Sendable {
  enum Direction: Sendable { case up, down }
  let address: String
  let direction: Direction?

  init(address: String, direction: Direction? = nil) {
    self.address = address
    self.direction = direction
  }
}

/// A column of a data table.
struct TableColumn: Sendable {
  let name: String
  let look: CellLook
  let sort: ColumnSort?
  /// Whether its cells name their rows; the first column's do where none says so.
  let isRowHeader: Bool

  init(
    _ name: String, _ look: CellLook = .text, sort: ColumnSort? = nil, isRowHeader: Bool = false
  ) {
    self.name = name
    self.look = look
    self.sort = sort
    self.isRowHeader = isRowHeader
  }
}

/// A line of a data table.
struct TableLine: Sendable {
  let cells: [HTML]
  /// The item's id: what its box sends, what live changes look for.
  let id: String?
  /// What the line is called where it is chosen.
  let name: String
  let mark: Mark

  init(_ cells: [HTML], id: String? = nil, name: String = "", mark: Mark = .none) {
    self.cells = cells
    self.id = id
    self.name = name
    self.mark = mark
  }
}

/// A table of lines: named, sortable by links, with boxes to choose lines, cards on a phone.
///
/// Caption, column and row headers, the sort said in words (WCAG 1.3.1, RGAA 5.4, 5.6, 5.7); it
/// scrolls in a named region that takes the focus (2.1.1) rather than with the page (1.4.10).
struct DataTable: Component {
  let words: Catalogue
  let caption: String
  let columns: [TableColumn]
  let rows: [TableLine]
  let foot: [[HTML]]
  /// The id of the form that the boxes belong to.
  let selection: String?
  let hidesCaption: Bool
  let liveKey: String?
  let id: String

  init(
    _ words: Catalogue, id: String = "table", caption: String, columns: [TableColumn],
    rows: [TableLine], foot: [[HTML]] = [], selection: String? = nil, hidesCaption: Bool = false,
    liveKey: String? = nil
  ) {
    self.words = words
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.foot = foot
    self.selection = selection
    self.hidesCaption = hidesCaption
    self.liveKey = liveKey
  }

  var html: HTML {
    let header = columns.firstIndex(where: \.isRowHeader) ?? 0
    var head = HTML.empty
    if selection != nil {
      let all = words.text("component.table.all")
      head = """
        <td class="pick"><input type="checkbox" data-select-all aria-label="\(all)" hidden></td>
        """
    }
    for column in columns { head += self.head(column) }
    var body = HTML.empty
    for row in rows { body += line(row, header) }
    let sums: HTML =
      foot.isEmpty ? .empty : "<tfoot>\(each: foot, { footLine($0) })</tfoot>"
    let isTall = rows.count > 20
    return """
      <div class="table-frame\(isTall ? " tall" : "")" role="region" tabindex="0"\
       aria-labelledby="\(id)-caption"\(attribute: "data-live", liveKey)>\
      <table class="data"><caption id="\(id)-caption"\
      \(attribute: "class", hidesCaption ? "visually-hidden" : nil)>\(caption)</caption>\
      <thead><tr>\(head)</tr></thead><tbody>\(body)</tbody>\(sums)</table></div>
      """
  }

  private func head(_ column: TableColumn) -> HTML {
    let look = column.look == .text ? nil : column.look.rawValue
    guard let sort = column.sort else {
      return "<th scope=\"col\"\(attribute: "class", look)>\(column.name)</th>"
    }
    let state: String? =
      switch sort.direction {
      case .up: "ascending"
      case .down: "descending"
      case nil: nil
      }
    let icon = sort.direction == .up ? "up" : sort.direction == .down ? "down" : "sort"
    return """
      <th scope="col"\(attribute: "class", look)\(attribute: "aria-sort", state)>\
      <a href="\(sort.address)">\(column.name)\(Icon(icon))</a></th>
      """
  }

  private func line(_ row: TableLine, _ header: Int) -> HTML {
    var cells = HTML.empty
    if let selection {
      cells = pick(row, selection)
    }
    for (index, cell) in row.cells.enumerated() {
      let column = index < columns.count ? columns[index] : nil
      let look = column.flatMap { $0.look == .text ? nil : $0.look.rawValue }
      if index == header {
        cells += "<th scope=\"row\"\(attribute: "class", look)>\(cell)</th>"
      } else {
        cells += """
          <td\(attribute: "class", look)\(attribute: "data-label", column?.name)>\(cell)</td>
          """
      }
    }
    return """
      <tr\(attribute: "class", row.mark.className)\(attribute: "data-item", row.id)>\(cells)</tr>
      """
  }

  private func pick(_ row: TableLine, _ selection: String) -> HTML {
    guard let id = row.id else { return "<td class=\"pick\"></td>" }
    let label = words.fill(
      words.text("component.table.pick"), ["name": .text(row.name.isEmpty ? id : row.name)])
    return """
      <td class="pick"><input type="checkbox" name="id" value="\(id)" form="\(selection)"\
       aria-label="\(label)"></td>
      """
  }

  private func footLine(_ cells: [HTML]) -> HTML {
    var line: HTML = selection == nil ? .empty : "<td></td>"
    for (index, cell) in cells.enumerated() {
      let column = index < columns.count ? columns[index] : nil
      let look = column.flatMap { $0.look == .text ? nil : $0.look.rawValue }
      if index == 0 {
        line += "<th scope=\"row\">\(cell)</th>"
      } else {
        let label = cell.isEmpty ? nil : column?.name
        line += "<td\(attribute: "class", look)\(attribute: "data-label", label)>\(cell)</td>"
      }
    }
    return "<tr>\(line)</tr>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let columns = [
      TableColumn("Ligne", sort: ColumnSort(address: "#", direction: .up)),
      TableColumn("Nature", sort: ColumnSort(address: "#")),
      TableColumn("Prévu", .number), TableColumn("État", .mark),
    ]
    let rows = [
      TableLine(
        ["Salon du thé", "Événement", HTML(text: words.write(Money(units: 12_000)))]
          + [StatusMark(.good, "tenu").html], id: "B1", name: "Salon du thé"),
      TableLine(
        ["Réseaux sociaux", "Média", HTML(text: words.write(Money(cents: 845_050)))]
          + [StatusMark(.bad, "dépassé").html], id: "B2", name: "Réseaux sociaux", mark: .bad),
    ]
    let total: [HTML] = ["Total", "", HTML(text: words.write(Money(cents: 2_045_050))), ""]
    let chosen = DataTable(
      words, id: "table-picks", caption: "Lignes du budget", columns: columns, rows: rows,
      foot: [total], selection: "pick-lines")
    return [
      ComponentExample(
        "chosen lines", "<form id=\"pick-lines\" action=\"#\"></form>\(chosen)" as HTML),
      ComponentExample(
        "plain",
        DataTable(
          words, id: "table-plain", caption: "Lignes", columns: columns, rows: rows,
          hidesCaption: true)),
    ]
  }
}
