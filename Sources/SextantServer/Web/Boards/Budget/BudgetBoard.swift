import SextantModel

/// A budget line by line: foreseen, spent, the gap, what is left of the envelope.
enum BudgetBoard: Board {
  static let name = "budget"
  static let room = Room.budget
  static let kinds: [any Item.Type] = [
    Budget.self, BudgetLine.self, BudgetCommitment.self, Actual.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["budget", "by"])
    let budgets = view.all(Budget.self)
    let x = view.examined.examination
    guard
      let (budget, tabs) = look.chosen(
        "budget", of: budgets, first: x.currentBudget, label: "board.budget.which")
    else {
      return look.empty(
        checks: ["BUD01", "BUD03", "BUD05"],
        action: look.addButton(Budget.self, "board.budget.add"))
    }
    let grouping = look.choice("by").flatMap(BudgetGrouping.init(rawValue:)) ?? .nature
    let picture = BudgetPicture(
      look: look, sheet: BudgetSheet(budget, in: x), grouping: grouping)
    return "\(tabs)\(picture.html)"
  }
}

/// The budget's table and its chart.
private struct BudgetPicture: BoardPicture {
  let look: BoardLook
  let sheet: BudgetSheet
  let grouping: BudgetGrouping

  var html: HTML {
    let ways = Tabs(
      label: say("by"),
      BudgetGrouping.allCases.map { way in
        Tab(
          say("by.\(way.rawValue)"),
          look.address("by", way == .nature ? nil : way.rawValue), isHere: way == grouping)
      })
    return """
      \(look.sheetTabs)\(heading)\(look.facts(facts))\(remarks)\(ways)<div class="stack" data-live="budget">\
      \(look.isTable ? .empty : "\(waterfall)\(chart)\(grouping == .month ? courseChart : .empty)")\(grouping == .month ? monthTable : table)\(balance)</div>\
      \(actualForm)<p class="print-hidden">\
      \(look.addButton(BudgetLine.self, "board.budget.addLine", given: [("budget", sheet.budget.id.text)])) \
      \(look.addButton(BudgetCommitment.self, "board.budget.addCommitment")) \
      \(LinkButton(say("export"), to: look.address("format", "xlsx"), .quiet, icon: "download"))</p>
      """
  }

  /// Which budget, in which basis, closed when.
  private var heading: HTML {
    var parts = [
      sheet.basis.map { say("basis", ["basis": .choice($0)]) } ?? say("noBasis")
    ]
    if let start = sheet.budget.start, let end = sheet.budget.end {
      parts.append(say("days", ["start": .day(start), "end": .day(end)]))
    }
    parts.append(
      sheet.closed.map { say(sheet.isClosedByPeople ? "closed" : "entered", ["day": .day($0)]) }
        ?? say("notClosed"))
    if let state = sheet.budget.state { parts.append(look.name(state)) }
    return look.heading(sheet.budget, parts)
  }

  /// What the figures rest on that nobody stated: months, closings, rates.
  private var remarks: HTML {
    var notes: [HTML] = []
    let awaiting = sheet.awaiting
    if let closed = sheet.closed, !awaiting.isEmpty {
      notes.append(
        look.note(
          .watch,
          say(
            sheet.isClosedByPeople ? "awaiting.closed" : "awaiting",
            [
              "count": .integer(awaiting.count), "day": .day(closed),
              "lines": named(awaiting.map(\.line.label)),
            ])))
    }
    let even = sheet.unscheduled.filter { $0.calendar == .even }
    if !even.isEmpty, !sheet.months.isEmpty {
      notes.append(
        look.note(
          .neutral,
          say(
            sheet.budget.end == nil ? "even.noEnd" : "even",
            [
              "count": .integer(even.count), "lines": named(even.map(\.line.label)),
              "months": .integer(sheet.months.count),
            ])))
    }
    if !sheet.stuck.isEmpty {
      notes.append(
        look.note(
          .unknown,
          say(
            "stuck",
            [
              "count": .integer(sheet.stuck.count), "lines": named(sheet.stuck.map(\.label)),
              "basis": sheet.basis.map { .choice($0) } ?? "–",
            ])))
    }
    return notes.joined()
  }

