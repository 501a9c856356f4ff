import SextantModel
import Testing

@testable import SextantServer

@Suite struct WaterfallChartTests {
  @Test func `a total begins anew, a change goes on from the one before`() {
    let chart = WaterfallChart(
      WorkedExample.words(.french), id: "w", title: "t", summary: "s", stepName: "n",
      amountName: "a", soFarName: "c",
      steps: [
        .init("Dépensé", 400, .total), .init("Prévu", 380), .init("Atterrissage", 780, .total),
        .init("Dépassement", -30),
      ], unit: .money)
    #expect(chart.bars.map(\.from) == [0, 400, 0, 780])
    #expect(chart.bars.map(\.to) == [400, 780, 780, 750])
  }
}
