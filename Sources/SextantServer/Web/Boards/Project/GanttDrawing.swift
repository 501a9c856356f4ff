internal import SextantKernels
import SextantModel

/// The picture of a Gantt plan: a row per task and milestone, the days from left to right.
struct GanttDrawing {
  let look: BoardLook
  let plan: GanttPlan
  let span: Period
  let isByMonth: Bool
  let summary: String

  private static let labels = 236.0
  private static let width = 1060.0
  private static let head = 44.0
  private static let row = 28.0
  private static let bar = 16.0

  private var view: View { look.view }
  private var days: Int { span.last.days(since: span.first) + 1 }
  private var perDay: Double { (Self.width - Self.labels - 8) / Double(days) }
  private var foot: Double {
    Self.head + Self.row * Double(plan.bars.count + plan.milestones.count)
  }

  /// The left edge of a day.
  func x(_ day: Day) -> Double { Self.labels + perDay * Double(day.days(since: span.first)) }
  private func top(_ row: Int) -> Double {
    Self.head + Self.row * Double(row) + (Self.row - Self.bar) / 2
  }

  var html: HTML {
    var content = ground + months
    if !isByMonth { content += weeks }
    content += links
    for (row, bar) in plan.bars.enumerated() { content += draw(bar, row) }
    for (place, milestone) in plan.milestones.enumerated() {
      content += draw(milestone, plan.bars.count + place)
    }
    content += line(plan.deadline, "deadline", view.say("board.gantt.deadline"))
    content += line(view.today, "today", view.say("board.gantt.today"))
    return Drawing(
      width: Self.width, height: foot + 20, title: summary, holdsLinks: true, className: "gantt",
      content
    ).html
  }

  // MARK: - Calendar

  /// Days off, unless the scale is too small for them.
  private var ground: HTML {
    var result = HTML.empty
    guard days <= 400 else { return result }
    var first: Day?
    for number in 0...days {
      let day = span.first.adding(days: number)
      let isOff = number < days && !plan.days.isWorking(day)
      if isOff, first == nil { first = day }
      if !isOff, let start = first {
        result += """
          <rect class="day-off" x="\(coordinate(x(start)))" y="\(coordinate(Self.head))" \
          width="\(coordinate(x(day) - x(start)))" height="\(coordinate(foot - Self.head))"/>
          """
        first = nil
      }
    }
    return result
  }

  private var months: HTML {
    var result = HTML.empty
    var day = Day(span.first.year, span.first.month, 1) ?? span.first
    while day <= span.last {
      let left = max(x(day), Self.labels)
      let next = day.adding(months: 1)
      let right = min(x(next), Self.width - 8)
      result += """
        <path class="axis" d="M\(coordinate(left)) 4V\(coordinate(foot))"/>
        """
      let name = view.say("month.\(day.month)")
      if right - left > Double(name.count) * 7 + 10 {
        let text = right - left > 110 ? "\(name) \(day.year)" : name
        result += """
          <text class="label strong" x="\(coordinate(left + 5))" y="18">\(text)</text>
          """
      }
      if next <= day { break }
      day = next
    }
    return result
  }

  private var weeks: HTML {
    var result = HTML.empty
    let every = perDay * 7 >= 18 ? 1 : 2
    var week = 0
    while week * 7 < days {
      let monday = span.first.adding(days: week * 7)
      let left = coordinate(x(monday))
      result += "<path class=\"gridline\" d=\"M\(left) 30V\(coordinate(foot))\"/>"
      if week % every == 0 {
        result += """
          <text class="tick" x="\(coordinate(x(monday) + 3))" y="38">\(monday.dayOfMonth)</text>
          """
      }
      week += 1
    }
    return result
  }

  private func line(_ day: Day?, _ name: String, _ label: String) -> HTML {
    guard let day, span.contains(day) else { return .empty }
    let middle = x(day) + perDay / 2
    return """
      <path class="\(name)-line" d="M\(coordinate(middle)) 26V\(coordinate(foot + 4))"/>\
      <text class="tick strong middle \(name)-text" x="\(coordinate(middle))" \
      y="\(coordinate(foot + 16))">\(label)</text>
      """
  }

  // MARK: - Rows

