import SextantModel

/// One amount per thing as bars that lie, each with its name and figure: reads well when names are
/// long.
struct HorizontalBars: Component {
  struct Bar: Sendable {
    let label: String
    let value: Double
    let mark: Mark

    init(_ label: String, _ value: Double, _ mark: Mark = .none) {
      self.label = label
      self.value = value
      self.mark = mark
    }
  }

  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  let bars: [Bar]
  let unit: ChartUnit
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, bars: [Bar], unit: ChartUnit,
    source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.bars = bars
    self.unit = unit
    self.source = source
  }

  var html: HTML {
    ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: bars.isEmpty ? ChartFrame.nothing(words) : drawing,
      table: bars.isEmpty ? nil : table
    ).html
  }

  private var drawing: HTML {
    let row = 30.0
    let left = 210.0
    let right = 610.0
    let scale = Scale(holding: bars.map(\.value))
    let zero = scale.place(0, left, right)
    var content = HTML.empty
    for (index, bar) in bars.enumerated() {
      let y = 6 + row * Double(index)
      let end = scale.place(bar.value, left, right)
      let name = TextLines.broken(bar.label, at: 32, most: 1).first ?? ""
      content += """
        <text class="label end" x="\(coordinate(left - 10))" y="\(coordinate(y + 11))" dy="4">\
        \(name)</text>\
        <rect class="\(bar.mark.className ?? "series-1")" x="\(coordinate(min(zero, end)))" \
        y="\(coordinate(y))" width="\(coordinate(max(abs(end - zero), 1)))" height="22" rx="2"/>\
        <text class="label strong" x="\(coordinate(max(end, zero) + 8))" \
        y="\(coordinate(y + 11))" dy="4">\(unit.write(bar.value, words))</text>
        """
    }
    let foot = 6 + row * Double(bars.count)
    content +=
      "<path class=\"axis\" d=\"M\(coordinate(zero)) 0V\(coordinate(foot))\"/>"
    return Drawing(width: 720, height: foot + 2, title: "\(title). \(summary)", content).html
  }

  private var table: DataTable {
    DataTable(
      words, id: "\(id)-table", caption: title,
      columns: [
        TableColumn(words.text("component.chart.name")),
        TableColumn(words.text("component.chart.value"), .number),
      ],
      rows: bars.map { bar in
        TableLine([HTML(text: bar.label), HTML(text: unit.write(bar.value, words))])
      }, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "vendors",
        HorizontalBars(
          words, id: "chart-lying", title: "Notes pondérées des offres",
          summary: "L’offre de Studio Meridien arrive en tête avec 16,2 points.",
          bars: [
            .init("Studio Meridien", 16.2, .ours), .init("Agence des Deux Rives", 13.75),
            .init("Kiosque numérique", 9.5, .bad),
          ], unit: .named("points")))
    ]
  }
}
