/// A table while its rows are gathered.
struct TableBuilding {
  let sheet: Sheet
  let header: Int?
  var preamble: [FoundTable.Remark] = []
  /// Columns that hold values in the first rows.
  private(set) var valueColumns: [Int] = []
  private(set) var separator: UInt8 = 0
  private var rows: [Int] = []
  private var setAside: [FoundTable.SetAside] = []
  private var notes: [TableNote] = []
  private var headerNames: [String] = []
  private var typicalWidth = 0
  private var longest = 0
  private var counted: [TableNote.What: Int] = [:]

  init(sheet: Sheet, header: Int?) {
    self.sheet = sheet
    self.header = header
    guard let header else { return }
    separator = sheet.separator(ofRow: header)
    headerNames = (0..<sheet.columnCount(header)).map { sheet.text(header, $0) }
    if Set(headerNames.map(foldedName)).count * 5 < headerNames.count * 4,
      let names = namesBelow(sheet, header)
    {
      headerNames = names
    }
    while headerNames.last == "" { headerNames.removeLast() }
  }

  /// Looks at the first rows: where values stand, and how wide a row is.
  mutating func surveyColumns(from start: Int) {
    if header == nil, start < sheet.rowCount { separator = sheet.separator(ofRow: start) }
    var (filled, values): ([Int: Int], [Int: Int]) = ([:], [:])
    var widths: [Int] = []
    for row in start..<min(start + 20, sheet.rowCount) {
      widths.append(sheet.width(row))
      for column in 0..<min(sheet.columnCount(row), 500) {
        switch CellReading(sheet, row, column) {
        case .missing: break
        case .text, .flag: filled[column, default: 0] += 1
        default:
          filled[column, default: 0] += 1
          values[column, default: 0] += 1
        }
      }
    }
    valueColumns = values.keys.filter { values[$0, default: 0] * 10 >= filled[$0, default: 0] * 6 }
      .sorted()
    typicalWidth = widths.max() ?? 0
  }

  /// Whether a row has values wherever the table has them: « # lampe » is then something that people
  /// look for.
  func fits(_ row: Int) -> Bool {
    guard header != nil, valueColumns.count >= 2, sheet.columnCount(row) <= headerNames.count else {
      return false
    }
    return valueColumns.allSatisfy { CellReading(sheet, row, $0).isValue }
  }

  func repeatsHeader(_ row: Int) -> Bool {
    guard !headerNames.isEmpty, sheet.columnCount(row) >= headerNames.count,
      sheet.text(row, 0) == headerNames[0]
    else { return false }
    for (column, name) in headerNames.enumerated() where sheet.text(row, column) != name {
      return false
    }
    return true
  }

  mutating func add(_ row: Int) {
    if repeatsHeader(row) { return setAside(row, .repeatedHeader) }
    let width = sheet.width(row)
    if width == 0 { return }
    if isTotal(row) { return setAside(row, .total) }
    if width == 1, max(typicalWidth, headerNames.count) >= 3, isLonely(row) {
      return setAside(row, .remark)
    }
    let own = sheet.separator(ofRow: row)
    if own != separator, own != 0 {
      count(.separatorChanges, row)
      separator = own
    }
    if header != nil {
      var end = sheet.columnCount(row)
      while end > headerNames.count, sheet.isEmpty(row, end - 1) { end -= 1 }
      longest = max(longest, end)
      if end > headerNames.count { count(.moreCellsThanHeader, row) }
      if sheet.columnCount(row) < headerNames.count, own != 0 { count(.fewerCellsThanHeader, row) }
    } else {
      longest = max(longest, sheet.columnCount(row))
    }
    rows.append(row)
  }

  private mutating func count(_ what: TableNote.What, _ row: Int) {
    if let place = counted[what] {
      notes[place].count += 1
    } else {
      counted[what] = notes.count
      notes.append(TableNote(what, line: sheet.line(ofRow: row), text: rowText(sheet, row)))
    }
  }

