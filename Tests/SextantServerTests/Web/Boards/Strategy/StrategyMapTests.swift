import SextantModel
import Testing

@testable import SextantServer

@Suite struct StrategyMapTests {
  private let aubrelle = BoardStage.aubrelle

  @Test func `orientations, objectives, indicators and actions are tied`() {
    let map = StrategyMap(of: aubrelle)
    // Two of twenty indicators are not followed.
    #expect(map.columns.map(\.count) == [4, 9, 18, 24])
    // 9 to orientations, 19 to objectives, 50 of actions.
    #expect(map.links.count == 78)
    #expect(map.looseEnds.isEmpty)
  }

  @Test func `an action is tied to an objective only where no indicator of its own measures it`() {
    let map = StrategyMap(of: aubrelle)
    func served(_ id: String) -> Set<String> {
      Set(
        map.links.filter { map.columns[$0.from.column][$0.from.row].id == id }
          .map { map.columns[$0.to.column][$0.to.row].id })
    }
    // A09 serves OB1 and OB3; K04 and K05 measure OB1.
    #expect(served("A09") == ["K04", "K05", "OB3"])
    #expect(served("A17") == ["K15"])
  }

  @Test func `what hangs loose says what it lacks`() {
    var dossier = aubrelle
    dossier.remove("K15")
    dossier.remove("OR2")
    let map = StrategyMap(of: dossier)
    let gaps = Dictionary(
      uniqueKeysWithValues: map.looseEnds.map { ($0.id, $0.gaps.map(\.rawValue)) })
    #expect(gaps == ["OB4": ["noIndicator"], "OB8": ["noOrientation"]])
  }

  @Test func `one orientation shows what serves it, directly or not`() {
    let map = StrategyMap(of: aubrelle, only: "OR2")
    #expect(map.columns.map { $0.map(\.id) } == [["OR2"], ["OB8"], ["K18"], ["A21", "A22"]])
    #expect(StrategyMap(of: aubrelle, only: "none").isEmpty)
  }

  @Test func `nodes of a column stand apart, curves run from left to right`() {
    let drawing = StrategyDrawing(StrategyMap(of: aubrelle))
    for column in drawing.nodes {
      for (one, next) in zip(column, column.dropFirst()) {
        #expect(!one.overlaps(next) && next.y > one.y)
      }
    }
    #expect(drawing.height == 40 + 24 * 56 + 8)
    #expect(drawing.curves.count == 78)
    #expect(drawing.curves.count(where: \.isLong) == 7)
  }
}
