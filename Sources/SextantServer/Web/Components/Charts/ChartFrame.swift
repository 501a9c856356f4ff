import SextantModel

/// A chart with its name, the sentence it says, its source, and the same figures as a table.
///
/// A figure with a caption; whoever cannot see the picture has the sentence and the table (WCAG 1.1.1,
/// RGAA 1.6, 1.9).
struct ChartFrame: Component {
  let words: Catalogue
  let id: String
  let title: String
  /// What the chart says, in one sentence.
  let summary: String
  let source: String?
  let drawing: HTML
  let table: DataTable?

  init(
    _ words: Catalogue, id: String, title: String, summary: String, source: String? = nil,
    drawing: HTML, table: DataTable?
  ) {
    self.words = words
    self.id = id
    self.title = title
    self.summary = summary
    self.source = source
    self.drawing = drawing
    self.table = table
  }

  var html: HTML {
    let origin: HTML =
      source.map {
        let text = words.fill(words.text("component.chart.source"), ["source": .text($0)])
        return "<p class=\"muted small\">\(text)</p>"
      } ?? .empty
    let figures: HTML =
      table.map { Disclosure(words.text("component.chart.table"), $0.html).html } ?? .empty
    return """
      <figure class="chart" id="\(id)"><figcaption><p class="chart-title">\(title)</p>\
      <p class="muted">\(summary)</p></figcaption>\
      <div class="chart-scroll" tabindex="0" role="group" aria-label="\(title)">\(drawing)</div>\(origin)\(figures)</figure>
      """
  }

  /// What stands in place of a chart that has nothing to draw.
  static func nothing(_ words: Catalogue) -> HTML {
    "<p class=\"muted\">\(words.text("component.chart.noData"))</p>"
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] { [] }
}

/// Values in the order of a chart's labels, under one name; `nil` where there is none.
struct ChartSeries: Sendable {
  let name: String
  let values: [Double?]

  init(_ name: String, _ values: [Double?]) {
    self.name = name
    self.values = values
  }
}
