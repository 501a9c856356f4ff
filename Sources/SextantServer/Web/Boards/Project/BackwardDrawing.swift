internal import SextantKernels
import SextantModel

/// The picture of a plan counted back: each task where it must come at the latest, before it the
/// room there is, and the dates that are promised.
struct BackwardDrawing {
  let look: BoardLook
  let schedule: ProjectSchedule
  let backward: BackwardSchedule
  /// Tasks, by their places, the one that must begin first on top.
  let shown: [Int]
  let summary: String

  private static let labels = 236.0
  private static let width = 1060.0
  private static let head = 40.0
  private static let row = 28.0
  private static let bar = 16.0

  private var view: View { look.view }
  private var plan: ProjectPlan { schedule.plan }

  var html: HTML {
    let days =
      shown.flatMap { place in
        [
          backward.lines[place].lateStart, backward.lines[place].lateEnd,
          schedule.lines[place].start, schedule.lines[place].end,
        ]
      } + backward.promises.map(\.date)
    guard let first = days.min(), let last = days.max() else { return .empty }
    let from = first.adding(days: 1 - CivilDay.weekday(of: first.number))
    let axis = Axis(
      first: from, days: last.days(since: from) + 5, left: Self.labels,
      right: Self.width - 8)
    let rows = shown.count + backward.promises.count
    let foot = Self.head + Self.row * Double(rows)
    var content = calendar(axis, foot)
    for (row, place) in shown.enumerated() { content += task(place, row, axis) }
    for (row, promise) in backward.promises.enumerated() {
      content += self.promise(promise, shown.count + row, axis)
    }
    if view.today >= from, view.today <= last {
      content += """
        <path class="today-line" d="M\(coordinate(axis.x(view.today))) 26V\(coordinate(foot + 4))"/>\
        <text class="tick strong middle today-text" x="\(coordinate(axis.x(view.today)))" \
        y="\(coordinate(foot + 16))">\(view.say("board.gantt.today"))</text>
        """
    }
    return Drawing(
      width: Self.width, height: foot + 20, title: summary, holdsLinks: true,
      className: "gantt backward", content
    ).html
  }

  /// Days from left to right.
  private struct Axis {
    let first: Day
    let days: Int
    let left: Double
    let right: Double

    var perDay: Double { (right - left) / Double(max(1, days)) }
    func x(_ day: Day) -> Double { left + perDay * Double(day.days(since: first)) }
  }

  /// Weeks where there is room, months where there is not.
  private func calendar(_ axis: Axis, _ foot: Double) -> HTML {
    var content = HTML.empty
    let isByWeek = axis.days <= 120
    var day = isByWeek ? axis.first : Day(axis.first.year, axis.first.month, 1) ?? axis.first
    let every = isByWeek ? axis.days <= 70 ? 1 : 2 : axis.days > 900 ? 6 : axis.days > 400 ? 2 : 1
    for _ in 0..<400 where day.days(since: axis.first) < axis.days {
      if day >= axis.first {
        let text =
          isByWeek ? look.brief(day) : "\(view.say("month.short.\(day.month)")) \(day.year)"
        content += """
          <path class="gridline" d="M\(coordinate(axis.x(day))) 26V\(coordinate(foot))"/>\
          <text class="tick" x="\(coordinate(axis.x(day) + 3))" y="20">\(text)</text>
          """
      }
      day = isByWeek ? day.adding(days: 7 * every) : day.adding(months: every)
    }
    return content
  }

  private func name(_ text: String, _ y: Double, isStrong: Bool) -> HTML {
    let short = TextLines.broken(text, at: 36, most: 1).first ?? ""
    return """
      <text class="label\(isStrong ? " strong" : "")" x="4" y="\(coordinate(y + 12))">\(short)</text>
      """
  }

  private func task(_ place: Int, _ row: Int, _ axis: Axis) -> HTML {
    let line = backward.lines[place]
    let early = schedule.lines[place]
    let item = plan.tasks[place]
    let top = Self.head + Self.row * Double(row) + (Self.row - Self.bar) / 2
    let middle = coordinate(top + Self.bar / 2)
    let left = axis.x(line.lateStart)
    let width = max(axis.x(line.lateEnd.adding(days: 1)) - left, 3)
    let isLate = line.slack < 0
    var room = HTML.empty
    if line.slack > 0, early.start < line.lateStart {
      room = """
        <path class="slack" d="M\(coordinate(axis.x(early.start))) \(middle)H\(coordinate(left))"/>
        """
    } else if isLate {
      // Where it comes instead.
      room = """
        <path class="critical-edge" d="M\(coordinate(axis.x(early.start))) \
        \(coordinate(top + Self.bar + 3))H\(coordinate(axis.x(early.end.adding(days: 1))))"/>
        """
    }
    let said = look.view.say(
      "board.backward.said",
      [
        "task": .text(item.label), "lateStart": .day(line.lateStart), "lateEnd": .day(line.lateEnd),
        "start": .day(early.start), "slack": .number(line.slack, decimals: 1),
      ])
    return """
      \(room)<a href="\(view.to.item(item))" aria-label="\(said)">\(name(item.label, top, isStrong: isLate))\
      <rect class="bar bar-\(isLate ? "overdue" : "planned")" x="\(coordinate(left))" \
      y="\(coordinate(top))" width="\(coordinate(width))" height="\(coordinate(Self.bar))" rx="3"/></a>
      """
  }

  private func promise(
    _ promise: BackwardSchedule.Promise, _ row: Int, _ axis: Axis
  ) -> HTML {
    guard let item = view.dossier.item(promise.item) else { return .empty }
    let conflict = backward.conflicts.first {
      $0.item == promise.item && $0.field == promise.field
    }
    let top = Self.head + Self.row * Double(row) + (Self.row - Self.bar) / 2
    let y = top + Self.bar / 2
    let x = axis.x(promise.date) + axis.perDay / 2
    var late = HTML.empty
    if let conflict {
      late = """
        <path class="critical-edge" d="M\(coordinate(x)) \(coordinate(y))\
        H\(coordinate(axis.x(conflict.earliest) + axis.perDay / 2))"/>
        """
    }
    let mark: Mark = conflict == nil ? .good : .bad
    let said = view.say(
      conflict == nil ? "board.backward.promiseKept" : "board.backward.promiseBroken",
      [
        "item": .text(item.headline), "date": .day(promise.date),
        "earliest": conflict.map { .day($0.earliest) } ?? "–",
      ])
    let isLast = x + 80 > Self.width
    return """
      \(late)<a href="\(view.to.item(item))" aria-label="\(said)">\
      \(name(item.headline, top, isStrong: conflict != nil))\
      <path class="milestone \(mark.className ?? "")" d="M\(coordinate(x)) \(coordinate(y - 8))\
      l8 8l-8 8l-8 -8z"/></a><text class="tick halo\(isLast ? " end" : "")" \
      x="\(coordinate(x + (isLast ? -12 : 12)))" y="\(coordinate(y - 5))">\(look.short(promise.date))</text>
      """
  }
}
