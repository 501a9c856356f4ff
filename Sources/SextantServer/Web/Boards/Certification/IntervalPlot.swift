/// Figures on one scale, each a dot with its interval, one below the other.
struct IntervalPlot {
  struct Line {
    let label: String
    let value: Double
    let interval: ClosedRange<Double>?
    /// Drawn hollow: it rests on little.
    let isFaint: Bool
    let said: String
  }

  let title: String
  let range: ClosedRange<Double>
  let centre: Double
  let lines: [Line]
  let tick: (Double) -> String
  /// What the ends of the scale mean.
  var low = ""
  var high = ""

  private static let left = 190.0
  private static let width = 640.0
  private static let step = 26.0
  private static let top = 24.0

  private func x(_ value: Double) -> Double {
    let inside = min(range.upperBound, max(range.lowerBound, value))
    return Self.left + (inside - range.lowerBound) / (range.upperBound - range.lowerBound)
      * (Self.width - Self.left - 60)
  }

  var html: HTML {
    let bottom = Self.top + Double(lines.count) * Self.step
    var content = HTML.empty
    for part in 0...4 {
      let value =
        range.lowerBound + Double(part) / 4 * (range.upperBound - range.lowerBound)
      let at = coordinate(x(value))
      content += """
        <line class="\(value == centre ? "axis" : "gridline")" x1="\(at)" x2="\(at)" y1="\(coordinate(Self.top - 6))" y2="\(coordinate(bottom))"/>\
        <text class="tick" x="\(at)" y="\(coordinate(bottom + 16))" text-anchor="middle">\(tick(value))</text>
        """
    }
    for (place, line) in lines.enumerated() {
      content += drawn(line, Self.top + (Double(place) + 0.5) * Self.step)
    }
    if !low.isEmpty {
      content += """
        <text class="tick" x="\(coordinate(x(range.lowerBound)))" y="12">\(low)</text>\
        <text class="tick" x="\(coordinate(x(range.upperBound)))" y="12" text-anchor="end">\(high)</text>
        """
    }
    return Drawing(width: Self.width, height: bottom + 24, title: title, content).html
  }

  private func drawn(_ line: Line, _ y: Double) -> HTML {
    let middle = coordinate(y)
    let bar: HTML =
      line.interval.map { interval -> HTML in
        """
        <line class="line-1" x1="\(coordinate(x(interval.lowerBound)))" x2="\(coordinate(x(interval.upperBound)))" y1="\(middle)" y2="\(middle)"/>
        """
      } ?? .empty
    return """
      <text class="label" x="0" y="\(coordinate(y + 4))">\(line.label)</text>\(bar)\
      <circle class="\(line.isFaint ? "mark-unknown" : "series-1")" cx="\(coordinate(x(line.value)))" cy="\(middle)" r="5"/>\
      <text class="tick" x="\(coordinate(Self.width))" y="\(coordinate(y + 4))" text-anchor="end">\(line.said)</text>
      """
  }
}
