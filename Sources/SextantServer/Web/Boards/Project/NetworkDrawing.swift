internal import SextantKernels
import SextantModel

/// The picture of a network: nodes in columns by how many links lie before them, each near those
/// that it waits for.
struct NetworkDrawing {
  let look: BoardLook
  let schedule: ProjectSchedule
  let summary: String

  static let node = (width: 168.0, height: 84.0)
  private static let gap = (across: 56.0, down: 22.0)

  private var view: View { look.view }
  private var plan: ProjectPlan { schedule.plan }

  /// By task, its column and its row in it.
  static func places(_ network: TaskNetwork) -> [(column: Int, row: Int)] {
    var column = [Int](repeating: 0, count: network.count)
    var before = [[Int]](repeating: [], count: network.count)
    for link in network.links { before[link.after].append(link.before) }
    for number in network.order {
      let task = Int(number)
      column[task] = before[task].map { column[$0] + 1 }.max() ?? 0
    }
    var columns = [[Int]](repeating: [], count: (column.max() ?? -1) + 1)
    for task in column.indices { columns[column[task]].append(task) }
    var row = [Int](repeating: 0, count: network.count)
    for tasks in columns {
      // Where those before stand, on the average; ties in the order given.
      func wish(_ task: Int) -> Double {
        before[task].isEmpty
          ? Double(task)
          : before[task].map { Double(row[$0]) }.reduce(0, +) / Double(before[task].count)
      }
      for (place, task) in tasks.sorted(by: { (wish($0), $0) < (wish($1), $1) }).enumerated() {
        row[task] = place
      }
    }
    return column.indices.map { (column[$0], row[$0]) }
  }

  var html: HTML {
    guard let network = plan.network else { return .empty }
    let places = Self.places(network)
    let columns = (places.map(\.column).max() ?? 0) + 1
    let rows = (places.map(\.row).max() ?? 0) + 1
    let step = (
      across: Self.node.width + Self.gap.across, down: Self.node.height + Self.gap.down
    )
    func corner(_ task: Int) -> (x: Double, y: Double) {
      let own = places.count { $0.column == places[task].column }
      let top = Double(rows - own) / 2
      return (
        8 + Double(places[task].column) * step.across,
        8 + (top + Double(places[task].row)) * step.down
      )
    }
    var content = HTML.empty
    for link in plan.links { content += arrow(link, corner(link.before), corner(link.after)) }
    for task in plan.tasks.indices { content += node(task, corner(task)) }
    let width = 16 + Double(columns) * step.across - Self.gap.across
    return Drawing(
      width: width, height: 16 + Double(rows) * step.down - Self.gap.down, title: summary,
      holdsLinks: true, className: columns > 5 ? "network wide" : "network", content
    ).html
  }

  private func node(_ task: Int, _ at: (x: Double, y: Double)) -> HTML {
    let item = plan.tasks[task]
    let line = schedule.lines[task]
    let (x, y) = at
    let name = TextLines.broken(item.label, at: 25, most: 1).first ?? ""
    let said = view.say(
      "board.network.nodeSaid",
      [
        "task": .text(item.label), "start": .day(line.start), "end": .day(line.end),
        "lateStart": .day(line.lateStart), "lateEnd": .day(line.lateEnd),
        "slack": .number(line.slack, decimals: 1),
      ])
    let slack = line.isCritical ? "0" : view.words.write(line.slack, decimals: 1)
    func text(_ dx: Double, _ dy: Double, _ style: String, _ text: String) -> HTML {
      """
      <text class="\(style)" x="\(coordinate(x + dx))" y="\(coordinate(y + dy))">\(text)</text>
      """
    }
    let isOn = schedule.onChain.contains(task)
    let right = Self.node.width - 8
    let days = plan.estimates[task].expected / Double(ProjectPlan.unitsPerDay)
    let length = view.say("board.network.days", ["days": .number(days, decimals: 1)])
    return """
      <a href="\(view.to.item(item))" aria-label="\(said)"><rect class="node\(isOn ? " critical" : "")" \
      x="\(coordinate(x))" y="\(coordinate(y))" width="\(coordinate(Self.node.width))" \
      height="\(coordinate(Self.node.height))" rx="4"/>\
      <path class="gridline" d="M\(coordinate(x)) \(coordinate(y + 38))h\(coordinate(Self.node.width))"/>\
      \(text(8, 16, "label strong", item.id.text))\
      \(text(right, 16, "tick end", length))\
      \(text(8, 32, "tick", name))\
      \(text(8, 54, "tick", look.brief(line.start)))\(text(right, 54, "tick end", look.brief(line.end)))\
      \(text(8, 74, "tick late", look.brief(line.lateStart)))\
      \(text(right, 74, "tick end late", look.brief(line.lateEnd)))\
      \(text(Self.node.width / 2, 64, "tick middle\(line.isCritical ? " strong" : "")", slack))</a>
      """
  }

  private func arrow(
    _ link: TaskLink, _ one: (x: Double, y: Double), _ other: (x: Double, y: Double)
  ) -> HTML {
    let fromEnd = link.kind == .finishToStart || link.kind == .finishToFinish
    let toStart = link.kind == .finishToStart || link.kind == .startToStart
    let x1 = one.x + (fromEnd ? Self.node.width : 0)
    let x2 = other.x + (toStart ? 0 : Self.node.width)
    let y1 = one.y + Self.node.height / 2
    let y2 = other.y + Self.node.height / 2
    let out = fromEnd ? 34.0 : -34.0
    let into = toStart ? -34.0 : 34.0
    let tip = toStart ? "m-6 -4l6 4l-6 4" : "m6 -4l-6 4l6 4"
    let onChain = schedule.onChain.contains(link.before) && schedule.onChain.contains(link.after)
    var label = HTML.empty
    if link.kind != .finishToStart || link.lag != 0 {
      let lag = Double(link.lag) / Double(ProjectPlan.unitsPerDay)
      let sign =
        lag == 0 ? "" : " \(lag < 0 ? "−" : "+")\(view.words.write(abs(lag), decimals: nil))"
      label = """
        <text class="tick middle halo" x="\(coordinate((x1 + x2) / 2))" \
        y="\(coordinate((y1 + y2) / 2 - 4))">\(view.say("board.network.link.\(link.kind.shortName)"))\(sign)</text>
        """
    }
    return """
      <path class="follows\(onChain ? " critical" : "")" d="M\(coordinate(x1)) \(coordinate(y1))\
      C\(coordinate(x1 + out)) \(coordinate(y1)) \(coordinate(x2 + into)) \(coordinate(y2)) \
      \(coordinate(x2)) \(coordinate(y2))\(tip)"/>\(label)
      """
  }
}

extension BoardLook {
  /// A day in little room: `23 févr.`.
  func brief(_ day: Day) -> String {
    "\(day.dayOfMonth) \(view.say("month.short.\(day.month)"))"
  }
}