  private mutating func setAside(_ row: Int, _ reason: FoundTable.SetAside.Reason) {
    setAside.append(
      .init(reason: reason, row: row, line: sheet.line(ofRow: row), text: rowText(sheet, row)))
  }

  /// A row of one text where rows have several cells.
  private func isLonely(_ row: Int) -> Bool {
    guard let column = (0..<sheet.columnCount(row)).first(where: { !sheet.isEmpty(row, $0) }) else {
      return true
    }
    return column == 0 && !CellReading(sheet, row, column).isValue || !valueColumns.contains(column)
  }

  /// The first text of a row names it a total, or one of its cells a grand total.
  private func isTotal(_ row: Int) -> Bool {
    var isFirst = true
    for column in 0..<sheet.columnCount(row) where sheet.kind(row, column) == .text {
      let range = sheet.textRange(row, column)
      // Cheap: all such words begin with one of a few letters.
      let first = sheet.textBytes[range.lowerBound] | 0x20
      let mayBe = [0x74, 0x67, 0x73, 0x69, 0x65, 0x6D, 0x7A, 0x61].contains(first)
      if isFirst {
        let label = mayBe ? totalLabel(sheet.text(row, column)) : .no
        // Where days or numbers stand, a word is no name.
        if label == .sure && !isSpoken(column) || label == .word && valueColumns.contains(column) {
          return !isFirstColumnValue(row, column)
        }
        if case .missing = CellReading(sheet, row, column) { continue }
        isFirst = false
      } else if first == 0x67 || first == 0x74,
        ["grand total", "total general"].contains(foldedName(sheet.text(row, column)))
      {
        return true
      }
    }
    return false
  }

  /// Whether the cells of a column are words that people typed: « total » may be one.
  private func isSpoken(_ column: Int) -> Bool {
    headerNames.indices.contains(column) && spokenNames.contains(foldedName(headerNames[column]))
  }

  /// Whether a value stands before the column, as a day stands before the campaign named « Total ».
  private func isFirstColumnValue(_ row: Int, _ column: Int) -> Bool {
    (0..<column).contains { CellReading(sheet, row, $0).isValue && valueColumns.first == $0 }
  }

  // MARK: - The table

  func table(isKnown knownNames: Set<String>) -> FoundTable? {
    guard header != nil || !rows.isEmpty else { return nil }
    var building = self
    building.trimRemarks()
    var columns = building.readColumns()
    if building.setAsideTotals(columns) { columns = building.readColumns() }
    for column in columns where column.format == .empty && !column.name.isEmpty && !rows.isEmpty {
      building.notes.append(TableNote(.emptyColumn, column: column.index + 1, text: column.name))
    }
    var names: Set<String> = []
    for column in columns
    where !column.name.isEmpty && !names.insert(foldedName(column.name)).inserted {
      building.notes.append(TableNote(.doubleName, column: column.index + 1, text: column.name))
    }
    if header == nil {
      building.notes.append(
        TableNote(.noHeader, line: building.rows.first.map { sheet.line(ofRow: $0) } ?? 0))
    }
    let repeats = building.setAside.filter { $0.reason == .repeatedHeader }
    if let first = repeats.first {
      building.notes.append(TableNote(.headerRepeats, line: first.line, count: repeats.count))
    }
    return FoundTable(
      sheet: sheet, preamble: preamble, headerLine: header.map { sheet.line(ofRow: $0) },
      rows: building.rows, setAside: building.setAside.sorted { $0.row < $1.row },
      columns: columns.filter { !$0.name.isEmpty || $0.format != .empty },
      notes: building.notes)
  }

  /// A lonely row may be data where the table has many such: then they all are.
  private mutating func trimRemarks() {
    let remarks = setAside.filter { $0.reason == .remark }
    guard remarks.count > 3, remarks.count > rows.count / 2 else { return }
    setAside.removeAll { $0.reason == .remark }
    rows = (rows + remarks.map(\.row)).sorted()
  }

