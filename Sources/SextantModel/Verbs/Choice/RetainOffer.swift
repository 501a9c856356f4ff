/// Retains the offer that a lot goes to, once all are scored alike.
enum RetainOffer: Verb {
  static let card = VerbCard(
    "offer.retain", on: Offer.self, governs: ["isRetained"],
    refusals: ["rival", "unscored", "knockedOut", "unjudged", "belowLeast", "beaten"],
    isApproval: true)

  static func concerns(_ offer: Offer) -> Bool { !offer.isRetained }

  static func examine(_ offer: Offer, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(offer, "lot", "vendor", "price")
    guard let lot = x.find(offer.lot) else { return }
    let offers = x.citing(lot, by: Offer.self, in: "lot")
    let rivals = offers.filter { $0.isRetained && $0.id != offer.id }.map(\.id.text)
    if !rivals.isEmpty { obstacles.add("rival", ["items": .texts(rivals)], evidence: rivals) }
    let decision = LotDecision(
      LotGrid(of: lot, Examination(of: x.dossier, citations: x.citations, on: x.today)))
    examineConditions(of: offer, decision, &obstacles)
    examineMarks(of: offer, decision, &obstacles)
  }

  /// What the decision board says of the offer: out, or in doubt.
  private static func examineConditions(
    of offer: Offer, _ decision: LotDecision, _ obstacles: inout Obstacles
  ) {
    let lot = decision.grid.lot.id.text
    guard let place = decision.grid.offers.firstIndex(where: { $0.id == offer.id }) else { return }
    switch decision.standings[place] {
    case .ranked: break
    case .inDoubt(let conditions):
      obstacles.add(
        "unjudged", at: "answers", ["topics": .list(conditions.map(name))], evidence: [lot])
    case .out(let barriers):
      var unmet: [Argument] = []
      var low: [SelectionCriterion] = []
      for barrier in barriers {
        switch barrier {
        case .condition(let condition): unmet.append(name(condition))
        case .mark(let criterion, _): low.append(criterion)
        }
      }
      if !unmet.isEmpty {
        obstacles.add("knockedOut", at: "answers", ["topics": .list(unmet)], evidence: [lot])
      }
      if !low.isEmpty {
        obstacles.add(
          "belowLeast", ["items": .texts(low.map(\.name))], evidence: low.map(\.id.text))
      }
    }
  }

  private static func name(_ condition: KnockOut) -> Argument {
    condition.topic.map { .choice($0) } ?? .text(condition.text)
  }

  private static func examineMarks(
    of offer: Offer, _ decision: LotDecision, _ obstacles: inout Obstacles
  ) {
    let grid = decision.grid
    let open = grid.unmarked(offer).map(\.id.text)
    if !open.isEmpty || grid.criteria.isEmpty {
      obstacles.add("unscored", ["items": .texts(open)], evidence: open)
    }
    func total(_ offer: Offer) -> Double {
      grid.criteria.reduce(0) { $0 + (grid.mark(offer, $1) ?? 0) * ($1.weight ?? 0) }
    }
    let own = total(offer)
    // An offer that is out beats nobody.
    let better = decision.ranked.map { grid.offers[$0] }
      .filter { $0.id != offer.id && total($0) > own + 1e-9 }.map(\.id.text)
    // A lower total may be retained, but only with an argument in writing.
    if !better.isEmpty && grid.lot.choiceArgument.isEmpty {
      obstacles.add(
        "beaten", ["items": .texts(better), "lot": .text(grid.lot.id.text)],
        evidence: better + [grid.lot.id.text])
    }
  }

  static func carryOut(_ offer: inout Offer, _ x: VerbContext, _ changes: inout VerbChanges) {
    offer.isRetained = true
  }
}
