import SextantModel
import Testing

@testable import SextantServer

@Suite struct OtherRisksTests {
  @Test(arguments: [[], [(name: "view", value: "table")], [(name: "method", value: "all")]])
  func `no risk of the dossier is out of sight on any risk board`(
    query: [(name: String, value: String)]
  ) {
    let view = BoardStage.view(.french, query)
    // 3 ERM, 6 FMECA, 5 causes, 4 of a SWOT.
    let risks = view.all(RiskItem.self)
    #expect(risks.count == 18)
    for board in RiskLook.boards {
      let page = board.draw(view).markup
      for risk in risks {
        #expect(page.contains(view.to.item(risk)), "\(risk.id.text) on \(board.name)")
      }
    }
  }

  @Test func `what other boards place leads there, what none places has a form`() {
    let view = BoardStage.view()
    func others(_ board: any RiskBoard.Type, _ methods: Set<RiskMethod?>) -> OtherRisks {
      OtherRisks(board, RiskLook(look: BoardLook(view, board)), placing: methods)
    }
    let fmea = others(FmeaBoard.self, [.amdec])
    // By method: SWOT, ERM, Ishikawa.
    #expect(
      fmea.lines.map(\.method) == Array(repeating: .swot, count: 4)
        + Array(repeating: .erm, count: 3) + Array(repeating: .ishikawa, count: 5))
    let markup = fmea.html.markup
    #expect(markup.split(separator: "/boards/risk-grid\"").count == 4)
    #expect(markup.split(separator: "/boards/fishbone\"").count == 6)
    #expect(markup.split(separator: "name=\"method\" value=\"amdec\"").count == 5)
    // On the grid a risk keeps its method: it is only scored.
    let grid = others(RiskGridBoard.self, [.erm]).html.markup
    #expect(grid.split(separator: "name=\"severity\"").count == 5)
    #expect(!grid.contains("name=\"method\""))
    // The first effect drawn is offered, and the risk's own.
    let bones = others(FishboneBoard.self, [.ishikawa]).html.markup
    #expect(bones.contains("Trafic de marque détourné.</option>"))
    #expect(bones.split(separator: "name=\"branch\"").count == 5)
  }

  @Test func `a risk of a SWOT is a threat or an opportunity by what it rests on`() throws {
    let dossier = BoardStage.aubrelle
    func stances(_ id: ID<RiskItem>) -> [Polarity]? {
      dossier.find(id)?.stances(in: dossier)
    }
    #expect(stances("RK-S2") == [.threat])
    #expect(stances("RK-S4") == [.opportunity])
    #expect(RiskItem().stances(in: dossier) == [])
  }

  @Test func `a scored risk of a SWOT stands on the grid of all methods`() throws {
    var dossier = Dossier()
    var risk = RiskItem()
    risk.id = "R"
    risk.method = .swot
    (risk.severity, risk.occurrence) = (5, 3)
    dossier.put(risk)
    let all = RiskGridBoard.draw(
      BoardStage.view(.french, [("method", "all")], of: dossier)
    ).markup
    #expect(all.contains("risk-grid") && !all.contains("other-risks"))
    let own = RiskGridBoard.draw(BoardStage.view(of: dossier)).markup
    #expect(own.contains("other-risks") && own.contains("?method=all\""))
  }

  @Test func `who may only read is told that a risk is not placed`() {
    let view = BoardStage.view(mayEdit: false)
    let markup = FishboneBoard.draw(view).markup
    #expect(markup.contains(view.say("risks.nowhere")))
    #expect(!markup.contains("<form"))
  }
}
