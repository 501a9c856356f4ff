import SextantModel
import Testing

@testable import SextantServer

@Suite struct FishboneTests {
  @Test func `causes hang on the bones of their effect`() {
    let all = Fishbone.all(BoardStage.aubrelle.all(RiskItem.self))
    #expect(all.count == 1)
    #expect(all[0].count == 5)
    #expect(all[0].bones.map(\.causes.count) == [1, 1, 1, 0, 1, 1])
  }

  @Test func `causes of one bone stand apart and beside it`() throws {
    var risks: [RiskItem] = []
    for number in 0..<7 {
      var risk = RiskItem()
      risk.id = ID("R\(number)")
      risk.label = "Cause \(number)"
      risk.method = .ishikawa
      risk.branch = .methods
      risk.effect = "Effet"
      risks.append(risk)
    }
    let drawing = FishboneDrawing(try #require(Fishbone.all(risks).first))
    let causes = drawing.bones[0].causes
    for (one, next) in zip(causes, causes.dropFirst()) { #expect(next.y - one.y >= 43) }
    #expect(causes.allSatisfy { $0.y < drawing.spine && $0.x - FishboneDrawing.twig > 0 })
    #expect(drawing.bones.filter(\.isAbove).count == 3)
  }

  @Test func `two effects make two fishbones, and a cause without family is kept apart`() {
    var one = RiskItem()
    one.method = .ishikawa
    one.effect = "A"
    var two = one
    two.effect = "B"
    two.branch = .people
    let all = Fishbone.all([one, two])
    #expect(all.map(\.effect) == ["A", "B"])
    #expect(all.map(\.unplaced.count) == [1, 0])
  }
}
