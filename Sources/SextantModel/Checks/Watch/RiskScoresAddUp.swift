/// Printed criticalities are the product of their scores, residual risks do not exceed inherent
/// ones, ranks follow scores, and causes sit on a branch and lead to an effect.
///
/// A FMECA score is severity × occurrence × detection; an ERM score is the inherent risk. Without
/// a printed criticality the computed one holds. Ranks are compared within a method.
public struct RiskScoresAddUp: Check {
  public static let card = CheckCard(
    "VEI05", "risk.arithmetic", .error, basis: [.arithmetic], about: [RiskItem.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var amdec: [Ranked] = []
    var erm: [Ranked] = []
    for risk in x.all(RiskItem.self) {
      switch risk.method {
      case .amdec: examineProduct(of: risk, &amdec, &verdict)
      case .erm: examineResidual(of: risk, &erm, &verdict)
      case .ishikawa: examineCause(risk, &verdict)
      case .swot, nil: break
      }
    }
    examineRanks(&amdec, &verdict)
    examineRanks(&erm, &verdict)
  }

  private struct Ranked {
    var risk: RiskItem
    var rank: Int
    var score: Int
  }

  private static func examineProduct(
    of risk: RiskItem, _ ranked: inout [Ranked], _ verdict: inout Verdict
  ) {
    let scores = [
      ("severity", risk.severity), ("occurrence", risk.occurrence), ("detection", risk.detection),
    ]
    var product = 1
    for (field, score) in scores {
      guard let score, (1...5).contains(score) else {
        verdict.fail(
          risk.at(field), "notScored",
          ["risk": .text(risk.label), "field": .field(RiskItem.self, field)])
        return
      }
      product *= score
    }
    if let printed = risk.printed, printed != product {
      verdict.fail(
        risk.at("printed"), "wrongProduct",
        [
          "risk": .text(risk.label), "printed": .integer(printed), "computed": .integer(product),
        ])
    }
    if let rank = risk.rank { ranked.append(Ranked(risk: risk, rank: rank, score: product)) }
  }

  private static func examineResidual(
    of risk: RiskItem, _ ranked: inout [Ranked], _ verdict: inout Verdict
  ) {
    for (field, score) in [("inherent", risk.inherent), ("residual", risk.residual)]
    where score == nil {
      verdict.fail(
        risk.at(field), "notScored",
        ["risk": .text(risk.label), "field": .field(RiskItem.self, field)])
    }
    guard let inherent = risk.inherent else { return }
    if let residual = risk.residual, residual > inherent {
      verdict.fail(
        risk.at("residual"), "residualAboveInherent",
        [
          "risk": .text(risk.label), "residual": .integer(residual), "inherent": .integer(inherent),
        ])
    }
    if let rank = risk.rank { ranked.append(Ranked(risk: risk, rank: rank, score: inherent)) }
  }

  private static func examineCause(_ risk: RiskItem, _ verdict: inout Verdict) {
    if risk.branch == nil {
      verdict.fail(risk.at("branch"), "noBranch", ["risk": .text(risk.label)])
    }
    if risk.effect.isEmpty {
      verdict.fail(risk.at("effect"), "noEffect", ["risk": .text(risk.label)])
    }
  }

  private static func examineRanks(_ ranked: inout [Ranked], _ verdict: inout Verdict) {
    // Of two equal ranks the higher score comes first.
    ranked.sort { ($0.rank, $1.score) < ($1.rank, $0.score) }
    for (better, worse) in zip(ranked, ranked.dropFirst()) {
      let isTie = better.rank == worse.rank
      if better.score < worse.score || (isTie && better.score != worse.score) {
        verdict.fail(
          worse.risk.at("rank"), "rankAgainstScore",
          [
            "risk": .text(worse.risk.label), "rank": .integer(worse.rank),
            "score": .integer(worse.score), "other": .text(better.risk.label),
            "otherScore": .integer(better.score),
          ])
      }
    }
  }
}
