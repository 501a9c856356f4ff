import SextantModel

/// A thing placed by two values, its size by a third.
struct BubblePoint: Sendable {
  let name: String
  let x: Double
  let y: Double
  let size: Double
  let isOurs: Bool
  let address: String?

  init(
    _ name: String, x: Double, y: Double, size: Double = 1, isOurs: Bool = false,
    address: String? = nil
  ) {
    self.name = name
    self.x = x
    self.y = y
    self.size = size
    self.isOurs = isOurs
    self.address = address
  }
}

/// One direction of a map: what it measures and what its ends are called.
struct ChartAxis: Sendable {
  let label: String
  let low: String
  let high: String
  let range: ClosedRange<Double>

  init(_ label: String, low: String = "", high: String = "", _ range: ClosedRange<Double>) {
    self.label = label
    self.low = low
    self.high = high
    self.range = range
  }
}

/// Things on a plane: a positioning map, gravity against likelihood. Ours stand out by colour and
/// outline; each is named beside its point, never on another's name.
struct BubbleChart: Component {
  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  let points: [BubblePoint]
  let x: ChartAxis
  let y: ChartAxis
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, points: [BubblePoint],
    x: ChartAxis, y: ChartAxis, source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.points = points
    self.x = x
    self.y = y
    self.source = source
  }

  var html: HTML {
    ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: points.isEmpty ? ChartFrame.nothing(words) : drawing,
      table: points.isEmpty ? nil : table
    ).html
  }

  private static let width = 720.0
  private static let height = 520.0
  private static let left = 40.0
  private static let right = 680.0
  private static let top = 36.0
  private static let bottom = 476.0

  private var drawing: HTML {
    let across = Scale(from: x.range.lowerBound, to: x.range.upperBound)
    let upright = Scale(from: y.range.lowerBound, to: y.range.upperBound)
    let largest = max(points.map(\.size).max() ?? 1, 1e-9)
    var discs: [PlacedLabel.Disc] = []
    for point in points {
      let share = max(point.size, 0) / largest
      discs.append(
        PlacedLabel.Disc(
          x: across.place(point.x, Self.left, Self.right),
          y: upright.place(point.y, Self.bottom, Self.top),
          radius: 7 + 15 * share.squareRoot() * (points.allSatisfy { $0.size == 1 } ? 0.15 : 1)))
    }
    let names = points.map { TextLines.broken($0.name, at: 26, most: 1).first ?? "" }
    let labels = PlacedLabel.place(
      names, discs, within: (Self.left, Self.top, Self.right, Self.bottom))
    var content = plane
    for (index, point) in points.enumerated() {
      content += draw(point, discs[index], names[index], labels[index])
    }
    return Drawing(
      width: Self.width, height: Self.height, title: "\(title). \(summary)",
      holdsLinks: points.contains { $0.address != nil }, className: "map", content
    ).html
  }

  private var plane: HTML {
    let midX = coordinate((Self.left + Self.right) / 2)
    let midY = coordinate((Self.top + Self.bottom) / 2)
    let (left, right) = (coordinate(Self.left), coordinate(Self.right))
    let (top, bottom) = (coordinate(Self.top), coordinate(Self.bottom))
    let upward = y.high.isEmpty ? y.label : "\(y.label) : \(y.high)"
    let onward = x.high.isEmpty ? x.label : "\(x.label) : \(x.high)"
    return """
      <rect class="ground" x="\(left)" y="\(top)" width="\(coordinate(Self.right - Self.left))" \
      height="\(coordinate(Self.bottom - Self.top))" rx="4"/>\
      <path class="axis" d="M\(left) \(midY)H\(right)M\(midX) \(bottom)V\(top)"/>\
      <text class="tick middle strong" x="\(midX)" y="\(coordinate(Self.top - 10))">↑ \(upward)\
      </text>\
      <text class="tick middle" x="\(midX)" y="\(coordinate(Self.bottom + 18))">\(y.low)</text>\
      <text class="tick" x="\(left)" y="\(coordinate(Self.bottom + 34))">\(x.low)</text>\
      <text class="tick end strong" x="\(right)" y="\(coordinate(Self.bottom + 34))">\(onward) →\
      </text>
      """
  }

  private func draw(
    _ point: BubblePoint, _ disc: PlacedLabel.Disc, _ name: String, _ label: PlacedLabel
  ) -> HTML {
    let look = point.isOurs ? "mark-ours" : "series-1"
    let anchor = label.anchor
    let picture: HTML = """
      <circle class="bubble \(look)" cx="\(coordinate(disc.x))" cy="\(coordinate(disc.y))" \
      r="\(coordinate(disc.radius))"/>\
      \(if: point.isOurs, ring(disc))\
      <text class="label halo\(point.isOurs ? " strong" : "") \(anchor)" \
      x="\(coordinate(label.x))" y="\(coordinate(label.y))" dy="4">\(name)</text>
      """
    guard let address = point.address else { return picture }
    return "<a href=\"\(address)\" aria-label=\"\(point.name)\">\(picture)</a>"
  }

  private func ring(_ disc: PlacedLabel.Disc) -> HTML {
    """
    <circle class="ink-line" cx="\(coordinate(disc.x))" cy="\(coordinate(disc.y))" \
    r="\(coordinate(disc.radius + 3))"/>
    """
  }

  private var table: DataTable {
    let hasSizes = !points.allSatisfy { $0.size == 1 }
    var columns = [
      TableColumn(words.text("component.chart.name")), TableColumn(x.label, .number),
      TableColumn(y.label, .number),
    ]
    if hasSizes { columns.append(TableColumn(words.text("component.chart.size"), .number)) }
    var rows: [TableLine] = []
    for point in points {
      var cells: [HTML] = [
        HTML(text: point.name), HTML(text: words.write(point.x, decimals: nil)),
        HTML(text: words.write(point.y, decimals: nil)),
      ]
      if hasSizes { cells.append(HTML(text: words.write(point.size, decimals: nil))) }
      rows.append(TableLine(cells, mark: point.isOurs ? .ours : .none))
    }
    return DataTable(
      words, id: "\(id)-table", caption: title, columns: columns, rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "positioning",
        BubbleChart(
          words, id: "chart-map", title: "Carte de positionnement",
          summary: "Nous sommes les seuls à la fois artisans et accessibles.",
          points: [
            BubblePoint("Maison Aubrelle", x: 3.5, y: 8, isOurs: true, address: "#"),
            BubblePoint("Palais des Thés", x: 6, y: 7.5), BubblePoint("Kusmi", x: 6.2, y: 7.3),
            BubblePoint("Lipton", x: 2, y: 2), BubblePoint("Grande distribution", x: 1.5, y: 1.6),
          ],
          x: ChartAxis("Prix", low: "bas", high: "élevé", 0...10),
          y: ChartAxis("Savoir-faire", low: "industriel", high: "artisanal", 0...10)))
    ]
  }
}
