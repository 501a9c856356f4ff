/// A calendar compiled to units of working time (quarter hours, say): how many are worked each
/// day, and which day and hour the n-th falls on.
///
/// Every day has `unitsPerDay` ticks of the clock, of which the first so many are worked: a tick
/// is a moment, a unit is work. From a moment to work costs O(1), from work to a moment O(1) where
/// days are alike and O(log days) at worst.
public struct WorkingTime: Sendable, Hashable {
  /// The first day covered, in days since 1970-01-01.
  public let first: Int32
  /// Ticks of the clock in a day; no day holds more work.
  public let unitsPerDay: Int
  /// Units worked before each day from the first; one more at the end, the total.
  let before: [Int]
  /// The day of every 2^`stride`-th unit: where to begin looking.
  private let signposts: [Int32]
  private let stride: Int

  /// Days on which something else is worked than the week says: absence (0), part time, an open
  /// Saturday.
  public struct Exception: Sendable, Hashable {
    public let days: ClosedRange<Int32>
    public let units: Int

    public init(_ days: ClosedRange<Int32>, units: Int = 0) {
      self.days = days
      self.units = units
    }
  }

  /// Later than any moment: where work would end after the last day covered.
  public static let never = Int.max / 4
  /// A hundred years and more.
  public static let mostDays = 40_000
  public static let mostUnitsPerDay = 86_400

  /// - Parameters:
  ///   - week: units worked from Monday to Sunday, seven of them.
  ///   - closed: days on which nobody works, public holidays for one.
  ///   - exceptions: later ones win over earlier ones, and all over the week and closed days.
  /// - Throws: what cannot be: no days or too many, a week that has not seven days, more units
  ///   than a day holds.
  public init(
    first: Int32, days: Int, unitsPerDay: Int, week: [Int], closed: some Sequence<Int32> = [],
    exceptions: [Exception] = []
  ) throws(WorkingTimeError) {
    guard CivilDay.range.contains(first), days >= 1, days <= Self.mostDays,
      Int(first) + days <= Int(CivilDay.range.upperBound)
    else { throw .badDays }
    guard unitsPerDay >= 1, unitsPerDay <= Self.mostUnitsPerDay else { throw .badUnits }
    guard week.count == 7, week.allSatisfy({ $0 >= 0 && $0 <= unitsPerDay }) else {
      throw .badWeek
    }
    let monday = CivilDay.weekday(of: first) - 1
    var worked = (0..<days).map { week[(monday + $0) % 7] }
    for day in closed {
      let place = Int(day) - Int(first)
      if worked.indices.contains(place) { worked[place] = 0 }
    }
    for (index, exception) in exceptions.enumerated() {
      guard exception.units >= 0, exception.units <= unitsPerDay else {
        throw .badException(index)
      }
      let from = max(0, Int(exception.days.lowerBound) - Int(first))
      let through = min(days - 1, Int(exception.days.upperBound) - Int(first))
      if from <= through { for place in from...through { worked[place] = exception.units } }
    }
    self.init(first: first, unitsPerDay: unitsPerDay, worked: worked)
  }

  /// Monday to Friday with the public holidays of mainland France, or those of Alsace and Moselle, the
  /// same units each day.
  public static func french(
    first: Int32, days: Int, unitsPerDay: Int, exceptions: [Exception] = [],
    inAlsaceMoselle: Bool = false
  ) throws(WorkingTimeError) -> WorkingTime {
    let year = CivilDay.date(of: first)?.year ?? 1
    let years = year...max(year, min(9999, year + max(0, min(days, mostDays)) / 365 + 1))
    let all = unitsPerDay
    return try WorkingTime(
      first: first, days: days, unitsPerDay: unitsPerDay,
      week: [all, all, all, all, all, 0, 0],
      closed: years.flatMap { frenchHolidays(year: $0, inAlsaceMoselle: inAlsaceMoselle) },
      exceptions: exceptions)
  }

  /// What a person works of it: no more a day than their own week (part time), and exceptions
  /// (absences, arrangements of work), which never open a day that is closed here.
  public func limited(
    to week: [Int]? = nil, exceptions: [Exception] = []
  ) throws(WorkingTimeError) -> WorkingTime {
    let own = try WorkingTime(
      first: first, days: days, unitsPerDay: unitsPerDay,
      week: week ?? Array(repeating: unitsPerDay, count: 7), exceptions: exceptions)
    return WorkingTime(
      first: first, unitsPerDay: unitsPerDay,
      worked: (0..<days).map { min(units(onPlace: $0), own.units(onPlace: $0)) })
  }

