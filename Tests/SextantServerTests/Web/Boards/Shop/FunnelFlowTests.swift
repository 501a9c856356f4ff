import SextantModel
import Testing

@testable import SextantServer

@Suite struct FunnelFlowTests {
  @Test func `rates, losses and the weakest step of the worked example`() throws {
    let x = BoardStage.examination
    let funnel = try #require(x.all(Funnel.self).first)
    let flow = FunnelFlow(funnel, MeasuredFigures(x))
    #expect(flow.isMeasured)
    #expect(flow.steps.map(\.count) == [176_807, 83_099, 14_675, 7_709, 2_935])
    #expect(flow.steps[0].rate == nil && flow.steps[0].lost == nil)
    #expect(flow.steps[1].lost == 93_708)
    // 2 935 of 7 709 against 2 950 of 6 747 a year before: −5.65 points.
    #expect(abs((flow.steps[4].rate ?? 0) - 0.380724) < 1e-6)
    #expect(abs((flow.steps[4].change ?? 0) + 5.6506) < 1e-3)
    #expect(flow.weakest?.name == "Commande payée")
    #expect(abs((flow.overall ?? 0) - 2_935.0 / 176_807) < 1e-12)
  }

  @Test func `a funnel without period is not measured and has no weakest step`() {
    var funnel = Funnel()
    var step = FunnelStep()
    step.name = "Session"
    step.metric = "sessions"
    funnel.steps = [step, step]
    let flow = FunnelFlow(funnel, MeasuredFigures(BoardStage.examination))
    #expect(!flow.isMeasured && flow.weakest == nil && flow.overall == nil)
  }
}
