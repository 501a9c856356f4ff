/// Retains the offer that a lot goes to, once all are scored alike.
enum RetainOffer: Verb {
  static let card = VerbCard(
    "offer.retain", on: Offer.self, governs: ["isRetained"],
    refusals: ["rival", "unscored", "knockedOut", "beaten"], isApproval: true)

  static func concerns(_ offer: Offer) -> Bool { !offer.isRetained }

  static func examine(_ offer: Offer, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(offer, "lot", "vendor", "price")
    guard let lot = x.find(offer.lot) else { return }
    let offers = x.citing(lot, by: Offer.self, in: "lot")
    let rivals = offers.filter { $0.isRetained && $0.id != offer.id }.map(\.id.text)
    if !rivals.isEmpty { obstacles.add("rival", ["items": .texts(rivals)], evidence: rivals) }
    let unmet = Set(x.find(lot.consultation)?.knockOuts.compactMap(\.topic) ?? [])
      .subtracting(offer.meets)
    if !unmet.isEmpty {
      let topics = unmet.sorted { $0.rawValue < $1.rawValue }
      obstacles.add(
        "knockedOut", at: "meets", ["topics": .list(topics.map { .choice($0) })],
        evidence: [lot.id.text])
    }
    examineScores(of: offer, in: lot, offers, x, &obstacles)
  }

  private static func examineScores(
    of offer: Offer, in lot: Lot, _ offers: [Offer], _ x: VerbContext,
    _ obstacles: inout Obstacles
  ) {
    let criteria = x.citing(lot, by: SelectionCriterion.self, in: "lot")
    let weights = Dictionary(
      criteria.map { ($0.id, $0.weight ?? 0) }, uniquingKeysWith: { first, _ in first })
    var totals: [ID<Offer>: Double] = [:]
    for other in offers {
      let scores = x.citing(other, by: Score.self, in: "offer")
      let marked = Set(scores.filter { $0.value != nil }.compactMap(\.criterion))
      let open = criteria.map(\.id).filter { !marked.contains($0) }
      if other.id == offer.id && (!open.isEmpty || criteria.isEmpty) {
        obstacles.add("unscored", ["items": .texts(open.map(\.text))], evidence: open.map(\.text))
      }
      totals[other.id] = scores.map { score in
        (score.value ?? 0) * (score.criterion.flatMap { weights[$0] } ?? 0)
      }.reduce(0, +)
    }
    let own = totals[offer.id] ?? 0
    let better = offers.filter { (totals[$0.id] ?? 0) > own + 1e-9 }.map(\.id.text)
    // A lower total may be retained, but only with an argument in writing.
    if !better.isEmpty && lot.choiceArgument.isEmpty {
      obstacles.add(
        "beaten", ["items": .texts(better), "lot": .text(lot.id.text)],
        evidence: better + [lot.id.text])
    }
  }

  static func carryOut(_ offer: inout Offer, _ x: VerbContext, _ changes: inout VerbChanges) {
    offer.isRetained = true
  }
}
