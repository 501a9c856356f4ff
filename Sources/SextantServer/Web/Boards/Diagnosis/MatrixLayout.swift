import SextantModel

/// The statements of one matrix laid out in its cells, the first to be dealt with on top.
struct MatrixLayout: Sendable {
  /// Every matrix of the kind, for the reader to choose one.
  let choices: [Matrix]
  let matrix: Matrix?
  /// The kind of the one shown.
  let kind: MatrixKind
  let cells: [Cell]
  /// Statements of the matrix without a cell of it, and statements of its cells without a matrix.
  let unplaced: [MatrixItem]

  struct Cell: Sendable {
    let name: MatrixCell
    let items: [MatrixItem]
  }

  /// - Parameters:
  ///   - asked: the id of the matrix that the reader has chosen.
  ///   - other: a kind that is shown in the same way.
  init(_ kind: MatrixKind, or other: MatrixKind? = nil, of dossier: Dossier, asked: String?) {
    choices = dossier.all(Matrix.self).filter { matrix in
      matrix.matrixKind.map { $0 == kind || $0 == other } ?? false
    }
    let matrix = choices.first { $0.id.text == asked } ?? choices.first
    self.matrix = matrix
    let kind = matrix?.matrixKind ?? kind
    self.kind = kind
    let names = kind.cells + kind.addedCells
    var byCell: [MatrixCell: [MatrixItem]] = [:]
    var unplaced: [MatrixItem] = []
    for item in dossier.all(MatrixItem.self) {
      let isOurs = item.matrix != nil && item.matrix == matrix?.id
      let cell = item.cell.flatMap { names.contains($0) ? $0 : nil }
      switch (isOurs, cell) {
      case (true, let cell?): byCell[cell, default: []].append(item)
      case (true, nil): unplaced.append(item)
      case (false, _?) where item.matrix == nil: unplaced.append(item)
      default: break
      }
    }
    cells = names.map { Cell(name: $0, items: Self.inOrder(byCell[$0] ?? [])) }
    self.unplaced = unplaced
  }

  var isEmpty: Bool { unplaced.isEmpty && cells.allSatisfy(\.items.isEmpty) }
  var count: Int { cells.reduce(0) { $0 + $1.items.count } }

  func items(in cell: MatrixCell) -> [MatrixItem] {
    cells.first { $0.name == cell }?.items ?? []
  }

  /// By rank, then by weight, the heaviest first; those without either keep their order at the end.
  private static func inOrder(_ items: [MatrixItem]) -> [MatrixItem] {
    items.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      let ranks = (a.rank ?? .max, b.rank ?? .max)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      let weights = (a.weight ?? 0, b.weight ?? 0)
      if weights.0 != weights.1 { return weights.0 > weights.1 }
      return one.offset < other.offset
    }.map(\.element)
  }
}

extension MatrixKind {
  /// Cells that a matrix of this kind may have beside those it must have.
  var addedCells: [MatrixCell] { self == .pestel ? [.demand, .competition] : [] }
}

extension MatrixItem {
  /// Impact × likelihood, from 1 to 25.
  var weight: Int? { scoreProduct([impact, likelihood]) }
  /// How many signals, results, indicators and pieces back the statement.
  var groundCount: Int { signals.count + results.count + indicators.count + evidence.count }
}

/// The product of scores from 1 to 5; `nil` where one is missing or out of the scale.
func scoreProduct(_ scores: [Int?]) -> Int? {
  var product = 1
  for score in scores {
    guard let score, (1...5).contains(score) else { return nil }
    product *= score
  }
  return product
}
