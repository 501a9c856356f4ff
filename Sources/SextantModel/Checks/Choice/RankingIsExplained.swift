internal import SextantKernels

/// The offer retained comes first, or its choice is argued; so is a first place that a small change
/// of one weight would take away.
///
/// Totals are Σ weight × mark / Σ weight. Each weight in turn is changed by a share, down and up.
/// An offer that misses a condition or a least mark is out and not ranked; the cost criterion's marks
/// follow from prices where the lot has a rule for that. Nothing is asked before the day of the choice. Quality without the cost criterion per thousand
/// euros is shown for every offer.
public struct RankingIsExplained: Check {
  public static let card = CheckCard(
    "CHO03", "choice.ranking-explained", .warning, basis: [.arithmetic, .house],
    about: [Offer.self],
    alsoReads: [Lot.self, Consultation.self, SelectionCriterion.self, Score.self],
    parameters: ["argumentLength", "robustnessShare"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for lot in x.all(Lot.self) {
      let decision = LotDecision(LotGrid(of: lot, x))
      let grid = decision.grid
      if grid.offers.isEmpty { continue }
      lookForFalseAmounts(grid, &verdict)
      for offer in grid.unpriced {
        verdict.doubt(
          offer.at("price"), "noPrice", ["lot": .text(lot.name), "offer": .text(offer.name)])
      }
      guard let sum = decision.sum else {
        verdict.doubt(lot.at(), "incomplete", ["lot": .text(lot.name)])
        continue
      }
      showValue(decision, &verdict)
      guard let chosen = grid.retained.first else {
        if let day = grid.consultation?.choiceOn, day <= x.today {
          verdict.fail(lot.at(), "noChoice", ["lot": .text(lot.name), "date": .day(day)])
        }
        continue
      }
      let isArgued = lot.choiceArgument.count >= x.rules.argumentLength
      if !isArgued, let place = decision.place(of: chosen) {
        hold(chosen, at: place, decision, sum, x, &verdict)
      }
    }
  }

  private static func hold(
    _ chosen: Offer, at place: Int, _ decision: LotDecision, _ sum: WeightedSum, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let (grid, lot) = (decision.grid, decision.grid.lot)
    let totals = sum.ranking.totals
    let winners = sum.ranking.winners
    var arguments: [String: Argument] = [
      "lot": .text(lot.name), "chosen": .text(chosen.name),
      "length": .integer(x.rules.argumentLength), "share": .share(x.rules.robustnessShare),
    ]
    if let first = winners.first, !winners.contains(place) {
      arguments["first"] = .text(grid.offers[decision.ranked[first]].name)
      arguments["chosenTotal"] = .number(totals[place], decimals: 2)
      arguments["firstTotal"] = .number(totals[first], decimals: 2)
      verdict.fail(lot.at("choiceArgument"), "notFirst", arguments, evidence: [chosen.id.text])
      return
    }
    let changes = sum.changesOfWinner(varyingWeightsBy: x.rules.robustnessShare.fraction)
    guard !changes.isEmpty else { return }
    arguments["changes"] = .integer(changes.count)
    arguments["variations"] = .integer(2 * grid.criteria.count)
    var seen: Set<Int> = []
    arguments["criteria"] = .texts(
      changes.map(\.criterion).filter { seen.insert($0).inserted }.map { grid.criteria[$0].name })
    verdict.fail(lot.at("choiceArgument"), "fragile", arguments, evidence: [chosen.id.text])
  }

  /// Prices and costs below nought, and costs beyond what can be added up.
  private static func lookForFalseAmounts(_ grid: LotGrid, _ verdict: inout Verdict) {
    for offer in grid.offers {
      let name = Argument.text(offer.name)
      if let price = offer.price, price < .zero {
        verdict.fail(
          offer.at("price"), "negative",
          ["offer": name, "item": .field(Offer.self, "price"), "amount": .money(price)])
      }
      do throws(OfferCost.Fault) {
        _ = try offer.cost(in: grid.lot)
      } catch {
        let part: Int
        switch error {
        case .negative(let place), .outOfRange(let place): part = place
        }
        let item = offer.costs36.indices.contains(part) ? offer.costs36[part] : CostItem()
        var key = "outOfRange"
        if case .negative = error { key = "negative" }
        verdict.fail(
          offer.at("costs36"), key,
          ["offer": name, "item": .text(item.label), "amount": .money(item.amount ?? .zero)])
      }
    }
  }

  private static func showValue(_ decision: LotDecision, _ verdict: inout Verdict) {
    for offer in decision.grid.offers {
      guard let quality = decision.quality(of: offer), let price = offer.price, price > .zero
      else { continue }
      verdict.note(
        offer.at(), "value",
        [
          "offer": .text(offer.name), "quality": .number(quality, decimals: 2),
          "price": .money(price), "value": .number(quality / price.units * 1000, decimals: 3),
        ])
    }
  }
}
