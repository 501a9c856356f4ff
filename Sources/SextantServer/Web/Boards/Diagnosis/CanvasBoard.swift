import SextantModel

/// The business model in nine blocks.
enum CanvasBoard: Board {
  static let name = "canvas"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [MatrixItem.self, Matrix.self]

  static func draw(_ view: View) -> HTML {
    let board = MatrixBoard(Self.self, .canvas, view, checks: ["DIA02", "DIA03"])
    return board.draw {
      """
      <div class="canvas-blocks">\(each: MatrixKind.canvas.cells, { board.cell($0) })</div>
      """
    }
  }
}
