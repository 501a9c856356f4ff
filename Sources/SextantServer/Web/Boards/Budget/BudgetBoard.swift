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

/// A budget as a whole: what it comes to, its pictures, its lines, the form for what was spent.
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
    let charts: HTML =
      look.isTable
      ? .empty : BudgetCharts(look: look, sheet: sheet, grouping: grouping).html
    let table =
      grouping == .month
      ? BudgetMonths(look: look, sheet: sheet).html
      : BudgetTable(look: look, sheet: sheet, grouping: grouping).html
    return """
      \(look.sheetTabs)<div class="stack" data-live="budget">\(heading)\(look.facts(facts))\
      \(BudgetRemarks(look: look, sheet: sheet).html)\(ways)\(charts)\(table)\
      \(BudgetBalance(look: look, sheet: sheet).html)</div>\
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
