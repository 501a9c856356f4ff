import SextantModel

/// What surrounds the company: politics, economy, society, technology, environment, law, and the
/// market where it was added.
enum PestelBoard: Board {
  static let name = "pestel"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [MatrixItem.self, Matrix.self]

  static func draw(_ view: View) -> HTML {
    let board = MatrixBoard(Self.self, .pestel, view, checks: ["DIA01", "DIA02", "DIA03"])
    return board.draw {
      """
      <div class="grid-3 equal pestel">\(each: MatrixKind.pestel.cells, { board.cell($0) })</div>\
      <div class="grid-2 equal pestel">\(each: MatrixKind.pestel.addedCells, { board.cell($0) })</div>
      """
    }
  }
}
