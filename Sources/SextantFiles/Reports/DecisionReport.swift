internal import SextantKernels
public import SextantModel

/// A lot's decision, and an envelope's allocation, as data and as text.
public enum DecisionReport {
  public static func plain(_ decision: LotDecision) -> Plain {
    let grid = decision.grid
    func name(_ place: Int) -> String { grid.offers[decision.ranked[place]].id.text }
    let offers = grid.offers.enumerated().map { place, offer -> Plain in
      var entries = [
        Plain.Entry("offer", .text(offer.id.text)), Plain.Entry("name", .text(offer.name)),
        Plain.Entry("isRetained", .flag(offer.isRetained)),
        Plain.Entry("standing", .text(standing(decision.standings[place]))),
      ]
      if let price = grid.price(of: offer) { entries.append(.init("price", price.plain)) }
      if let quality = decision.quality(of: offer) { entries.append(.init("quality", quality)) }
      guard let ranked = decision.ranked.firstIndex(of: place) else { return .map(entries) }
      for (key, ranking) in rankings(decision) {
        entries.append(.init("\(key)Total", ranking.totals[ranked]))
        entries.append(.init("\(key)Rank", .number(String(ranking.ranks[ranked]))))
      }
      return .map(entries)
    }
    var entries = [
      Plain.Entry("lot", .text(grid.lot.id.text)), Plain.Entry("name", .text(grid.lot.name)),
      Plain.Entry("winners", .list(decision.winners.map { .text(grid.offers[$0].id.text) })),
      Plain.Entry("offers", .list(offers)),
    ]
    if case .found(_, let priorities) = decision.judged {
      entries.append(.init("consistencyRatio", priorities.consistencyRatio))
      entries.append(
        .init("judgedWeights", .list(priorities.weights.map { .number(numberText($0)) })))
    }
    if let sum = decision.sum, decision.ranked.count > 1 {
      let ranges = sum.robustness.ranges.map { range -> Plain in
        var entries = [
          Plain.Entry("criterion", .text(grid.criteria[range.criterion].id.text)),
          Plain.Entry("weight", range.weight),
        ]
        for (key, flip) in [("below", range.below), ("above", range.above)] {
          guard let flip else { continue }
          entries.append(
            .init(
              key,
              .map([
                .init("turningPoint", flip.turningPoint),
                .init("challenger", .text(name(flip.challenger))),
              ])))
        }
        return .map(entries)
      }
      entries.append(.init("robustness", .list(ranges)))
    }
    return .map(entries)
  }

  private static func standing(_ standing: LotDecision.Standing) -> String {
    switch standing {
    case .ranked: "ranked"
    case .inDoubt: "inDoubt"
    case .out: "out"
    }
  }

  private static func rankings(_ decision: LotDecision) -> [(key: String, ranking: Ranking)] {
    [
      ("sum", decision.sum?.ranking), ("ahp", decision.judgedSum?.ranking),
      ("topsis", decision.topsis?.ranking),
    ].compactMap { key, ranking in ranking.map { (key, $0) } }
  }

  /// One line per offer, best first, and which weight is the most delicate.
  public static func text(_ decision: LotDecision, _ words: Catalogue) -> String {
    let grid = decision.grid
    var lines = ["\(grid.lot.id.text)  \(grid.lot.name)"]
    func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
      words.fill(words.text("board.decision-matrix.\(key)"), arguments)
    }
    let all = rankings(decision)
    if let sum = decision.sum {
      for place in sum.ranking.order {
        let offer = grid.offers[decision.ranked[place]]
        let figures = all.map { key, ranking in
          "\(say("method.\(key)")) \(words.write(ranking.totals[place], decimals: 2)) (\(ranking.ranks[place]))"
        }
        lines.append(
          "  \(offer.isRetained ? "*" : " ") \(offer.name): \(figures.joined(separator: " · "))")
      }
      if decision.ranked.count > 1 {
        if let range = sum.robustness.mostDelicate, let flip = range.nearest {
          lines.append(
            "  "
              + say(
                "delicate",
                [
                  "criterion": .text(grid.criteria[range.criterion].name),
                  "from": .percent(flip.weight, decimals: 1),
                  "to": .percent(flip.turningPoint, decimals: 1),
                  "offer": .text(grid.offers[decision.ranked[flip.challenger]].name),
                ]))
        } else if let first = sum.ranking.winners.first {
          lines.append(
            "  " + say("unshakable", ["offer": .text(grid.offers[decision.ranked[first]].name)]))
        }
      }
    } else {
      lines.append("  " + words.text("decide.incomplete"))
    }
    for (place, offer) in grid.offers.enumerated() {
      if case .out = decision.standings[place] {
        lines.append("  – \(offer.name): \(words.text("decide.out"))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Allocation

  public static func plain(_ plan: AllocationPlan) -> Plain {
    var entries = [
      Plain.Entry("allocation", .text(plan.allocation.id.text)),
      Plain.Entry("envelope", plan.envelope.plain),
      Plain.Entry("isProposed", .flag(plan.proposal != nil)),
    ]
    guard let proposal = plan.proposal else { return .map(entries) }
    entries += [
      .init("result", proposal.result), .init("currentResult", proposal.currentResult),
      .init("isComparable", .flag(proposal.isComparable)),
      .init("upperBound", proposal.upperBound), .init("gap", proposal.gap),
    ]
    let lines = zip(plan.lines, proposal.amounts).enumerated().map { number, pair -> Plain in
      .map([
        .init("line", .text(pair.0.line.id.text)), .init("current", pair.0.total.plain),
        .init("proposed", pair.1.sum().plain),
        .init("amounts", .list(pair.1.map(\.plain))),
        .init("marginal", proposal.byLine[number].marginal),
      ])
    }
    return .map(entries + [.init("lines", .list(lines))])
  }

  public static func text(_ plan: AllocationPlan, _ words: Catalogue) -> String {
    var lines = [
      "\(plan.allocation.id.text)  \(plan.allocation.title): \(words.write(plan.envelope))"
    ]
    guard let proposal = plan.proposal else {
      return lines[0] + "\n  \(words.text("decide.noAllocation"))\n"
    }
    for (line, amounts) in zip(plan.lines, proposal.amounts) {
      lines.append(
        "    \(line.line.label): \(words.write(line.total)) → \(words.write(amounts.sum()))")
    }
    lines.append(
      "  \(words.write(proposal.currentResult, decimals: 1)) → \(words.write(proposal.result, decimals: 1))"
    )
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Plain.Entry {
  fileprivate init(_ key: String, _ value: Plain) { self.init(key: key, value: value) }
  fileprivate init(_ key: String, _ number: Double) {
    self.init(key: key, value: number.isFinite ? .number(numberText(number)) : .none)
  }
}
