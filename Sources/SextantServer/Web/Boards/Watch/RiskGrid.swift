import SextantModel

/// Risks on a grid of impact by likelihood, five by five.
struct RiskGrid: Sendable {
  /// By likelihood from 5 down to 1, then by impact from 1 to 5.
  let cells: [[Cell]]
  let placed: [RiskItem]
  /// Risks whose impact or likelihood is not stated.
  let unplaced: [RiskItem]

  struct Cell: Sendable {
    let impact: Int
    let likelihood: Int
    let risks: [RiskItem]
    var product: Int { impact * likelihood }
    var level: RiskLevel { RiskLevel(product) }
  }

  init(_ risks: [RiskItem]) {
    var bySpot: [Int: [RiskItem]] = [:]
    var placed: [RiskItem] = []
    var unplaced: [RiskItem] = []
    for risk in risks {
      if risk.grossRisk != nil, let impact = risk.severity, let likelihood = risk.occurrence {
        bySpot[likelihood * 6 + impact, default: []].append(risk)
        placed.append(risk)
      } else {
        unplaced.append(risk)
      }
    }
    cells = (1...5).reversed().map { likelihood in
      (1...5).map { impact in
        Cell(
          impact: impact, likelihood: likelihood, risks: bySpot[likelihood * 6 + impact] ?? [])
      }
    }
    self.placed = placed
    self.unplaced = unplaced
  }

  func count(of level: RiskLevel) -> Int {
    placed.count { $0.grossRisk.map { RiskLevel($0) == level } ?? false }
  }
}

/// How grave a product of impact and likelihood is, by the usual reading of a grid of five by five.
enum RiskLevel: String, CaseIterable, Sendable {
  case low, moderate, high, critical

  init(_ product: Int) {
    switch product {
    case ..<5: self = .low
    case ..<10: self = .moderate
    case ..<15: self = .high
    default: self = .critical
    }
  }
}

extension RiskItem {
  /// Impact × likelihood, before any measure.
  var grossRisk: Int? { scoreProduct([severity, occurrence]) }
  /// Whether the gross risk stated is not the product of impact and likelihood.
  var isGrossRiskWrong: Bool {
    guard method == .erm, let inherent, let grossRisk else { return false }
    return inherent != grossRisk
  }
}
