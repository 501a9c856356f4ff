extension ReadColumn {
  /// Reads the cells of a column in the format that its survey decided, or that is given.
  init(
    _ sheet: Sheet, rows: [Int], index: Int, name: String, survey: ColumnSurvey,
    context: ColumnContext, given: ColumnFormat? = nil, isChosen: Bool = false
  ) {
    let hints = ColumnHints(name)
    let mark =
      sheet.decimalMark ?? survey.provenMark ?? survey.likelyMark ?? context.mark ?? .point
    let order =
      survey.provenOrder ?? (hints.isMonth ? survey.orderOfMonths : nil) ?? context.order
      ?? survey.likelyOrder ?? .dayFirst
    let format = given ?? survey.format(hints, mark: mark, order: order)
    var filling = ColumnFilling(format: format, hints: hints, column: index + 1)
    filling.serialStart = sheet.serialStart
    if isChosen {
      filling.isStrict = true
    } else if survey.dayFirst > 0, survey.monthFirst > 0 {
      filling.orderRuns = survey.orderRuns
    }
    if given == nil || isChosen {
      func text(_ place: Int?) -> String {
        place.map { sheet.text(rows[$0], index) } ?? ""
      }
      filling.openTexts = (text(survey.firstAmbiguous), text(survey.firstOpen))
      filling.tellDoubts(
        survey, hasContextMark: isChosen || context.mark != nil || sheet.decimalMark != nil,
        isChosen
          ? format.order : (hints.isMonth ? survey.orderOfMonths : nil) ?? context.order)
    }
    if format.isNumeric || format.isDate || format == .flag {
      for (place, row) in rows.enumerated() {
        filling.place = place
        filling.add(CellReading(sheet, row, index), sheet, row)
        if filling.hasUntold { filling.tellText(sheet, row) }
      }
    } else if format == .text {
      for row in rows {
        if sheet.isEmpty(row, index) { filling.missing += 1 } else { filling.filled += 1 }
      }
    } else {
      filling.missing = rows.count
    }
    self.init(
      index: index, name: name, format: format, filled: filling.filled, missing: filling.missing,
      exceptions: filling.exceptions, notes: filling.notes, numbers: filling.numbers,
      days: filling.days, lastDays: filling.lastDays)
  }
}

/// The cells of one column on their way to values.
private struct ColumnFilling {
  let format: ColumnFormat
  let hints: ColumnHints
  let column: Int
  var (filled, missing, exceptions) = (0, 0, 0)
  var notes: [TableNote] = []
  var numbers: [Double] = []
  var days: [Int32] = []
  var lastDays: [Int32] = []
  var serialStart = 0
  /// A number and a date that may be read in two ways.
  var openTexts = (number: "", date: "")
  /// Notes that the cell which is read has made.
  private var untold: [Int] = []
  /// Whether somebody chose the order: dates that are none in it are left out.
  var isStrict = false
  /// Which lines prove which order, where a column has both.
  var orderRuns: [ColumnSurvey.OrderRun] = []
  /// The place of the cell in the column.
  var place = 0
  private var run = 0
  private var isUndecided = false
  /// Where in `notes` the note that is counted on stands.
  private var counted: [TableNote.What: Int] = [:]

  init(format: ColumnFormat, hints: ColumnHints, column: Int) {
    self.format = format
    self.hints = hints
    self.column = column
  }

  mutating func tellDoubts(
    _ survey: ColumnSurvey, hasContextMark: Bool, _ contextOrder: DateOrder?
  ) {
    if format.isNumeric, format != .duration {
      if survey.commas > 0, survey.points > 0 {
        let line = survey.commas >= survey.points ? survey.firstPoint : survey.firstComma
        let count = min(survey.commas, survey.points)
        notes.append(TableNote(.mixedDecimalMarks, line: line, column: column, count: count))
      } else if survey.ambiguous > 0, survey.provenMark == nil, survey.likelyMark == nil,
        !hasContextMark
      {
        notes.append(
          TableNote(
            .decimalMarkGuessed, column: column, text: openTexts.number, count: survey.ambiguous))
      }
    }
    if format.isDate {
      if survey.dayFirst > 0, survey.monthFirst > 0 {
        let line =
          survey.dayFirst >= survey.monthFirst ? survey.firstMonthFirst : survey.firstDayFirst
        let count = min(survey.dayFirst, survey.monthFirst)
        notes.append(TableNote(.mixedDateOrders, line: line, column: column, count: count))
      } else if survey.openDates > 0, survey.provenOrder == nil, contextOrder == nil,
        survey.likelyOrder.map({ $0 == survey.orderOfMonths ?? $0 }) != true
      {
        notes.append(
          TableNote(
            .dateOrderGuessed, column: column, text: openTexts.date, count: survey.openDates))
      }
    }
  }