  private func readColumns() -> [ReadColumn] {
    var count = headerNames.count
    if header == nil {
      count = longest
    } else if let more = notes.first(where: { $0.what == .moreCellsThanHeader }),
      more.count * 2 > rows.count
    {
      count = longest
    }
    count = min(count, 16_384)
    let surveys = (0..<count).map { ColumnSurvey(sheet, rows, $0) }
    let names = (0..<count).map { headerNames.indices.contains($0) ? headerNames[$0] : "" }
    let context = self.context(surveys, names)
    return (0..<count).map {
      ReadColumn(
        sheet, rows: rows, index: $0, name: names[$0], survey: surveys[$0], context: context)
    }
  }

  /// What columns that prove their decimal mark or their order of dates say for the others; then the
  /// separator and the language of the names.
  private func context(_ surveys: [ColumnSurvey], _ names: [String]) -> ColumnContext {
    var context = ColumnContext()
    let commas = surveys.reduce(0) { $0 + ($1.provenMark == .comma ? 1 : 0) }
    let points = surveys.reduce(0) { $0 + ($1.provenMark == .point ? 1 : 0) }
    if commas != points { context.mark = commas > points ? .comma : .point }
    let dayFirst = surveys.reduce(0) { $0 + ($1.provenOrder == .dayFirst ? 1 : 0) }
    let monthFirst = surveys.reduce(0) { $0 + ($1.provenOrder == .monthFirst ? 1 : 0) }
    if dayFirst != monthFirst { context.order = dayFirst > monthFirst ? .dayFirst : .monthFirst }
    let languages = names.compactMap { ColumnHints($0).isFrench }
    let french = languages.count { $0 } * 2 > languages.count
    if context.mark == nil, separator == UInt8(ascii: ";") || french, !languages.isEmpty {
      // A French file in quotes and commas may still write points: only a semicolon tells.
      if separator == UInt8(ascii: ";") || separator == 0x09 { context.mark = .comma }
    }
    // Neighbouring days may as well be the first days of neighbouring months.
    let isTold = surveys.contains { survey in
      survey.likelyOrder.map { $0 == survey.orderOfMonths ?? $0 } ?? false
    }
    if context.order == nil, !isTold {
      if french || commas > points || separator == UInt8(ascii: ";") { context.order = .dayFirst }
    }
    return context
  }

  // MARK: - Totals that only sums show

  /// Sets aside rows that are the sum of the others: labelled « Total … » or « Somme » anywhere, or
  /// without any label as the first or the last row; and rows so labelled at the edge, where nothing
  /// else names them. True where there was one.
  private mutating func setAsideTotals(_ columns: [ReadColumn]) -> Bool {
    guard rows.count >= 2 else { return false }
    let labels = columns.filter { $0.format == .text }
    let sums = columns.filter { $0.format.isNumeric }
    guard !labels.isEmpty, !sums.isEmpty else { return false }
    // « Somme », then « Moyenne »: neither is summed into the other, and both are at the edge.
    let words = Set(
      rows.indices.filter { place in
        let first = labels.first { !sheet.isEmpty(rows[place], $0.index) }
        guard let first, !isSpoken(first.index) else { return false }
        return totalLabel(sheet.text(rows[place], first.index)) == .word
      })
    var lastData = rows.count - 1
    while lastData > 0, words.contains(lastData) { lastData -= 1 }
    var found: [Int] = []
    for place in rows.indices {
      let row = rows[place]
      let isEdge = place == 0 || place >= min(rows.count - 1, lastData + 1)
      let first = labels.first { !sheet.isEmpty(row, $0.index) }
      let label = first.map { totalLabel(sheet.text(row, $0.index)) } ?? .no
      let isNamed = label != .no
      let spoken = first.map { isSpoken($0.index) } ?? false
      let isWord = words.contains(place)
      let isNamedAlone = labels.allSatisfy {
        $0.index == first?.index || sheet.isEmpty(row, $0.index)
      }
      let isNameless =
        isEdge
        && (labels.allSatisfy { isMissing(row, $0) }
          && rows.count { other in
            labels.contains { !sheet.isEmpty(other, $0.index) }
          } * 2 > rows.count
          || lacksItsName(row, labels))
      guard isNamed || isNameless else { continue }
      let isLast = place == rows.count - 1
      // A day of its own is seldom a total's: « Total look » may be a campaign.
      let isDated =
        label == .maybe
        && columns.contains { $0.format.isDate && $0.days[place] != ReadColumn.noDay }
      if isSum(
        place, sums, besides: words, inAll: spoken || isDated, isNamed: isNamed)
        || isWord && isEdge
          && (labels.count > 1 && isNamedAlone || isMean(place, sums, besides: words))
        || label == .maybe && isLast && labels.count > 1 && isNamedAlone
      {
        found.append(place)
      }
    }
    for place in found.reversed() { setAside(rows.remove(at: place), .total) }
    return !found.isEmpty
  }

