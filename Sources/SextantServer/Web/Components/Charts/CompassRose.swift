import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// One room of the loop: how much of it is proven, and what the checks say of it.
struct RosePoint: Sendable {
  let name: String
  let address: String
  /// 0 to 1; none where there is nothing to prove yet.
  let proven: Double?
  let findings: Int
  let hasErrors: Bool

  init(
    _ name: String, to address: String, proven: Double?, findings: Int = 0,
    hasErrors: Bool = false
  ) {
    self.name = name
    self.address = address
    self.proven = proven.map { $0.isFinite ? min(max($0, 0), 1) : 0 }
    self.findings = findings
    self.hasErrors = hasErrors
  }
}

/// The loop of the work drawn as a compass rose: a point per room, broad where work is proven, thin
/// where it is not, with the same as a table.
///
/// Each point is a link that says its room, share and findings (WCAG 1.1.1, 2.4.4); breadth, not
/// colour, carries the meaning (1.4.1).
struct CompassRose: Component {
  let words: Catalogue
  let points: [RosePoint]
  let id: String

  init(_ words: Catalogue, id: String = "rose", points: [RosePoint]) {
    self.words = words
    self.points = points
    self.id = id
  }

  var html: HTML {
    let title = words.text("component.rose.title")
    return ChartFrame(
      words, id: id, title: title, summary: words.text("component.rose.summary"),
      drawing: drawing(title), table: table
    ).html
  }

  private static let middle = (x: 380.0, y: 284.0)
  private static let inner = 34.0
  private static let outer = 200.0

  private func drawing(_ title: String) -> HTML {
    let (cx, cy) = (coordinate(Self.middle.x), coordinate(Self.middle.y))
    var content: HTML = """
      <circle class="brass-line" cx="\(cx)" cy="\(cy)" r="206" stroke-width="1"/>\
      <circle class="brass-line" cx="\(cx)" cy="\(cy)" r="212" stroke-width="2.5"/>\
      <circle class="gridline" cx="\(cx)" cy="\(cy)" r="120"/>
      """
    content += degrees
    for index in points.indices { content += point(index) }
    content += """
      <circle class="paper" cx="\(cx)" cy="\(cy)" r="26"/>\
      <circle class="brass-line" cx="\(cx)" cy="\(cy)" r="26" stroke-width="1.5"/>\
      <path class="brass" d="M\(cx) \(coordinate(Self.middle.y - 18))l5 18 -5 18 -5 -18z"/>
      """
    return Drawing(
      width: 760, height: 568, title: title, holdsLinks: true, className: "rose", content
    ).html
  }

  /// The scale around, as on the instrument.
  private var degrees: HTML {
    var d = ""
    for step in 0..<72 {
      let angle = Double(step) * Double.pi / 36
      let near = step % 6 == 0 ? 198.0 : 202.0
      let (a, b) = (at(angle, near), at(angle, 206))
      d += "M\(a)L\(b)"
    }
    return "<path class=\"brass-line\" stroke-width=\"1\" d=\"\(d)\"/>"
  }

  private func at(_ angle: Double, _ radius: Double) -> String {
    let x = Self.middle.x + radius * sin(angle)
    let y = Self.middle.y - radius * cos(angle)
    return "\(coordinate(x)) \(coordinate(y))"
  }

  private func point(_ index: Int) -> HTML {
    let room = points[index]
    let angle = 2 * Double.pi * Double(index) / Double(points.count)
    let tip = at(angle, Self.outer - 6)
    let foot = at(angle, Self.inner - 10)
    var shape: HTML
    if let proven = room.proven {
      // At a third of its length the point is as broad as the work is proven.
      let half = (0.012 + 0.135 * proven) * (17.0 / Double(max(points.count, 8)))
      let waist = Self.inner + 56
      let (left, right) = (at(angle - half * 2.1, waist), at(angle + half * 2.1, waist))
      shape = """
        <path class="point-light" d="M\(foot)L\(left)L\(tip)z"/>\
        <path class="point-dark" d="M\(foot)L\(right)L\(tip)z"/>
        """
    } else {
      shape = "<path class=\"point-none\" d=\"M\(foot)L\(tip)\"/>"
    }
    return """
      <a href="\(room.address)" aria-label="\(spoken(room))">\(shape)\(name(room, angle))</a>
      """
  }

  private func name(_ room: RosePoint, _ angle: Double) -> HTML {
    let across = sin(angle)
    let anchor = across > 0.2 ? "start" : across < -0.2 ? "end" : "middle"
    let lines = TextLines.broken(room.name, at: 19, most: 2)
    let share = room.proven.map { words.writePercent($0, decimals: 0) } ?? "–"
    let x = Self.middle.x + 230 * across
    let height = Double(lines.count) * 15
    var y = Self.middle.y - 230 * cos(angle)
    y -= height / 2 * (1 + cos(angle)) - 6
    var result = HTML.empty
    for (row, line) in lines.enumerated() {
      result += """
        <text class="label strong \(anchor)" x="\(coordinate(x))" \
        y="\(coordinate(y + Double(row) * 15))" dy="4">\(line)</text>
        """
    }
    let count =
      room.findings > 0
      ? " · " + (room.hasErrors ? "⬣ " : "▲ ") + words.write(room.findings) : ""
    result += """
      <text class="tick \(anchor)" x="\(coordinate(x))" y="\(coordinate(y + height))" dy="3">\
      \(share + count)</text>
      """
    return result
  }

  private func spoken(_ room: RosePoint) -> String {
    let name: Argument = .text(room.name)
    let count: Argument = .integer(room.findings)
    guard let proven = room.proven else {
      return words.fill(words.text("component.rose.empty"), ["room": name, "count": count])
    }
    return words.fill(
      words.text("component.rose.point"),
      ["room": name, "share": .percent(proven, decimals: 0), "count": count])
  }

  private var table: DataTable {
    var rows: [TableLine] = []
    for room in points {
      let share =
        room.proven.map { words.writePercent($0, decimals: 0) }
        ?? words.text("component.rose.nothing")
      rows.append(
        TableLine([
          "<a href=\"\(room.address)\">\(room.name)</a>", HTML(text: share),
          HTML(text: words.write(room.findings)),
        ]))
    }
    return DataTable(
      words, id: "\(id)-table", caption: words.text("component.rose.title"),
      columns: [
        TableColumn(words.text("component.rose.room")),
        TableColumn(words.text("component.rose.proven"), .number),
        TableColumn(words.text("component.rose.findings"), .number),
      ], rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    var points: [RosePoint] = []
    for (index, room) in Room.allCases.enumerated() where room != .certification {
      let proven = room == .shop ? nil : Double((index * 37) % 101) / 100
      points.append(
        RosePoint(
          words.text("room.\(room.rawValue)"), to: "#", proven: proven, findings: index % 4,
          hasErrors: index % 3 == 0))
    }
    return [ComponentExample("eighteen rooms", CompassRose(words, id: "rose-one", points: points))]
  }
}