  /// The first of many lines, and how many more there are.
  private func named(_ labels: [String]) -> Argument {
    let most = 8
    guard labels.count > most + 1 else { return .texts(labels) }
    return .texts(
      labels.prefix(most) + [say("andMore", ["count": .integer(labels.count - most)])])
  }

  private var facts: [BoardFact] {
    let total = sheet.total
    var facts = [BoardFact(number: words.write(total.planned), text: say("planned"))]
    if let envelope = sheet.budget.envelope {
      facts.append(BoardFact(number: words.write(envelope), text: say("envelope")))
    }
    if sheet.closed != nil {
      facts.append(BoardFact(number: words.write(total.spent), text: say("spent")))
      facts.append(
        BoardFact(
          number: look.writeSigned(total.variance), text: say("varianceToDate"),
          mark: total.variance > .zero ? .watch : .good))
      facts.append(BoardFact(number: words.write(total.landing), text: say("landing")))
    }
    if total.committed > .zero {
      facts.append(BoardFact(number: words.write(total.committed), text: say("committed")))
    }
    if sheet.closed != nil, let free = sheet.freeAtLanding {
      facts.append(
        BoardFact(
          number: words.write(free.absolute),
          text: say(free < .zero ? "overAtLanding" : "freeAtLanding"),
          mark: free < .zero ? .bad : .good))
    } else if let free = sheet.free {
      facts.append(
        BoardFact(
          number: words.write(free), text: say(free < .zero ? "overEnvelope" : "free"),
          mark: free < .zero ? .bad : .good))
    }
    return facts
  }

  // MARK: - Chart

  private var chart: HTML {
    let isByMonth = grouping == .month
    let groups = isByMonth ? [] : sheet.groups(by: grouping)
    let names = isByMonth ? sheet.months.map { month($0.period) } : groups.map(name)
    let planned = isByMonth ? sheet.months.map(\.planned) : groups.map(\.sum.plannedToDate)
    let spent = isByMonth ? sheet.months.map(\.spent) : groups.map { Optional($0.sum.spent) }
    guard !names.isEmpty, isByMonth || sheet.closed != nil else { return planChart(groups) }
    let total = sheet.total
    return BarChart(
      words, id: "budget-chart",
      title: say(isByMonth ? "chart.month" : "chart.toDate", ["by": .text(wayName)]),
      summary: say(
        "chart.summary",
        [
          "spent": .money(total.spent), "planned": .money(total.plannedToDate),
          "variance": .text(look.writeSigned(total.variance)),
        ]),
      categoryName: wayName, categories: names,
      series: [
        ChartSeries(say("planned.short"), planned.map(\.units)),
        ChartSeries(say("spent.short"), spent.map { $0?.units }),
      ], unit: .money, source: sheet.budget.title
    ).html
  }

  /// Where nothing is spent yet, the plan alone.
  private func planChart(_ groups: [BudgetGroup]) -> HTML {
    guard !groups.isEmpty else { return .empty }
    return HorizontalBars(
      words, id: "budget-chart", title: say("chart.plan", ["by": .text(wayName)]),
      summary: say("chart.planSummary", ["planned": .money(sheet.total.planned)]),
      bars: groups.map { HorizontalBars.Bar(name($0), $0.sum.planned.units) }, unit: .money,
      source: sheet.budget.title
    ).html
  }

  private var wayName: String { say("by.\(grouping.rawValue)") }

  /// A month at an axis: without its year, but for the first of a year.
  private func month(_ period: Period) -> String {
    let name = view.say("month.short.\(period.first.month)")
    return period.first.month == 1 || period == sheet.months.first?.period
      ? "\(name) \(period.first.year)" : name
  }

