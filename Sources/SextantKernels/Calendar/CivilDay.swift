/// Arithmetic on days of the Gregorian calendar, each a plain number: days since 1970-01-01.
///
/// Covers the years 1 to 9999, the calendar being extended backwards before 1582. Whatever lies
/// outside, or does not exist, gives `nil`. Conversions follow Howard Hinnant, “chrono-compatible
/// low-level date algorithms” (`days_from_civil`, `civil_from_days`).
public enum CivilDay {
  /// 0001-01-01 to 9999-12-31.
  public static let range: ClosedRange<Int32> = -719_162...2_932_896

  /// The day's number, or `nil` when there is no such date.
  public static func number(year: Int, month: Int, day: Int) -> Int32? {
    guard let length = daysInMonth(year: year, month: month), day >= 1, day <= length else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1…12) and day of the month (1…31).
  public static func date(of number: Int32) -> (year: Int, month: Int, day: Int)? {
    guard range.contains(number) else { return nil }
    let shifted = Int(number) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Reads exactly `YYYY-MM-DD`; anything else, or a date that does not exist, is `nil`.
  public static func parse(_ text: Span<UInt8>) -> Int32? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    guard let year = digits(text, 0..<4), let month = digits(text, 5..<7),
      let day = digits(text, 8..<10)
    else { return nil }
    return number(year: year, month: month, day: day)
  }

  /// The day as `YYYY-MM-DD`.
  public static func text(of number: Int32) -> String? {
    guard let (year, month, day) = date(of: number) else { return nil }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The day of the week after ISO 8601: 1 Monday … 7 Sunday. Defined for every number.
  public static func weekday(of number: Int32) -> Int {
    let sinceMonday = (Int(number) + 3) % 7
    return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
  }

  /// 28 to 31, or `nil` for a month or a year out of range.
  public static func daysInMonth(year: Int, month: Int) -> Int? {
    guard year >= 1, year <= 9999 else { return nil }
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    case 1...12: return 31
    default: return nil
    }
  }

  /// The same day of the month, `months` later or earlier, or the month's last day where it is
  /// shorter: 31 January and one month make 28 or 29 February.
  public static func adding(months: Int, to number: Int32) -> Int32? {
    guard let (year, month, day) = date(of: number), abs(months.clamped) <= 120_000 else {
      return nil
    }
    let index = year * 12 + month - 1 + months
    guard index >= 12 else { return nil }
    guard let length = daysInMonth(year: index / 12, month: index % 12 + 1) else { return nil }
    return Self.number(year: index / 12, month: index % 12 + 1, day: min(day, length))
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func digits(_ text: Span<UInt8>, _ places: Range<Int>) -> Int? {
    var value = 0
    for place in places {
      let digit = Int(text[place]) - 48
      guard digit >= 0, digit <= 9 else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private static func padded(_ value: Int, to width: Int) -> String {
    let plain = String(value)
    return String(repeating: "0", count: max(0, width - plain.utf8.count)) + plain
  }
}

extension Int {
  /// Keeps `abs` from trapping on `Int.min`.
  fileprivate var clamped: Int { Swift.max(self, -Int.max) }
}
