import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct DecisionBoardTests {
  /// Marks × weights of the three film makers: 4.00, 3.75 and 3.50 out of 5.
  @Test func `totals, ranks and who comes first are said`() {
    let html = DecisionBoard.draw(BoardStage.view(.french, [("lot", "LOT-VIDEO")])).markup
    #expect(html.contains("arrive en tête avec 4,00 sur 5, 0,25 point"))
    #expect(html.contains("rang 1") && html.contains("rang 2") && html.contains("rang 3"))
    #expect(html.contains("<strong>3,75</strong>") && html.contains("<strong>3,50</strong>"))
  }
}
