/// In which order day, month and year are written.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  case dayFirst, monthFirst, yearFirst
}

/// A day, a month, a week or a span of days as somebody wrote it in a cell.
struct DateReading {
  enum Grain: UInt8 { case day, month, week, span }

  var grain = Grain.day
  /// The first day where the day, or the month, comes first; equal where only one can be meant.
  var ifDayFirst: Int32?
  var ifMonthFirst: Int32?
  /// The last day, for what is no single day.
  var last: Int32?
  /// Minutes after midnight, where the cell says an hour.
  var minute: Int?

  var proven: DateOrder? {
    switch (ifDayFirst, ifMonthFirst) {
    case (.some, nil): .dayFirst
    case (nil, .some): .monthFirst
    default: nil
    }
  }

  func day(_ order: DateOrder) -> Int32? {
    order == .monthFirst ? ifMonthFirst ?? ifDayFirst : ifDayFirst ?? ifMonthFirst
  }

  /// Reads ISO, figures in both orders, months by name in French, English, German, Spanish and
  /// Italian, with or without weekday and hour; `2026-09`, `sept. 2026`; `2026-W05`, `S05 2026`;
  /// two dates with a dash, « au » or “to” between. Years of two digits are 1970 to 2069.
  init?(_ s: Span<UInt8>) {
    guard s.count >= 5, s.count <= 64 else { return nil }
    if s.count == 10, let day = CivilDay.parse(s) {
      (ifDayFirst, ifMonthFirst) = (day, day)
      return
    }
    var hasDigit = false
    for i in 0..<s.count where NumberReading.isDigitByte(s[i]) {
      hasDigit = true
      break
    }
    guard hasDigit else { return nil }
    if let week = Self.weekOf(s) {
      self = week
      return
    }
    if let single = Self.single(s) {
      self = single
      return
    }
    guard let span = Self.span(s) else { return nil }
    self = span
  }

  private init() {}

  init(day: Int32?) { (ifDayFirst, ifMonthFirst) = (day, day) }

  private init(_ dayFirst: Int32?, _ monthFirst: Int32?, minute: Int? = nil) {
    (ifDayFirst, ifMonthFirst, self.minute) = (dayFirst, monthFirst, minute)
  }

  /// « Semaine du 31/08/2026 », “Week of Aug 31, 2026”: the seven days from that one on.
  private static func weekOf(_ s: Span<UInt8>) -> DateReading? {
    guard s.count > 12, [UInt8(ascii: "s"), UInt8(ascii: "w")].contains(s[0] | 0x20) else {
      return nil
    }
    var text: [UInt8] = []
    for i in 0..<s.count {
      text.append(s[i] < 0x80 && (s[i] | 0x20) &- 97 < 26 ? s[i] | 0x20 : s[i])
    }
    for words in ["semaine du ", "sem. du ", "week of ", "week from ", "week starting "]
    where text.starts(with: words.utf8) {
      let rest = Array(text.dropFirst(words.utf8.count))
      guard var day = single(rest.span), day.grain == .day,
        // French writes the day first; of another order a day is left as it is.
        let first = words.hasPrefix("s") || day.ifDayFirst == day.ifMonthFirst
          ? day.day(.dayFirst) : nil
      else { return nil }
      day.grain = .week
      (day.ifDayFirst, day.ifMonthFirst, day.last) = (first, first, first + 6)
      return day
    }
    return nil
  }

  // MARK: - One date

  private struct Token {
    enum Kind { case number, month, weekday, week, filler, mark }
    var kind: Kind
    var value: Int
    /// Digits of a number; the byte of a mark.
    var length: Int
  }

