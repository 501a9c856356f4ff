import SextantModel
import Testing

@testable import SextantServer

/// The worked example's figures as a reader finds them on the boards that measure.
@Suite struct FiguresOnBoardsTests {
  /// The page with every kind of space as a plain one, as somebody who searches in it types.
  private func text(
    _ board: any Board.Type, _ query: [(name: String, value: String)] = []
  ) -> String {
    String(
      board.draw(BoardStage.view(.french, query)).markup.unicodeScalars.map { scalar in
        scalar.value == 0x202F || scalar.value == 0xA0 ? " " : Character(scalar)
      })
  }

  @Test func `the funnel shows each step, what is lost between and the rate of the whole`() {
    let page = text(FunnelBoard.self)
    // 83 099 of 176 807 go on, 93 708 do not; 2 935 orders of 176 807 sessions.
    for figure in ["176 807", "83 099", "93 708", "47,0 %", "2 935", "1,7 %"] {
      #expect(page.contains(figure), "\(figure)")
    }
  }

  @Test func `the budget falls from plan to landing and envelope`() {
    let page = text(BudgetBoard.self)
    for figure in ["765 210", "393 662", "400 550", "772 098", "780 000"] {
      #expect(page.contains(figure), "\(figure)")
    }
  }

  @Test func `plan and actuals by month stand side by side`() {
    let page = text(BudgetBoard.self, [("by", "month")])
    // January planned and spent; June so far.
    for figure in ["65 969", "67 112", "393 662", "400 550"] {
      #expect(page.contains(figure), "\(figure)")
    }
  }

  @Test func `a tile shows value, target and how the month before was`() {
    let page = text(DashboardBoard.self)
    // The shop's turnover of June: 235 814 € for 256 320 € wanted, 17 658 € less than in May.
    for figure in ["235 814 €", "256 320 €", "20 506 €", "17 658 €"] {
      #expect(page.contains(figure), "\(figure)")
    }
  }
}
