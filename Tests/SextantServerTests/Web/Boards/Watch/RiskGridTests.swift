import SextantModel
import Testing

@testable import SextantServer

@Suite struct RiskGridTests {
  @Test func `risks stand at impact by likelihood, the likeliest on top`() throws {
    let risks = BoardStage.aubrelle.all(RiskItem.self).filter { $0.method == .erm }
    let grid = RiskGrid(risks)
    // Likelihood 4, impact 5.
    #expect(grid.cells[1][4].risks.map(\.id) == ["RK-E1"])
    #expect(grid.cells[2][3].risks.map(\.id) == ["RK-E2"])
    #expect(grid.cells[0][2].risks.map(\.id) == ["RK-E3"])
    #expect(grid.cells[1][4].product == 20)
    #expect(RiskLevel.allCases.map { grid.count(of: $0) } == [0, 0, 1, 2])
    #expect(grid.unplaced.isEmpty)
    #expect(risks.allSatisfy { !$0.isGrossRiskWrong })
  }

  @Test(arguments: [
    (4, "low"), (5, "moderate"), (9, "moderate"), (10, "high"), (14, "high"), (15, "critical"),
  ])
  func `levels part at 5, 10 and 15`(product: Int, level: String) {
    #expect(RiskLevel(product).rawValue == level)
  }

  @Test func `a risk without likelihood waits, one with a wrong product is told`() {
    var bare = RiskItem()
    bare.severity = 4
    var wrong = RiskItem()
    wrong.method = .erm
    (wrong.severity, wrong.occurrence, wrong.inherent) = (2, 3, 8)
    #expect(RiskGrid([bare, wrong]).unplaced.count == 1)
    #expect(wrong.isGrossRiskWrong)
  }
}
