/// What the dossier says where a reader is shown a figure.
struct BoundFigures {
  private let examination: Examination

  init(_ x: Examination) { examination = x }

  /// An indicator's formula or, failing that, its reading; a metric's measures; a field's number.
  func value(of bound: BoundValue) -> Double? {
    guard let id = bound.item, let item = examination.dossier.item(id.text) else { return nil }
    if bound.field.isEmpty, let period = bound.period {
      if let indicator = item as? Indicator { return value(of: indicator, over: period) }
      if let metric = item as? Metric {
        return examination.measured.value(of: metric.id, over: period)
      }
    }
    return bound.field.isEmpty ? nil : item.number(of: bound.field)
  }

  /// The value over the period, or over the longer one in which the indicator is followed.
  func value(of indicator: Indicator, over period: Period) -> Double? {
    var period = period
    if let rhythm = (indicator.frequency ?? .monthly).period(containing: period.last),
      rhythm.contains(period)
    {
      period = rhythm
    }
    return examination.value(of: indicator, over: period)
  }
}

extension BoundValue {
  /// The decimals at which it is shown.
  var shownDecimals: Int {
    if let decimals { return min(max(decimals, 0), 6) }
    let text = numberText(shown ?? 0)
    return text.firstIndex(of: ".").map { min(text[$0...].count - 1, 6) } ?? 0
  }

  /// Whether what is shown is the value, at the decimals at which it is shown.
  func shows(_ value: Double) -> Bool {
    guard let shown else { return false }
    var unit = 1.0
    for _ in 0..<shownDecimals { unit /= 10 }
    return abs(shown - value) <= unit / 2 + unit * 1e-6
  }
}
