internal import SextantKernels
import SextantModel

/// Criteria compared two by two: the form, the weights that follow, and which judgement to take up
/// where they contradict each other.
extension DecisionPicture {
  var judgements: HTML {
    guard criteria.count >= 2, criteria.count <= PairwiseComparison.most else { return .empty }
    let isBegun = !grid.lot.judgements.isEmpty
    guard isBegun || mayWeigh else { return .empty }
    return """
      <section class="stack" id="judgements"><h2>\(say("judgements"))</h2>\
      <p class="muted small">\(say("judgements.help"))</p>\(keptWeights)\
      <div class="stack" data-live="decision-judged">\(judged)</div>\
      \(Disclosure(say("judgements.form"), isOpen: false, count: pairs.count, pairForm))</section>
      """
  }

  private var pairs: [(first: SelectionCriterion, second: SelectionCriterion)] {
    criteria.enumerated().flatMap { place, first in
      criteria.dropFirst(place + 1).map { (first, $0) }
    }
  }

  // MARK: - What they amount to

  private var judged: HTML {
    switch decision.judged {
    case .none: look.note(.neutral, say("judgements.none"))
    case .fault(let fault): look.note(.bad, text(fault))
    case .found(let comparison, let priorities): found(comparison, priorities)
    }
  }

  private func text(_ fault: JudgedWeights.Fault) -> String {
    func names(_ ids: [ID<SelectionCriterion>]) -> Argument {
      .texts(ids.map { view.find($0)?.name ?? $0.text })
    }
    switch fault {
    case .stray(let number), .incomplete(let number):
      return say("judgements.stray", ["number": .integer(number + 1)])
    case .twice(let first, let second):
      return say("judgements.twice", ["first": names([first]), "second": names([second])])
    case .unconnected(let groups):
      return say(
        "judgements.unconnected",
        ["first": names(groups.first ?? []), "second": names(groups.dropFirst().first ?? [])])
    case .tooMany(let limit): return say("judgements.tooMany", ["limit": .integer(limit)])
    }
  }

