import SextantModel
import Testing

@testable import SextantServer

@Suite struct TileFiguresTests {
  @Test func `sessions of the worked example: last month, target, a year before`() throws {
    let x = BoardStage.examination
    let indicator = try #require(x.find(ID<Indicator>("K01")))
    let figures = TileFigures(indicator, MeasuredFigures(x), readings: [], by: x.today)
    #expect(figures.isComputed)
    #expect(figures.last?.period == Period.month(2026, 6))
    #expect(figures.last?.value == 176_807)
    #expect(figures.before?.value == 192_284)
    #expect(figures.yearBefore?.value == 156_915)
    #expect(figures.history.count == 13)
    #expect(figures.target?.value == 165_000)
    #expect(figures.standing == .reached)
    let change = figures.change(from: figures.yearBefore)
    #expect(change?.difference == 19_892 && change?.mark == .good)
    #expect(figures.change(from: figures.before)?.mark == .watch)
  }

  @Test func `readings stand in where nothing is measured; threshold and direction are heeded`() {
    var indicator = Indicator()
    indicator.id = "K"
    indicator.direction = .lower
    indicator.alertThreshold = 5
    var target = IndicatorTarget()
    target.date = Day(2026, 12, 31)
    target.value = 3
    indicator.targets = [target]
    func figures(_ value: Double) -> TileFigures {
      var reading = Reading()
      reading.period = Period.month(2026, 5)
      reading.value = value
      let x = Examination(of: Dossier(), on: BoardStage.day)
      return TileFigures(indicator, MeasuredFigures(x), readings: [reading], by: BoardStage.day)
    }
    #expect(figures(6).standing == .alert)
    #expect(figures(4).standing == .below)
    #expect(figures(2).standing == .reached)
    #expect(!figures(2).isComputed && figures(2).history.count == 1)
    #expect(figures(1.5).fractionOfTarget == 0.5)
  }
}