  private static func single(_ s: Span<UInt8>) -> DateReading? {
    guard var tokens = tokens(s) else { return nil }
    // `T1-2026` is a quarter, not January.
    if tokens.first?.kind == .filler, tokens.first?.value == 1 { return nil }
    let minute = takeTime(&tokens)
    guard let minute else { return nil }
    let marks = tokens.filter { $0.kind == .mark }
    var parts = tokens.filter { $0.kind != .mark && $0.kind != .filler }
    // « mar. 3 mars »: the first of two months is a weekday.
    if parts.count(where: { $0.kind == .month }) == 2, parts[0].kind == .month, parts[0].value == 3
    {
      parts.removeFirst()
    }
    if parts.first?.kind == .weekday { parts.removeFirst() }
    guard marks.count <= 6 else { return nil }
    let time = minute < 0 ? nil : minute
    let kinds = parts.map(\.kind)
    switch kinds {
    case [.number, .number, .number]:
      return figures(parts, marks, time)
    case [.number, .month, .number], [.month, .number, .number], [.number, .number, .month]:
      guard let month = parts.first(where: { $0.kind == .month }) else { return nil }
      let numbers = parts.filter { $0.kind == .number }
      let (day, year) = numbers[0].length == 4 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      guard day.length <= 2, let known = number(year, month.value, day.value) else { return nil }
      return DateReading(known, known, minute: time)
    case [.month, .number], [.number, .month]:
      guard let month = parts.first(where: { $0.kind == .month }),
        let year = parts.first(where: { $0.kind == .number }), time == nil
      else { return nil }
      // `12 janv.` has no year.
      guard year.length == 4 || year.length == 2 && parts[0].kind == .month && year.value > 31
      else {
        // `janv.-26`
        guard year.length == 2, parts[0].kind == .month, marks.contains(where: { $0.value == 0x2D })
        else { return nil }
        return Self.month(fullYear(year), month.value)
      }
      return Self.month(fullYear(year), month.value)
    case [.number, .number]:
      guard time == nil, marks.count == 1, [0x2D, 0x2F].contains(marks[0].value) else {
        return nil
      }
      if parts[0].length == 4 {
        return parts[1].length == 2 ? Self.month(parts[0].value, parts[1].value) : nil
      }
      guard parts[1].length == 4, parts[0].length <= 2 else { return nil }
      return Self.month(parts[1].value, parts[0].value)
    case [.number, .week, .number]:
      return parts[0].length == 4 ? week(parts[0].value, parts[2].value) : nil
    case [.week, .number, .number]:
      return parts[1].length == 4
        ? week(parts[1].value, parts[2].value)
        : parts[2].length == 4 ? week(parts[2].value, parts[1].value) : nil
    default: return nil
    }
  }

  /// Three numbers: year first, or day and month in either order.
  private static func figures(_ parts: [Token], _ marks: [Token], _ time: Int?) -> DateReading? {
    // Both marks the same, and of those that dates have.
    guard marks.count >= 2, marks[0].value == marks[1].value,
      [0x2D, 0x2F, 0x2E, 0x20].contains(marks[0].value)
    else { return nil }
    let (a, b, c) = (parts[0], parts[1], parts[2])
    if a.length == 4 {
      guard b.length <= 2, c.length <= 2, let day = number(a, b.value, c.value) else { return nil }
      return DateReading(day, day, minute: time)
    }
    guard a.length <= 2, b.length <= 2, c.length == 4 || c.length == 2, marks[0].value != 0x20
    else { return nil }
    let dayFirst = number(c, b.value, a.value)
    let monthFirst = number(c, a.value, b.value)
    guard dayFirst != nil || monthFirst != nil else { return nil }
    return DateReading(dayFirst, monthFirst, minute: time)
  }

  private static func number(_ year: Token, _ month: Int, _ day: Int) -> Int32? {
    CivilDay.number(year: fullYear(year), month: month, day: day)
  }

  private static func fullYear(_ token: Token) -> Int {
    token.length <= 2 ? token.value + (token.value < 70 ? 2000 : 1900) : token.value
  }

  static func month(_ year: Int, _ month: Int) -> DateReading? {
    guard year >= 1900, year <= 2200, let first = CivilDay.number(year: year, month: month, day: 1),
      let length = CivilDay.daysInMonth(year: year, month: month)
    else { return nil }
    var reading = DateReading(first, first)
    reading.grain = .month
    reading.last = first + Int32(length) - 1
    return reading
  }

  /// A week of ISO 8601: from Monday, the first being that of 4 January.
  static func week(_ year: Int, _ week: Int) -> DateReading? {
    guard year >= 1900, year <= 2200, week >= 1, week <= 53,
      let fourth = CivilDay.number(year: year, month: 1, day: 4)
    else { return nil }
    let first = fourth - Int32(CivilDay.weekday(of: fourth) - 1) + Int32(7 * (week - 1))
    // A year's 53rd week must have its Thursday in it.
    guard CivilDay.date(of: first + 3)?.year == year else { return nil }
    var reading = DateReading(first, first)
    reading.grain = .week
    reading.last = first + 6
    return reading
  }

  // MARK: - Words and figures

