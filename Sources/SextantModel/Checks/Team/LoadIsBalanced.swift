internal import SextantKernels

/// Nobody on a project is planned beyond what they can give, and the load of each sprint is shared.
///
/// Hours are compared sprint by sprint, or over a run of at most two weeks where no sprint is named.
/// What someone can give is the weekly hours of their role on the sprint's project (all their week
/// where the role says nothing), times the days of the sprint on which they work less holidays and
/// absences, divided by the days of their week. Entries over a longer period, such as a year, are compared elsewhere (BUD07) and
/// only show here that someone has a plan.
public struct LoadIsBalanced: Check {
  public static let card = CheckCard(
    "EQU02", "team.load-balanced", .error, basis: [.text, .house],
    about: [WorkloadEntry.self],
    alsoReads: [
      Person.self, RoleAssignment.self, Sprint.self, Absence.self, Project.self, Team.self,
    ],
    parameters: ["loadMax", "balanceRatio"])

  /// The longest period that is a stretch of work rather than a plan for the year.
  public static let longestStretch = 14

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for person in x.projectMembers
    where x.citing(person, by: WorkloadEntry.self, in: "person").isEmpty {
      verdict.fail(person.at(), "noEntry", ["person": .text(person.name)])
    }
    var stretches: [Stretch: [ID<Person>: Load]] = [:]
    for entry in x.all(WorkloadEntry.self) {
      guard let person = entry.person, let hours = entry.hours,
        let stretch = stretch(of: entry, x)
      else { continue }
      stretches[stretch, default: [:]][person, default: Load(entry: entry)].hours += hours
    }
    let days = WorkingDays(
      spanning: stretches.keys.flatMap { [$0.period.first, $0.period.last] })
    var unknown: Set<ID<Person>> = []
    for (stretch, loads) in stretches.sorted(by: { $0.key < $1.key }) {
      examine(stretch, loads, x, days, &unknown, &verdict)
    }
  }

  /// A sprint, or a short period without one.
  private struct Stretch: Hashable, Comparable {
    var period: Period
    var sprint: ID<Sprint>?

    static func < (a: Stretch, b: Stretch) -> Bool {
      (a.period, a.sprint?.text ?? "") < (b.period, b.sprint?.text ?? "")
    }
  }

  private struct Load {
    var entry: WorkloadEntry
    var hours = 0.0
    var capacity = 0.0
    var rate: Double { capacity > 0 ? hours / capacity : hours > 0 ? .infinity : 0 }
  }

  private static func stretch(of entry: WorkloadEntry, _ x: Examination) -> Stretch? {
    if let sprint = x.find(entry.sprint) {
      guard let start = sprint.start, let end = sprint.end, start <= end else { return nil }
      return Stretch(period: Period(first: start, last: end), sprint: sprint.id)
    }
    guard let period = entry.period, period.last.days(since: period.first) < longestStretch
    else { return nil }
    return Stretch(period: period, sprint: nil)
  }

  private static func examine(
    _ stretch: Stretch, _ loads: [ID<Person>: Load], _ x: Examination, _ days: WorkingDays,
    _ unknown: inout Set<ID<Person>>, _ verdict: inout Verdict
  ) {
    let sprint = x.find(stretch.sprint)
    var known: [(person: Person, load: Load)] = []
    for (id, load) in loads.sorted(by: { $0.key.text < $1.key.text }) {
      guard let person = x.find(id) else { continue }
      guard let weekly = weeklyHours(of: person, on: sprint?.project, x) else {
        if unknown.insert(id).inserted {
          verdict.doubt(person.at("weeklyHours"), "noHours", ["person": .text(person.name)])
        }
        continue
      }
      var load = load
      let present = presence(of: person, stretch.period, x, days).present
      load.capacity = weekly * Double(present) / Double(person.daysAWeek)
      known.append((person, load))
    }
    let label: Argument = sprint.map { .text($0.name) } ?? .period(stretch.period)
    let freest = known.min { $0.load.rate < $1.load.rate }
    for (person, load) in known where load.hours > load.capacity * x.rules.loadMax + 1e-9 {
      let tooMuch = load.hours - load.capacity * x.rules.loadMax
      verdict.fail(
        load.entry.at("hours"), "overload",
        [
          "person": .text(person.name), "stretch": label,
          "rate": .percent(load.rate.isFinite ? load.rate : 9.99, decimals: 0),
          "hours": .number(load.hours), "capacity": .number(load.capacity, decimals: 1),
          "tooMuch": .number(tooMuch, decimals: 1),
          "suggestion": .text(freest?.person.name ?? "–"),
        ])
    }
    guard known.count > 1, let most = known.max(by: { $0.load.rate < $1.load.rate }), let freest,
      freest.load.rate > 0, most.load.rate / freest.load.rate > x.rules.balanceRatio
    else { return }
    verdict.fail(
      sprint?.at() ?? most.load.entry.at("hours"), "unbalanced",
      [
        "stretch": label, "most": .text(most.person.name), "least": .text(freest.person.name),
        "ratio": .number(min(most.load.rate / freest.load.rate, 99), decimals: 2),
        "limit": .number(x.rules.balanceRatio),
      ])
  }

  public static func weeklyHours(
    of person: Person, on project: ID<Project>?, _ x: Examination
  ) -> Double? {
    let roles = x.citing(person, by: RoleAssignment.self, in: "person")
      .filter { project != nil && $0.project == project }
    let given = roles.compactMap(\.weeklyHours)
    return given.isEmpty ? person.weeklyHours : given.reduce(0, +)
  }

  /// The days of a period on which someone is there, and those on which they would work and are away.
  public static func presence(
    of person: Person, _ period: Period, _ x: Examination, _ days: WorkingDays
  ) -> (present: Int, absent: Int) {
    var absences = x.citing(person, by: Absence.self, in: "person").compactMap { absence in
      absence.start.map { Period(first: $0, last: absence.end ?? $0) }
    }
    // Whoever has not come yet, or has left, is away as well.
    if let joined = person.joinedOn, joined > period.first {
      absences.append(Period(first: period.first, last: joined.adding(days: -1)))
    }
    if let left = person.leavesOn, left < period.last {
      absences.append(Period(first: left.adding(days: 1), last: period.last))
    }
    absences.sort()
    let usual = count(of: person, from: period.first, through: period.last, days)
    var present = usual
    var counted = period.first.adding(days: -1)
    for absence in absences where absence.overlaps(period) {
      let first = max(absence.first, counted.adding(days: 1), period.first)
      let last = min(absence.last, period.last)
      present -= count(of: person, from: first, through: last, days)
      counted = max(counted, last)
    }
    present = max(0, present)
    return (present, usual - present)
  }

  /// Working days that are theirs.
  private static func count(
    of person: Person, from first: Day, through last: Day, _ days: WorkingDays
  ) -> Int {
    let all = days.count(from: first, through: last)
    let length = last.days(since: first)
    guard !person.worksOn.isEmpty, length >= 0 else { return all }
    // Over years their share of each week is near enough.
    guard length <= 800 else { return all * person.daysAWeek / 5 }
    return (0...length).count { offset in
      let day = first.adding(days: offset)
      let weekday = Weekday.allCases[CivilDay.weekday(of: day.number) - 1]
      // A Saturday that is theirs is worked, though the house is closed.
      let isOpen = weekday == .saturday || weekday == .sunday || days.isWorking(day)
      return isOpen && person.worksOn.contains(weekday)
    }
  }
}
