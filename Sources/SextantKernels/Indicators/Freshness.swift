/// Whether an indicator's last value is as recent as its rhythm promises.
public struct Freshness: Sendable, Hashable {
  public enum Status: Sendable, Hashable, CaseIterable {
    /// The last period that is over has its value.
    case fresh
    /// A period is over, its value still within the time people need to produce it.
    case due
    /// At least one value is overdue.
    case stale
    /// There is no value at all.
    case never
  }

  public let status: Status
  /// Days since the last period that has a value ended; `nil` without one.
  public let age: Int?
  /// Periods that are over, whose grace is over too, and that have no value.
  public let missed: Int

  /// - Parameters:
  ///   - lastDay: the last day of the last period that has a value, as a number of days.
  ///   - today: likewise.
  ///   - period: how many days a period lasts, 1…36,600.
  ///   - grace: how many days people take to produce a value once its period is over.
  public init(lastDay: Int?, today: Int, period: Int, grace: Int = 0) throws(IndicatorError) {
    let days = -1_000_000_000...1_000_000_000
    guard (1...36_600).contains(period) else { throw .outOfRange(place: 2) }
    guard (0...36_600).contains(grace) else { throw .outOfRange(place: 3) }
    guard days.contains(today), days.contains(lastDay ?? 0) else { throw .outOfRange(place: 0) }
    guard let lastDay else {
      (status, age, missed) = (.never, nil, 0)
      return
    }
    let age = today - lastDay
    self.age = age
    // A period's last day still belongs to it: its value can be known the day after.
    let over = max(0, age - 1) / period
    let overdue = max(0, age - 1 - grace) / period
    missed = overdue
    status = overdue > 0 ? .stale : (over > 0 ? .due : .fresh)
  }
}
