internal import SextantKernels
import SextantModel

/// An envelope divided over lines for the largest result, beside the current plan; nothing is changed
/// before somebody says so.
enum AllocationBoard: Board {
  static let name = "allocation"
  static let room = Room.budget
  static let kinds: [any Item.Type] = [BudgetAllocation.self, BudgetLine.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["allocation", "envelope"])
    guard
      let (allocation, tabs) = look.chosen(
        "allocation", of: view.all(BudgetAllocation.self), label: "board.allocation.which")
    else {
      return look.empty(
        checks: ["BUD03", "BUD08", "BUD10"],
        action: look.addButton(BudgetAllocation.self, "board.allocation.add"))
    }
    let other = look.choice("envelope").flatMap(typedMoney)
    let plan = AllocationPlan(
      of: allocation, view.examined.examination, envelope: other)
    return "\(tabs)\(AllocationPicture(look: look, plan: plan, isTrial: other != nil).html)"
  }

  /// An amount above nought as somebody types it.
  private static func typedMoney(_ text: String) -> Money? {
    let bytes = Array(text.utf8)
    guard case .value(let money) = Money.parse(bytes.span), money > .zero else { return nil }
    return money
  }
}

/// A plan's board, part by part.
struct AllocationPicture: BoardPicture {
  let look: BoardLook
  let plan: AllocationPlan
  /// Whether another envelope is tried than the one that is stated.
  let isTrial: Bool

  var allocation: BudgetAllocation { plan.allocation }

  var html: HTML {
    """
    \(look.sheetTabs)\(heading)<div class="stack" data-live="allocation">\(main)</div>\
    \(trial)\(proposal)<p class="print-hidden cluster">\(edit)</p>
    """
  }

  private var heading: HTML {
    var parts: [HTML] = []
    if let budget = plan.budget { parts.append(look.headline(budget)) }
    parts.append(HTML(text: say("envelope", ["amount": .money(plan.envelope)])))
    if plan.periods.count > 1 {
      parts.append(HTML(text: say("periods", ["count": .integer(plan.periods.count)])))
    }
    return look.heading(allocation, parts)
  }

  private var edit: HTML {
    guard view.reader.mayEditItem(allocation) else { return .empty }
    return LinkButton(
      say("edit"), to: view.to.edit(BudgetAllocation.kind, allocation.id.text), icon: "edit"
    ).html
  }

  private var main: HTML {
    switch plan.outcome {
    case .obstacle(let obstacle): "\(obstacleNote(obstacle))\(curves)"
    case .proposed(let proposal):
      """
      \(verdict(proposal))\(look.isTable ? .empty : chart(proposal))\(table(proposal))\
      \(months(proposal))\(sensitivity(proposal))\(curves)
      """
    }
  }

  // MARK: - What comes out

  /// The result's name: `commandes`.
  var resultName: String {
    if !allocation.resultName.isEmpty { return allocation.resultName }
    return view.find(allocation.result)?.name ?? say("results")
  }

  private func verdict(_ proposal: AllocationPlan.Proposal) -> HTML {
    let sum = proposal.amounts.flatMap { $0 }.sum()
    var notes = look.note(
      .good,
      say("sum", ["sum": .money(sum), "envelope": .money(plan.envelope)]))
    let arguments: [String: Argument] = [
      "current": .number(proposal.currentResult, decimals: 1),
      "proposed": .number(proposal.result, decimals: 1), "name": .text(resultName),
      "gain": .number(proposal.gain, decimals: 1),
      "share": .percent(
        proposal.currentResult > 0 ? proposal.gain / proposal.currentResult : 0, decimals: 1),
    ]
    if !proposal.isComparable {
      notes += look.note(.watch, say("notComparable", arguments))
    } else if proposal.gain > 1e-9 * max(1, proposal.currentResult) {
      notes += look.note(.ours, say("gain", arguments))
    } else {
      notes += look.note(.good, say("already", arguments))
    }
    notes += look.note(
      proposal.gap < 1e-6 ? .good : .neutral,
      proposal.gap < 1e-6
        ? say("optimal")
        : say("gap", ["gap": .percent(proposal.gap, decimals: 3)]))
    return notes
  }

  private func chart(_ proposal: AllocationPlan.Proposal) -> HTML {
    BarChart(
      words, id: "allocation-chart", title: say("chart"),
      summary: say("chart.summary", ["envelope": .money(plan.envelope)]),
      categoryName: look.label("line", ofRow: "allocationEntry"),
      categories: plan.lines.map(\.line.label),
      series: [
        ChartSeries(say("current"), plan.lines.map(\.total.units)),
        ChartSeries(say("proposed"), proposal.amounts.map { $0.sum().units }),
      ], unit: .money
    ).html
  }

