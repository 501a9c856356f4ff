/// A column of a table with its cells read: one format decided over all of them, and the cells that
/// do not fit it.
public struct ReadColumn: Sendable {
  /// The column of the sheet, from 0.
  public let index: Int
  /// As the header says; empty where it says nothing.
  public let name: String
  public let format: ColumnFormat
  /// Cells that hold something that is a value.
  public let filled: Int
  /// Cells that are empty or say that there is none.
  public let missing: Int
  /// How many cells could not be read in the format; `exceptions / (filled + exceptions)` is their
  /// share.
  public let exceptions: Int
  /// What was met in reading, the first fifty unreadable cells among it, each with its place.
  public let notes: [TableNote]
  /// One per row, not a number where there is none; empty where the format is no number.
  public let numbers: [Double]
  /// One per row, `ReadColumn.noDay` where there is none; the first day of a month, week or span.
  public let days: [Int32]
  /// The last days of months, weeks and spans.
  public let lastDays: [Int32]

  public static let noDay = Int32.min
}

/// What the whole table says where a column alone does not.
struct ColumnContext {
  var mark: DecimalMark?
  var order: DateOrder?
}

/// One pass over a column: how often its cells are what, and what proves how they are written.
struct ColumnSurvey {
  var (missing, numbers, percents, moneys) = (0, 0, 0, 0)
  var (days, months, weeks, spans, durations, flags, texts) = (0, 0, 0, 0, 0, 0, 0)
  var currencies: [String: Int] = [:]
  var (commas, points, ambiguous, ambiguousCommas) = (0, 0, 0, 0)
  var (firstComma, firstPoint) = (0, 0)
  /// Whole numbers of four digits and more without anything between thousands.
  var longPlain = 0
  /// Digits only.
  var plain = 0
  var (dayFirst, monthFirst, openDates) = (0, 0, 0)
  var (firstDayFirst, firstMonthFirst) = (0, 0)
  /// Steps of a day or none between neighbours, by either order.
  var (stepsDayFirst, stepsMonthFirst) = (0, 0)
  var (compactDays, compactMonths, compactWeeks, serials, codes) = (0, 0, 0, 0, 0)
  private var before: (Int32, Int32)?
  /// `2026090113`, `202609011305`: a day with an hour.
  var compactHours = 0
  /// Days that are the first of a month, by either order.
  private var (startsDayFirst, startsMonthFirst) = (0, 0)
  /// The places of the first number and of the first date that may be read in two ways.
  private(set) var firstAmbiguous: Int?
  private(set) var firstOpen: Int?
  /// Neighbouring cells that prove the same order of dates, by their places in the column.
  private(set) var orderRuns: [OrderRun] = []

  struct OrderRun {
    let order: DateOrder
    let first: Int
    var last: Int
  }

  var numeric: Int { numbers + percents + moneys }
  var dates: Int { days + months + weeks + spans }
  var filled: Int { numeric + dates + durations + flags + texts }

  init(_ sheet: Sheet, _ rows: [Int], _ column: Int) {
    for (place, row) in rows.enumerated() {
      add(CellReading(sheet, row, column), place, line: sheet.line(ofRow: row))
      // Texts for sure: no need to look on.
      if texts > 4000, texts * 2 > filled { break }
    }
  }

  private mutating func add(_ reading: CellReading, _ place: Int, line: Int) {
    switch reading {
    case .missing: missing += 1
    case .text: texts += 1
    case .flag: flags += 1
    case .duration: durations += 1
    case .date(let date): add(date, place, line)
    case .number(let number):
      if number.isAmbiguous, firstAmbiguous == nil { firstAmbiguous = place }
      add(number, line)
    }
  }

  private mutating func add(_ number: NumberReading, _ line: Int) {
    switch number.unit {
    case .none: numbers += 1
    case .percent, .perMille: percents += 1
    case .currency(let code):
      moneys += 1
      currencies[code, default: 0] += 1
    }
    if number.looksLikeCode { codes += 1 }
    if number.plainDigits > 0 {
      plain += 1
      if number.plainDigits >= 4 { longPlain += 1 }
      if let value = number.ifPoint, value < 1e13 {
        let whole = Int(value)
        if compactHour(whole, digits: number.plainDigits) != nil { compactHours += 1 }
        if number.plainDigits == 8, compactDay(whole) != nil { compactDays += 1 }
        if number.plainDigits == 6 {
          if DateReading.month(whole / 100, whole % 100) != nil { compactMonths += 1 }
          if DateReading.week(whole / 100, whole % 100) != nil { compactWeeks += 1 }
        }
        if (20_000...80_000).contains(whole) { serials += 1 }
      }
    }
    if number.isAmbiguous {
      ambiguous += 1
      if let ifComma = number.ifComma, let ifPoint = number.ifPoint, abs(ifComma) < abs(ifPoint) {
        ambiguousCommas += 1
      }
    } else if let proven = number.proven {
      if proven == .comma {
        commas += 1
        if firstComma == 0 { firstComma = line }
      } else {
        points += 1
        if firstPoint == 0 { firstPoint = line }
      }
    }
  }

