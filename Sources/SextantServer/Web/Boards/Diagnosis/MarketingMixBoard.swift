import SextantModel

/// The four Ps of the company beside those of its competitors; seven where the offer is a service.
enum MarketingMixBoard: Board {
  static let name = "marketing-mix"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [MatrixItem.self, Matrix.self, Competitor.self]

  static func draw(_ view: View) -> HTML {
    let board = MatrixBoard(Self.self, .fourP, or: .sevenP, view, checks: ["DIA02", "DIA05"])
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
    return "\(missing)\(table)\(service(board))"
  }

  /// A service is told by three Ps more: a form that adds them to the matrix.
  private static func service(_ board: MatrixBoard) -> HTML {
    let view = board.view
    guard let matrix = board.layout.matrix, board.kind == .fourP,
      view.reader.mayEdit(Matrix.kind)
    else { return .empty }
    let kind = Hidden("matrixKind", MatrixKind.sevenP.rawValue)
    let button = Button(view.say("mix.service.do"), .quiet, icon: "add")
    let form = PostForm(
      view, to: view.to.set(Matrix.kind, matrix.id.text), version: board.look.version,
      back: board.look.here, look: .inline, "\(kind)\(button)")
    return
      "<div class=\"print-hidden\"><p class=\"muted\">\(view.say("mix.service"))</p>\(form)</div>"
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
        StatementCard(look: board.look, item: $0, kind: board.kind).html
      })</ul>
      """
  }
}