  private func table(_ proposal: AllocationPlan.Proposal) -> HTML {
    let rows = plan.lines.enumerated().map { number, line -> TableLine in
      let amount = proposal.amounts[number].sum()
      let yield = proposal.byLine[number]
      return TableLine(
        [
          "\(look.item(line.line))<br>\(bounds(line.entry))",
          look.write(line.total),
          "<strong>\(words.write(amount))</strong>",
          HTML(text: look.writeSigned(amount - line.total)),
          look.write(yield.current, decimals: 1), look.write(yield.proposed, decimals: 1),
          look.write(yield.marginal * 100, decimals: 2),
        ],
        mark: amount > line.total ? .good : .none)
    }
    let total = plan.lines.map(\.total).sum()
    let sum = proposal.amounts.flatMap { $0 }.sum()
    let foot: [HTML] = [
      HTML(text: say("total")), look.write(total), look.write(sum),
      HTML(text: look.writeSigned(sum - total)), look.write(proposal.currentResult, decimals: 1),
      look.write(proposal.result, decimals: 1), .empty,
    ]
    return DataTable(
      words, id: "allocation-table", caption: say("caption"),
      columns: [
        TableColumn(look.label("line", ofRow: "allocationEntry"), isRowHeader: true),
        TableColumn(say("current"), .number),
        TableColumn(say("proposed"), .number), TableColumn(say("change"), .number),
        TableColumn(say("yieldNow"), .number), TableColumn(say("yieldThen"), .number),
        TableColumn(say("marginal"), .number),
      ], rows: rows, foot: [foot]
    ).html + "<p class=\"muted small\">\(say("marginal.note", ["name": .text(resultName)]))</p>"
  }

  private func bounds(_ entry: AllocationEntry) -> HTML {
    var text: String
    switch (entry.isPinned, entry.least, entry.most) {
    case (true, _, _): text = say("pinned")
    case (_, nil, nil): text = say("free")
    case (_, let least?, nil): text = say("atLeast", ["least": .money(least)])
    case (_, nil, let most?): text = say("atMost", ["most": .money(most)])
    case (_, let least?, let most?):
      text = say("between", ["least": .money(least), "most": .money(most)])
    }
    // Bounds are a period's, and the column beside them is all periods'.
    if plan.periods.count > 1, !entry.isPinned, entry.least != nil || entry.most != nil {
      text = say("perMonth", ["bounds": .text(text)])
    }
    return "<span class=\"muted small\">\(if: entry.isPinned, Icon("lock").html)\(text)</span>"
  }

  /// The proposal month by month, beside its result.
  private func months(_ proposal: AllocationPlan.Proposal) -> HTML {
    guard plan.periods.count > 1 else { return .empty }
    let rows = plan.lines.enumerated().map { number, line in
      (
        head: look.headline(line.line),
        cells: zip(proposal.amounts[number], line.current).map { amount, before in
          GridCell(look.write(amount), amount > before ? .good : .none)
        }
      )
    }
    let columns = plan.periods.map { period in
      HTML(text: period.map { words.write($0) } ?? "")
    }
    return GridTable(
      id: "allocation-months", caption: say("months"),
      corner: look.label("line", ofRow: "allocationEntry"), columns: columns, rows: rows
    ).html
  }

  private func sensitivity(_ proposal: AllocationPlan.Proposal) -> HTML {
    var scenarios = proposal.sensitivity.map { ($0.share, $0.envelope, $0.result) }
    scenarios.append((0, plan.envelope, proposal.result))
    let rows = scenarios.sorted { $0.0 < $1.0 }.map { share, envelope, result -> TableLine in
      let change = result.map { $0 - proposal.result }
      return TableLine(
        [
          HTML(text: signedPercent(share)), look.write(envelope),
          result.map { look.write($0, decimals: 1) }
            ?? StatusMark(.unknown, say("outOfBounds")).html,
          HTML(text: change.map { ($0 > 0 ? "+" : "") + words.write($0, decimals: 1) } ?? "–"),
        ], mark: share == 0 ? .ours : .none)
    }
    let table = DataTable(
      words, id: "allocation-sensitivity", caption: say("sensitivity.caption"),
      columns: [
        TableColumn(say("sensitivity.change"), isRowHeader: true),
        TableColumn(say("sensitivity.envelope"), .number),
        TableColumn(say("sensitivity.result", ["name": .text(resultName)]), .number),
        TableColumn(say("sensitivity.gap"), .number),
      ], rows: rows)
    return look.section(say("sensitivity"), table.html)
  }

  private func signedPercent(_ share: Double) -> String {
    if share == 0 { return say("sensitivity.own") }
    return (share > 0 ? "+" : "−") + words.write(abs(share) * 100, decimals: 0) + "\u{202F}%"
  }

  /// Another envelope, tried by an address of its own.
  private var trial: HTML {
    guard plan.proposal != nil || isTrial else { return .empty }
    let stated = allocation.envelope ?? plan.lines.map(\.total).sum()
    let field = FormField(
      words, "envelope", label: say("trial.envelope"),
      .money(look.choice("envelope") ?? words.write(stated.units, decimals: nil)), scope: "trial")
    let bar = FilterBar(
      words, to: look.bare, activeCount: isTrial ? 1 : 0, reset: look.address("envelope", nil),
      id: "trial-form", apply: say("trial.do"),
      "\(Hidden("allocation", allocation.id.text))\(field)")
    return look.section(say("trial"), bar.html)
  }
}

extension BoardLook {
  /// The label of a field of a small table's rows.
  func label(_ field: String, ofRow row: String) -> String {
    view.words.text("row.\(row).\(field)")
  }
}