  private func draw(_ bar: GanttPlan.Bar, _ row: Int) -> HTML {
    let top = top(row)
    let left = x(bar.start)
    let width = max(x(bar.end.adding(days: 1)) - left, 3)
    let name = TextLines.broken(bar.task.label, at: 36, most: 1).first ?? ""
    var float = HTML.empty
    if let slack = bar.slack, slack >= 1,
      let until = plan.days.adding(Int(slack.rounded(.down).clamped(to: 0...2000)), to: bar.end)
    {
      let right = min(x(until.adding(days: 1)), Self.width - 8)
      let middle = coordinate(top + Self.bar / 2)
      float = """
        <path class="slack" d="M\(coordinate(left + width)) \(middle)H\(coordinate(right))"/>
        """
    }
    let edge: HTML =
      bar.isCritical
      ? """
      <path class="critical-edge" d="M\(coordinate(left)) \(coordinate(top + Self.bar + 2))\
      h\(coordinate(width))"/>
      """ : .empty
    // What it is held against, when that is not where it stands.
    var baseline = HTML.empty
    if let held = bar.reference, held.first != bar.start || held.last != bar.end,
      span.contains(held)
    {
      baseline = """
        <path class="baseline" d="M\(coordinate(x(held.first))) \(coordinate(top - 3))\
        H\(coordinate(x(held.last.adding(days: 1))))"/>
        """
    }
    let said = view.say(
      "board.gantt.barSaid",
      [
        "task": .text(bar.task.label), "start": .day(bar.start), "end": .day(bar.end),
        "state": .text(view.say("board.gantt.stand.\(bar.stand.rawValue)")),
      ])
    return """
      \(float)<a href="\(view.to.item(bar.task))" aria-label="\(said)"><text \
      class="label\(bar.isCritical ? " strong" : "")" x="4" y="\(coordinate(top + 12))">\(name)</text>\
      <rect class="bar bar-\(bar.stand.rawValue)" x="\(coordinate(left))" y="\(coordinate(top))" \
      width="\(coordinate(width))" height="\(coordinate(Self.bar))" rx="3"/></a>\(edge)\(baseline)
      """
  }

  private func draw(_ milestone: Milestone, _ row: Int) -> HTML {
    guard let date = milestone.date else { return .empty }
    let middle = x(date) + perDay / 2
    let y = top(row) + Self.bar / 2
    let name = TextLines.broken(milestone.label, at: 36, most: 1).first ?? ""
    let mark: Mark =
      milestone.reachedOn != nil ? .good : date < view.today ? .watch : .neutral
    let said = view.say(
      "board.gantt.milestoneSaid", ["milestone": .text(milestone.label), "date": .day(date)])
    var baseline = HTML.empty
    if let frozen = plan.baseline?.row(of: milestone.id)?.date, frozen != date,
      span.contains(frozen)
    {
      let held = x(frozen) + perDay / 2
      baseline = """
        <path class="baseline" d="M\(coordinate(held)) \(coordinate(y - 5))v10m0 -5\
        H\(coordinate(middle))"/>
        """
    }
    // At the right edge the date stands before its mark.
    let isLast = middle + 80 > Self.width
    return """
      \(baseline)<a href="\(view.to.item(milestone))" aria-label="\(said)"><text class="label" x="4" \
      y="\(coordinate(y + 4))">\(name)</text>\
      <path class="milestone \(mark.className ?? "")" d="M\(coordinate(middle)) \(coordinate(y - 8))\
      l8 8l-8 8l-8 -8z"/></a>\
      <text class="tick halo\(isLast ? " end" : "")" x="\(coordinate(middle + (isLast ? -12 : 12)))" \
      y="\(coordinate(y + 4))">\(look.short(date))</text>
      """
  }

  /// What must end before what starts.
  private var links: HTML {
    let rows = Dictionary(
      plan.bars.enumerated().map { ($1.task.id, $0) }, uniquingKeysWith: { first, _ in first })
    var result = HTML.empty
    for (row, bar) in plan.bars.enumerated() {
      for held in bar.task.everyLink {
        guard let before = rows[held.task] else { continue }
        result += link(plan.bars[before], before, bar, row, held.kind)
      }
    }
    return result
  }

  private func link(
    _ one: GanttPlan.Bar, _ from: Int, _ next: GanttPlan.Bar, _ to: Int,
    _ kind: LinkKind
  ) -> HTML {
    let isDown = to > from
    let inset = min(4, perDay / 2)
    let fromEnd = kind == .finishToStart || kind == .finishToFinish
    let start = fromEnd ? x(one.end.adding(days: 1)) - inset : x(one.start) + inset
    let y1 = isDown ? top(from) + Self.bar : top(from)
    let left =
      kind == .finishToStart || kind == .startToStart
      ? x(next.start) : x(next.end.adding(days: 1)) - inset
    let name = one.isCritical && next.isCritical ? "follows critical" : "follows"
    if left > start + 4, kind == .finishToStart || kind == .startToStart {
      let y2 = top(to) + Self.bar / 2
      return """
        <path class="\(name)" d="M\(coordinate(start)) \(coordinate(y1))V\(coordinate(y2))\
        H\(coordinate(left - 1))m-5 -3l5 3l-5 3"/>
        """
    }
    let y2 = isDown ? top(to) - 1 : top(to) + Self.bar + 1
    let tip = isDown ? "m-3 -5l3 5l3 -5" : "m-3 5l3 -5l3 5"
    return """
      <path class="\(name)" d="M\(coordinate(start)) \(coordinate(y1))V\(coordinate(y2))\(tip)"/>
      """
  }
}

extension Comparable {
  fileprivate func clamped(to limits: ClosedRange<Self>) -> Self {
    min(max(self, limits.lowerBound), limits.upperBound)
  }
}
