internal import SextantKernels
import SextantModel

/// Hours planned and hours there are, for every person and week.
///
/// Hours of a sprint or a short period are spread evenly over its working days. Plans for longer
/// stretches, such as a year, are left out: they say how much, not when.
struct WorkloadWeeks: Sendable {
  /// Mondays, one after the other.
  let weeks: [Day]
  let rows: [Line]
  /// Every week with work planned in it, first and last Monday.
  let planned: (first: Day, last: Day)?

  struct Line: Sendable {
    let person: SextantModel.Person
    let cells: [Cell]
  }

  struct Cell: Sendable, Equatable {
    var hours = 0.0
    /// `nil` where nobody said how much the person works.
    var capacity: Double?
    /// Working days of the week on which the person is away.
    var absent = 0

    /// Hours over capacity; 9.99 where there is no capacity at all.
    var rate: Double? {
      guard let capacity else { return nil }
      return capacity > 0 ? hours / capacity : hours > 0 ? 9.99 : 0
    }
    func isOver(_ limit: Double) -> Bool {
      guard let capacity else { return false }
      return hours > capacity * limit + 1e-9
    }
  }

  /// - Parameters:
  ///   - first: a day of the first week to be shown; the first with work where `nil`.
  ///   - count: weeks at most.
  init(_ x: Examination, from first: Day?, count: Int) {
    var stretches:
      [(person: ID<SextantModel.Person>, period: Period, project: ID<Project>?, hours: Double)] = []
    for entry in x.all(WorkloadEntry.self) {
      guard let person = entry.person, let hours = entry.hours else { continue }
      if let sprint = x.find(entry.sprint) {
        guard let start = sprint.start, let end = sprint.end, start <= end else { continue }
        stretches.append((person, Period(first: start, last: end), sprint.project, hours))
      } else if let period = entry.period,
        period.last.days(since: period.first) < LoadIsBalanced.longestStretch
      {
        stretches.append((person, period, x.find(entry.task)?.project, hours))
      }
    }
    guard let start = stretches.map(\.period.first).min(),
      let end = stretches.map(\.period.last).max()
    else {
      weeks = []
      rows = []
      planned = nil
      return
    }
    planned = (Self.monday(of: start), Self.monday(of: end))
    let from = Self.monday(of: first ?? start)
    let left = max(0, Self.monday(of: end).days(since: from) / 7 + 1)
    let weeks = (0..<min(count, max(left, 1))).map { from.adding(days: $0 * 7) }
    self.weeks = weeks
    let days = WorkingDays(
      spanning: weeks.map { Optional($0) } + [weeks.last?.adding(days: 6), start, end])

    var hours: [ID<SextantModel.Person>: [Double]] = [:]
    var projects: [ID<SextantModel.Person>: [Set<ID<Project>?>]] = [:]
    for stretch in stretches {
      let all = days.count(from: stretch.period.first, through: stretch.period.last)
      guard all > 0 else { continue }
      var own = hours[stretch.person] ?? Array(repeating: 0, count: weeks.count)
      var given = projects[stretch.person] ?? Array(repeating: [], count: weeks.count)
      for (place, monday) in weeks.enumerated() {
        let one = max(monday, stretch.period.first)
        let last = min(monday.adding(days: 6), stretch.period.last)
        guard one <= last else { continue }
        let part = days.count(from: one, through: last)
        own[place] += stretch.hours * Double(part) / Double(all)
        if part > 0 { given[place].insert(stretch.project) }
      }
      hours[stretch.person] = own
      projects[stretch.person] = given
    }
    rows = x.all(SextantModel.Person.self).compactMap { person in
      guard let own = hours[person.id] else { return nil }
      let given = projects[person.id] ?? []
      return Line(
        person: person,
        cells: weeks.enumerated().map { place, monday in
          let week = Period(first: monday, last: monday.adding(days: 6))
          let (present, absent) = LoadIsBalanced.presence(of: person, week, x, days)
          let weekly = Self.weekly(person, place < given.count ? given[place] : [], x)
          return Cell(
            hours: own[place],
            capacity: weekly.map { $0 * Double(present) / Double(person.daysAWeek) },
            absent: absent)
        })
    }
  }

  /// What someone gives a week to the projects of that week; all their week where they have none.
  private static func weekly(
    _ person: SextantModel.Person, _ projects: Set<ID<Project>?>, _ x: Examination
  ) -> Double? {
    let known = projects.compactMap { $0 }
    guard !known.isEmpty else { return person.weeklyHours }
    let sum = known.compactMap { LoadIsBalanced.weeklyHours(of: person, on: $0, x) }.reduce(0, +)
    guard sum > 0 else { return person.weeklyHours }
    return person.weeklyHours.map { min($0, sum) } ?? sum
  }

  static func monday(of day: Day) -> Day {
    day.adding(days: 1 - CivilDay.weekday(of: day.number))
  }
}
