/// What was wanted, period by period, as steps.
struct WantedSteps: Sendable {
  let values: [Double?]

  /// The steps of a target's line.
  ///
  /// - Parameter edges: where a period begins and ends along the axis.
  func path(edges: (Int) -> (Double, Double), y: (Double) -> Double) -> HTML {
    var d = ""
    var isDown = false
    for (place, value) in values.enumerated() {
      guard let value else {
        isDown = false
        continue
      }
      let (start, end) = edges(place)
      d += "\(isDown ? "L" : "M")\(coordinate(start)) \(coordinate(y(value)))"
      d += "H\(coordinate(end))"
      isDown = true
    }
    return d.isEmpty ? .empty : "<path class=\"target\" d=\"\(d)\"/>"
  }

  var last: Double? { values.last { $0 != nil } ?? nil }
  var known: [Double] { values.compactMap { $0 } }
}