  /// From what was approved to where the year lands: spent, promised, still planned, left.
  private var waterfall: HTML {
    let total = sheet.total
    guard sheet.closed != nil || total.committed > .zero else { return .empty }
    var steps: [WaterfallChart.Step] = []
    if let envelope = sheet.budget.envelope {
      steps.append(.init(say("step.approved"), envelope.units, .total))
    }
    steps.append(.init(say("step.spent"), total.spent.units, .total))
    if total.committed > .zero {
      steps.append(.init(say("step.committed"), total.committed.units))
    }
    steps.append(.init(say("step.planned"), sheet.stillPlanned.units))
    steps.append(.init(say("step.landing"), total.landing.units, .total))
    if let free = sheet.freeAtLanding {
      steps.append(.init(say(free < .zero ? "step.over" : "step.free"), free.units))
    }
    var summary = say(
      "waterfall.summary",
      [
        "spent": .money(total.spent), "committed": .money(total.committed),
        "landing": .money(total.landing),
      ])
    if let free = sheet.freeAtLanding {
      summary +=
        " "
        + say(free < .zero ? "waterfall.over" : "waterfall.free", ["free": .money(free.absolute)])
    }
    return WaterfallChart(
      words, id: "budget-waterfall", title: say("waterfall"), summary: summary,
      stepName: say("step"), amountName: say("step.amount"), soFarName: say("step.soFar"),
      steps: steps, unit: .money, source: sheet.budget.title
    ).html
  }

  /// Plan and actuals added up month after month, under the envelope.
  private var courseChart: HTML {
    guard sheet.months.count > 1 else { return .empty }
    let levels = sheet.budget.envelope.map { [ChartLevel(say("envelope.short"), $0.units)] } ?? []
    return LineChart(
      words, id: "budget-course", title: say("chart.course"),
      summary: say(
        "chart.summary",
        [
          "spent": .money(sheet.total.spent), "planned": .money(sheet.total.plannedToDate),
          "variance": .text(look.writeSigned(sheet.total.variance)),
        ]),
      labelName: say("by.month.one"), labels: sheet.months.map { month($0.period) },
      series: [
        ChartSeries(say("planned.short"), sheet.months.map { $0.plannedSoFar.units }),
        ChartSeries(say("spent.short"), sheet.months.map { $0.spentSoFar?.units }),
      ], unit: .money, thresholds: levels, source: sheet.budget.title
    ).html
  }

  private func name(_ group: BudgetGroup) -> String {
    guard let key = group.key else { return say("by.\(grouping.rawValue).none") }
    switch grouping {
    case .nature: return CostNature(rawValue: key).map { look.name($0) } ?? key
    case .resource: return ResourceKind(rawValue: key).map { look.name($0) } ?? key
    case .unit, .vendor, .action, .milestone, .channel:
      return view.dossier.item(key)?.headline ?? key
    case .envelope, .month: return key
    }
  }

  // MARK: - Tables

  private var columns: [TableColumn] {
    [
      TableColumn(say("line"), isRowHeader: true),
      TableColumn(say("planned.short"), .number),
      TableColumn(say("share"), .number), TableColumn(say("plannedToDate"), .number),
      TableColumn(say("spent.short"), .number), TableColumn(say("variance"), .number),
      TableColumn(say("committed.short"), .number), TableColumn(say("landing.short"), .number),
    ]
  }

  private var table: HTML {
    var rows: [TableLine] = []
    for group in sheet.groups(by: grouping) {
      rows.append(
        TableLine(sums("<strong>\(name(group))</strong>", group.sum), mark: .neutral))
      // The picture stays on a page: lines stand in the table.
      if look.isTable { rows += group.lines.map { line($0, in: group) } }
    }
    return DataTable(
      words, id: "budget-table", caption: say("caption", ["by": .text(wayName)]),
      columns: columns, rows: rows, foot: [sums("\(say("total"))", sheet.total)]
    ).html
      + (grouping == .channel ? "<p class=\"muted small\">\(say("by.channel.equal"))</p>" : .empty)
  }

