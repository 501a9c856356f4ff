/// Every active source is rated, and the ratings tell sources apart.
///
/// A source's score is the mean of its three ratings. Two fully rated sources are enough to ask
/// that not all scores be the same.
public struct SourcesAreQualified: Check {
  public static let card = CheckCard(
    "VEI02", "watch.sources-qualified", .error, basis: [.text, .house],
    about: [WatchSource.self], parameters: ["minSourceScore"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var totals: [Double] = []
    for source in x.all(WatchSource.self) where source.isActive {
      let missing = [
        ("relevance", source.relevance == nil), ("freshness", source.freshness == nil),
        ("reliability", source.reliability == nil), ("directness", source.directness == nil),
        ("formality", source.formality == nil),
      ].filter(\.1).map(\.0)
      for field in missing {
        verdict.fail(
          source.at(field), "notRated",
          ["source": .text(source.name), "field": .field(WatchSource.self, field)])
      }
      guard let relevance = source.relevance, let freshness = source.freshness,
        let reliability = source.reliability
      else { continue }
      let total = Double(relevance) + Double(freshness) + Double(reliability)
      totals.append(total)
      if total / 3 < x.rules.minSourceScore && source.keepReason.isEmpty {
        verdict.fail(
          source.at("keepReason"), "lowScore",
          [
            "source": .text(source.name), "score": .number(total / 3, decimals: 1),
            "wanted": .number(x.rules.minSourceScore, decimals: 1),
          ],
          severity: .warning)
      }
    }
    if let first = totals.first, totals.count > 1, totals.allSatisfy({ $0 == first }) {
      verdict.fail(
        .among(WatchSource.self), "allAlike",
        ["score": .number(first / 3, decimals: 1), "count": .integer(totals.count)],
        severity: .warning)
    }
  }
}
