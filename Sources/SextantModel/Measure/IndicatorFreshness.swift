internal import SextantKernels

/// Whether an indicator's last value is as recent as its rhythm promises.
public struct IndicatorFreshness: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable {
    /// The last period that is over has its value.
    case fresh
    /// A period is over, its value still within the days people have to enter it.
    case due
    /// At least one value is overdue.
    case stale
    /// There is no value at all.
    case never
  }

  public let status: Status
  /// Days since the last period that has a value ended.
  public let age: Int?
  /// How many periods are over, past the days people have, without a value.
  public let missed: Int
  /// The period whose value comes next.
  public let next: Period?

  /// A value may be entered this many days after its period is over before it counts as late.
  public static let grace = 7

  init(last: Period?, _ frequency: Frequency, on day: Day) {
    let next = last.flatMap { frequency.period(containing: $0.last.adding(days: 1)) }
    self.next = next
    let reading = try? Freshness(
      lastDay: (last?.last).map { Int($0.number) }, today: Int(day.number),
      period: next.map { $0.last.days(since: $0.first) + 1 } ?? 30, grace: Self.grace)
    age = reading?.age
    switch reading?.status ?? .never {
    case .fresh: status = .fresh
    case .due: status = .due
    case .stale: status = .stale
    case .never: status = .never
    }
    // Months differ in length: what was missed is counted in the calendar.
    var missed = 0
    var period = next
    while let due = period, due.last.adding(days: Self.grace) < day, missed < 1200 {
      missed += 1
      period = frequency.period(containing: due.last.adding(days: 1))
    }
    self.missed = missed
  }
}
