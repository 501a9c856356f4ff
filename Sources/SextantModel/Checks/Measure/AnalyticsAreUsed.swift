internal import SextantKernels

/// Audience exports cover every month reported on, a dashboard is built on one, and every paid or
/// e-mail placement is tagged, each value spelled in one way; no two channels claim what a tool calls
/// one.
///
/// The months reported on run from the first audience measure, or the start of the plan if it is
/// earlier, to the last month over on the reference day. Of two spellings that differ by capitals or
/// accents alone, the rarer is at fault; at a tie, the later.
public struct AnalyticsAreUsed: Check {
  public static let card = CheckCard(
    "KPI07", "analytics.used", .warning, basis: [.text, .house],
    about: [Measure.self, ImportBatch.self, Placement.self],
    alsoReads: [Dashboard.self, DataSource.self, Metric.self, DossierHead.self, Channel.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let batches = x.all(ImportBatch.self).filter { isAudience(x.find($0.source)) }
    let missing = uncoveredMonths(batches, x)
    if let first = missing.first {
      verdict.fail(
        .among(ImportBatch.self, field: "period"), "noExport",
        ["period": .period(first), "count": .integer(missing.count)])
    } else if batches.isEmpty {
      verdict.fail(.among(ImportBatch.self), "noImport")
    }
    let ids = Set(batches.map(\.id))
    if !x.all(Dashboard.self).contains(where: { !ids.isDisjoint(with: $0.batches) }) {
      verdict.fail(.among(Dashboard.self, field: "batches"), "noDashboard")
    }
    examineTags(x, &verdict)
    examineToolNames(x, &verdict)
  }

  /// Of two channels that list one name, imports count for the first: the others are told.
  private static func examineToolNames(_ x: Examination, _ verdict: inout Verdict) {
    var owners: [String: Channel] = [:]
    for channel in x.all(Channel.self) {
      for name in channel.toolNames {
        let key = foldedName(name)
        if key.isEmpty { continue }
        guard let owner = owners[key] else {
          owners[key] = channel
          continue
        }
        if owner.id == channel.id { continue }
        verdict.fail(
          channel.at("toolNames"), "sharedName",
          ["name": .text(name), "owner": .text(owner.name), "channel": .text(channel.name)],
          evidence: [owner.id.text])
      }
    }
  }

  private static func isAudience(_ source: DataSource?) -> Bool {
    source?.sourceKind == .audienceAnalytics
  }

  private static func uncoveredMonths(_ batches: [ImportBatch], _ x: Examination) -> [Period] {
    let metrics = Set(
      x.all(Metric.self).filter { isAudience(x.find($0.source)) }.map(\.id))
    var first = x.dossier.only(DossierHead.self).planStart
    for measure in x.all(Measure.self) {
      guard let metric = measure.metric, metrics.contains(metric), let period = measure.period
      else { continue }
      first = min(first ?? period.first, period.first)
    }
    guard let first, let end = Period.month(x.today.year, x.today.month) else { return [] }
    let last = end.last <= x.today ? end.last : end.first.adding(days: -1)
    var covered = batches.compactMap(\.period).sorted()[...]
    var reach: Day?
    var missing: [Period] = []
    var day = first
    // A century of months bounds the walk whatever day was typed.
    for _ in 0..<1200 where day <= last {
      guard let month = Period.month(day.year, day.month) else { break }
      while let next = covered.first, next.first <= month.first {
        reach = max(reach ?? next.last, next.last)
        covered.removeFirst()
      }
      if reach.map({ $0 < month.last }) ?? true { missing.append(month) }
      day = month.last.adding(days: 1)
    }
    return missing
  }

  private static func examineTags(_ x: Examination, _ verdict: inout Verdict) {
    let placements = x.all(Placement.self)
    let tags: [(name: String, value: (Placement) -> String)] = [
      ("utmSource", \.utmSource), ("utmMedium", \.utmMedium), ("utmCampaign", \.utmCampaign),
    ]
    for tag in tags {
      var spellings: [String: [String: Int]] = [:]
      for placement in placements where !tag.value(placement).isEmpty {
        let value = tag.value(placement)
        spellings[foldingKey(value), default: [:]][value, default: 0] += 1
      }
      var kept: [String: String] = [:]
      for placement in placements {
        let value = tag.value(placement)
        if value.isEmpty {
          if placement.placementKind == .paid || placement.placementKind == .email {
            verdict.fail(
              placement.at(tag.name), "noTag",
              ["placement": .text(placement.name), "field": .field(Placement.self, tag.name)])
          }
          continue
        }
        let key = foldingKey(value)
        let counts = spellings[key] ?? [:]
        guard counts.count > 1 else { continue }
        let best = counts.values.max() ?? 0
        if kept[key] == nil, counts[value] == best { kept[key] = value }
      }
      for placement in placements {
        let value = tag.value(placement)
        guard let right = kept[foldingKey(value)], right != value else { continue }
        verdict.fail(
          placement.at(tag.name), "spelling",
          [
            "placement": .text(placement.name), "value": .text(value), "other": .text(right),
            "field": .field(Placement.self, tag.name),
          ])
      }
    }
  }
}