  private func found(_ comparison: PairwiseComparison, _ priorities: Priorities) -> HTML {
    let ratio = Argument.percent(priorities.consistencyRatio, decimals: 1)
    let limit = Argument.percent(PairwiseComparison.usualLimit, decimals: 0)
    let isSound = priorities.isConsistent()
    var notes = look.note(
      isSound ? .good : .bad,
      say(isSound ? "consistent" : "inconsistent", ["ratio": ratio, "limit": limit]))
    if priorities.missing > 0 {
      notes += look.note(
        .neutral, say("judgements.missing", ["count": .integer(priorities.missing)]))
    }
    if !isSound { notes += repairs(comparison) }
    let all = criteria.compactMap(\.weight).reduce(0, +)
    let rows = zip(criteria, priorities.weights).map { criterion, share in
      let stated = criterion.weight.flatMap { all > 0 ? $0 / all : nil }
      return TableLine([
        look.headline(criterion),
        stated.map { HTML(text: words.write($0 * 100, decimals: 1)) } ?? "–",
        "<strong>\(words.write(share * 100, decimals: 1))</strong>",
        stated.map { HTML(text: signedPercent(share - $0)) } ?? "–",
      ])
    }
    let table = DataTable(
      words, id: "decision-judged-weights", caption: say("judgements.weights"),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true),
        TableColumn(say("judgements.stated"), .number),
        TableColumn(say("judgements.found"), .number),
        TableColumn(say("judgements.gap"), .number),
      ], rows: rows)
    return "\(notes)\(table)\(isSound ? takeWeights : .empty)"
  }

  private func signedPercent(_ share: Double) -> String {
    (share > 0 ? "+" : "") + words.write(share * 100, decimals: 1)
  }

  private var takeWeights: HTML {
    guard mayWeigh else { return .empty }
    return PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, grid.lot.id.text, "weights"),
      version: look.version, back: look.here, look: .inline,
      "\(Hidden("from", "judged"))\(Button(say("judgements.take"), icon: "check"))"
    ).html
  }

  /// The judgements to take up, each with the form that changes it.
  private func repairs(_ comparison: PairwiseComparison) -> HTML {
    let single = (try? comparison.repairs()) ?? []
    let plan = single.isEmpty ? (try? comparison.repairPlan()) ?? [] : Array(single.prefix(3))
    guard !plan.isEmpty else { return .empty }
    let lines = plan.map { repair -> HTML in
      let (first, second) = (criteria[repair.row], criteria[repair.column])
      return """
        <li class="split"><span>\(say(
          "repair",
          [
            "first": .text(first.name), "second": .text(second.name),
            "stated": .text(said(repair.stated)), "suggested": .text(said(repair.suggested)),
            "ratio": .percent(repair.ratioAfter, decimals: 1),
          ]))</span>\(repairForm(repair, first, second))</li>
        """
    }
    return """
      <p>\(say(single.isEmpty ? "repairs.plan" : "repairs.single"))</p>\
      <ul class="board-list">\(lines.joined())</ul>
      """
  }

  private func repairForm(
    _ repair: JudgementRepair, _ first: SelectionCriterion, _ second: SelectionCriterion
  ) -> HTML {
    guard mayWeigh else { return .empty }
    return PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, grid.lot.id.text, "judgements"),
      version: look.version, back: look.here, look: .inline,
      """
      \(Hidden(DecisionActs.pairName(first.id, second.id), code(repair.suggested)))\
      \(Button(say("repair.do", ["value": .text(said(repair.suggested))]), .quiet, icon: "check"))
      """
    ).html
  }

  // MARK: - The form

  /// A ratio as the form sends it: `a5`, `b3`.
  private func code(_ ratio: Double) -> String {
    ratio >= 1 ? "a\(Int(ratio.rounded()))" : "b\(Int((1 / ratio).rounded()))"
  }

  /// A ratio in words: `5`, `1/3`.
  private func said(_ ratio: Double) -> String {
    if ratio >= 1 { return words.write(ratio, decimals: ratio == ratio.rounded() ? 0 : 1) }
    let inverse = 1 / ratio
    return "1/" + words.write(inverse, decimals: abs(inverse - inverse.rounded()) < 1e-6 ? 0 : 1)
  }

  private var pairForm: HTML {
    guard mayWeigh else { return pairList }
    let fields = pairs.map { pair in
      FormField(
        words, DecisionActs.pairName(pair.first.id, pair.second.id),
        label: say(
          "pair", ["first": .text(pair.first.name), "second": .text(pair.second.name)]),
        .choice(chosen(pair.first, pair.second), options(pair.first, pair.second)),
        scope: "pair-\(markupID("\(pair.first.id.text)-\(pair.second.id.text)"))")
    }
    return PostForm(
      view, to: view.to.boardAct(DecisionBoard.name, grid.lot.id.text, "judgements"),
      version: look.version, back: look.here, id: "pairs-form",
      """
      <div class="grid-2">\(fields.html)</div>\
      \(FormActions(Button(say("judgements.keep"), .primary, icon: "check").html))
      """
    ).html
  }

  private var pairList: HTML {
    let lines = grid.lot.judgements.map { judgement -> HTML in
      let text = say(
        "pair.said",
        [
          "first": .text(view.find(judgement.first)?.name ?? "?"),
          "second": .text(view.find(judgement.second)?.name ?? "?"),
          "ratio": .number(judgement.ratio ?? 1, decimals: nil),
        ])
      return "<li>\(text)</li>"
    }
    return "<ul>\(lines.joined())</ul>"
  }

  private func chosen(_ first: SelectionCriterion, _ second: SelectionCriterion) -> String {
    for judgement in grid.lot.judgements {
      guard let ratio = judgement.ratio else { continue }
      if judgement.first == first.id, judgement.second == second.id {
        return "a\(numberText(ratio))"
      }
      if judgement.first == second.id, judgement.second == first.id {
        return ratio == 1 ? "a1" : "b\(numberText(ratio))"
      }
    }
    return ""
  }

  private func options(_ first: SelectionCriterion, _ second: SelectionCriterion)
    -> [ChoiceOption]
  {
    func option(_ side: String, _ ratio: Int, _ winner: SelectionCriterion) -> ChoiceOption {
      ChoiceOption(
        "\(side)\(ratio)",
        say("scale.\(ratio)", ["criterion": .text(winner.name), "ratio": .integer(ratio)]))
    }
    var all = [ChoiceOption("", say("scale.none"))]
    all += (2...9).reversed().map { option("a", $0, first) }
    all.append(ChoiceOption("a1", say("scale.1")))
    all += (2...9).map { option("b", $0, second) }
    // A value in between, from a file, stays choosable.
    let now = chosen(first, second)
    if !now.isEmpty, !all.contains(where: { $0.value == now }) {
      all.insert(ChoiceOption(now, String(now.dropFirst())), at: 1)
    }
    return all
  }
}
