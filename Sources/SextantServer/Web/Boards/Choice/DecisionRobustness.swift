internal import SextantKernels
import SextantModel

/// Which weights would put another offer first, and a trial of other weights.
extension DecisionPicture {
  /// Weightings drawn for the shares of the weight space: the error stays below a point.
  private static let draws = 5000

  var robustness: HTML {
    guard let sum = decision.sum, decision.ranked.count > 1 else { return .empty }
    let robustness = sum.robustness
    let ranges = robustness.ranges
    let rows = ranges.map { range in
      TableLine([
        look.headline(criteria[range.criterion]),
        HTML(text: words.write(range.weight * 100, decimals: 1)),
        turn(range.below), turn(range.above),
        HTML(
          text: range.nearest.map { signedPoints($0.change) } ?? say("never")),
      ])
    }
    let table = DataTable(
      words, id: "decision-ranges",
      caption: say("ranges", ["offer": .text(name(robustness.winner))]),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true),
        TableColumn(say("weightPercent"), .number), TableColumn(say("range.below")),
        TableColumn(say("range.above")), TableColumn(say("range.change"), .number),
      ], rows: rows)
    let delicate: HTML
    if let range = robustness.mostDelicate, let flip = range.nearest {
      delicate = look.note(
        abs(flip.change) < 0.05 ? .watch : .good,
        say(
          "delicate",
          [
            "criterion": .text(criteria[range.criterion].name),
            "from": .percent(flip.weight, decimals: 1),
            "to": .percent(flip.turningPoint, decimals: 1),
            "offer": .text(name(flip.challenger)),
          ]))
    } else {
      delicate = look.note(.good, say("unshakable", ["offer": .text(name(robustness.winner))]))
    }
    return look.section(say("robustness"), "\(delicate)\(table)\(space(robustness))")
  }

  private func turn(_ flip: WeightRobustness.Flip?) -> HTML {
    guard let flip else { return HTML(text: say("never")) }
    return HTML(
      text: say(
        "turn",
        [
          "weight": .percent(flip.turningPoint, decimals: 1),
          "offer": .text(name(flip.challenger)),
        ]))
  }

  private func signedPoints(_ change: Double) -> String {
    let points = change * 100
    return (points > 0 ? "+" : "") + words.write(points, decimals: 1)
  }

  /// How much of all conceivable weightings each offer wins.
  private func space(_ robustness: WeightRobustness) -> HTML {
    let space = robustness.weightSpace(samples: Self.draws)
    let order = space.wins.indices.sorted { space.wins[$0] > space.wins[$1] }
    return HorizontalBars(
      words, id: "decision-space", title: say("space"),
      summary: say("space.summary", ["draws": .integer(space.samples)]),
      bars: order.map {
        HorizontalBars.Bar(
          name($0), (space.wins[$0] * 1000).rounded() / 1000,
          $0 == robustness.winner ? .ours : .none)
      }, unit: .percent
    ).html
  }

  // MARK: - Trial

  /// Other weights tried without keeping them: a form that leads to an address of its own.
  var trial: HTML {
    guard decision.sum != nil else { return .empty }
    let fields = criteria.map { criterion -> FormField in
      let name = DecisionActs.weightName(criterion.id)
      let stated = criterion.weight.map { words.write($0, decimals: nil) } ?? ""
      return FormField(
        words, name, label: criterion.name, .number(look.choice(name) ?? stated), scope: "trial")
    }
    let isTried = criteria.contains { look.choice(DecisionActs.weightName($0.id)) != nil }
    let reset =
      "\(look.bare)?lot=\(percentEncoded(grid.lot.id.text))#trial"
    let bar = FilterBar(
      words, to: look.bare, activeCount: isTried ? 1 : 0, reset: reset, id: "trial-form",
      apply: say("trial.do"),
      "\(Hidden("lot", grid.lot.id.text))\(fields.html)")
    return """
      <section class="stack" id="trial"><h2>\(say("trial"))</h2>\
      <p class="muted small">\(say("trial.help"))</p>\(bar)\
      <div class="stack" data-live="decision-trial">\(isTried ? trialResult : .empty)</div></section>
      """
  }

  /// The weights of the trial; the stated one where a field is empty or no number.
  private var tried: [Double] {
    criteria.map { criterion in
      let typed = look.choice(DecisionActs.weightName(criterion.id))
      let bytes = Array((typed ?? "").utf8)
      if case .value(let number) = Double.parse(bytes.span), number >= 0, number <= 1e9 {
        return number
      }
      return criterion.weight ?? 0
    }
  }

  private var trialResult: HTML {
    let weights = tried
    guard let stated = decision.sum, let other = decision.sum(under: weights) else {
      return look.note(.bad, say("trial.nothing"))
    }
    let all = weights.reduce(0, +)
    var notes: HTML = .empty
    if abs(all - 100) > 0.01 {
      notes += look.note(.watch, say("trial.sum", ["sum": .number(all, decimals: nil)]))
    }
    let same = stated.ranking.winners == other.ranking.winners
    notes += look.note(
      same ? .good : .watch,
      say(
        same ? "trial.same" : "trial.other",
        ["offer": .texts(other.ranking.winners.map { name($0) })]))
    let rows = other.ranking.order.map { place in
      TableLine([
        offerCell(offers[decision.ranked[place]]),
        look.write(stated.ranking.totals[place], decimals: 2),
        HTML(text: say("rankOf", ["rank": .integer(stated.ranking.ranks[place])])),
        "<strong>\(words.write(other.ranking.totals[place], decimals: 2))</strong>",
        HTML(text: say("rankOf", ["rank": .integer(other.ranking.ranks[place])])),
      ])
    }
    let table = DataTable(
      words, id: "decision-trial-table", caption: say("trial.caption"),
      columns: [
        TableColumn(say("offer"), isRowHeader: true), TableColumn(say("trial.stated"), .number),
        TableColumn(say("rank")), TableColumn(say("trial.tried"), .number),
        TableColumn(say("trial.rank")),
      ], rows: rows)
    return "\(notes)\(table)\(keepTrial(weights, all))"
  }

  private func keepTrial(_ weights: [Double], _ all: Double) -> HTML {
    guard abs(all - 100) <= 0.01 else { return .empty }
    guard mayWeigh else { return keptWeights }
    let hidden = zip(criteria, weights).map { criterion, weight in
      Hidden(DecisionActs.weightName(criterion.id), numberText(weight)).html
    }
    return PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, grid.lot.id.text, "weights"),
      version: look.version, look: .inline,
      "\(hidden.joined())\(Button(say("trial.keep"), icon: "check"))"
    ).html
  }
}
