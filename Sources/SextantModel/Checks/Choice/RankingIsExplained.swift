internal import SextantKernels

/// The offer retained comes first, or its choice is argued; so is a first place that a small change
/// of one weight would take away.
///
/// Totals are Σ weight × mark / Σ weight. Each weight in turn is changed by a share, down and up.
/// Nothing is asked before the day of the choice. Quality without the cost criterion per thousand
/// euros is shown for every offer.
public struct RankingIsExplained: Check {
  public static let card = CheckCard(
    "CHO03", "choice.ranking-explained", .warning, basis: [.arithmetic, .house],
    about: [Offer.self],
    alsoReads: [Lot.self, Consultation.self, SelectionCriterion.self, Score.self],
    parameters: ["argumentLength", "robustnessShare"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for lot in x.all(Lot.self) {
      let grid = LotGrid(of: lot, x)
      if grid.offers.isEmpty { continue }
      guard let weighted = grid.weighted else {
        verdict.doubt(lot.at(), "incomplete", ["lot": .text(lot.name)])
        continue
      }
      showValue(grid, &verdict)
      guard let chosen = grid.retained.first else {
        if let day = grid.consultation?.choiceOn, day <= x.today {
          verdict.fail(lot.at(), "noChoice", ["lot": .text(lot.name), "date": .day(day)])
        }
        continue
      }
      let isArgued = lot.choiceArgument.count >= x.rules.argumentLength
      guard !isArgued, let place = grid.offers.firstIndex(where: { $0.id == chosen.id }) else {
        continue
      }
      let totals = weighted.totals
      var arguments: [String: Argument] = [
        "lot": .text(lot.name), "chosen": .text(chosen.name),
        "length": .integer(x.rules.argumentLength), "share": .share(x.rules.robustnessShare),
      ]
      if let first = weighted.winners.first, !weighted.winners.contains(place) {
        arguments["first"] = .text(grid.offers[first].name)
        arguments["chosenTotal"] = .number(totals[place], decimals: 2)
        arguments["firstTotal"] = .number(totals[first], decimals: 2)
        verdict.fail(lot.at("choiceArgument"), "notFirst", arguments, evidence: [chosen.id.text])
        continue
      }
      let changes = weighted.changesOfWinner(
        varyingWeightsBy: x.rules.robustnessShare.fraction)
      if !changes.isEmpty {
        arguments["changes"] = .integer(changes.count)
        arguments["variations"] = .integer(2 * grid.criteria.count)
        var seen: Set<Int> = []
        arguments["criteria"] = .texts(
          changes.map(\.criterion).filter { seen.insert($0).inserted }
            .map { grid.criteria[$0].name })
        verdict.fail(lot.at("choiceArgument"), "fragile", arguments, evidence: [chosen.id.text])
      }
    }
  }

  private static func showValue(_ grid: LotGrid, _ verdict: inout Verdict) {
    guard let qualities = grid.withoutCost?.totals else { return }
    for (offer, quality) in zip(grid.offers, qualities) {
      guard let price = offer.price, price > .zero else { continue }
      verdict.note(
        offer.at(), "value",
        [
          "offer": .text(offer.name), "quality": .number(quality, decimals: 2),
          "price": .money(price), "value": .number(quality / price.units * 1000, decimals: 3),
        ])
    }
  }
}
