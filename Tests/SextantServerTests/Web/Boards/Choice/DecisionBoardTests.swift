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

  /// Two CRM miss conditions of the consultation.
  @Test func `offers that miss a condition are out, and the board says which`() {
    let html = DecisionBoard.draw(BoardStage.view(.french, [("lot", "LOT-CRM")])).markup
    #expect(html.contains("est écartée\u{A0}: condition «\u{A0}RGPD"))
    #expect(html.contains("Coût complet sur 36 mois"))
  }

  @Test func `other weights are tried by the address alone`() throws {
    let lot = try #require(BoardStage.aubrelle.find(ID<Lot>("LOT-PHOTO")))
    let grid = LotGrid(of: lot, BoardStage.examination)
    // All the weight on the criterion where the second offer is best.
    let query = grid.criteria.enumerated().map { place, criterion in
      (name: DecisionActs.weightName(criterion.id), value: place == 1 ? "100" : "0")
    }
    let view = BoardStage.view(.french, [("lot", "LOT-PHOTO")] + query)
    let html = DecisionBoard.draw(view).markup
    #expect(BoardMarkup(html).faults == [])
    #expect(html.contains("Autre premier\u{A0}: Clair-Obscur"))
  }

  // MARK: - What its forms keep

  /// The example's consultations were sent and an offer of each lot is retained.
  @Test func `what was agreed has no form and says what reopens it`() throws {
    let html = DecisionBoard.draw(BoardStage.view(.french, [("lot", "LOT-VIDEO")])).markup
    let lot = try #require(BoardStage.aubrelle.find(ID<Lot>("LOT-VIDEO")))
    let grid = LotGrid(of: lot, BoardStage.examination)
    let retained = try #require(grid.offers.first { $0.isRetained })
    let other = try #require(grid.offers.first { !$0.isRetained })
    let criterion = try #require(grid.criteria.first)
    #expect(!html.contains("name=\"\(DecisionActs.markName(retained.id, criterion.id))\""))
    #expect(html.contains("name=\"\(DecisionActs.markName(other.id, criterion.id))\""))
    #expect(html.contains("/offers/\(retained.id.text)"))
    #expect(!html.contains("decision-matrix/LOT-VIDEO/judgements"))
    #expect(!html.contains("decision-matrix/LOT-VIDEO/weights"))
    #expect(html.contains("Renoncer à l’offre"))
    let tried = grid.criteria.enumerated().map { place, criterion in
      (name: DecisionActs.weightName(criterion.id), value: place == 0 ? "100" : "0")
    }
    let trial = DecisionBoard.draw(BoardStage.view(.french, [("lot", "LOT-VIDEO")] + tried)).markup
    #expect(!trial.contains("decision-matrix/LOT-VIDEO/weights"))
    #expect(trial.contains("Rouvrir la consultation"))
    let bench = try RoomBench(isReopened: true)
    let open = DecisionBoard.draw(bench.view(.owner, [("lot", "LOT-VIDEO")])).markup
    #expect(open.contains("name=\"\(DecisionActs.markName(retained.id, criterion.id))\""))
    #expect(open.contains("decision-matrix/LOT-VIDEO/judgements"))
  }

  @Test func `marks are typed on the grid and kept together`() async throws {
    let bench = try RoomBench(isReopened: true)
    let name = DecisionActs.markName("OF-PLAN-LARGE", "VID-k1")
    let lot = try #require(bench.find(ID<Lot>("LOT-VIDEO")))
    let grid = LotGrid(of: lot, Examination(of: bench.live.snapshot.dossier, on: WorkedExample.day))
    let criterion = try #require(grid.criteria.first)
    let offer = try #require(grid.offers.first)
    let own = DecisionActs.markName(offer.id, criterion.id)
    let answer = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "marks", form: [(own, "2,5"), (name, "9")])
    #expect(answer?.address?.hasPrefix("/d/bench/boards/decision-matrix") == true)
    let score = bench.find(ID<Score>("\(offer.id.text)/\(criterion.id.text)"))
    #expect(score?.value == 2.5)
    let wrong = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "marks", form: [(own, "9")], json: true)
    #expect(wrong?.json?.status == 422)
    // Without a script what was typed stands open again, the rest goes along.
    let other = DecisionActs.markName(offer.id, grid.criteria[1].id)
    let form = [(own, "9"), (other, "4"), ("seen-version", "1")]
    let page = try #require(
      (await bench.post("boards", "decision-matrix", "LOT-VIDEO", "marks", form: form))?.page)
    #expect(page.status == 422)
    #expect(Markup(page.main.markup).problems == [])
    #expect(SentForm.read(page.main).contains { $0 == (own, "9") })
    #expect(SentForm.read(page.main).contains { $0 == (other, "4") })
    #expect(bench.find(ID<Score>("\(offer.id.text)/\(criterion.id.text)"))?.value == 2.5)
    let seen = bench.live.snapshot.sequence
    _ = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "marks", form: [(own, "3")], by: "2")
    let late = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "marks",
      form: [(own, "1"), ("seen-version", String(seen))], json: true)
    #expect(late?.json?.status == 409)
    let asked = try #require(
      (await bench.post(
        "boards", "decision-matrix", "LOT-VIDEO", "marks",
        form: [(own, "1"), ("seen-version", String(seen))]))?.page)
    #expect(asked.status == 409)
    let held = SentForm.read(asked.main)
    #expect(held.contains { $0 == (own, "1") })
    #expect(held.contains { $0 == ("seen-version", String(bench.live.snapshot.sequence)) })
    #expect(bench.find(ID<Score>("\(offer.id.text)/\(criterion.id.text)"))?.value == 3)
    let reader = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "marks", form: [(own, "1")], role: .commenter)
    #expect(reader?.refusal == "rooms.refused.edit")
  }

  @Test func `conditions are answered on the board: met, not met, or not said`() async throws {
    let bench = try RoomBench(isReopened: true)
    let consultation = try #require(bench.find(ID<Consultation>("CS-CMS")))
    let condition = try #require(consultation.knockOuts.first)
    let view = bench.view(.owner, [("lot", "LOT-CMS")])
    let html = DecisionBoard.draw(view).markup
    #expect(BoardMarkup(html).faults == [])
    let name = DecisionActs.conditionName("OF-OPENPANIER", condition)
    #expect(html.contains("name=\"\(name)\""))
    _ = await bench.post(
      "boards", "decision-matrix", "LOT-CMS", "conditions",
      form: [(name, "notMet"), (DecisionActs.shown(name), "met")])
    let out = try #require(bench.find(ID<Offer>("OF-OPENPANIER")))
    #expect(out.answer(to: condition) == .notMet && !out.meets.contains(.dataProtection))
    let decided = DecisionBoard.draw(bench.view(.owner, [("lot", "LOT-CMS")])).markup
    #expect(decided.contains("OpenPanier\u{A0}» est écartée"))
    // An answer that nobody touched undoes nobody's; one that is taken back is a doubt.
    _ = await bench.post(
      "boards", "decision-matrix", "LOT-CMS", "conditions",
      form: [(name, "met"), (DecisionActs.shown(name), "met")])
    #expect(bench.find(ID<Offer>("OF-OPENPANIER"))?.answer(to: condition) == .notMet)
    _ = await bench.post(
      "boards", "decision-matrix", "LOT-CMS", "conditions",
      form: [(name, ""), (DecisionActs.shown(name), "notMet")])
    #expect(bench.find(ID<Offer>("OF-OPENPANIER"))?.answer(to: condition) == nil)
    let doubtful = DecisionBoard.draw(bench.view(.owner, [("lot", "LOT-CMS")])).markup
    #expect(doubtful.contains("classée sous réserve"))
  }

  @Test func `judgements become weights that add up to a hundred`() async throws {
    let bench = try RoomBench(isReopened: true)
    let lot = try #require(bench.find(ID<Lot>("LOT-VIDEO")))
    let x = Examination(of: bench.live.snapshot.dossier, on: WorkedExample.day)
    let criteria = LotGrid(of: lot, x).criteria
    // Each counts twice as much as the next, so the judgements agree.
    let pairs = zip(criteria, criteria.dropFirst()).map {
      (name: DecisionActs.pairName($0.id, $1.id), value: "a2")
    }
    _ = await bench.post("boards", "decision-matrix", "LOT-VIDEO", "judgements", form: pairs)
    #expect(bench.find(ID<Lot>("LOT-VIDEO"))?.judgements.count == criteria.count - 1)
    _ = await bench.post(
      "boards", "decision-matrix", "LOT-VIDEO", "weights", form: [("from", "judged")])
    let weights = criteria.compactMap { bench.find($0.id)?.weight }
    #expect(abs(weights.reduce(0, +) - 100) < 1e-9)
    #expect(weights.first == 50.1)
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 > $1 })
  }
}
