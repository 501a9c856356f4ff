import SextantModel

/// An amount built up step by step: what each step adds or takes away, and the totals between.
///
/// Steps are joined by a line at the height they begin from; each bears its figure with its sign, so
/// that colour says nothing alone (WCAG 1.4.1).
struct WaterfallChart: Component {
  struct Step: Sendable, Equatable {
    enum Role: Sendable, Equatable {
      /// Stands on the axis.
      case total
      /// Begins where the one before ended.
      case change
    }

    let name: String
    let amount: Double
    let role: Role

    init(_ name: String, _ amount: Double, _ role: Role = .change) {
      self.name = name
      self.amount = amount
      self.role = role
    }
  }

  /// Where a step's bar begins and ends.
  struct Bar: Sendable, Equatable {
    let from: Double
    let to: Double
  }

  let words: Catalogue
  let id: String
  let title: String
  let summary: String
  let stepName: String
  let amountName: String
  let soFarName: String
  let steps: [Step]
  let unit: ChartUnit
  let source: String?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, stepName: String,
    amountName: String, soFarName: String, steps: [Step], unit: ChartUnit, source: String? = nil
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.stepName = stepName
    self.amountName = amountName
    self.soFarName = soFarName
    self.steps = steps
    self.unit = unit
    self.source = source
  }

  /// A total begins anew from nought; a change goes on from where the one before ended.
  var bars: [Bar] {
    var height = 0.0
    return steps.map { step in
      let from = step.role == .total ? 0 : height
      height = from + step.amount
      return Bar(from: from, to: height)
    }
  }

  var html: HTML {
    ChartFrame(
      words, id: id, title: title, summary: summary, source: source,
      drawing: steps.isEmpty ? ChartFrame.nothing(words) : drawing,
      table: steps.isEmpty ? nil : table
    ).html
  }

  private static let width = 720.0
  private static let height = 300.0
  private static let left = 66.0
  private static let right = 706.0
  private static let top = 22.0
  private static let bottom = 246.0

  private var drawing: HTML {
    let bars = bars
    let scale = Scale(holding: bars.flatMap { [$0.from, $0.to] })
    func y(_ value: Double) -> Double { scale.place(value, Self.bottom, Self.top) }
    var content = HTML.empty
    for tick in scale.ticks {
      content += """
        <path class="\(tick == 0 ? "axis" : "gridline")" \
        d="M\(coordinate(Self.left)) \(coordinate(y(tick)))H\(coordinate(Self.right))"/>\
        <text class="tick end" x="\(coordinate(Self.left - 8))" y="\(coordinate(y(tick)))" dy="4">\
        \(unit.tick(tick, upTo: scale.high, words))</text>
        """
    }
    let slot = (Self.right - Self.left) / Double(steps.count)
    let width = min(slot * 0.62, 84)
    for (index, step) in steps.enumerated() {
      let bar = bars[index]
      let middle = Self.left + slot * (Double(index) + 0.5)
      let (upper, lower) = (min(y(bar.from), y(bar.to)), max(y(bar.from), y(bar.to)))
      let colour = step.role == .total ? "series-1" : step.amount < 0 ? "series-3" : "series-2"
      content += """
        <rect class="\(colour)" x="\(coordinate(middle - width / 2))" y="\(coordinate(upper))" \
        width="\(coordinate(width))" height="\(coordinate(max(lower - upper, 1)))" rx="1.5"/>\
        <text class="tick middle strong halo" x="\(coordinate(middle))" \
        y="\(coordinate(upper - 6))">\(signed(step, scale))</text>
        """
      if index + 1 < steps.count, steps[index + 1].role == .change {
        content += """
          <path class="gridline" d="M\(coordinate(middle + width / 2)) \(coordinate(y(bar.to)))\
          H\(coordinate(middle + slot - width / 2))"/>
          """
      }
      for (row, line) in TextLines.broken(step.name, at: max(8, Int(slot / 6.6)), most: 3)
        .enumerated()
      {
        content += """
          <text class="tick middle" x="\(coordinate(middle))" \
          y="\(coordinate(Self.bottom + 18 + Double(row) * 14))">\(line)</text>
          """
      }
    }
    return Drawing(
      width: Self.width, height: Self.height, title: "\(title). \(summary)", content
    ).html
  }

  private func signed(_ step: Step, _ scale: Scale) -> String {
    let figure = unit.tick(step.amount, upTo: scale.high, words)
    return step.role == .change && step.amount > 0 ? "+\(figure)" : figure
  }

  private var table: DataTable {
    let bars = bars
    let rows = steps.enumerated().map { index, step in
      TableLine(
        [
          HTML(text: step.name),
          HTML(
            text: (step.role == .change && step.amount > 0 ? "+" : "")
              + unit.write(step.amount, words)),
          HTML(text: unit.write(bars[index].to, words)),
        ], mark: step.role == .total ? .neutral : .none)
    }
    return DataTable(
      words, id: "\(id)-table", caption: title,
      columns: [
        TableColumn(stepName, isRowHeader: true), TableColumn(amountName, .number),
        TableColumn(soFarName, .number),
      ], rows: rows, hidesCaption: true)
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "from spent to free",
        WaterfallChart(
          words, id: "chart-waterfall", title: "Du dépensé à l’enveloppe",
          summary: "Le budget atterrit à 772 098 €, 7 902 € sous l’enveloppe.",
          stepName: "Étape", amountName: "Montant", soFarName: "Cumul",
          steps: [
            .init("Dépensé", 400_550, .total), .init("Engagé", 62_000),
            .init("Encore prévu", 309_548), .init("Atterrissage", 772_098, .total),
            .init("Reste libre", 7_902), .init("Enveloppe", 780_000, .total),
          ], unit: .money))
    ]
  }
}
