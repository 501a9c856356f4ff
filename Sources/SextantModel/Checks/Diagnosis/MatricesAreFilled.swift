/// A matrix looks outside and one inside, every cell of the chosen ones is filled, and no quadrant
/// of a SWOT drowns another.
///
/// SWOT, PESTEL and positioning maps look outside; SWOT, CANVAS, 4P and 7P look inside. Demand and
/// competition, which may be added to a PESTEL, are not asked of it. Quadrants are compared once
/// none is empty.
public struct MatricesAreFilled: Check {
  public static let card = CheckCard(
    "DIA02", "matrix.filled", .error, basis: [.text, .house],
    about: [Matrix.self], alsoReads: [MatrixItem.self],
    parameters: ["cellItems", "quadrantRatio"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let matrices = x.all(Matrix.self)
    let kinds = Set(matrices.compactMap(\.matrixKind))
    if kinds.isDisjoint(with: [.swot, .pestel, .positioning]) {
      verdict.fail(.among(Matrix.self), "noneOutside")
    }
    if kinds.isDisjoint(with: [.swot, .canvas, .fourP, .sevenP]) {
      verdict.fail(.among(Matrix.self), "noneInside")
    }
    for matrix in matrices {
      guard let kind = matrix.matrixKind else {
        verdict.doubt(matrix.at("matrixKind"), "noKind", ["matrix": .text(matrix.title)])
        continue
      }
      examineCells(of: matrix, kind, x, &verdict)
    }
  }

  private static func examineCells(
    of matrix: Matrix, _ kind: MatrixKind, _ x: Examination, _ verdict: inout Verdict
  ) {
    var counts: [MatrixCell: Int] = [:]
    for item in x.citing(matrix, by: MatrixItem.self, in: "matrix") {
      if let cell = item.cell { counts[cell, default: 0] += 1 }
    }
    let wanted = kind == .swot || kind == .pestel ? x.rules.cellItems : 1
    for cell in kind.cells where counts[cell, default: 0] < wanted {
      verdict.fail(
        matrix.at(), "thinCell",
        [
          "cell": .choice(cell), "matrix": .text(matrix.title),
          "count": .integer(counts[cell, default: 0]), "wanted": .integer(wanted),
        ])
    }
    guard kind == .swot else { return }
    let sizes = kind.cells.map { counts[$0, default: 0] }
    if let largest = sizes.max(), let smallest = sizes.min(), smallest > 0,
      Double(largest) > Double(smallest) * x.rules.quadrantRatio
    {
      verdict.fail(
        matrix.at(), "unbalanced",
        [
          "matrix": .text(matrix.title), "largest": .integer(largest),
          "smallest": .integer(smallest), "ratio": .number(x.rules.quadrantRatio),
        ])
    }
  }
}

extension MatrixKind {
  /// The cells that a matrix of this kind must have filled.
  public var cells: [MatrixCell] {
    switch self {
    case .swot: [.strengths, .weaknesses, .opportunities, .threats]
    case .pestel: [.political, .economic, .social, .technological, .environmental, .legal]
    case .canvas:
      [
        .keyPartners, .keyActivities, .keyResources, .valuePropositions, .customerRelationships,
        .channels, .customerSegments, .costStructure, .revenueStreams,
      ]
    case .fourP: [.product, .price, .place, .promotion]
    case .sevenP:
      [.product, .price, .place, .promotion, .people, .process, .physicalEvidence]
    case .positioning: []
    }
  }
}
