import SextantModel
import Testing

@testable import SextantServer

@Suite struct MatrixLayoutTests {
  private let aubrelle = BoardStage.aubrelle

  @Test func `statements stand in their quadrants, by rank`() {
    let layout = MatrixLayout(.swot, of: aubrelle, asked: nil)
    #expect(layout.matrix?.id == "MX-SWOT")
    #expect(layout.items(in: .strengths).map(\.id) == ["FO1", "FO2", "FO3", "FO4"])
    #expect(layout.items(in: .threats).map(\.id) == ["ME1", "ME2", "ME4", "ME3"])
    // 5 × 4, 4 × 4, 3 × 5, 3 × 3
    #expect(layout.items(in: .threats).map(\.weight) == [20, 16, 15, 9])
    #expect(layout.count == 16)
    #expect(layout.unplaced.isEmpty)
  }

  @Test func `a PESTEL has its six factors and the two that may be added`() {
    let layout = MatrixLayout(.pestel, of: aubrelle, asked: nil)
    #expect(layout.cells.map(\.items.count) == [2, 2, 2, 2, 2, 2, 1, 1])
  }

  @Test func `a canvas has nine blocks`() {
    let layout = MatrixLayout(.canvas, of: aubrelle, asked: nil)
    #expect(layout.cells.count == 9)
    #expect(layout.cells.allSatisfy { $0.items.count == 1 })
  }

  @Test func `what has no cell, or no matrix, waits to be placed`() {
    var dossier = Dossier()
    for id in ["M1", "M2"] {
      var matrix = Matrix()
      matrix.id = ID(id)
      matrix.matrixKind = .swot
      dossier.put(matrix)
    }
    func put(
      _ id: String, _ matrix: ID<Matrix>?, _ cell: MatrixCell?, rank: Int? = nil, impact: Int? = nil
    ) {
      var item = MatrixItem()
      item.id = ID(id)
      item.matrix = matrix
      item.cell = cell
      item.rank = rank
      item.impact = impact
      item.likelihood = impact == nil ? nil : 2
      dossier.put(item)
    }
    put("a", "M1", .strengths, impact: 2)
    put("b", "M1", .strengths, impact: 5)
    put("c", "M1", .strengths, rank: 9)
    put("d", "M1", nil)
    put("e", nil, .threats)
    put("f", "M1", .price)
    put("g", "M2", .threats)
    put("h", nil, .price)
    let layout = MatrixLayout(.swot, of: dossier, asked: "M1")
    #expect(layout.items(in: .strengths).map(\.id.text) == ["c", "b", "a"])
    #expect(layout.unplaced.map(\.id.text) == ["d", "e", "f"])
    #expect(MatrixLayout(.swot, of: dossier, asked: "M2").items(in: .threats).count == 1)
    #expect(MatrixLayout(.swot, of: dossier, asked: "nothing").matrix?.id == "M1")
  }

  @Test func `scores out of the scale have no product`() {
    #expect(scoreProduct([5, 5]) == 25)
    #expect(scoreProduct([5, nil]) == nil)
    #expect(scoreProduct([6, 1]) == nil)
    #expect(scoreProduct([.max, .max]) == nil)
  }

  @Test func `the four Ps of the company come first, and what is not said is counted`() {
    let layout = MatrixLayout(.fourP, of: aubrelle, asked: nil)
    let grid = MarketingMixGrid(layout, competitors: aubrelle.all(Competitor.self))
    #expect(grid.lines.count == 6)
    #expect(grid.lines[0].competitor == nil)
    #expect(grid.lines[1].competitor?.id == "CP1")
    #expect(grid.missing == 0)
    var poorer = aubrelle
    poorer.remove("P4-CP3-price")
    let less = MarketingMixGrid(
      MatrixLayout(.fourP, of: poorer, asked: nil), competitors: poorer.all(Competitor.self))
    #expect(less.missing == 1)
  }

  @Test func `a service is told by seven Ps, of which three are missing at first`() throws {
    var dossier = aubrelle
    var matrix = try #require(dossier.all(Matrix.self).first { $0.matrixKind == .fourP })
    matrix.matrixKind = .sevenP
    dossier.put(matrix)
    let layout = MatrixLayout(.fourP, or: .sevenP, of: dossier, asked: nil)
    #expect(layout.kind == .sevenP && layout.matrix?.id == matrix.id)
    let grid = MarketingMixGrid(layout, competitors: dossier.all(Competitor.self))
    #expect(grid.cells.suffix(3) == [.people, .process, .physicalEvidence])
    #expect(grid.missing == 6 * 3)
    #expect(MatrixLayout(.fourP, of: dossier, asked: nil).matrix == nil)
  }
}