  private func sums(_ head: HTML, _ sum: BudgetSum) -> [HTML] {
    [
      head, strong(words.write(sum.planned)),
      strong(share(sum.share(of: sheet.budget.envelope))), strong(words.write(sum.plannedToDate)),
      strong(sheet.closed == nil ? "–" : words.write(sum.spent)),
      sheet.closed == nil ? "–" : variance(sum.variance, of: sum.plannedToDate),
      strong(words.write(sum.committed)), strong(words.write(sum.landing)),
    ]
  }

  private func strong(_ text: String) -> HTML { "<strong>\(text)</strong>" }

  private func whole(_ item: BudgetLine) -> Money {
    sheet.lines.first { $0.line.id == item.id }?.planned ?? .zero
  }

  private func share(_ share: Double?) -> String {
    share.map { words.writePercent($0, decimals: 1) } ?? "–"
  }

  private func line(_ line: BudgetSheet.Line, in group: BudgetGroup) -> TableLine {
    let sum = BudgetSum([line])
    let item = line.line
    var quantity = HTML.empty
    if line.isPart {
      quantity =
        "<br><span class=\"small muted\">\(say("part", ["amount": .money(whole(item))]))</span>"
    } else if let count = item.quantity, let cost = item.unitCost {
      quantity = """
        <br><span class="small muted">\(words.write(count, unit: item.unitLabel, decimals: nil)) × \
        \(words.write(cost))</span>
        """
    }
    return TableLine(
      [
        "\(look.item(item))\(quantity)\(origin(line))", look.write(line.planned),
        HTML(text: share(sum.share(of: sheet.budget.envelope))), look.write(line.plannedToDate),
        look.write(line.spent),
        line.spent == nil ? "–" : variance(sum.variance, of: sum.plannedToDate),
        look.write(line.committed), look.write(line.landing),
      ], id: line.isPart ? "\(item.id.text)-\(markupID(group.key ?? "rest"))" : item.id.text)
  }

  /// Where a line's months come from when nobody wrote them, and in what they were stated.
  private func origin(_ line: BudgetSheet.Line) -> HTML {
    var remarks: [String] = []
    if line.planned != .zero, !sheet.months.isEmpty {
      switch line.calendar {
      case .stated: break
      case .actions: remarks.append(say("calendar.actions"))
      case .even: remarks.append(say("calendar.even"))
      }
    }
    if let own = line.line.vatBasis, let basis = sheet.basis, own != basis, !line.isPart {
      let amount = line.line.amount ?? line.line.phasing.sum()
      remarks.append(say("converted", ["amount": .money(amount), "basis": .choice(own)]))
    }
    return remarks.map { "<br><span class=\"small muted\">\($0)</span>" as HTML }.joined()
  }

  /// The gap with its sign, in words whether it is over or under.
  private func variance(_ gap: Money, of planned: Money) -> HTML {
    guard gap != .zero else { return HTML(text: words.write(gap)) }
    var text = look.writeSigned(gap)
    if planned > .zero {
      let share = Double(gap.cents) / Double(planned.cents)
      text += " (\(share > 0 ? "+" : "")\(words.writePercent(share, decimals: 1)))"
    }
    let status = BudgetVariance(planned: planned, spent: planned + gap, tolerance: sheet.tolerance)
      .status
    switch status {
    case .within: return HTML(text: text)
    case .over: return StatusMark(.bad, say("over", ["gap": .text(text)])).html
    case .under: return StatusMark(.watch, say("under", ["gap": .text(text)])).html
    }
  }