  private static func tokens(_ s: Span<UInt8>) -> [Token]? {
    var tokens: [Token] = []
    var i = 0
    while i < s.count {
      guard tokens.count < 24 else { return nil }
      let c = s[i]
      if NumberReading.isDigitByte(c) {
        var value = 0
        let start = i
        while i < s.count, NumberReading.isDigitByte(s[i]) {
          guard i - start < 4 else { return nil }
          value = value * 10 + Int(s[i] - 48)
          i += 1
        }
        tokens.append(Token(kind: .number, value: value, length: i - start))
        continue
      }
      let blank = blankLength(s, i, s.count)
      if blank > 0 {
        i += blank
        if tokens.last?.kind != .mark {
          tokens.append(Token(kind: .mark, value: 0x20, length: 1))
        }
        continue
      }
      if NumberReading.isLetterByte(c), c != 0xE2 {
        let start = i
        while i < s.count, NumberReading.isLetterByte(s[i]), blankLength(s, i, s.count) == 0 {
          i += 1
        }
        let word = s.extracting(start..<i).withUnsafeBufferPointer {
          foldingKey(String(decoding: $0, as: UTF8.self))
        }
        guard let token = token(word) else { return nil }
        tokens.append(token)
        continue
      }
      guard c == 0x2D || c == 0x2F || c == 0x2E || c == 0x2C || c == 0x3A || c == 0x2B else {
        return nil
      }
      // A point or comma after a word, or beside a blank, says nothing.
      let previous = tokens.last
      i += 1
      if c == 0x2C || c == 0x2E && previous?.kind != .number {
        continue
      }
      if previous?.kind == .mark, previous?.value == 0x20 { tokens.removeLast() }
      tokens.append(Token(kind: .mark, value: Int(c), length: 1))
    }
    while tokens.last?.kind == .mark { tokens.removeLast() }
    return tokens
  }

  private static func token(_ word: String) -> Token? {
    if let month = monthNames[word] { return Token(kind: .month, value: month, length: 0) }
    if weekdayNames.contains(word) { return Token(kind: .weekday, value: 0, length: 0) }
    switch word {
    case "er", "le", "de", "del", "of", "st", "nd", "rd", "th", "the":
      return Token(kind: .filler, value: 0, length: 0)
    case "t": return Token(kind: .filler, value: 1, length: 0)
    case "z", "utc", "gmt": return Token(kind: .filler, value: 2, length: 0)
    case "am": return Token(kind: .filler, value: 3, length: 0)
    case "pm": return Token(kind: .filler, value: 4, length: 0)
    case "w", "s", "kw", "semaine", "week", "sem", "woche":
      return Token(kind: .week, value: 0, length: 0)
    default: return nil
    }
  }

  /// Takes the hour off the end. −1 where there is none, `nil` where it is none of a day.
  private static func takeTime(_ tokens: inout [Token]) -> Int? {
    guard let colon = tokens.firstIndex(where: { $0.kind == .mark && $0.value == 0x3A }) else {
      // `2026-01-01Z` and the like.
      tokens.removeAll { $0.kind == .filler && $0.value > 0 }
      return -1
    }
    guard colon >= 2, tokens[colon - 1].kind == .number, colon + 1 < tokens.count,
      tokens[colon + 1].kind == .number
    else { return nil }
    var hour = tokens[colon - 1].value
    let minute = tokens[colon + 1].value
    let rest = tokens[(colon + 1)...]
    // « 1 sept. 2026 14:05 » has its date before the hour; nothing but zones may follow.
    guard !rest.contains(where: { $0.kind == .month || $0.kind == .weekday }) else { return nil }
    if rest.contains(where: { $0.kind == .filler && $0.value == 4 }), hour < 12 { hour += 12 }
    if rest.contains(where: { $0.kind == .filler && $0.value == 3 }), hour == 12 { hour = 0 }
    guard hour <= 24, minute <= 59 else { return nil }
    tokens.removeSubrange((colon - 1)...)
    while let last = tokens.last, last.kind == .mark || last.kind == .filler { tokens.removeLast() }
    return hour * 60 + minute
  }

  // MARK: - Spans

  private static func span(_ s: Span<UInt8>) -> DateReading? {
    var k = 1
    while k < s.count - 1 {
      if let length = joinLength(s, k) {
        let left = trimmedRange(s, 0..<k)
        let right = trimmedRange(s, k + length..<s.count)
        if let span = span(s.extracting(left), s.extracting(right)) { return span }
      }
      k += 1
    }
    return nil
  }

