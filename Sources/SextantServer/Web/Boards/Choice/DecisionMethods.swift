internal import SextantKernels
import SextantModel

/// The methods side by side, and what quality costs.
extension DecisionPicture {
  var methods: HTML {
    guard let sum = decision.sum else { return .empty }
    let judged = decision.judgedSum?.ranking
    let topsis = decision.topsis?.ranking
    let undominated = decision.undominated
    var columns = [
      TableColumn(say("offer"), isRowHeader: true), TableColumn(say("method.sum"), .number),
    ]
    if judged != nil { columns.append(TableColumn(say("method.ahp"), .number)) }
    columns.append(TableColumn(say("method.topsis"), .number))
    columns += [
      TableColumn(say("quality"), .number),
      TableColumn(
        say(grid.lot.priceBasis == .ownership ? "wholeCost" : "price"), .number),
      TableColumn(say("perThousand"), .number), TableColumn(say("efficient"), .mark),
    ]
    var rows = sum.ranking.order.map { place -> TableLine in
      let offer = offers[decision.ranked[place]]
      var cells = [offerCell(offer), standing(sum.ranking, place)]
      if let judged { cells.append(standing(judged, place)) }
      cells.append(topsis.map { standing($0, place) } ?? "–")
      cells += value(offer, undominated)
      return TableLine(cells, mark: sum.ranking.ranks[place] == 1 ? .ours : .none)
    }
    for (place, offer) in offers.enumerated() where !decision.ranked.contains(place) {
      let dashes = [HTML](repeating: "–", count: judged == nil ? 2 : 3)
      rows.append(TableLine([offerCell(offer)] + dashes + value(offer, nil), mark: .bad))
    }
    let table = DataTable(
      words, id: "decision-methods", caption: say("methods", ["lot": .text(grid.lot.name)]),
      columns: columns, rows: rows)
    return look.section(
      say("methods.title"), "\(table)<p class=\"muted small\">\(say("methods.note"))</p>")
  }

  func offerCell(_ offer: Offer) -> HTML {
    let vendor = view.find(offer.vendor)
      .map { "<br><span class=\"muted small\">\($0.name)</span>" as HTML }
    return """
      \(look.headline(offer)) \(look.badge(offer.id.text))\
      \(offer.name == view.find(offer.vendor)?.name ? nil : vendor)
      """
  }

  private func standing(_ ranking: Ranking, _ place: Int) -> HTML {
    let rank = say("rankOf", ["rank": .integer(ranking.ranks[place])])
    return """
      <strong>\(words.write(ranking.totals[place], decimals: 2))</strong>\
      <br><span class="small">\(rank)</span>
      """
  }

  private func value(_ offer: Offer, _ undominated: [Int]?) -> [HTML] {
    let quality = decision.quality(of: offer)
    let price = grid.price(of: offer)
    var perThousand: HTML = "–"
    if let quality, let price, price > .zero {
      perThousand = look.write(quality / price.units * 1000, decimals: 3)
    }
    var efficient: HTML = "–"
    if let undominated, let place = offers.firstIndex(where: { $0.id == offer.id }) {
      efficient =
        undominated.contains(place)
        ? StatusMark(.good, say("efficient.yes")).html
        : StatusMark(.neutral, say("efficient.no")).html
    }
    return [look.write(quality, decimals: 2), look.write(price), perThousand, efficient]
  }
}
