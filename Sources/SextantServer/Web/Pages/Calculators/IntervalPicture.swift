import SextantModel

/// An estimate and where the truth lies, drawn on a line that holds nought.
struct IntervalPicture {
  let view: View
  let interval: Calculation.Interval

  var html: HTML {
    let factor = interval.isShare ? 100.0 : 1
    let (low, high) = (interval.low * factor, interval.high * factor)
    let estimate = interval.estimate * factor
    let scale = Scale(holding: [0, low, high, estimate])
    let (left, right) = (20.0, 620.0)
    func place(_ value: Double) -> String { coordinate(scale.place(value, left, right)) }
    let zero = place(0)
    let drawing = Drawing(
      width: 640, height: 74, title: summary(low, estimate, high),
      """
      <line class="axis" x1="\(coordinate(left))" x2="\(coordinate(right))" y1="50" y2="50"/>\
      <line class="threshold" x1="\(zero)" x2="\(zero)" y1="8" y2="54"/>\
      <text class="tick middle" x="\(zero)" y="68">0</text>\
      <line class="line-1" x1="\(place(low))" x2="\(place(high))" y1="30" y2="30"/>\
      <line class="line-1" x1="\(place(low))" x2="\(place(low))" y1="22" y2="38"/>\
      <line class="line-1" x1="\(place(high))" x2="\(place(high))" y1="22" y2="38"/>\
      <circle class="mark-ours" cx="\(place(estimate))" cy="30" r="6"/>
      """)
    return
      "<figure class=\"chart\">\(drawing)<figcaption>\(summary(low, estimate, high))</figcaption></figure>"
  }

  private func summary(_ low: Double, _ estimate: Double, _ high: Double) -> String {
    let decimals = interval.isShare ? 2 : 2
    return view.say(
      interval.isShare ? "calculators.interval.points" : "calculators.interval",
      [
        "low": .number(low, decimals: decimals), "high": .number(high, decimals: decimals),
        "estimate": .number(estimate, decimals: decimals),
      ])
  }
}
