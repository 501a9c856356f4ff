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

  /// Minutes of an assessment's slots: as they were planned, and as the clock of the defence tells.
  public struct Duration: Sendable, Equatable {
    public let assessment: String
    public let slots: Int
    public let median: Double
    public let shortest: Double
    public let longest: Double
    /// Of those whose clock was pressed to the end; `nil` where there is none.
    public internal(set) var actual: Actual?

    /// Minutes of talk and questions, pauses left out.
    public struct Actual: Sendable, Equatable {
      public let slots: Int
      public let median: Double
      public let shortest: Double
      public let longest: Double
    }
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
  ///   - sessions: all whose figures are shown anywhere, each alone or all together; what is not
  ///     published is left out.
  ///   - one: the session whose figures these are; those of all where none is given. What is hidden
  ///     is the same either way, so that nothing is found out by taking one from the other.
  ///   - framework: of all of them; each session's outcomes are found by what it froze.
  public init(
    _ sessions: [Session], only one: ID<Session>? = nil, in dossier: Dossier,
    framework: Framework, rules: CertifierRules, _ library: FrameworkLibrary
  ) {
    let frame = DeliberationFrame(framework, rules)
    let published = sessions.filter { $0.publishedOn != nil }
    let heard = CandidateOutcomes(published, in: dossier) { session in
      (try? SessionFrame.frame(of: session, in: dossier, library).get()) ?? frame
    }
    least = rules.smallCount ?? Self.usualLeast
    var (blocks, criteria, assessments) = (Tally(), Tally(), Tally())
    var (paths, arrangements, totals) = (Tally(), Tally(), Tally())
    // What is granted for a later session was not there in this one, nor do its figures move then.
    var arranged: [ID<Candidate>: Day] = [:]
    for measure in dossier.all(Accommodation.self) {
      guard let candidate = measure.candidate, let day = measure.grantedOn else { continue }
      arranged[candidate] = min(day, arranged[candidate] ?? day)
    }
    let days = Dictionary(
      published.compactMap { session in session.publishedOn.map { (session.id, $0) } }
    ) { $1 }
    for one in heard.all {
      let session = one.session
      let decided = one.decisions.filter { $0.result == .acquired || $0.result == .notAcquired }
      for decision in decided {
        blocks.add(session, frame.short(decision.block), decision.result == .acquired)
      }
      // Somebody has succeeded where everything that was decided of them was acquired.
      if !decided.isEmpty {
        let isAcquired = decided.allSatisfy { $0.result == .acquired }
        paths.add(session, one.candidate.path?.rawValue ?? "", isAcquired)
        let isArranged =
          if let granted = arranged[one.candidate.id], let day = days[session] {
            granted <= day
          } else {
            false
          }
        arrangements.add(session, isArranged ? "with" : "without", isAcquired)
        totals.add(session, "", isAcquired)
      }
      for standing in one.criteria {
        if let isAcquired = standing.isAcquired {
          criteria.add(session, standing.criterion, isAcquired)
        }
      }
      for (assessment, isAcquired) in one.assessments {
        assessments.add(session, assessment, isAcquired)
      }
    }
    let sheet = SessionTable(
      sessions: published.map(\.id), one: one,
      totals: HiddenCounts(published.map { totals.count($0.id, "") }, least: least), least: least)
    tables = [
      sheet.table(.block, blocks, order: framework.blocks.map(\.id.text)),
      sheet.table(.assessment, assessments, order: framework.assessments.map(\.id.text)),
      sheet.table(.criterion, criteria, order: framework.criteria.map(\.id.text)),
      sheet.crossed(.path, paths, order: CandidatePath.allCases.map(\.rawValue) + [""]),
      sheet.crossed(.arrangement, arrangements, order: ["with", "without"]),
      sheet.ofSessions(totals),
    ]
    let looked = one.map { one in published.filter { $0.id == one } } ?? published
    durations = Self.durations(looked, dossier)
    daysToResults = looked.compactMap { session in
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
    var pressed: [String: [Double]] = [:]
    for slot in dossier.all(Slot.self) where slot.session.map(ids.contains) ?? false {
      let length = (slot.talkMinutes ?? 0) + (slot.questionMinutes ?? 0)
      guard length > 0 else { continue }
      minutes[slot.assessment, default: []].append(length)
      let reading = slot.pressed
      if reading.phase == .over {
        pressed[slot.assessment, default: []].append(
          Double(reading.talk + reading.questions) / 60)
      }
    }
    return minutes.sorted { $0.key < $1.key }.map { assessment, all in
      let planned = Spread(all)
      var duration = Duration(
        assessment: assessment, slots: planned.count, median: planned.median,
        shortest: planned.least, longest: planned.most)
      if let all = pressed[assessment] {
        let actual = Spread(all)
        duration.actual = Duration.Actual(
          slots: actual.count, median: actual.median, shortest: actual.least,
          longest: actual.most)
      }
      return duration
    }
  }
}

/// The middle and the ends of some numbers, at least one.
private struct Spread {
  let count: Int
  let median: Double
  let least: Double
  let most: Double

  init(_ all: [Double]) {
    let sorted = all.sorted()
    let middle = sorted.count / 2
    count = sorted.count
    median =
      sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }
}

/// Counts of people by session and group.
private struct Tally {
  private var counts: [ID<Session>: [String: CrossedCounts.Count]] = [:]

  mutating func add(_ session: ID<Session>, _ group: String, _ isAcquired: Bool) {
    counts[session, default: [:]][group, default: (0, 0)].all += 1
    if isAcquired { counts[session, default: [:]][group, default: (0, 0)].acquired += 1 }
  }

  func count(_ session: ID<Session>, _ group: String) -> CrossedCounts.Count {
    counts[session]?[group] ?? (0, 0)
  }

  /// The groups that there are in any session.
  func names(order: [String]) -> [String] {
    let all = Set(counts.values.flatMap(\.keys))
    let known = order.filter { all.contains($0) }
    return known + all.subtracting(known).sorted()
  }
}

/// What is shown of one session, or of all of them, of counts that are hidden for all views at once.
private struct SessionTable {
  typealias Table = ProgrammeStatistics.Table

  let sessions: [ID<Session>]
  let one: ID<Session>?
  /// Of the sessions.
  let totals: HiddenCounts
  let least: Int

  private var row: Int? { one.flatMap { one in sessions.firstIndex { $0 == one } } }

  private func table(
    _ grouping: ProgrammeStatistics.Grouping, _ names: [String],
    _ groups: [HiddenCounts.Group], total: HiddenCounts.Group?
  ) -> Table {
    // A group without anybody is named where others are: in all sessions, or hidden.
    let lines = zip(names, groups).filter { $1.all != 0 }
    return Table(
      grouping: grouping, lines: lines.map { .init(name: $0, counts: $1) },
      total: lines.isEmpty ? nil : total, isHiding: lines.contains { $1.all == nil })
  }

  /// Where groups overlap no sum of them gives one away: each is hidden for itself, over all
  /// sessions.
  func table(_ grouping: ProgrammeStatistics.Grouping, _ tally: Tally, order: [String]) -> Table {
    let names = tally.names(order: order)
    let groups = names.map { name -> HiddenCounts.Group in
      let found = HiddenCounts(sessions.map { tally.count($0, name) }, least: least)
      return row.map { found.groups[$0] } ?? found.total
    }
    return table(grouping, names, groups, total: nil)
  }

  /// Where groups part the same people, they and the sessions are one table.
  func crossed(_ grouping: ProgrammeStatistics.Grouping, _ tally: Tally, order: [String]) -> Table {
    let names = tally.names(order: order)
    guard !names.isEmpty else { return table(grouping, [], [], total: nil) }
    if sessions.count == 1 {
      let found = HiddenCounts(names.map { tally.count(sessions[0], $0) }, least: least)
      return table(grouping, names, found.groups, total: found.total)
    }
    let found = CrossedCounts(
      sessions.map { session in names.map { tally.count(session, $0) } }, totals: totals,
      least: least)
    let shown = row ?? sessions.count
    return table(
      grouping, names, names.indices.map { found.group(shown, $0) },
      total: found.group(shown, names.count))
  }

  func ofSessions(_ tally: Tally) -> Table {
    let shown = row.map { [$0] } ?? Array(sessions.indices)
    return table(
      .session, shown.map { sessions[$0].text }, shown.map { totals.groups[$0] },
      total: row.map { totals.groups[$0] } ?? totals.total)
  }
}
