internal import SextantKernels
import SextantModel

/// Offers marked on weighted criteria: totals, ranks, and whether a small change would upset them.
enum DecisionBoard: Board {
  static let name = "decision-matrix"
  static let room = Room.choice
  static let kinds: [any Item.Type] = [Lot.self, SelectionCriterion.self, Offer.self, Score.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["lot"])
    let lots = view.all(Lot.self)
    guard let (lot, tabs) = look.chosen("lot", of: lots, label: "board.decision-matrix.which")
    else {
      return look.empty(
        checks: ["CHO01", "CHO03"], action: look.addButton(Lot.self, "board.decision-matrix.add"))
    }
    let grid = LotGrid(of: lot, view.examined.examination)
    return "\(tabs)\(DecisionPicture(look: look, grid: grid).html)"
  }
}

/// The grid of a lot and what it says.
private struct DecisionPicture: BoardPicture {
  let look: BoardLook
  let grid: LotGrid

  /// The offer's place in its grid and how much of the weight.
  private var weightSum: Double { grid.criteria.compactMap(\.weight).reduce(0, +) }

  var html: HTML {
    let weighted = grid.weighted
    return """
      \(look.sheetTabs)\(heading)<div class="stack" data-live="decision">\
      \(weighted.map(verdict) ?? incomplete)\
      \(look.isTable ? list : "\(weighted.map(chart))\(matrix(weighted))")\(argument)</div>\
      <p class="print-hidden cluster">\
      \(look.addButton(Offer.self, "board.decision-matrix.addOffer", given: [("lot", grid.lot.id.text)]))\
      \(look.addButton(SelectionCriterion.self, "board.decision-matrix.addCriterion", given: [("lot", grid.lot.id.text)]))</p>
      """
  }

  private var heading: HTML {
    var parts: [HTML] = []
    if let consultation = grid.consultation { parts.append(look.headline(consultation)) }
    if !grid.lot.productionType.isEmpty { parts.append(HTML(text: grid.lot.productionType)) }
    if let day = grid.consultation?.choiceOn {
      parts.append(HTML(text: say("choiceOn", ["day": .day(day)])))
    }
    return look.heading(grid.lot, parts)
  }

  private var incomplete: HTML {
    if grid.criteria.isEmpty || grid.offers.isEmpty { return look.note(.watch, say("nothing")) }
    let missing = grid.offers.map { grid.unmarked($0).count }.reduce(0, +)
    return look.note(.watch, say("incomplete", ["count": .integer(missing)]))
  }

  // MARK: - What comes out

  private func name(_ offer: Offer) -> String { offer.name }

  /// Who comes first, and whether that holds when a weight changes a little.
  private func verdict(_ weighted: WeightedGrid) -> HTML {
    let totals = weighted.totals
    let winners = weighted.winners
    guard let first = winners.first else { return .empty }
    let best: HTML =
      winners.count > 1
      ? look.note(
        .watch,
        say(
          "tie",
          [
            "offers": .texts(winners.map { name(grid.offers[$0]) }),
            "total": .number(totals[first], decimals: 2),
          ]))
      : look.note(
        .ours,
        say(
          "first",
          [
            "offer": .text(name(grid.offers[first])), "total": .number(totals[first], decimals: 2),
            "lead": .number(lead(totals, first), decimals: 2),
          ]))
    return "\(best)\(sensitivity(weighted))\(retained(weighted))"
  }

  private func lead(_ totals: [Double], _ first: Int) -> Double {
    let others = totals.indices.filter { $0 != first }.map { totals[$0] }
    return totals[first] - (others.max() ?? totals[first])
  }

  private func sensitivity(_ weighted: WeightedGrid) -> HTML {
    let share = view.examined.examination.rules.robustnessShare
    let changes = weighted.changesOfWinner(varyingWeightsBy: share.fraction)
    guard let change = changes.first else {
      return look.note(
        .good,
        say(
          "robust",
          ["share": .share(share), "variations": .integer(2 * grid.criteria.count)]))
    }
    return look.note(
      .watch,
      say(
        "fragile",
        [
          "share": .share(share), "changes": .integer(changes.count),
          "variations": .integer(2 * grid.criteria.count),
          "criterion": .text(grid.criteria[change.criterion].name),
          "factor": .percent(change.factor - 1, decimals: 0),
          "offer": .texts(change.winners.map { name(grid.offers[$0]) }),
        ]))
  }

  private func retained(_ weighted: WeightedGrid) -> HTML {
    let ranks = weighted.ranks
    return grid.offers.enumerated().filter { $0.element.isRetained }.map { place, offer in
      look.note(
        ranks[place] == 1 ? .good : .watch,
        say("retained", ["offer": .text(name(offer)), "rank": .integer(ranks[place])]))
    }.joined()
  }

  private func chart(_ weighted: WeightedGrid) -> HTML {
    let totals = weighted.totals
    let order = totals.indices.sorted {
      totals[$0] == totals[$1] ? $0 < $1 : totals[$0] > totals[$1]
    }
    let winners = Set(weighted.winners)
    return HorizontalBars(
      words, id: "decision-chart", title: say("chart", ["lot": .text(grid.lot.name)]),
      summary: say("chart.summary"),
      bars: order.map {
        HorizontalBars.Bar(
          name(grid.offers[$0]), (totals[$0] * 100).rounded() / 100,
          winners.contains($0) ? .ours : .none)
      }, unit: .number(decimals: 2)
    ).html
  }