  private mutating func add(_ date: DateReading, _ place: Int, _ line: Int) {
    switch date.grain {
    case .day: days += 1
    case .month: months += 1
    case .week: weeks += 1
    case .span: spans += 1
    }
    switch date.proven {
    case .dayFirst:
      dayFirst += 1
      addProof(.dayFirst, place)
      if firstDayFirst == 0 { firstDayFirst = line }
    case .monthFirst:
      monthFirst += 1
      addProof(.monthFirst, place)
      if firstMonthFirst == 0 { firstMonthFirst = line }
    default:
      if date.ifDayFirst != date.ifMonthFirst {
        openDates += 1
        if firstOpen == nil { firstOpen = place }
      }
    }
    let now = (date.day(.dayFirst) ?? 0, date.day(.monthFirst) ?? 0)
    if date.grain == .day {
      if CivilDay.date(of: now.0)?.day == 1 { startsDayFirst += 1 }
      if CivilDay.date(of: now.1)?.day == 1 { startsMonthFirst += 1 }
    }
    if let before {
      if abs(now.0 - before.0) <= 1 { stepsDayFirst += 1 }
      if abs(now.1 - before.1) <= 1 { stepsMonthFirst += 1 }
    }
    before = now
  }

  private mutating func addProof(_ order: DateOrder, _ place: Int) {
    if let last = orderRuns.last, last.order == order {
      orderRuns[orderRuns.count - 1].last = place
    } else {
      orderRuns.append(OrderRun(order: order, first: place, last: place))
    }
  }

  // MARK: - Decisions

  /// The decimal mark that most cells prove; `nil` where none does.
  var provenMark: DecimalMark? {
    if commas > points { return .comma }
    if points > commas { return .point }
    return commas > 0 ? .comma : nil
  }

  var provenOrder: DateOrder? {
    if dayFirst > monthFirst { return .dayFirst }
    if monthFirst > dayFirst { return .monthFirst }
    return dayFirst > 0 ? .dayFirst : nil
  }

  /// What most cells are.
  func format(
    _ hints: ColumnHints, mark: DecimalMark, order: DateOrder
  ) -> ColumnFormat {
    let filled = filled
    guard filled > 0 else { return .empty }
    func most(_ count: Int) -> Bool {
      filled < 10 ? count * 2 > filled : count * 5 >= filled * 4
    }
    let onlyPlain = plain > 0 && plain == numbers && percents + moneys == 0
    if onlyPlain, most(plain + days) {
      if compactDays * 10 >= plain * 9, hints.isDay || compactDays >= 3, !hints.isCode {
        return .day(.yearFirst)
      }
      if hints.isDay, compactHours * 10 >= plain * 9 { return .day(.yearFirst) }
      if hints.isMonth, compactMonths == plain { return .month }
      if hints.isWeek, compactWeeks == plain { return .week }
      if hints.isDay, serials == plain { return .day(.yearFirst) }
    }
    if most(dates) {
      if days * 2 >= dates { return .day(order) }
      if months * 2 >= dates { return .month }
      return weeks * 2 >= dates ? .week : .span(order)
    }
    if most(durations) || durations > 0 && most(durations + plain) && durations * 2 > plain {
      return .duration
    }
    if most(numeric) {
      if percents * 2 >= numeric { return .percent(mark) }
      if moneys * 2 >= numeric || moneys > 0 && moneys >= numbers {
        let currency = currencies.filter { !$0.key.isEmpty }.max {
          ($0.value, $1.key) < ($1.value, $0.key)
        }
        return .money(currency: currency?.key ?? hints.currency ?? "", mark)
      }
      if onlyPlain, hints.isCode || codes * 2 >= plain, !hints.isMicros { return .text }
      if let currency = hints.currency { return .money(currency: currency, mark) }
      return .number(mark)
    }
    if most(flags) { return .flag }
    return .text
  }

  /// The mark of cells like `1,234` where other cells of the column show thousands without any
  /// mark: then it is a decimal one. `nil` where that is not so.
  var likelyMark: DecimalMark? {
    guard ambiguous > 0, longPlain > 0, ambiguousCommas == 0 || ambiguousCommas == ambiguous else {
      return nil
    }
    return ambiguousCommas > 0 ? .comma : .point
  }

  /// The one order by which every day is the first of a month, where only one does so: months may be
  /// written by such days.
  var orderOfMonths: DateOrder? {
    guard openDates > 0, days == dates, (startsDayFirst == days) != (startsMonthFirst == days)
    else { return nil }
    return startsDayFirst == days ? .dayFirst : .monthFirst
  }

  /// Which order makes neighbouring rows neighbouring days.
  var likelyOrder: DateOrder? {
    guard openDates > 0, stepsDayFirst != stepsMonthFirst else { return nil }
    return stepsDayFirst > stepsMonthFirst ? .dayFirst : .monthFirst
  }
}
