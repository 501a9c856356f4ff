internal import SextantKernels
import SextantModel

/// Who comes first, whether that holds, who is out, and why each stands where it does.
extension DecisionPicture {
  var verdict: HTML {
    guard let sum = decision.sum else { return incomplete + out }
    return first(sum) + firmness(sum) + agreement(sum) + retained(sum) + out
  }

  private var incomplete: HTML {
    let missing = offers.map { grid.unmarked($0).count }.reduce(0, +)
    let unweighted = criteria.count { $0.weight == nil }
    if decision.ranked.isEmpty { return look.note(.bad, say("allOut")) }
    return look.note(.watch, say("incomplete", ["count": .integer(missing + unweighted)]))
  }

  private func first(_ sum: WeightedSum) -> HTML {
    let ranking = sum.ranking
    guard let first = ranking.winners.first else { return .empty }
    let total = Argument.number(ranking.totals[first], decimals: 2)
    guard ranking.winners.count == 1 else {
      return look.note(
        .watch,
        say("tie", ["offers": .texts(ranking.winners.map { name($0) }), "total": total]))
    }
    let others = ranking.totals.indices.filter { $0 != first }.map { ranking.totals[$0] }
    guard let second = others.max() else {
      return look.note(.ours, say("alone", ["offer": .text(name(first)), "total": total]))
    }
    return look.note(
      .ours,
      say(
        "first",
        [
          "offer": .text(name(first)), "total": total,
          "lead": .number(ranking.totals[first] - second, decimals: 2),
        ]))
  }

  private func firmness(_ sum: WeightedSum) -> HTML {
    guard decision.ranked.count > 1 else { return .empty }
    let share = view.examined.examination.rules.robustnessShare
    let changes = sum.changesOfWinner(varyingWeightsBy: share.fraction)
    guard let change = changes.first else {
      return look.note(
        .good,
        say("robust", ["share": .share(share), "variations": .integer(2 * criteria.count)]))
    }
    return look.note(
      .watch,
      say(
        "fragile",
        [
          "share": .share(share), "changes": .integer(changes.count),
          "variations": .integer(2 * criteria.count),
          "criterion": .text(criteria[change.criterion].name),
          "factor": .percent(change.factor - 1, decimals: 0),
          "offer": .texts(change.winners.map { name($0) }),
        ]))
  }

  /// Whether the choice of a method is the choice of a winner.
  private func agreement(_ sum: WeightedSum) -> HTML {
    guard decision.ranked.count > 1 else { return .empty }
    let own = sum.ranking.winners
    var others: [(key: String, winners: [Int])] = []
    if let judged = decision.judgedSum { others.append(("ahp", judged.ranking.winners)) }
    if let topsis = decision.topsis { others.append(("topsis", topsis.ranking.winners)) }
    if others.isEmpty { return .empty }
    let apart = others.filter { $0.winners != own }
    if apart.isEmpty { return look.note(.good, say("methodsAgree")) }
    return apart.map { other in
      look.note(
        .watch,
        say(
          "methodsDiffer",
          [
            "method": .text(say("method.\(other.key)")),
            "offer": .texts(other.winners.map { name($0) }),
          ]))
    }.joined()
  }

  private func retained(_ sum: WeightedSum) -> HTML {
    let ranks = sum.ranking.ranks
    return grid.retained.map { offer -> HTML in
      guard let place = decision.place(of: offer) else {
        return look.note(.bad, say("retainedOut", ["offer": .text(offer.name)]))
      }
      return look.note(
        ranks[place] == 1 ? .good : .watch,
        say("retained", ["offer": .text(offer.name), "rank": .integer(ranks[place])]))
    }.joined()
  }

  /// Offers that a condition or a least mark puts out, and those of which nobody has said which
  /// conditions they meet.
  private var out: HTML {
    zip(offers, decision.standings).map { offer, standing -> HTML in
      switch standing {
      case .ranked: .empty
      case .inDoubt(let conditions):
        look.note(
          .unknown,
          say(
            "doubt",
            [
              "offer": .text(offer.name),
              "conditions": .list(
                conditions.map { $0.topic.map { .choice($0) } ?? .text($0.text) }),
            ]))
      case .out(let barriers):
        look.note(
          .bad,
          say(
            "out",
            [
              "offer": .text(offer.name), "barriers": .texts(barriers.map { barrier($0) }),
            ]))
      }
    }.joined()
  }

  func barrier(_ barrier: LotDecision.Barrier) -> String {
    switch barrier {
    case .condition(let condition):
      say(
        "barrier.condition",
        ["condition": condition.topic.map { .choice($0) } ?? .text(condition.text)])
    case .mark(let criterion, let mark):
      say(
        "barrier.mark",
        [
          "criterion": .text(criterion.name), "mark": .number(mark, decimals: nil),
          "least": .number(criterion.least ?? 0, decimals: nil),
        ])
    }
  }

  // MARK: - Chart

  var chart: HTML {
    guard let ranking = decision.sum?.ranking else { return .empty }
    let winners = Set(ranking.winners)
    return HorizontalBars(
      words, id: "decision-chart", title: say("chart", ["lot": .text(grid.lot.name)]),
      summary: say("chart.summary"),
      bars: ranking.order.map {
        HorizontalBars.Bar(
          name($0), (ranking.totals[$0] * 100).rounded() / 100, winners.contains($0) ? .ours : .none
        )
      }, unit: .number(decimals: 2)
    ).html
  }

  // MARK: - Why

  /// One sentence for each offer: what its place is made of.
  var reasons: HTML {
    guard let sum = decision.sum else { return .empty }
    let lines = sum.ranking.order.map { place -> HTML in
      "<li>\(reason(place, sum))</li>"
    }
    return look.section(say("why"), "<ol class=\"stack\">\(lines.joined())</ol>")
  }

  private func reason(_ place: Int, _ sum: WeightedSum) -> String {
    guard let reason = try? sum.reason(for: place), let other = reason.other else {
      return say("why.alone", ["offer": .text(name(place))])
    }
    let difference = reason.difference
    let key: String
    if abs(difference) < 1e-9 {
      key = "why.level"
    } else if difference > 0 {
      key = reason.weaknesses.isEmpty ? "why.ahead" : "why.aheadDespite"
    } else {
      key = reason.strengths.isEmpty ? "why.behind" : "why.behindDespite"
    }
    let (helping, hindering) =
      difference >= 0
      ? (reason.strengths, reason.weaknesses) : (reason.weaknesses, reason.strengths)
    return say(
      key,
      [
        "offer": .text(name(place)), "other": .text(name(other)),
        "rank": .integer(reason.rank), "gap": .number(abs(difference), decimals: 2),
        "because": .texts(helping.prefix(2).map { contribution($0) }),
        "despite": .texts(hindering.prefix(1).map { contribution($0) }),
      ])
  }

  private func contribution(_ contribution: RankReason.Contribution) -> String {
    say(
      "why.part",
      [
        "criterion": .text(criteria[contribution.criterion].name),
        "gain": .text(signed(contribution.gain)),
      ])
  }

  private func signed(_ number: Double) -> String {
    (number > 0 ? "+" : "") + words.write(number, decimals: 2)
  }
}
