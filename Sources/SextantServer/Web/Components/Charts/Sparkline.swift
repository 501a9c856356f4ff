import SextantModel

/// The course of a figure at the size of a word, its last value as a dot.
struct Sparkline: Component {
  let values: [Double?]
  /// What it shows, for ears: « de 1,7 % à 2,4 % en six mois ».
  let summary: String

  init(_ values: [Double?], summary: String) {
    self.values = values
    self.summary = summary
  }

  var html: HTML {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard known.count > 1, let low = known.min(), let high = known.max() else { return .empty }
    let span = high > low ? high - low : 1
    let step = 104 / Double(max(values.count - 1, 1))
    var d = ""
    var isDown = false
    var last = (x: 0.0, y: 0.0)
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        isDown = false
        continue
      }
      last = (4 + step * Double(index), 24 - 20 * (value - low) / span)
      d += "\(isDown ? "L" : "M")\(coordinate(last.x)) \(coordinate(last.y))"
      isDown = true
    }
    return """
      <svg class="sparkline" viewBox="0 0 112 28" role="img" aria-label="\(summary)">\
      <path class="line-1" d="\(d)"/><circle class="brass" cx="\(coordinate(last.x))" \
      cy="\(coordinate(last.y))" r="3.5"/></svg>
      """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "rising",
        Sparkline([1.7, 1.8, 1.6, 2, 2.2, 2.4], summary: "De 1,7 à 2,4 en six mois"))
    ]
  }
}
