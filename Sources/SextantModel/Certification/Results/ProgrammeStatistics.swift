/// How a programme's candidates fared: counts of people by block, assessment, criterion, path and
/// arrangement over published sessions, those hidden from which somebody could be recognised.
public struct ProgrammeStatistics: Sendable, Equatable {
  /// By what candidates are told apart.
  public enum Grouping: String, Sendable, CaseIterable {
    case block, assessment, criterion, path, arrangement, session
  }

  /// One group of a table: `B1`, `vae`, `with`.
  public struct Line: Sendable, Equatable {
    public let name: String
    public let counts: HiddenCounts.Group
  }

  public struct Table: Sendable, Equatable {
    public let grouping: Grouping
    public let lines: [Line]
    /// Of all groups together, where they part the same people; `nil` where one person stands in
    /// several groups.
    public let total: HiddenCounts.Group?
    /// Whether something was hidden.
    public let isHiding: Bool
  }

  /// Planned minutes of an assessment's slots.
  public struct Duration: Sendable, Equatable {
    public let assessment: String
    public let slots: Int
    public let median: Double
    public let shortest: Double
    public let longest: Double
  }

  public let tables: [Table]
  public let durations: [Duration]
  /// From the last slot of a session to its results, in days.
  public let daysToResults: [(session: ID<Session>, days: Int)]
  /// Counts from 1 to below this are hidden.
  public let least: Int

  /// Where the rules say nothing.
  public static let usualLeast = 5

  /// - Parameters:
  ///   - sessions: those looked at; what is not published is left out.
  ///   - framework: of all of them; each session's outcomes are found by what it froze.
  public init(
    _ sessions: [Session], in dossier: Dossier, framework: Framework, rules: CertifierRules,
    _ library: FrameworkLibrary
  ) {
    let frame = DeliberationFrame(framework, rules)
    let published = sessions.filter { $0.publishedOn != nil }
    let heard = CandidateOutcomes(published, in: dossier) { session in
      (try? SessionFrame.frame(of: session, in: dossier, library).get()) ?? frame
    }
    least = rules.smallCount ?? Self.usualLeast
    var (blocks, criteria, assessments) = (Tally(), Tally(), Tally())
    var (paths, arrangements, bySession) = (Tally(), Tally(), Tally())
    let arranged = Set(dossier.all(Accommodation.self).compactMap(\.candidate))
    for one in heard.all {
      let decided = one.decisions.filter { $0.result == .acquired || $0.result == .notAcquired }
      for decision in decided {
        blocks.add(frame.short(decision.block), decision.result == .acquired)
      }
      // Somebody has succeeded where everything that was decided of them was acquired.
      if !decided.isEmpty {
        let isAcquired = decided.allSatisfy { $0.result == .acquired }
        paths.add(one.candidate.path?.rawValue ?? "", isAcquired)
        arrangements.add(arranged.contains(one.candidate.id) ? "with" : "without", isAcquired)
        bySession.add(one.session.text, isAcquired)
      }
      for standing in one.criteria {
        if let isAcquired = standing.isAcquired { criteria.add(standing.criterion, isAcquired) }
      }
      for (assessment, isAcquired) in one.assessments { assessments.add(assessment, isAcquired) }
    }
    let least = least
    tables = [
      blocks.table(.block, order: framework.blocks.map(\.id.text), least, partsPeople: false),
      assessments.table(
        .assessment, order: framework.assessments.map(\.id.text), least, partsPeople: false),
      criteria.table(
        .criterion, order: framework.criteria.map(\.id.text), least, partsPeople: false),
      paths.table(
        .path, order: CandidatePath.allCases.map(\.rawValue) + [""], least, partsPeople: true),
      arrangements.table(.arrangement, order: ["with", "without"], least, partsPeople: true),
      bySession.table(
        .session, order: published.map(\.id.text), least, partsPeople: true),
    ]
    durations = Self.durations(published, dossier)
    daysToResults = published.compactMap { session in
      let last = dossier.all(Slot.self).filter { $0.session == session.id }.compactMap(\.at?.day)
        .max()
      guard let last, let results = session.publishedOn else { return nil }
      return (session.id, results.days(since: last))
    }
  }

  public func table(_ grouping: Grouping) -> Table? { tables.first { $0.grouping == grouping } }

  public static func == (a: Self, b: Self) -> Bool {
    a.tables == b.tables && a.durations == b.durations && a.least == b.least
      && a.daysToResults.elementsEqual(b.daysToResults, by: ==)
  }

  private static func durations(_ sessions: [Session], _ dossier: Dossier) -> [Duration] {
    let ids = Set(sessions.map(\.id))
    var minutes: [String: [Double]] = [:]
    for slot in dossier.all(Slot.self) where slot.session.map(ids.contains) ?? false {
      let length = (slot.talkMinutes ?? 0) + (slot.questionMinutes ?? 0)
      if length > 0 { minutes[slot.assessment, default: []].append(length) }
    }
    return minutes.sorted { $0.key < $1.key }.map { assessment, all in
      let sorted = all.sorted()
      let middle = sorted.count / 2
      let median =
        sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
      return Duration(
        assessment: assessment, slots: sorted.count, median: median, shortest: sorted[0],
        longest: sorted[sorted.count - 1])
    }
  }
}

/// Counts of people by group.
private struct Tally {
  private var counts: [String: (all: Int, acquired: Int)] = [:]

  mutating func add(_ group: String, _ isAcquired: Bool) {
    counts[group, default: (0, 0)].all += 1
    if isAcquired { counts[group, default: (0, 0)].acquired += 1 }
  }

  func table(
    _ grouping: ProgrammeStatistics.Grouping, order: [String], _ least: Int, partsPeople: Bool
  ) -> ProgrammeStatistics.Table {
    let known = order.filter { counts[$0] != nil }
    let names = known + counts.keys.filter { !known.contains($0) }.sorted()
    let found = HiddenCounts(names.map { counts[$0] ?? (0, 0) }, least: least)
    // Where groups overlap there is no sum by which one could be found out: each hides for itself.
    let groups =
      partsPeople
      ? found.groups : names.map { HiddenCounts([counts[$0] ?? (0, 0)], least: least).groups[0] }
    return ProgrammeStatistics.Table(
      grouping: grouping, lines: zip(names, groups).map { .init(name: $0, counts: $1) },
      total: partsPeople && !names.isEmpty ? found.total : nil,
      isHiding: groups.contains { $0.all == nil })
  }
}
