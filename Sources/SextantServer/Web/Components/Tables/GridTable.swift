import SextantModel

/// One crossing of a grid.
struct GridCell: Sendable {
  let content: HTML
  let mark: Mark

  init(_ content: HTML, _ mark: Mark = .none) {
    self.content = content
    self.mark = mark
  }
}

/// A matrix in which both edges name things: who does what, how likely and how grave.
///
/// Column and row headers with their scope (WCAG 1.3.1, RGAA 5.7); the colour of a cell repeats what
/// its content says (1.4.1).
struct GridTable: Component {
  let id: String
  let caption: String
  let corner: String
  let columns: [HTML]
  let rows: [(head: HTML, cells: [GridCell])]
  let hidesCaption: Bool

  init(
    id: String = "grid", caption: String, corner: String, columns: [HTML],
    rows: [(head: HTML, cells: [GridCell])], hidesCaption: Bool = false
  ) {
    self.id = id
    self.caption = caption
    self.corner = corner
    self.columns = columns
    self.rows = rows
    self.hidesCaption = hidesCaption
  }

  var html: HTML {
    """
    <div class="table-frame" role="region" tabindex="0" aria-labelledby="\(id)-caption">\
    <table class="grid"><caption id="\(id)-caption"\
    \(attribute: "class", hidesCaption ? "visually-hidden" : nil)>\(caption)</caption>\
    <thead><tr><th scope="col">\(corner)</th>\
    \(each: columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>\
    <tbody>\(each: rows, line)</tbody></table></div>
    """
  }

  private func line(_ row: (head: HTML, cells: [GridCell])) -> HTML {
    "<tr><th scope=\"row\">\(row.head)</th>\(each: row.cells, cell)</tr>"
  }

  private func cell(_ cell: GridCell) -> HTML {
    "<td\(attribute: "class", cell.mark.className)>\(cell.content)</td>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "raci",
        GridTable(
          id: "grid-raci", caption: "Qui fait quoi", corner: "Tâche",
          columns: ["Camille", "Sacha"],
          rows: [
            ("Écrire la page", [GridCell("R"), GridCell("A", .good)]),
            ("Relire", [GridCell("–"), GridCell("R sans A", .bad)]),
          ]))
    ]
  }
}