  private static func span(_ left: Span<UInt8>, _ right: Span<UInt8>) -> DateReading? {
    guard let until = DateReading.compactOrSingle(right),
      let end = until.last ?? until.day(.dayFirst),
      let end2 = until.last ?? until.day(.monthFirst)
    else { return nil }
    var text: [UInt8] = []
    for i in 0..<left.count { text.append(left[i]) }
    for word in ["du ", "Du ", "from ", "From "] where text.starts(with: word.utf8) {
      text.removeFirst(word.utf8.count)
    }
    var candidates = [text]
    // « 1 - 7 sept. 2026 », « 29 août - 4 sept. 2026 », “Sep 1 - Sep 7, 2026”: what is missing comes
    // from the right.
    if let date = CivilDay.date(of: end) {
      candidates.append(text + Array(" \(date.year)".utf8))
      candidates.append(text + Array(" \(monthWords[date.month - 1]) \(date.year)".utf8))
    }
    for candidate in candidates {
      guard let from = DateReading.compactOrSingle(candidate.span) else { continue }
      var reading = DateReading()
      reading.grain = .span
      if let start = from.day(.dayFirst), start <= end, end - start <= 3700 {
        (reading.ifDayFirst, reading.last) = (start, end)
      }
      if let start = from.day(.monthFirst), start <= end2, end2 - start <= 3700 {
        reading.ifMonthFirst = start
        if reading.last == nil { reading.last = end2 }
      }
      if reading.last != nil { return reading }
    }
    return nil
  }

  /// `20260131`, or any single date.
  static func compactOrSingle(_ s: Span<UInt8>) -> DateReading? {
    if let day = compactDay(s) { return DateReading(day, day) }
    guard s.count >= 5, s.count <= 64 else { return nil }
    return single(s)
  }

  private static func joinLength(_ s: Span<UInt8>, _ i: Int) -> Int? {
    if NumberReading.starts(s, i, "\u{2013}") || NumberReading.starts(s, i, "\u{2014}")
      || NumberReading.starts(s, i, "\u{2192}")
    {
      return 3
    }
    if s[i] == 0x2D {
      // A dash between blanks, or between two compact days.
      return s[i - 1] == 0x20 || i == 8 && s.count == 17 || s[i - 1] >= 0x80 ? 1 : nil
    }
    for word: StaticString in [" au ", " to ", " bis ", " al ", ".."]
    where NumberReading.starts(s, i, word) {
      return word.utf8CodeUnitCount
    }
    return s[i] == 0x2C && i == 10 && s.count == 21 ? 1 : nil
  }

  private static let monthWords = [
    "jan", "feb", "march", "april", "may", "june", "july", "aug", "sept", "oct", "nov", "dec",
  ]

  private static let monthNames: [String: Int] = {
    let words = [
      "janvier janv jan january januar enero ene gennaio gen",
      "fevrier fevr fev february feb februar febrero febbraio",
      "mars mar march marz mrz maerz marzo", "avril avr april apr abril abr aprile",
      "mai may mayo maggio mag", "juin june jun juni junio giugno giu",
      "juillet juil july jul juli julio luglio lug", "aout aou august aug agosto ago",
      "septembre sept sep september septiembre settembre set",
      "octobre oct october oktober okt octubre ottobre ott",
      "novembre nov november noviembre",
      "decembre dec december dezember dez diciembre dic dicembre",
    ]
    var names: [String: Int] = [:]
    for (month, list) in words.enumerated() {
      for word in list.split(separator: " ") { names[String(word)] = month + 1 }
    }
    return names
  }()

  private static let weekdayNames = Set(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim monday tuesday \
    wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag \
    dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    """.split(separator: " ").map(String.init))
}

/// `YYYYMMDD` of the years 1990 to 2100.
func compactDay(_ s: Span<UInt8>) -> Int32? {
  guard s.count == 8 else { return nil }
  var value = 0
  for i in 0..<8 {
    guard NumberReading.isDigitByte(s[i]) else { return nil }
    value = value * 10 + Int(s[i] - 48)
  }
  return compactDay(value)
}

/// The day of `YYYYMMDDHH` or `YYYYMMDDHHMM`, as reports by the hour write it.
func compactHour(_ value: Int, digits: Int) -> Int32? {
  switch digits {
  case 10: value % 100 < 24 ? compactDay(value / 100) : nil
  case 12: value / 100 % 100 < 24 && value % 100 < 60 ? compactDay(value / 10_000) : nil
  default: nil
  }
}

func compactDay(_ value: Int) -> Int32? {
  guard value >= 1990_0101, value <= 2100_1231 else { return nil }
  return CivilDay.number(year: value / 10_000, month: value / 100 % 100, day: value % 100)
}
