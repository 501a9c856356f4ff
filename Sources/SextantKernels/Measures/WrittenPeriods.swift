/// Weeks, months, quarters and years as people name them in a column of a table: by their first day,
/// by a number beside a year, as « T1 2026 ».
struct WrittenPeriods {
  let first: [Int32]
  let last: [Int32]

  /// - Parameters:
  ///   - place: the column, by its place in the table.
  ///   - stated: the days that the table is about, where it says so: they give numbers of months their
  ///     year, and a period that reaches beyond them counts with the days within.
  init?(_ table: FoundTable, _ place: Int, stated: ClosedRange<Int32>?) {
    let column = table.columns[place]
    let length = Length(column.name)
    if column.format.isDate {
      self.init(column, length, stated)
      return
    }
    guard let length else { return nil }
    let years = Self.years(table, besides: place)
    var (first, last): ([Int32], [Int32]) = ([], [])
    var (known, unknown) = (0, 0)
    var read: [String: ClosedRange<Int32>] = [:]
    for row in table.rows.indices {
      let text = table.text(row, place)
      let year = years?[row] ?? nil
      let key = "\(text)\u{1F}\(year ?? 0)"
      let days =
        read[key]
        ?? Self.days(text, length, year: year, within: stated).map { Self.part($0, of: stated) }
      read[key] = days
      if days == nil { unknown += text.isEmpty ? 0 : 1 } else { known += 1 }
      first.append(days?.lowerBound ?? ReadColumn.noDay)
      last.append(days?.upperBound ?? ReadColumn.noDay)
    }
    guard known > 0, unknown * 5 <= known else { return nil }
    self.init(first: first, last: last)
  }

  private init(first: [Int32], last: [Int32]) {
    self.first = first
    self.last = last
  }

  /// A column of dates: the first day of each week or month stands for all of it, where every cell is
  /// such a day.
  private init(_ column: ReadColumn, _ length: Length?, _ stated: ClosedRange<Int32>?) {
    func within(_ days: ClosedRange<Int32>) -> ClosedRange<Int32> { Self.part(days, of: stated) }
    if column.format == .month || column.format == .week {
      let periods = zip(column.days, column.lastDays).map { $0 <= $1 ? within($0...$1) : $0...$0 }
      self.init(first: periods.map(\.lowerBound), last: periods.map(\.upperBound))
      return
    }
    guard case .day = column.format, let length else {
      self.init(first: column.days, last: column.lastDays)
      return
    }
    var weekday = 0
    let isWhole = column.days.allSatisfy { day in
      if day == ReadColumn.noDay { return true }
      if length == .week {
        defer { weekday = CivilDay.weekday(of: day) }
        return weekday == 0 || weekday == CivilDay.weekday(of: day)
      }
      guard let date = CivilDay.date(of: day), date.day == 1 else { return false }
      return length == .month || date.month % (length == .quarter ? 3 : 12) == 1
    }
    guard isWhole else {
      self.init(first: column.days, last: column.lastDays)
      return
    }
    let periods = column.days.map { day -> ClosedRange<Int32> in
      day == ReadColumn.noDay ? day...day : within(day...length.last(from: day))
    }
    self.init(first: periods.map(\.lowerBound), last: periods.map(\.upperBound))
  }

  /// What of a week or month the table is about.
  private static func part(
    _ days: ClosedRange<Int32>, of stated: ClosedRange<Int32>?
  ) -> ClosedRange<Int32> {
    guard let stated, days.overlaps(stated) else { return days }
    return days.clamped(to: stated)
  }

  /// How long a period is, by the name of its column.
  enum Length {
    case week, month, quarter, year

    init?(_ name: String) {
      let words = Set(
        foldedName(name).split { !($0.isLetter || $0.isNumber) }.map(String.init))
      func has(_ list: String...) -> Bool { list.contains { words.contains($0) } }
      if has("week", "semaine", "semaines", "woche", "sem") {
        self = .week
      } else if has("month", "mois", "monat") {
        self = .month
      } else if has("quarter", "trimestre", "quartal", "trim") {
        self = .quarter
      } else if has("year", "annee", "an", "jahr", "exercice") {
        self = .year
      } else {
        return nil
      }
    }