  /// Empty, or a dash; « (not set) » is a name of something that was counted.
  private func isMissing(_ row: Int, _ column: ReadColumn) -> Bool {
    guard case .missing = CellReading(sheet, row, column.index) else { return false }
    return !sheet.text(row, column.index).contains { $0.isLetter || $0.isNumber }
  }

  /// Whether a row alone has no name, and what it says beside no other row says: « Plusieurs
  /// paramètres d’attribution » above the campaigns.
  private func lacksItsName(_ row: Int, _ labels: [ReadColumn]) -> Bool {
    guard let name = labels.first, isMissing(row, name),
      rows.allSatisfy({ $0 == row || !isMissing($0, name) })
    else { return false }
    return labels.dropFirst().allSatisfy { label in
      if isMissing(row, label) { return true }
      let own = sheet.text(row, label.index)
      return rows.count >= 3
        && rows.allSatisfy { $0 == row || sheet.text($0, label.index) != own }
    }
  }

  /// Whether a row has the means of the others, as far as it is written.
  private func isMean(_ place: Int, _ columns: [ReadColumn], besides words: Set<Int>) -> Bool {
    var compared = 0
    for column in columns {
      let own = column.numbers[place]
      let others = column.numbers.indices.filter {
        $0 != place && column.numbers[$0].isFinite && !words.contains($0)
      }
      guard own.isFinite, !others.isEmpty else { continue }
      compared += 1
      let mean = others.reduce(0) { $0 + column.numbers[$1] } / Double(others.count)
      let rounding = own == own.rounded() ? 0.51 : 0.0051
      if abs(mean - own) > rounding + 1e-6 * abs(own) { return false }
    }
    return compared > 0
  }

  /// - Parameters:
  ///   - inAll: whether every column must agree, and not just one.
  ///   - isNamed: whether the row calls itself a total; of one that does not, a single small number
  ///     may agree by chance, as 2 is 1 and 1.
  private func isSum(
    _ place: Int, _ columns: [ReadColumn], besides words: Set<Int>, inAll: Bool, isNamed: Bool
  ) -> Bool {
    var (agreeing, compared, largest) = (0, 0, 0.0)
    for column in columns {
      let own = column.numbers[place]
      guard own.isFinite, own != 0 else { continue }
      var sum = 0.0
      var terms = 0
      for (k, number) in column.numbers.enumerated()
      where k != place && number.isFinite && !words.contains(k) {
        sum += number
        if number != 0 { terms += 1 }
      }
      compared += 1
      if terms >= 2 || rows.count == 2, abs(sum - own) <= 1e-6 * abs(own) + 0.011 {
        agreeing += 1
        largest = max(largest, abs(own))
      }
    }
    // Above one row only, a total repeats it whole.
    if rows.count == 2 { return agreeing == compared && compared >= 2 }
    if agreeing == compared { return agreeing > 0 }
    return !inAll && agreeing > 0 && (isNamed || agreeing >= 2 || largest >= 50)
  }
}
