internal import SextantKernels

/// A month, quarter, half-year, year or other run of days; written `2026-06`, `2026-Q2`, `2026-H1`,
/// `2026` or `2026-05-04/2026-05-17`.
public struct Period: Sendable, Hashable, Comparable {
  public let first: Day
  public let last: Day

  public init(first: Day, last: Day) {
    self.first = first
    self.last = max(first, last)
  }

  public static func month(_ year: Int, _ month: Int) -> Period? {
    span(year: year, firstMonth: month, months: 1)
  }

  /// The whole months from `firstMonth` on.
  static func span(year: Int, firstMonth: Int, months: Int) -> Period? {
    let (years, lastMonth) = (firstMonth - 1 + months - 1).quotientAndRemainder(dividingBy: 12)
    guard (1...12).contains(firstMonth), let first = Day(year, firstMonth, 1),
      let length = CivilDay.daysInMonth(year: year + years, month: lastMonth + 1),
      let last = Day(year + years, lastMonth + 1, length)
    else { return nil }
    return Period(first: first, last: last)
  }

  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
  public func contains(_ other: Period) -> Bool { first <= other.first && other.last <= last }
  public func overlaps(_ other: Period) -> Bool { first <= other.last && other.first <= last }

  /// The same months one year before.
  public var yearBefore: Period {
    Period(
      first: first.adding(months: -12),
      last: last.adding(days: 1).adding(months: -12).adding(days: -1))
  }

  /// How many whole months the period is made of; `nil` where it is not made of whole months.
  public var months: Int? {
    guard first.dayOfMonth == 1,
      last.dayOfMonth == CivilDay.daysInMonth(year: last.year, month: last.month)
    else { return nil }
    return (last.year - first.year) * 12 + last.month - first.month + 1
  }

  public static func < (a: Period, b: Period) -> Bool {
    (a.first, a.last) < (b.first, b.last)
  }
}

extension Period: ScalarContent {
  public static var shape: Shape { .period }
  public var plain: Plain { .bare(text) }

  /// The shortest way to write the period.
  public var text: String {
    let year = first.year
    let digits = String(year)
    let yearText = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch (months, first.month) {
    case (1, let month): return yearText + (month < 10 ? "-0\(month)" : "-\(month)")
    case (3, 1), (3, 4), (3, 7), (3, 10): return "\(yearText)-Q\((first.month + 2) / 3)"
    case (6, 1), (6, 7): return "\(yearText)-H\((first.month + 5) / 6)"
    case (12, 1): return yearText
    default: return "\(first.text)/\(last.text)"
    }
  }

  /// Also reads the French letters `T` (quarter) and `S` (half-year).
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Period> {
    guard let period = read(bytes) else { return .wrong(.notAPeriod) }
    return .value(period)
  }

  private static func read(_ bytes: Span<UInt8>) -> Period? {
    if bytes.count == 21, bytes[10] == UInt8(ascii: "/") {
      guard let first = Day.read(bytes.extracting(0..<10)),
        let last = Day.read(bytes.extracting(11..<21)), first <= last
      else { return nil }
      return Period(first: first, last: last)
    }
    guard bytes.count == 4 || bytes.count == 7, let year = digits(bytes, 0, 4) else { return nil }
    if bytes.count == 4 { return span(year: year, firstMonth: 1, months: 12) }
    guard bytes[4] == UInt8(ascii: "-") else { return nil }
    switch bytes[5] {
    case UInt8(ascii: "Q"), UInt8(ascii: "T"):
      guard let quarter = digits(bytes, 6, 7), (1...4).contains(quarter) else { return nil }
      return span(year: year, firstMonth: quarter * 3 - 2, months: 3)
    case UInt8(ascii: "H"), UInt8(ascii: "S"):
      guard let half = digits(bytes, 6, 7), (1...2).contains(half) else { return nil }
      return span(year: year, firstMonth: half * 6 - 5, months: 6)
    default:
      guard let month = digits(bytes, 5, 7) else { return nil }
      return span(year: year, firstMonth: month, months: 1)
    }
  }
}

/// The whole number that the bytes `from..<to` write in decimal digits alone.
func digits(_ bytes: Span<UInt8>, _ from: Int, _ to: Int) -> Int? {
  guard from < to, to <= bytes.count, to - from <= 9 else { return nil }
  var number = 0
  for index in from..<to {
    guard (48...57).contains(bytes[index]) else { return nil }
    number = number * 10 + Int(bytes[index] - 48)
  }
  return number
}
