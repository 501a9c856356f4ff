internal import SextantKernels

/// A calendar day, kept as days since 1 January 1970; written `2026-06-30`.
public struct Day: Sendable, Hashable, Comparable {
  public var number: Int32

  public init(number: Int32) { self.number = number }

  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard let number = CivilDay.number(year: year, month: month, day: day) else { return nil }
    self.number = number
  }

  public var year: Int { date.year }
  public var month: Int { date.month }
  public var dayOfMonth: Int { date.day }

  private var date: (year: Int, month: Int, day: Int) {
    CivilDay.date(of: number) ?? (1970, 1, 1)
  }

  /// Days from `other` to this day; negative when this day is earlier.
  public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  public func adding(days: Int) -> Day {
    let moved = Int(number) + days
    let range = CivilDay.range
    return Day(number: Int32(min(max(moved, Int(range.lowerBound)), Int(range.upperBound))))
  }

  public func adding(months: Int) -> Day {
    Day(number: CivilDay.adding(months: months, to: number) ?? number)
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension Day: ScalarContent {
  public static var shape: Shape { .day }
  public var plain: Plain { .bare(text) }

  /// The day in the form `2026-06-30`.
  public var text: String {
    CivilDay.text(of: number) ?? ""
  }

  static func read(_ bytes: Span<UInt8>) -> Day? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 7),
      let day = digits(bytes, 8, 10)
    else { return nil }
    return Day(year, month, day)
  }

  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Day> {
    read(bytes).map { .value($0) } ?? .wrong(.notADay)
  }
}
