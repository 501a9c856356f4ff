import SextantModel

/// Amounts by category as bars, side by side or one on the other, from nought up.
///
/// Each bar bears its figure; stacks name their parts in a key beside the caption as well as in the
/// table (WCAG 1.4.1).
struct BarChart: Component {
  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  let categoryName: String
  let categories: [String]
  let series: [ChartSeries]
  let isStacked: Bool
  let unit: ChartUnit
  let target: Double?
  /// What was wanted of each category, where it is not the same for all.
  let wanted: WantedSteps?
  let thresholds: [ChartLevel]
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, categoryName: String,
    categories: [String], series: [ChartSeries], isStacked: Bool = false, unit: ChartUnit,
    target: Double? = nil, wanted: [Double?]? = nil, thresholds: [ChartLevel] = [],
    source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.categoryName = categoryName
    self.categories = categories
    self.series = series
    self.isStacked = isStacked
    self.unit = unit
    self.target = target
    self.wanted = wanted.map { WantedSteps(values: $0) }
    self.thresholds = thresholds
    self.source = source
  }

  var html: HTML {
    let hasValues = !categories.isEmpty && series.contains { $0.values.contains { $0 != nil } }
    return ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: hasValues ? key + drawing : ChartFrame.nothing(words),
      table: hasValues ? table : nil
    ).html
  }

  private static let width = 720.0
  private static let height = 300.0
  private static let left = 66.0
  /// The target is named in the margin, where no bar can hide it.
  private var right: Double {
    target == nil && wanted?.last == nil && thresholds.isEmpty ? 706 : 606
  }
  private static let top = 20.0
  private static let bottom = 252.0

  /// The names of the parts, only where there are several.
  private var key: HTML {
    guard series.count > 1 else { return .empty }
    var result: HTML = "<ul class=\"legend\">"
    for (index, line) in series.enumerated() {
      result += """
        <li class="cluster"><svg width="12" height="12" aria-hidden="true" focusable="false">\
        <rect class="series-\(index % 6 + 1)" width="12" height="12" rx="2"/></svg>\(line.name)</li>
        """
    }
    return result + "</ul>"
  }

  /// What the axis must hold: every bar, or the sums of the stacks.
  private var extent: [Double] {
    guard isStacked else { return series.flatMap { $0.values.compactMap { $0 } } }
    return categories.indices.flatMap { index -> [Double] in
      let parts = series.compactMap { value($0, index) }
      return [parts.filter { $0 > 0 }.reduce(0, +), parts.filter { $0 < 0 }.reduce(0, +)]
    }
  }

  private func value(_ line: ChartSeries, _ index: Int) -> Double? {
    index < line.values.count ? line.values[index] : nil
  }

  private var drawing: HTML {
    let marks = [target].compactMap { $0 } + thresholds.map(\.value) + (wanted?.known ?? [])
    let scale = Scale(holding: extent + marks)
    var content = HTML.empty
    for tick in scale.ticks {
      let y = coordinate(scale.place(tick, Self.bottom, Self.top))
      content += """
        <path class="\(tick == 0 ? "axis" : "gridline")" \
        d="M\(coordinate(Self.left)) \(y)H\(coordinate(right))"/>\
        <text class="tick end" x="\(coordinate(Self.left - 8))" y="\(y)" dy="4">\
        \(unit.tick(tick, upTo: scale.high, words))</text>
        """
    }
    let slot = (right - Self.left) / Double(max(categories.count, 1))
    // What the bars say is written over the target's line.
    var labels = HTML.empty
    for (index, category) in categories.enumerated() {
      let start = Self.left + slot * Double(index)
      if isStacked {
        content += stack(index, start, slot, scale)
      } else {
        let group = group(index, start, slot, scale)
        content += group.bars
        labels += group.labels
      }
      content += categoryLabel(category, start + slot / 2, slot)
    }
    content += levels(scale, slot)
    return Drawing(
      width: Self.width, height: Self.height, title: "\(title). \(summary)", content + labels
    ).html
  }

  /// What the bars are held against, named in the margin.
  private func levels(_ scale: Scale, _ slot: Double) -> HTML {
    func y(_ value: Double) -> Double { scale.place(value, Self.bottom, Self.top) }
    func across(_ value: Double, _ name: String) -> HTML {
      """
      <path class="\(name)" d="M\(coordinate(Self.left)) \(coordinate(y(value)))\
      H\(coordinate(right))"/>
      """
    }
    let word = words.text("component.chart.target")
    var names = LabelColumn(top: Self.top, bottom: Self.bottom, gap: 14)
    var content = HTML.empty
    func figure(_ value: Double) -> String { unit.tick(value, upTo: scale.high, words) }
    if let target {
      content += across(target, "target")
      names.add("\(word) \(figure(target))", at: y(target), "of-target")
    }
    if let wanted, let last = wanted.last {
      content += wanted.path(
        edges: { (Self.left + slot * Double($0), Self.left + slot * Double($0 + 1)) }, y: y)
      names.add("\(word) \(figure(last))", at: y(last), "of-target")
    }
    for level in thresholds {
      content += across(level.value, level.lineClass)
      names.add("\(level.name) \(figure(level.value))", at: y(level.value), level.textClass)
    }
    return content + names.html(x: right + 8)
  }

  private func categoryLabel(_ text: String, _ x: Double, _ slot: Double) -> HTML {
    let lines = TextLines.broken(text, at: max(6, Int(slot / 6.2)), most: 2)
    var result = HTML.empty
    for (row, line) in lines.enumerated() {
      result += """
        <text class="tick middle" x="\(coordinate(x))" \
        y="\(coordinate(Self.bottom + 18 + Double(row) * 13))">\(line)</text>
        """
    }
    return result
  }

  private func group(
    _ index: Int, _ start: Double, _ slot: Double, _ scale: Scale
  ) -> (bars: HTML, labels: HTML) {
    let gap = min(slot * 0.2, 18)
    let width = min((slot - gap) / Double(max(series.count, 1)), 56)
    let used = width * Double(series.count)
    let zero = scale.place(0, Self.bottom, Self.top)
    var bars = HTML.empty
    var labels = HTML.empty
    for (order, line) in series.enumerated() {
      guard let value = value(line, index) else { continue }
      let x = start + (slot - used) / 2 + width * Double(order)
      let y = scale.place(value, Self.bottom, Self.top)
      bars += """
        <rect class="series-\(order % 6 + 1)" x="\(coordinate(x + 1))" \
        y="\(coordinate(min(y, zero)))" width="\(coordinate(max(width - 2, 1)))" \
        height="\(coordinate(abs(zero - y)))" rx="1.5"/>
        """
      if width >= 26 {
        labels += """
          <text class="tick middle halo" x="\(coordinate(x + width / 2))" \
          y="\(coordinate(value < 0 ? y + 13 : y - 5))">\(unit.tick(value, upTo: scale.high, words))</text>
          """
      }
    }
    return (bars, labels)
  }

  private func stack(_ index: Int, _ start: Double, _ slot: Double, _ scale: Scale) -> HTML {
    let width = min(slot * 0.72, 72)
    let x = start + (slot - width) / 2
    var up = 0.0
    var down = 0.0
    var result = HTML.empty
    for (order, line) in series.enumerated() {
      guard let value = value(line, index), value != 0 else { continue }
      let from = value > 0 ? up : down
      if value > 0 { up += value } else { down += value }
      let a = scale.place(from, Self.bottom, Self.top)
      let b = scale.place(from + value, Self.bottom, Self.top)
      result += """
        <rect class="series-\(order % 6 + 1)" x="\(coordinate(x))" y="\(coordinate(min(a, b)))" \
        width="\(coordinate(width))" height="\(coordinate(max(abs(a - b) - 1, 0.5)))"/>
        """
      if abs(a - b) >= 16, width >= 34 {
        result += """
          <text class="tick middle on-fill" x="\(coordinate(x + width / 2))" \
          y="\(coordinate((a + b) / 2))" dy="4">\(unit.tick(value, upTo: scale.high, words))</text>
          """
      }
    }
    if series.count > 1, up > 0 {
      let y = scale.place(up, Self.bottom, Self.top) - 5
      result += """
        <text class="tick middle strong" x="\(coordinate(x + width / 2))" y="\(coordinate(y))">\
        \(unit.tick(up + down, upTo: scale.high, words))</text>
        """
    }
    return result
  }

  private var table: DataTable {
    var rows: [TableLine] = []
    for (index, category) in categories.enumerated() {
      var cells: [HTML] = [HTML(text: category)]
      for line in series {
        cells.append(HTML(text: value(line, index).map { unit.write($0, words) } ?? "–"))
      }
      if let wanted {
        let value = index < wanted.values.count ? wanted.values[index] : nil
        cells.append(HTML(text: value.map { unit.write($0, words) } ?? "–"))
      }
      rows.append(TableLine(cells))
    }
    return DataTable(
      words, id: "\(id)-table", caption: title,
      columns: [TableColumn(categoryName)] + series.map { TableColumn($0.name, .number) }
        + (wanted == nil ? [] : [TableColumn(words.text("component.chart.target"), .number)]),
      rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    let months = ["Janvier", "Février", "Mars", "Avril"]
    let planned = ChartSeries("Prévu", [12_000, 14_500, 9_000, 22_000])
    let spent = ChartSeries("Dépensé", [11_200, 15_900, 8_700, 12_050])
    return [
      ComponentExample(
        "grouped",
        BarChart(
          words, id: "chart-bars", title: "Budget et dépenses",
          summary: "Février dépasse le prévu de 1 400 €.", categoryName: "Mois",
          categories: months, series: [planned, spent], unit: .money)),
      ComponentExample(
        "target and thresholds",
        BarChart(
          words, id: "chart-levels", title: "NPS", summary: "Le NPS tombe de 50 à 36.",
          categoryName: "Trimestre", categories: ["T3", "T4", "T1", "T2"],
          series: [ChartSeries("NPS", [47, 48, 50, 36])], unit: .number(decimals: 0),
          wanted: [48, 48, 50, 50],
          thresholds: [
            ChartLevel("Vigilance", 47, isWarning: true), ChartLevel("Alerte", 45),
          ])),
      ComponentExample(
        "stacked",
        BarChart(
          words, id: "chart-stacks", title: "Budget par nature",
          summary: "Les médias prennent la plus grande part.", categoryName: "Mois",
          categories: months,
          series: [
            ChartSeries("Médias", [8_000, 9_000, 6_000, 14_000]),
            ChartSeries("Création", [4_000, 5_500, 3_000, 8_000]),
          ], isStacked: true, unit: .money, target: 18_000)),
    ]
  }
}