    func last(from first: Int32) -> Int32 {
      switch self {
      case .week: first + 6
      case .month: (CivilDay.adding(months: 1, to: first) ?? first + 31) - 1
      case .quarter: (CivilDay.adding(months: 3, to: first) ?? first + 92) - 1
      case .year: (CivilDay.adding(months: 12, to: first) ?? first + 365) - 1
      }
    }
  }

  /// The year of each row, where another column has it.
  private static func years(_ table: FoundTable, besides place: Int) -> [Int?]? {
    guard
      let column = table.columns.indices.first(where: {
        $0 != place && Length(table.columns[$0].name) == .year
      })
    else { return nil }
    let years = table.rows.indices.map { year(table.text($0, column)) }
    return years.contains { $0 != nil } ? years : nil
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1990...2100).contains(year) else {
      return nil
    }
    return year
  }

  private static func days(
    _ text: String, _ length: Length, year: Int?, within stated: ClosedRange<Int32>?
  ) -> ClosedRange<Int32>? {
    switch length {
    case .year:
      guard let year = Self.year(text) else { return nil }
      return whole(.year, year, month: 1)
    case .quarter:
      guard let (quarter, own) = Self.quarter(text) else { return nil }
      return placed(.quarter, 3 * quarter - 2, own ?? year, within: stated)
    case .month:
      guard let month = Self.month(text) else { return nil }
      return placed(.month, month, year, within: stated)
    case .week:
      // A tool's own weeks may begin on Sunday: only a year of our own makes a number one of ours.
      guard let year, text.utf8.count <= 3, let number = weekNumber(text),
        let week = DateReading.week(year, number), let first = week.ifDayFirst,
        let last = week.last
      else { return nil }
      return first...last
    }
  }

  /// In a year, or in the only one that the stated days leave.
  private static func placed(
    _ length: Length, _ month: Int, _ year: Int?, within stated: ClosedRange<Int32>?
  ) -> ClosedRange<Int32>? {
    if let year { return whole(length, year, month: month) }
    guard let stated, let from = CivilDay.date(of: stated.lowerBound)?.year,
      let through = CivilDay.date(of: stated.upperBound)?.year, through - from <= 1
    else { return nil }
    let met = (from...through).compactMap { whole(length, $0, month: month) }
      .filter { $0.overlaps(stated) }
    guard met.count == 1, let days = met.first else { return nil }
    return days
  }

  private static func whole(_ length: Length, _ year: Int, month: Int) -> ClosedRange<Int32>? {
    guard let first = CivilDay.number(year: year, month: month, day: 1) else { return nil }
    return first...length.last(from: first)
  }

  /// `07`, `7`, « juillet », “Jul”.
  private static func month(_ text: String) -> Int? {
    if text.utf8.count <= 2 {
      guard let month = Int(text), (1...12).contains(month) else { return nil }
      return month
    }
    let bytes = Array("\(text) 2024".utf8)
    guard let reading = DateReading.compactOrSingle(bytes.span), reading.grain == .month,
      let first = reading.ifDayFirst
    else { return nil }
    return CivilDay.date(of: first)?.month
  }

  /// `T1 2026`, `2026-Q1`, « 1er trimestre 2026 », `Q1`.
  static func quarter(_ text: String) -> (quarter: Int, year: Int?)? {
    var (quarter, year): (Int?, Int?) = (nil, nil)
    for part in foldedName(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      var word = part
      if year == nil, word.utf8.count >= 4, let own = Self.year(String(word.prefix(4))) {
        year = own
        word = word.dropFirst(4)
      }
      if ["", "er", "e", "eme", "st", "nd", "rd", "th", "trimestre", "quarter", "trim"]
        .contains(String(word))
      {
        continue
      }
      guard quarter == nil else { return nil }
      let digits = word.filter(\.isNumber)
      let letters = word.filter { !$0.isNumber }
      guard digits.utf8.count == 1, let number = Int(String(digits)), (1...4).contains(number),
        ["", "t", "q", "er", "e", "eme", "st", "nd", "rd", "th"].contains(String(letters))
      else { return nil }
      quarter = number
    }
    return quarter.map { ($0, year) }
  }

  /// `36`, `S36`.
  private static func weekNumber(_ text: String) -> Int? {
    let digits =
      text.utf8.first.map { $0 | 0x20 == UInt8(ascii: "s") } == true
      ? String(text.dropFirst()) : text
    return Int(digits)
  }
}
