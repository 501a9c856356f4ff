import SextantModel
import Testing

@testable import SextantServer

@Suite struct DecisionBoardTests {
  @Test func `totals, ranks and who comes first are said`() throws {
    let x = BoardStage.examination
    let grid = LotGrid(of: try #require(x.find(ID<Lot>("LOT-VIDEO"))), x)
    let totals = try #require(grid.weighted).totals.map { ($0 * 100).rounded() / 100 }
    #expect(totals == [4, 3.75, 3.5])
    let html = DecisionBoard.draw(BoardStage.view(.french, [("lot", "LOT-VIDEO")])).markup
    #expect(html.contains("arrive en tête avec 4,00 sur 5, 0,25 point"))
    #expect(html.contains("rang 1") && html.contains("3,75"))
  }
}
