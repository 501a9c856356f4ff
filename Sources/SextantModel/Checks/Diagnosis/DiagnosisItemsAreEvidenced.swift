/// Every diagnosis item rests on fresh evidence, and nothing proves both a strength and a weakness
/// without a word about it.
///
/// Evidence is a piece, a signal, a study result or an indicator. One fresh piece is enough: dated,
/// or drawn from a study ended, within the `freshnessMonths` before the reference date. An
/// indicator, read from current measures, is fresh.
public struct DiagnosisItemsAreEvidenced: Check {
  public static let card = CheckCard(
    "DIA03", "matrix.items-evidenced", .warning, basis: [.text, .house],
    about: [MatrixItem.self],
    alsoReads: [Evidence.self, Signal.self, StudyResult.self, Study.self, Indicator.self],
    parameters: ["freshnessMonths"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let oldest = x.today.adding(months: 0 &- x.rules.freshnessMonths)
    for item in x.all(MatrixItem.self) {
      if proofs(of: item).isEmpty {
        verdict.fail(item.at("evidence"), "noEvidence", ["item": .text(item.text)])
      } else if item.indicators.isEmpty {
        examineAge(of: item, oldest, x, &verdict)
      }
    }
    examineSharing(x, &verdict)
  }

  private static func proofs(of item: MatrixItem) -> [String] {
    item.evidence.map(\.text) + item.signals.map(\.text) + item.results.map(\.text)
      + item.indicators.map(\.text)
  }

  private static func examineAge(
    of item: MatrixItem, _ oldest: Day, _ x: Examination, _ verdict: inout Verdict
  ) {
    let days =
      item.evidence.compactMap { x.find($0)?.capturedAt }
      + item.signals.compactMap { x.find($0)?.date }
      + item.results.compactMap { x.find(x.find($0)?.study)?.end }
    guard let newest = days.max() else {
      verdict.doubt(item.at("evidence"), "undated", ["item": .text(item.text)])
      return
    }
    if newest < oldest {
      verdict.fail(
        item.at("evidence"), "stale",
        [
          "item": .text(item.text), "date": .day(newest),
          "months": .integer(x.rules.freshnessMonths),
        ])
    }
  }

  private static func examineSharing(_ x: Examination, _ verdict: inout Verdict) {
    var strengths: [String: MatrixItem] = [:]
    for item in x.all(MatrixItem.self) where item.cell == .strengths {
      for proof in proofs(of: item) { strengths[proof] = item }
    }
    for weakness in x.all(MatrixItem.self)
    where weakness.cell == .weaknesses && weakness.comment.isEmpty {
      guard
        let proof = proofs(of: weakness).first(where: { strengths[$0]?.comment.isEmpty ?? false }),
        let strength = strengths[proof]
      else { continue }
      verdict.fail(
        weakness.at("comment"), "bothWays",
        [
          "proof": .text(proof), "weakness": .text(weakness.text),
          "strength": .text(strength.text),
        ],
        evidence: [proof])
    }
  }
}
