import SextantModel

/// The four Ps of the company beside those of its competitors.
enum MarketingMixBoard: Board {
  static let name = "marketing-mix"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [MatrixItem.self, Matrix.self, Competitor.self]

  static func draw(_ view: View) -> HTML {
    let board = MatrixBoard(Self.self, .fourP, view, checks: ["DIA02", "DIA05"])
    return board.draw { picture(board) }
  }

  private static func picture(_ board: MatrixBoard) -> HTML {
    let view = board.view
    let grid = MarketingMixGrid(board.layout, competitors: view.all(Competitor.self))
    let rows = grid.lines.map { line in
      let head: HTML =
        line.competitor.map { ItemLink(view, $0).html }
        ?? "<strong>\(view.us)</strong>"
      let cells = zip(grid.cells, line.items).map { cell, items in
        GridCell(
          content(board, cell, items, line.competitor),
          items.isEmpty ? .watch : line.competitor == nil ? .ours : .none)
      }
      return (head: head, cells: cells)
    }
    let table = GridTable(
      caption: board.layout.matrix?.title ?? view.say("board.marketing-mix.title"),
      corner: view.say("picture.offer"),
      columns: grid.cells.map { HTML(text: capitalised(view.label($0))) }, rows: rows)
    let missing: HTML =
      grid.missing == 0
      ? .empty
      : "<p>\(StatusMark(.watch, view.say("picture.mixMissing", ["count": .integer(grid.missing)])))</p>"
    return "\(missing)\(table)"
  }

  private static func content(
    _ board: MatrixBoard, _ cell: MatrixCell, _ items: [MatrixItem], _ competitor: Competitor?
  ) -> HTML {
    let view = board.view
    let title = "\(capitalised(view.label(cell))), \(competitor?.name ?? view.us)"
    if items.isEmpty {
      return """
        <p class="muted">\(view.say("picture.nothingYet"))</p>\
        \(board.addForm(cell, title, competitor: competitor?.id))
        """
    }
    return """
      <ul class="stack board-list">\(each: items, {
        StatementCard(look: board.look, item: $0, kind: .fourP).html
      })</ul>
      """
  }
}
