import SextantModel

/// Who is planned for how much, week by week, beside what they can give.
enum WorkloadBoard: Board {
  static let name = "workload"
  static let room = Room.team
  static let kinds: [any Item.Type] = [WorkloadEntry.self, SextantModel.Person.self, Absence.self]
  /// Weeks side by side.
  private static let width = 8

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["week"])
    let x = view.examined.examination
    let all = WorkloadWeeks(x, from: nil, count: Self.width)
    guard let planned = all.planned else {
      return look.empty(
        checks: ["EQU02", "BUD07"],
        action: look.addButton(WorkloadEntry.self, "board.workload.add"))
    }
    let asked = look.choice("week").flatMap { Day.written($0) }
    // The weeks of today where something is planned in them, else the last with work.
    var first = asked.map { WorkloadWeeks.monday(of: $0) } ?? WorkloadWeeks.monday(of: view.today)
    let latest = planned.last.adding(days: -7 * (Self.width - 1))
    first = max(planned.first, min(first, latest))
    return WorkloadPicture(
      look: look, weeks: WorkloadWeeks(x, from: first, count: Self.width), first: first,
      planned: planned, width: Self.width
    ).html
  }
}

/// The grid of people and weeks.
private struct WorkloadPicture: BoardPicture {
  let look: BoardLook
  let weeks: WorkloadWeeks
  let first: Day
  let planned: (first: Day, last: Day)
  let width: Int

  private var limit: Double { view.examined.examination.rules.loadMax }

  var html: HTML {
    """
    \(look.sheetTabs)\(pages)<div class="stack" data-live="workload">\(look.facts(facts))\
    \(look.isTable ? table : picture)\(overloads)</div>\
    <p class="small muted">\(say("how"))</p>\
    <p class="print-hidden">\(look.addButton(WorkloadEntry.self, "board.workload.add"))</p>
    """
  }

  /// To the weeks before and after.
  private var pages: HTML {
    var links: [Tab] = []
    let before = first.adding(days: -7 * width)
    let after = first.adding(days: 7 * width)
    if first > planned.first {
      links.append(Tab(say("earlier"), look.address("week", before.text), icon: "left"))
    }
    links.append(
      Tab(
        say("weeks", ["start": .day(first), "end": .day(last)]),
        look.address("week", first.text), isHere: true))
    if after <= planned.last {
      links.append(Tab(say("later"), look.address("week", after.text), icon: "right"))
    }
    return links.count > 1 ? Tabs(label: say("which"), links).html : .empty
  }

  private var last: Day { (weeks.weeks.last ?? first).adding(days: 6) }
  private var over: [(line: WorkloadWeeks.Line, week: Day, cell: WorkloadWeeks.Cell)] {
    weeks.rows.flatMap { line in
      zip(weeks.weeks, line.cells).filter { $1.isOver(limit) }.map { (line, $0, $1) }
    }
  }

  private var facts: [BoardFact] {
    let hours = weeks.rows.flatMap(\.cells).map(\.hours).reduce(0, +)
    let capacity = weeks.rows.flatMap(\.cells).compactMap(\.capacity).reduce(0, +)
    return [
      BoardFact(number: words.write(hours, decimals: 0), text: say("hours")),
      BoardFact(number: words.write(capacity, decimals: 0), text: say("capacity")),
      BoardFact(
        number: words.write(over.count), text: say("overCount"), mark: over.isEmpty ? .good : .bad),
    ]
  }

  private var picture: HTML {
    let rows = weeks.rows.map { line in
      (
        head: look.headline(line.person),
        cells: line.cells.map { GridCell(cell($0), $0.isOver(limit) ? .bad : .none) }
      )
    }
    let table = GridTable(
      id: "workload", caption: say("caption"), corner: say("corner"),
      columns: weeks.weeks.map { HTML(text: look.short($0)) }, rows: rows)
    return "<div class=\"workload\">\(table)</div>"
  }

  /// A bar against capacity, the two figures, and a word where it is too much.
  private func cell(_ cell: WorkloadWeeks.Cell) -> HTML {
    let figures = """
      \(words.write(cell.hours, decimals: 0)) / \
      \(cell.capacity.map { words.write($0, decimals: 0) } ?? "?")\u{A0}h
      """
    let away: HTML =
      cell.absent > 0
      ? "<br><span class=\"small muted\">\(say("absent", ["days": .integer(cell.absent)]))</span>"
      : .empty
    guard let rate = cell.rate else { return "\(figures)\(away)" }
    let width = coordinate(min(rate, 1.5) / 1.5 * 60)
    let name = cell.isOver(limit) ? "mark-bad" : "series-1"
    let bar: HTML = """
      <svg class="drawing load" viewBox="0 0 60 8" width="60" height="8" aria-hidden="true" \
      focusable="false"><rect class="rail" width="60" height="8" rx="2"/>\
      <rect class="\(name)" width="\(width)" height="8" rx="2"/>\
      <path class="axis" d="M40 0v8"/></svg>
      """
    let verdict: HTML =
      cell.isOver(limit)
      ? "<br>\(StatusMark(.bad, say("over", ["rate": .percent(rate, decimals: 0)])))" : .empty
    return "\(bar)\(figures)\(verdict)\(away)"
  }

  private var table: HTML {
    let rows = weeks.rows.flatMap { line in
      zip(weeks.weeks, line.cells).map { week, cell in
        TableLine(
          [
            look.headline(line.person), look.write(week), look.write(cell.hours, decimals: 1),
            look.write(cell.capacity, decimals: 1),
            HTML(text: cell.rate.map { words.writePercent($0, decimals: 0) } ?? "–"),
            HTML(text: words.write(cell.absent)), state(cell),
          ], mark: cell.isOver(limit) ? .bad : .none)
      }
    }
    return DataTable(
      words, id: "workload-table", caption: say("caption"),
      columns: [
        TableColumn(say("corner"), isRowHeader: true), TableColumn(say("week"), .day),
        TableColumn(say("hours.short"), .number), TableColumn(say("capacity.short"), .number),
        TableColumn(say("rate"), .number), TableColumn(say("absent.short"), .number),
        TableColumn(say("state"), .mark),
      ], rows: rows
    ).html
  }

  private func state(_ cell: WorkloadWeeks.Cell) -> HTML {
    guard let rate = cell.rate else { return StatusMark(.unknown, say("noHours")).html }
    return cell.isOver(limit)
      ? StatusMark(.bad, say("over", ["rate": .percent(rate, decimals: 0)])).html
      : StatusMark(.good, say("within")).html
  }

  /// Who is planned too much, and by how many hours.
  private var overloads: HTML {
    guard !over.isEmpty else { return .empty }
    let lines = over.map { line, week, cell -> HTML in
      let much = cell.hours - (cell.capacity ?? 0) * limit
      let text = say(
        "overload",
        ["week": .day(week), "hours": .number(much, decimals: 1)])
      return "<li>\(look.headline(line.person)) – \(text)</li>"
    }
    return look.section(say("overloads"), "<ul>\(lines.joined())</ul>")
  }
}
