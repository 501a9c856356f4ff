import SextantModel

/// Risks scored by gravity, occurrence and detection, the most critical first, with the part that
/// each has in the whole.
struct FmeaTable: Sendable {
  let lines: [Line]
  /// Risks of the method that lack a score.
  let unscored: [RiskItem]
  let total: Int

  struct Line: Sendable {
    let risk: RiskItem
    /// Gravity × occurrence × detection, from 1 to 125.
    let criticality: Int
    /// Its place by criticality, equals sharing the better one.
    let rank: Int
    /// Its part of the whole, and with those before it.
    let share: Double
    let cumulated: Double
    /// Whether another risk is as critical.
    var isTied = false
    /// Whether the criticality stated is not the product.
    var isMisprinted: Bool { risk.printed.map { $0 != criticality } ?? false }
    /// Whether the risk is among the few that make four fifths of the whole.
    var isVital: Bool { cumulated - share < 0.8 }
  }

  init(_ risks: [RiskItem]) {
    var scored: [(risk: RiskItem, criticality: Int)] = []
    var unscored: [RiskItem] = []
    for risk in risks where risk.method == .amdec {
      if let product = scoreProduct([risk.severity, risk.occurrence, risk.detection]) {
        scored.append((risk, product))
      } else {
        unscored.append(risk)
      }
    }
    self.unscored = unscored
    // Equals stand by the rank that was stated, then as they came.
    let order = scored.indices.sorted { a, b in
      let (one, other) = (scored[a], scored[b])
      if one.criticality != other.criticality { return one.criticality > other.criticality }
      return (one.risk.rank ?? .max, a) < (other.risk.rank ?? .max, b)
    }
    let total = scored.reduce(0) { $0 + $1.criticality }
    self.total = total
    var cumulated = 0
    var lines: [Line] = []
    for (place, index) in order.enumerated() {
      let (risk, criticality) = scored[index]
      cumulated += criticality
      let isTie = lines.last?.criticality == criticality
      lines.append(
        Line(
          risk: risk, criticality: criticality,
          rank: isTie ? lines.last?.rank ?? place + 1 : place + 1,
          share: Double(criticality) / Double(total), cumulated: Double(cumulated) / Double(total)))
    }
    for place in lines.indices.dropFirst()
    where lines[place].criticality == lines[place - 1].criticality {
      lines[place].isTied = true
      lines[place - 1].isTied = true
    }
    self.lines = lines
  }
}