  mutating func add(_ reading: CellReading, _ sheet: Sheet, _ row: Int) {
    if case .missing = reading {
      missing += 1
      return append(nil)
    }
    let line = sheet.line(ofRow: row)
    switch format {
    case .number(let mark), .percent(let mark), .money(_, let mark):
      guard case .number(let number) = reading, let value = value(number, mark, line) else {
        return refuse(sheet, row)
      }
      filled += 1
      append(value)
    case .duration:
      switch reading {
      case .duration(let seconds): append(seconds)
      case .number(let number) where number.unit == .none: append(number.value(.point))
      default: return refuse(sheet, row)
      }
      filled += 1
    case .flag:
      guard case .flag(let flag) = reading else { return refuse(sheet, row) }
      filled += 1
      numbers.append(flag ? 1 : 0)
    default:
      guard let (first, last) = day(reading, line) else { return refuse(sheet, row) }
      filled += 1
      days.append(first)
      lastDays.append(last)
    }
  }

  var hasUntold: Bool { !untold.isEmpty }

  /// Gives the notes that a cell has made its text.
  mutating func tellText(_ sheet: Sheet, _ row: Int) {
    for place in untold { notes[place] = notes[place].with(sheet.text(row, column - 1)) }
    untold = []
  }

  private mutating func append(_ value: Double?) {
    if format.isDate {
      days.append(ReadColumn.noDay)
      lastDays.append(ReadColumn.noDay)
    } else {
      numbers.append(value ?? .nan)
    }
  }

  private mutating func refuse(_ sheet: Sheet, _ row: Int) {
    exceptions += 1
    append(nil)
    // Told in one note for all of them.
    if isUndecided {
      isUndecided = false
      return
    }
    guard exceptions <= 50 else { return }
    notes.append(
      TableNote(
        .unreadable, line: sheet.line(ofRow: row), column: column,
        text: sheet.text(row, column - 1)))
  }

  /// Tells once, at the first line and with its cell, and counts on.
  private mutating func count(_ what: TableNote.What, _ line: Int) {
    if let place = counted[what] {
      notes[place].count += 1
    } else {
      counted[what] = notes.count
      notes.append(TableNote(what, line: line, column: column))
      untold.append(notes.count - 1)
    }
  }

  private mutating func value(_ number: NumberReading, _ mark: DecimalMark, _ line: Int) -> Double?
  {
    guard var value = number.value(mark), value.isFinite else { return nil }
    if number.bound != .none { count(.boundOnly, line) }
    if number.isRounded { count(.rounded, line) }
    switch (format, number.unit) {
    case (.percent, .none):
      // `0` beside `12 %`; any other bare number is taken as percent too, and told.
      if value != 0 { count(.mixedUnits, line) }
      value /= 100
    case (.number, .percent), (.number, .perMille), (.money, .percent), (.money, .perMille):
      count(.mixedUnits, line)
      return nil
    case (.money(let own, _), .currency(let code))
    where !own.isEmpty && !code.isEmpty && own != code:
      count(.mixedCurrencies, line)
      return nil
    default: break
    }
    return value
  }

  /// The order that the lines around prove; `nil` between two that differ.
  private mutating func orderHere() -> DateOrder? {
    while run + 1 < orderRuns.count, orderRuns[run + 1].first <= place { run += 1 }
    let current = orderRuns[run]
    if place <= current.last || run + 1 == orderRuns.count { return current.order }
    return nil
  }

  private mutating func day(_ reading: CellReading, _ line: Int) -> (Int32, Int32)? {
    switch reading {
    case .date(let date):
      var order = DateOrder.dayFirst
      if case .day(let own) = format { order = own }
      if case .span(let own) = format { order = own }
      if !orderRuns.isEmpty, date.ifDayFirst != date.ifMonthFirst {
        // A cell is read as the proven ones around it; between two orders it is anybody's guess.
        guard let proven = orderHere() else {
          count(.dateOrderUndecided, line)
          isUndecided = true
          return nil
        }
        order = proven
      }
      let first =
        isStrict
        ? order == .monthFirst ? date.ifMonthFirst : date.ifDayFirst : date.day(order)
      guard let first else { return nil }
      // A single day among months is no month.
      if format == .month, date.grain != .month { return nil }
      if format == .week, date.grain == .month { return nil }
      if case .day = format, date.grain != .day { return nil }
      if date.minute ?? 0 != 0 { count(.timeDropped, line) }
      return (first, date.last ?? first)
    case .number(let number):
      guard number.plainDigits > 0, let value = number.ifPoint, value < 1e13 else { return nil }
      let whole = Int(value)
      switch format {
      case .day:
        if let day = compactDay(whole) { return (day, day) }
        if let day = compactHour(whole, digits: number.plainDigits) {
          count(.timeDropped, line)
          return (day, day)
        }
        // Days since 1899-12-30, or 1904-01-01, as spreadsheets count.
        guard (20_000...80_000).contains(whole) else { return nil }
        let day = Int32(whole + serialStart - 25_569)
        return (day, day)
      case .month:
        guard let month = DateReading.month(whole / 100, whole % 100), let first = month.ifDayFirst,
          let last = month.last
        else { return nil }
        return (first, last)
      case .week:
        guard let week = DateReading.week(whole / 100, whole % 100), let first = week.ifDayFirst,
          let last = week.last
        else { return nil }
        return (first, last)
      default: return nil
      }
    default: return nil
    }
  }
}
