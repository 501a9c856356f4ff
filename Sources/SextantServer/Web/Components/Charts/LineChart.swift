import SextantModel

/// Values over time as lines, named at their ends, with the target and the thresholds drawn.
///
/// Lines differ by dashes as well as colour (WCAG 1.4.1) and are labelled directly, without a legend.
struct LineChart: Component {
  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  /// What the first column of the table is: the period.
  var labelName: String?
  let labels: [String]
  let series: [ChartSeries]
  let unit: ChartUnit
  let target: Double?
  /// What was wanted of each label, where it is not the same for all.
  let wanted: WantedSteps?
  let thresholds: [ChartLevel]
  let fromZero: Bool
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, labelName: String? = nil,
    labels: [String], series: [ChartSeries], unit: ChartUnit, target: Double? = nil,
    wanted: [Double?]? = nil, thresholds: [ChartLevel] = [], fromZero: Bool = true,
    source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.labelName = labelName
    self.labels = labels
    self.series = series
    self.unit = unit
    self.target = target
    self.wanted = wanted.map { WantedSteps(values: $0) }
    self.thresholds = thresholds
    self.fromZero = fromZero
    self.source = source
  }

  var html: HTML {
    ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: hasValues ? drawing : ChartFrame.nothing(words),
      table: hasValues ? table : nil
    ).html
  }

  private var hasValues: Bool { series.contains { $0.values.contains { $0 != nil } } }

  // MARK: - Picture

  private static let width = 720.0
  private static let height = 280.0
  private static let left = 66.0
  private static let right = 582.0
  private static let top = 16.0
  private static let bottom = 244.0

  private var drawing: HTML {
    let values = series.flatMap { $0.values.compactMap { $0 } }
    let marks =
      [target].compactMap { $0 } + thresholds.map(\.value) + (wanted?.known ?? [])
    let scale = Scale(holding: values + marks, fromZero: fromZero)
    var content = grid(scale) + times
    var names = LabelColumn(top: Self.top, bottom: Self.bottom, gap: 14)
    if let target {
      content += level(target, scale, "target")
      names.add(words.text("component.chart.target"), at: y(target, scale), "of-target")
    }
    if let wanted, let last = wanted.last {
      content += wanted.path(edges: { edges($0) }, y: { y($0, scale) })
      names.add(
        "\(words.text("component.chart.target")) \(unit.tick(last, upTo: scale.high, words))",
        at: y(last, scale), "of-target")
    }
    for threshold in thresholds {
      content += level(threshold.value, scale, threshold.lineClass)
      names.add(
        "\(Self.short(threshold.name)) \(unit.tick(threshold.value, upTo: scale.high, words))",
        at: y(threshold.value, scale), threshold.textClass)
    }
    for (index, line) in series.enumerated() {
      content += path(line, index, scale)
      if let last = line.values.last(where: { $0 != nil }) ?? nil {
        names.add(
          line.name, unit.tick(last, upTo: scale.high, words), at: y(last, scale),
          "series-\(index % 6 + 1) strong", letters: Self.letters)
      }
    }
    content += names.html(x: Self.right + 10)
    return Drawing(
      width: Self.width, height: Self.height, title: "\(title). \(summary)", content
    ).html
  }

  /// How many letters the margin holds.
  private static let letters = 19

  /// A name that the margin can hold with a figure beside it.
  private static func short(_ name: String) -> String {
    TextLines.broken(name, at: 13, most: 1).first ?? ""
  }

  private func x(_ index: Int) -> Double {
    guard labels.count > 1 else { return (Self.left + Self.right) / 2 }
    return Self.left + 8 + (Self.right - Self.left - 16) * Double(index) / Double(labels.count - 1)
  }

  /// Half-way to the labels before and after.
  private func edges(_ index: Int) -> (Double, Double) {
    let half =
      labels.count > 1 ? (Self.right - Self.left - 16) / Double(labels.count - 1) / 2 : 40
    return (max(Self.left, x(index) - half), min(Self.right, x(index) + half))
  }

  private func y(_ value: Double, _ scale: Scale) -> Double {
    scale.place(value, Self.bottom, Self.top)
  }

  private func grid(_ scale: Scale) -> HTML {
    var result = HTML.empty
    for tick in scale.ticks {
      let y = coordinate(y(tick, scale))
      let name = tick == 0 ? "axis" : "gridline"
      result += """
        <path class="\(name)" d="M\(coordinate(Self.left)) \(y)H\(coordinate(Self.right))"/>\
        <text class="tick end" x="\(coordinate(Self.left - 8))" y="\(y)" dy="4">\
        \(unit.tick(tick, upTo: scale.high, words))</text>
        """
    }
    return result
  }

  private var times: HTML {
    let every = max(1, (labels.count + 6) / 7)
    var result = HTML.empty
    for (index, label) in labels.enumerated() where index % every == 0 {
      result += """
        <text class="tick middle" x="\(coordinate(x(index)))" y="\(coordinate(Self.bottom + 20))">\
        \(label)</text>
        """
    }
    return result
  }

  private func level(_ value: Double, _ scale: Scale, _ name: String) -> HTML {
    let y = coordinate(y(value, scale))
    return """
      <path class="\(name)" d="M\(coordinate(Self.left)) \(y)H\(coordinate(Self.right))"/>
      """
  }

  private func path(_ line: ChartSeries, _ index: Int, _ scale: Scale) -> HTML {
    var d = ""
    var isDown = false
    var dots = HTML.empty
    let colour = "series-\(index % 6 + 1)"
    for (place, value) in line.values.enumerated() where place < labels.count {
      guard let value else {
        isDown = false
        continue
      }
      let point = (coordinate(x(place)), coordinate(y(value, scale)))
      d += "\(isDown ? "L" : "M")\(point.0) \(point.1)"
      isDown = true
      if labels.count <= 16 {
        dots += "<circle class=\"\(colour)\" cx=\"\(point.0)\" cy=\"\(point.1)\" r=\"3\"/>"
      }
    }
    return "<path class=\"line-\(index % 6 + 1)\" d=\"\(d)\"/>\(dots)"
  }

  // MARK: - Table

  private var table: DataTable {
    var rows: [TableLine] = []
    for (index, label) in labels.enumerated() {
      var cells: [HTML] = [HTML(text: label)]
      for line in series {
        let value = index < line.values.count ? line.values[index] : nil
        cells.append(HTML(text: value.map { unit.write($0, words) } ?? "–"))
      }
      if let wanted {
        let value = index < wanted.values.count ? wanted.values[index] : nil
        cells.append(HTML(text: value.map { unit.write($0, words) } ?? "–"))
      }
      rows.append(TableLine(cells))
    }
    return DataTable(
      words, id: "\(id)-table", caption: title,
      columns: [TableColumn(labelName ?? words.text("component.chart.period"))]
        + series.map { TableColumn($0.name.isEmpty ? title : $0.name, .number) }
        + (wanted == nil ? [] : [TableColumn(words.text("component.chart.target"), .number)]),
      rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let months = ["janv.", "févr.", "mars", "avr.", "mai", "juin"]
    return [
      ComponentExample(
        "target and threshold",
        LineChart(
          words, id: "chart-line", title: "Taux de conversion",
          summary: "Le taux monte depuis mars et atteint 2,4 % en juin, sous la cible de 2,8 %.",
          labels: months,
          series: [
            ChartSeries("Site", [0.017, 0.018, 0.016, 0.02, 0.022, 0.024]),
            ChartSeries("Recherche naturelle", [0.012, nil, 0.013, 0.0145, 0.016, 0.0165]),
          ],
          unit: .percent, target: 0.028, thresholds: [ChartLevel("Alerte", 0.012)],
          source: "Mesure d’audience, 30 juin 2026")),
      ComponentExample(
        "a target for each month, two thresholds",
        LineChart(
          words, id: "chart-wanted", title: "Commandes",
          summary: "Les commandes passent de 410 à 520, sous les 560 attendues en juin.",
          labels: months, series: [ChartSeries("", [410, 430, 455, 470, 500, 520])],
          unit: .number(decimals: 0), wanted: [400, 400, 450, 450, 560, 560],
          thresholds: [
            ChartLevel("Vigilance", 440, isWarning: true), ChartLevel("Alerte", 420),
          ], fromZero: false)),
      ComponentExample(
        "no data",
        LineChart(
          words, id: "chart-none", title: "Ventes", summary: "Pas encore de mesure.", labels: [],
          series: [], unit: .money)),
    ]
  }
}
