import SextantModel

/// Steps that ever fewer pass: each bar as wide as what is left, the share that passed beside it.
struct FunnelChart: Component {
  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  let steps: [(name: String, value: Double)]
  let unit: ChartUnit
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String,
    steps: [(name: String, value: Double)], unit: ChartUnit = .number(decimals: 0),
    source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.steps = steps
    self.unit = unit
    self.source = source
  }

  var html: HTML {
    ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: steps.isEmpty ? ChartFrame.nothing(words) : drawing,
      table: steps.isEmpty ? nil : table
    ).html
  }

  /// The share of the step before that passed; `nil` at the first, or where nothing came in.
  func rate(_ index: Int) -> Double? {
    guard index > 0, steps[index - 1].value > 0 else { return nil }
    return steps[index].value / steps[index - 1].value
  }

  /// The share of the first step that is left.
  func share(_ index: Int) -> Double? {
    steps[0].value > 0 ? steps[index].value / steps[0].value : nil
  }

  private var drawing: HTML {
    let row = 54.0
    let middle = 330.0
    let widest = 400.0
    let largest = max(steps.map(\.value).max() ?? 1, 1e-9)
    func half(_ index: Int) -> Double { max(steps[index].value / largest * widest / 2, 1.5) }
    var content = HTML.empty
    for (index, step) in steps.enumerated() {
      let y = 4 + row * Double(index)
      let half = half(index)
      if index > 0 {
        let before = (steps[index - 1].value / largest * widest / 2)
        content += """
          <path class="gridline ground" d="M\(coordinate(middle - before)) \(coordinate(y - 20))\
          L\(coordinate(middle - half)) \(coordinate(y))H\(coordinate(middle + half))\
          L\(coordinate(middle + before)) \(coordinate(y - 20))z"/>
          """
      }
      let name = TextLines.broken(step.name, at: 12, most: 2)
      for (line, text) in name.enumerated() {
        let shift = Double(line) * 14 - Double(name.count - 1) * 7
        content += """
          <text class="label end strong" x="118" y="\(coordinate(y + 17 + shift))" dy="4">\(text)</text>
          """
      }
      content += """
        <rect class="series-1" x="\(coordinate(middle - half))" y="\(coordinate(y))" \
        width="\(coordinate(half * 2))" height="34" rx="2"/>\
        <text class="label strong" x="548" y="\(coordinate(y + 17))" dy="4">\
        \(unit.write(step.value, words))</text>
        """
      if let rate = rate(index) {
        content += """
          <text class="tick" x="640" y="\(coordinate(y + 17))" dy="4">\
          ↓ \(words.writePercent(rate, decimals: 1))</text>
          """
      }
    }
    return Drawing(
      width: 720, height: row * Double(steps.count) - 12, title: "\(title). \(summary)", content
    ).html
  }

  private var table: DataTable {
    var rows: [TableLine] = []
    for (index, step) in steps.enumerated() {
      let passed = rate(index).map { words.writePercent($0, decimals: 1) } ?? "–"
      let left = share(index).map { words.writePercent($0, decimals: 1) } ?? "–"
      rows.append(
        TableLine([
          HTML(text: step.name), HTML(text: unit.write(step.value, words)), HTML(text: passed),
          HTML(text: left),
        ]))
    }
    return DataTable(
      words, id: "\(id)-table", caption: title,
      columns: [
        TableColumn(words.text("component.chart.step")),
        TableColumn(words.text("component.chart.value"), .number),
        TableColumn(words.text("component.chart.fromPrevious"), .number),
        TableColumn(words.text("component.chart.fromFirst"), .number),
      ], rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "shop",
        FunnelChart(
          words, id: "chart-funnel", title: "Du visiteur à l’acheteur",
          summary: "Le panier perd deux visiteurs sur trois.",
          steps: [
            ("Visites", 48_200), ("Fiches vues", 21_300), ("Paniers", 4_150),
            ("Commandes", 1_180),
          ]))
    ]
  }
}