  private var monthTable: HTML {
    var rows = sheet.months.map { month in
      TableLine([
        HTML(text: words.write(month.period)), look.write(month.planned), look.write(month.spent),
        month.spent.map { variance($0 - month.planned, of: month.planned) } ?? "–",
        look.write(month.plannedSoFar), look.write(month.spentSoFar),
        month.spentSoFar.map { variance($0 - month.plannedSoFar, of: month.plannedSoFar) } ?? "–",
      ])
    }
    if sheet.unphased != .zero {
      rows.append(TableLine([HTML(text: say("unphased")), look.write(sheet.unphased), "–"]))
    }
    if sheet.outside != .zero {
      rows.append(TableLine([HTML(text: say("outside")), "–", look.write(sheet.outside)]))
    }
    let total = sheet.total
    return DataTable(
      words, id: "budget-table", caption: say("caption", ["by": .text(wayName)]),
      columns: [
        TableColumn(say("by.month.one"), isRowHeader: true),
        TableColumn(say("planned.short"), .number), TableColumn(say("spent.short"), .number),
        TableColumn(say("variance"), .number), TableColumn(say("plannedSoFar"), .number),
        TableColumn(say("spentSoFar"), .number), TableColumn(say("varianceSoFar"), .number),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("total")), strong(words.write(total.planned)),
          strong(sheet.closed == nil ? "–" : words.write(total.spent)),
          sheet.closed == nil ? "–" : variance(total.variance, of: total.plannedToDate), .empty,
          .empty, .empty,
        ]
      ]
    ).html
  }

  // MARK: - From the lines to the envelope

  /// Lines, reserve and envelope, and whether the stated total is their sum.
  private var balance: HTML {
    var entries: [(term: String, HTML)] = [(say("sumOfLines"), look.write(sheet.total.planned))]
    if let printed = sheet.budget.printedTotal, let gap = sheet.printedGap {
      let mark =
        gap == .zero
        ? StatusMark(.good, say("printed.same"))
        : StatusMark(.bad, say("printed.differs", ["gap": .text(look.writeSigned(gap))]))
      entries.append(
        (look.label("printedTotal", of: Budget.self), "\(look.write(printed)) \(mark)"))
    }
    if let contingency = sheet.budget.contingency {
      entries.append((look.label("contingency", of: Budget.self), look.write(contingency)))
    }
    if let envelope = sheet.budget.envelope, let free = sheet.free {
      entries.append((look.label("envelope", of: Budget.self), look.write(envelope)))
      entries.append((say("left"), look.write(free)))
    }
    if sheet.budget.vatBasis != nil, sheet.vat.unknown < sheet.lines.count {
      entries.append((say("vat.exclusive"), look.write(sheet.vat.exclusive)))
      entries.append((say("vat.tax"), look.write(sheet.vat.tax)))
      entries.append((say("vat.inclusive"), look.write(sheet.vat.inclusive)))
    }
    if sheet.vat.unknown > 0 {
      entries.append(
        (
          say("vat.unknown"),
          StatusMark(
            .unknown, say("vat.unknown.count", ["count": .integer(sheet.vat.unknown)])
          ).html
        ))
    }
    return look.section(say("balance"), Definitions(entries).html)
  }

  /// Enters what was spent on a line in a month.
  private var actualForm: HTML {
    guard view.reader.mayEdit(Actual.kind), !sheet.lines.isEmpty else { return .empty }
    let options = sheet.lines.map { ChoiceOption($0.line.id.text, $0.line.label) }
    let next = sheet.months.first { $0.spent == nil }?.period ?? sheet.months.last?.period
    let form = PostForm(
      view, to: view.to.list(Actual.kind), back: look.here, look: .inline,
      """
      \(field("line", .choice("", options)))\(field("month", .period(next?.text ?? "")))\
      \(field("amount", .money("")))\
      \(Button(view.say("picture.set"), .primary, icon: "check"))
      """)
    return "<div class=\"print-hidden\">\(Disclosure(say("enterActual"), form.html))</div>"
  }

  private func field(_ name: String, _ control: FieldControl) -> FormField {
    FormField(
      words, name, label: look.label(name, of: Actual.self), control, scope: "actual")
  }
}
