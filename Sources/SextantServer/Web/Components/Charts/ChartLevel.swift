/// A value drawn across a chart that others are held against: where attention begins, where an alert
/// goes off. Named in the margin with its figure; the two differ by their dashes too (WCAG 1.4.1).
struct ChartLevel: Sendable {
  let name: String
  let value: Double
  let isWarning: Bool

  init(_ name: String, _ value: Double, isWarning: Bool = false) {
    self.name = name
    self.value = value
    self.isWarning = isWarning
  }

  var lineClass: String { isWarning ? "threshold warning" : "threshold" }
  var textClass: String { isWarning ? "of-warning" : "of-threshold" }
}
