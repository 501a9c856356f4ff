import SextantModel
import Testing

@testable import SextantServer

@Suite struct JourneyMapTests {
  private func map(_ id: String, in dossier: Dossier = BoardStage.aubrelle) -> JourneyMap {
    JourneyMap(
      dossier.find(ID<Journey>(id)) ?? Journey(), Citations(of: dossier), painScore: 4)
  }

  @Test func `stages stand in order, with what they feel like and what answers them`() {
    let map = map("JO1")
    #expect(map.stages.map(\.item.id) == ["JS11", "JS12", "JS13", "JS14", "JS15"])
    // 4, 3, 5, 1, 4.
    #expect(map.meanEmotion == 3.4)
    #expect(map.lowest?.item.id == "JS14")
    #expect(map.stages[3].scenarios.map(\.id) == ["SC1"])
    #expect(map.stages[3].actions.map(\.id) == ["A18"])
    #expect(map.stages[3].adjustments.count == 2)
    #expect(map.sore == 2 && map.untreated == 0)
  }

  @Test func `a strong pain without an answer is counted, an accepted one is not`() {
    var dossier = BoardStage.aubrelle
    dossier.remove("SC4")
    // JS33 is accepted in writing, JS34 had only its scenario.
    let map = map("JO3", in: dossier)
    #expect(map.sore == 2 && map.untreated == 1)
    #expect(map.stages[3].untreated.count == 1)
  }
}