  private init(first: Int32, unitsPerDay: Int, worked: [Int]) {
    var before = [0]
    before.reserveCapacity(worked.count + 1)
    var sum = 0
    for units in worked {
      sum += units
      before.append(sum)
    }
    // About one signpost a day.
    var stride = 0
    while (sum >> stride) > worked.count { stride += 1 }
    var signposts = [Int32](repeating: 0, count: (sum >> stride) + 2)
    var day = 0
    for post in signposts.indices {
      let unit = min(post << stride, max(0, sum - 1))
      while day + 1 < worked.count, before[day + 1] <= unit { day += 1 }
      signposts[post] = Int32(day)
    }
    self.first = first
    self.unitsPerDay = unitsPerDay
    self.before = before
    self.signposts = signposts
    self.stride = stride
  }

  public var days: Int { before.count - 1 }
  /// Work on all days covered.
  public var total: Int { before[before.count - 1] }

  /// Units worked on a day; 0 on days not covered.
  public func units(on day: Int32) -> Int {
    let place = Int(day) - Int(first)
    return place >= 0 && place < days ? units(onPlace: place) : 0
  }

  private func units(onPlace place: Int) -> Int { before[place + 1] - before[place] }

  /// The day of the n-th unit (from 0) and how far into that day's work it is; `nil` outside.
  public func day(ofUnit unit: Int) -> (day: Int32, offset: Int)? {
    guard unit >= 0, unit < total else { return nil }
    let place = place(ofUnit: unit)
    return (first + Int32(place), unit - before[place])
  }

  /// Work before a day begins; days not covered count nothing.
  public func work(beforeDay day: Int32) -> Int {
    before[min(max(0, Int(day) - Int(first)), days)]
  }

  /// The tick at which a day begins.
  public func tick(ofDay day: Int32) -> Int { (Int(day) - Int(first)) * unitsPerDay }

  /// The day a tick falls on; a tick on the border of two days begins the second.
  public func day(ofTick tick: Int) -> Int32 {
    let place = tick >= 0 ? tick / unitsPerDay : -((-tick + unitsPerDay - 1) / unitsPerDay)
    return Int32(clamping: Int(first) + place)
  }

  /// Work before a tick. Before the first day every tick counts as worked, so that what lies too
  /// early is still measured: as negative work.
  public func work(beforeTick tick: Int) -> Int {
    guard tick > 0 else { return tick }
    let place = tick / unitsPerDay
    guard place < days else { return total }
    return before[place] + min(units(onPlace: place), tick - place * unitsPerDay)
  }

  /// The moment at which so much work from the first day begins to be exceeded: where the next
  /// unit starts. `never` when there is no such unit.
  public func tick(startingUnit unit: Int) -> Int {
    guard unit >= 0, unit < total else { return unit < 0 ? unit : Self.never }
    let place = place(ofUnit: unit)
    return place * unitsPerDay + unit - before[place]
  }

  /// The moment at which so much work is done.
  func tick(finishing work: Int) -> Int {
    guard work > 0 else { return work }
    guard work <= total else { return Self.never }
    return tick(startingUnit: work - 1) + 1
  }

  /// The first moment at or after a tick at which work goes on.
  public func workingTick(notBefore tick: Int) -> Int {
    tick >= Self.never ? Self.never : max(tick, self.tick(startingUnit: work(beforeTick: tick)))
  }

  /// The last moment at or before a tick up to which work went on.
  public func workingTick(notAfter tick: Int) -> Int {
    min(tick, self.tick(finishing: work(beforeTick: tick)))
  }

  /// The moment after (or, negative, before) a tick when so much work lies between.
  public func tick(from tick: Int, by units: Int) -> Int {
    if units == 0 || tick >= Self.never { return tick }
    if units > 0 { return self.tick(finishing: work(beforeTick: tick) + units) }
    return self.tick(startingUnit: work(beforeTick: tick) + units)
  }

  private func place(ofUnit unit: Int) -> Int {
    let post = unit >> stride
    var low = Int(signposts[post])
    var high = Int(signposts[post + 1])
    // The last day whose work begins at or before the unit and that has work.
    while low < high {
      let middle = (low + high) / 2
      if before[middle + 1] <= unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What cannot be in a calendar of working time.
public enum WorkingTimeError: Error, Sendable, Hashable {
  case badDays
  case badUnits
  case badWeek
  case badException(Int)
}