  // MARK: - The matrix

  private func matrix(_ weighted: WeightedGrid?) -> HTML {
    guard !grid.offers.isEmpty, !grid.criteria.isEmpty else { return .empty }
    let winners = Set(weighted?.winners ?? [])
    let columns = grid.offers.map { offer -> HTML in
      let vendor = view.find(offer.vendor).map {
        "<br><span class=\"muted small\">\($0.name)</span>" as HTML
      }
      return
        "\(look.headline(offer)) \(look.badge(offer.id.text))\(offer.name == view.find(offer.vendor)?.name ? nil : vendor)"
    }
    var rows = grid.criteria.map { criterion in
      (
        head: """
        \(look.headline(criterion)) <span class="muted small">\(weight(criterion))</span>
        """ as HTML,
        cells: grid.offers.map { mark($0, criterion) }
      )
    }
    if let weighted {
      let totals = weighted.totals
      let ranks = weighted.ranks
      rows.append(
        (
          head: "<strong>\(say("total"))</strong>",
          cells: totals.enumerated().map { place, total in
            GridCell(
              "<strong>\(words.write(total, decimals: 2))</strong>",
              winners.contains(place) ? .ours : .none)
          }
        ))
      rows.append(
        (
          head: HTML(text: say("rank")),
          cells: ranks.enumerated().map { place, rank in
            GridCell(
              winners.contains(place)
                ? StatusMark(.ours, say("rankOf", ["rank": .integer(rank)])).html
                : HTML(text: say("rankOf", ["rank": .integer(rank)])))
          }
        ))
    }
    rows.append(
      (
        head: HTML(text: look.label("price", of: Offer.self)),
        cells: grid.offers.map { GridCell(look.write($0.price)) }
      ))
    let table = GridTable(
      id: "decision", caption: say("caption", ["lot": .text(grid.lot.name)]),
      corner: say("corner"), columns: columns, rows: rows)
    return "<div class=\"decision\">\(table)</div>"
  }

  private func weight(_ criterion: SelectionCriterion) -> String {
    guard let weight = criterion.weight, weightSum > 0 else { return say("noWeight") }
    return say("weight", ["weight": .percent(weight / weightSum, decimals: 0)])
  }

  /// The mark, and what it brings to the total.
  private func mark(_ offer: Offer, _ criterion: SelectionCriterion) -> GridCell {
    guard let mark = grid.mark(offer, criterion) else {
      return GridCell(StatusMark(.watch, say("unmarked")).html, .watch)
    }
    guard let weight = criterion.weight, weightSum > 0 else {
      return GridCell(look.write(mark, decimals: nil))
    }
    return GridCell(
      """
      \(words.write(mark, decimals: nil)) <span class="muted small">\
      +\(words.write(mark * weight / weightSum, decimals: 2))</span>
      """)
  }

  /// Every mark on a line of its own, with the form that changes it.
  private var list: HTML {
    var rows: [TableLine] = []
    for criterion in grid.criteria {
      for offer in grid.offers {
        let mark = grid.mark(offer, criterion)
        rows.append(
          TableLine([
            look.headline(criterion), HTML(text: weight(criterion)), look.headline(offer),
            mark.map { look.write($0, decimals: nil) }
              ?? StatusMark(.watch, say("unmarked")).html,
            form(offer, criterion, mark),
          ]))
      }
    }
    return DataTable(
      words, id: "decision-table", caption: say("caption", ["lot": .text(grid.lot.name)]),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("weight.short"), .number),
        TableColumn(say("offer")), TableColumn(say("mark"), .number),
        TableColumn(view.say("picture.column.change")),
      ], rows: rows
    ).html
  }

  /// Sets a mark, or gives a first one.
  private func form(_ offer: Offer, _ criterion: SelectionCriterion, _ mark: Double?) -> HTML {
    guard view.reader.mayEdit(Score.kind) else { return .empty }
    let score = "\(offer.id.text)/\(criterion.id.text)"
    let isNew = view.dossier.item(score) == nil
    let options = [ChoiceOption("", "–")] + (0...5).map { ChoiceOption(String($0), String($0)) }
    let field = FormField(
      words, "value", label: look.label("value", of: Score.self),
      .choice(mark.map { numberText($0) } ?? "", options),
      scope: "score-\(markupID(score))", look: .hiddenLabel)
    let keys: HTML =
      isNew ? "\(Hidden("offer", offer.id.text))\(Hidden("criterion", criterion.id.text))" : .empty
    return PostForm(
      view, to: isNew ? view.to.list(Score.kind) : view.to.set(Score.kind, score),
      version: isNew ? nil : look.version, back: look.here, look: .inline,
      "\(keys)\(field)\(Button(view.say("picture.set"), .quiet, icon: "check", hidesLabel: true))"
    ).html
  }

  private func numberText(_ mark: Double) -> String {
    mark == mark.rounded() ? String(Int(mark)) : String(mark)
  }

  private var argument: HTML {
    guard !grid.lot.choiceArgument.isEmpty else { return .empty }
    return look.section(say("argument"), "<p>\(grid.lot.choiceArgument)</p>")
  }
}
