import SextantModel

/// Strengths and weaknesses within, opportunities and threats without.
enum SwotBoard: Board {
  static let name = "swot"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [MatrixItem.self, Matrix.self]

  static func draw(_ view: View) -> HTML {
    let board = MatrixBoard(Self.self, .swot, view, checks: ["DIA02", "DIA03", "DIA04"])
    return board.draw {
      """
      <div class="quadrants swot">\(each: MatrixKind.swot.cells, { board.cell($0) })</div>
      """
    }
  }
}
