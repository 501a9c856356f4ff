/// Finds the tables of a sheet: what comes before the header, the header, rows of data, totals,
/// repeated headers, remarks, and the next table below.
struct TableFinder {
  let sheet: Sheet
  /// Names of columns that are known to be such, folded: a line that has two of them is a header.
  let knownNames: Set<String>
  private(set) var tables: [FoundTable] = []
  /// What belongs to no table.
  private(set) var remarks: [FoundTable.Remark] = []

  private static let window = 60

  init(_ sheet: Sheet, knownNames: Set<String>) {
    self.sheet = sheet
    self.knownNames = knownNames
    var row = 0
    while row < sheet.rowCount { row = readTable(from: row) }
  }

  /// Reads one table and returns the row after it.
  private mutating func readTable(from start: Int) -> Int {
    let found = findHeader(from: start)
    guard let first = found.header ?? found.firstData else {
      let end = min(start + Self.window, sheet.rowCount)
      for row in start..<end { remarks.append(remark(row)) }
      return end
    }
    var building = TableBuilding(sheet: sheet, header: found.header)
    building.preamble = remarks + (start..<first).map(remark)
    remarks = []
    var row = found.header.map { $0 + 1 } ?? first
    building.surveyColumns(from: row)
    while row < sheet.rowCount {
      if isComment(row) ? !building.fits(row) : startsAnotherTable(row, building) { break }
      building.add(row)
      row += 1
    }
    if let table = building.table(isKnown: knownNames) {
      var notes = (tables.isEmpty ? sheet.notes : []) + table.notes
      if row < sheet.rowCount, !isComment(row) {
        notes.append(
          TableNote(.anotherTableStarts, line: sheet.line(ofRow: row), text: sheet.text(row, 0)))
      }
      tables.append(
        FoundTable(
          sheet: table.sheet, preamble: table.preamble, headerLine: table.headerLine,
          rows: table.rows, setAside: table.setAside, columns: table.columns, notes: notes))
    }
    return max(row, first + 1)
  }

  private func remark(_ row: Int) -> FoundTable.Remark {
    .init(line: sheet.line(ofRow: row), text: rowText(sheet, row))
  }

  // MARK: - Headers

  private func findHeader(from start: Int) -> (header: Int?, firstData: Int?) {
    let end = min(start + Self.window, sheet.rowCount)
    var weak: Int?
    var row = start
    while row < end {
      defer { row += 1 }
      if isComment(row) { continue }
      let width = sheet.width(row)
      let widest = widestBelow(row)
      if let strength = headerStrength(row, width: width, widest: widest) {
        if strength { return (row, nil) }
        if weak == nil { weak = row }
        continue
      }
      // A row that is data ends the search.
      let isWide = width >= 2 ? width * 10 >= widest * 6 : widest <= 1
      if isWide, hasValue(row) { return (weak, weak ?? row) }
    }
    return (weak, nil)
  }

  /// The most cells filled in the ten rows below.
  private func widestBelow(_ row: Int) -> Int {
    var widest = 0
    var below = row + 1
    while below < min(row + 11, sheet.rowCount), !isComment(below) {
      widest = max(widest, sheet.width(below))
      below += 1
    }
    return widest
  }

  /// Whether a row can be a header (`nil`: no), and whether what stands below or its names prove it.
  private func headerStrength(_ row: Int, width: Int, widest: Int) -> Bool? {
    guard width >= 1, width * 10 >= widest * 6 || known(row) >= 2, !isTotal(row) else { return nil }
    guard width > 1 || widest <= 1 && sheet.rowCount > row + 1 else { return nil }
    guard namesAreNames(row), !coversNames(row, width) else { return nil }
    if known(row) >= 2 || width == 1 && known(row) == 1 { return true }
    // A value below a name.
    var below = row + 1
    var looked = 0
    while below < sheet.rowCount, looked < 5, !isComment(below) {
      if sheet.width(below) * 2 >= width {
        looked += 1
        for column in 0..<sheet.columnCount(below)
        where !sheet.isEmpty(row, column) && CellReading(sheet, below, column).isValue {
          return true
        }
      }
      below += 1
    }
    return false
  }

  /// Whether a row only groups the names below it: it has gaps, and they repeat without it.
  private func coversNames(_ row: Int, _ width: Int) -> Bool {
    guard row + 2 < sheet.rowCount, sheet.width(row + 1) > width, !isComment(row + 1),
      !hasValue(row + 1), hasValue(row + 2), namesBelow(sheet, row + 1) != nil
    else { return false }
    let names = (0..<sheet.columnCount(row + 1)).map { foldedName(sheet.text(row + 1, $0)) }
    return Set(names).count < names.count
  }

  /// Texts that differ and are no values; years, months and days may stand after a first text.
  private func namesAreNames(_ row: Int) -> Bool {
    var names: Set<String> = []
    var (texts, values, double) = (0, 0, 0)
    for column in 0..<sheet.columnCount(row) where !sheet.isEmpty(row, column) {
      let text = sheet.text(row, column)
      guard text.utf8.count <= 200 else { return false }
      if !names.insert(foldingKey(text)).inserted { double += 1 }
      let reading = CellReading(sheet, row, column)
      switch reading {
      case .number(let number):
        guard number.plainDigits == 4, let year = number.ifPoint, (1990...2100).contains(year)
        else {
          return false
        }
        values += 1
      case .date: values += 1
      case .duration: return false
      case .missing: return false
      case .flag, .text: texts += 1
      }
    }
    if values > 0 {
      // `Poste | 2025 | 2026`, then amounts.
      guard CellReading(sheet, row, 0).isValue == false, texts <= 3, values >= 2, double == 0,
        row + 1 < sheet.rowCount
      else { return false }
      let amounts = (1..<max(sheet.columnCount(row + 1), 2)).contains {
        guard case .number(let number) = CellReading(sheet, row + 1, $0) else { return false }
        return !(number.plainDigits == 4 && (1990...2100).contains(number.ifPoint ?? 0))
      }
      return amounts
    }
    return texts > 0 && (double * 5 <= texts || namesBelow(sheet, row) != nil)
  }

  private func known(_ row: Int) -> Int {
    guard !knownNames.isEmpty else { return 0 }
    var count = 0
    for column in 0..<min(sheet.columnCount(row), 300)
    where knownNames.contains(foldedName(sheet.text(row, column))) {
      count += 1
    }
    return count
  }

  private func hasValue(_ row: Int) -> Bool {
    (0..<sheet.columnCount(row)).contains { CellReading(sheet, row, $0).isValue }
  }

  private func isComment(_ row: Int) -> Bool {
    let range = sheet.textRange(row, 0)
    guard !range.isEmpty, sheet.textBytes[range.lowerBound] == UInt8(ascii: "#") else {
      return false
    }
    // `#` as the name of a column, and `#N/A`, are no comments.
    return sheet.width(row) == 1 && range.count > 1
      || range.count > 1 && sheet.textBytes[range.lowerBound + 1] == 0x20
  }

  private func isTotal(_ row: Int) -> Bool {
    for column in 0..<sheet.columnCount(row) where !sheet.isEmpty(row, column) {
      return totalLabel(sheet.text(row, column)) == .sure
    }
    return false
  }

  // MARK: - The next table

  /// Whether a row, amid a table, is the header of another one.
  private func startsAnotherTable(_ row: Int, _ table: TableBuilding) -> Bool {
    let width = sheet.width(row)
    guard width >= 2, row + 1 < sheet.rowCount, !table.repeatsHeader(row) else { return false }
    let afterGap = sheet.followsGap(row)
    let changesSeparator =
      sheet.separator(ofRow: row) != table.separator && sheet.separator(ofRow: row) != 0
    // Cheap: a row of data has values where the table has them.
    var (texts, checked) = (0, 0)
    for column in table.valueColumns {
      if sheet.isEmpty(row, column) { continue }
      checked += 1
      if case .text = CellReading(sheet, row, column) {
        texts += 1
      } else if !afterGap, !changesSeparator {
        return false
      }
    }
    let hasNoValues =
      checked > 0 && texts == checked && checked * 2 >= table.valueColumns.count
    guard hasNoValues || afterGap || changesSeparator || table.valueColumns.isEmpty else {
      return false
    }
    let isKnown = known(row) >= 2
    if !isKnown, !afterGap, !changesSeparator {
      guard hasNoValues else { return false }
    } else if !table.valueColumns.isEmpty, !changesSeparator {
      guard texts * 2 > checked || checked == 0 && (isKnown || afterGap) else { return false }
    }
    guard !isTotal(row), namesAreNames(row) else { return false }
    let widest = widestBelow(row)
    guard width * 10 >= widest * 6 || isKnown else { return false }
    if isKnown { return true }
    // Values below where the names are.
    for column in 0..<sheet.columnCount(row + 1)
    where !sheet.isEmpty(row, column) && CellReading(sheet, row + 1, column).isValue {
      return true
    }
    return false
  }
}

/// Names that stand below others which cover several columns (“desktop”, “mobile” above “Sessions”,
/// “Sessions”): both, one after the other. `nil` where that does not tell the columns apart.
func namesBelow(_ sheet: Sheet, _ row: Int) -> [String]? {
  guard row > 0, !sheet.followsGap(row), sheet.width(row - 1) >= 2 else { return nil }
  var names: [String] = []
  var above = ""
  var seen: Set<String> = []
  for column in 0..<sheet.columnCount(row) {
    if !sheet.isEmpty(row - 1, column) {
      guard sheet.kind(row - 1, column) == .text else { return nil }
      above = sheet.text(row - 1, column)
    }
    let own = sheet.text(row, column)
    // The first column is a name of its own, whatever stands above.
    let name = column == 0 || own.isEmpty || above.isEmpty ? own : "\(above) \(own)"
    guard name.isEmpty || seen.insert(foldedName(name)).inserted else { return nil }
    names.append(name)
  }
  return names
}

/// The cells of a row as one text.
func rowText(_ sheet: Sheet, _ row: Int) -> String {
  var cells: [String] = []
  for column in 0..<min(sheet.columnCount(row), 50) { cells.append(sheet.text(row, column)) }
  while cells.last == "" { cells.removeLast() }
  var text = cells.joined(separator: "\t")
  while text.first == "#" || text.first == " " { text.removeFirst() }
  return String(text.prefix(400))
}

/// A name to compare by: folded, blanks and underscores as one blank.
public func foldedName(_ name: String) -> String {
  var result: [UInt8] = []
  var isBlank = true
  for byte in foldingKey(name).utf8 {
    if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x5F {
      if !isBlank { result.append(0x20) }
      isBlank = true
    } else {
      result.append(byte)
      isBlank = false
    }
  }
  if result.last == 0x20 { result.removeLast() }
  return String(decoding: result, as: UTF8.self)
}

/// How surely a text names a row of totals; `word` for words that are names as well: « Ensemble ».
enum TotalLabel { case no, maybe, word, sure }

/// Whether a text names a row of totals: « Total : compte » surely, « Total Énergies » perhaps.
func totalLabel(_ text: String) -> TotalLabel {
  guard text.utf8.count <= 80 else { return .no }
  let folded = foldedName(text)
  if totalWords.contains(folded) { return .sure }
  if doubtfulTotalWords.contains(folded) { return .word }
  for start in [
    "total:", "total :", "total -", "total –", "total (", "totals:", "totals -", "gesamt:",
    "gesamt -", "gesamt (", "grand total", "total general", "sous-total", "subtotal", "sub-total",
    "zwischensumme", "totaux :", "totaux ",
  ]
  where folded.hasPrefix(start) {
    return .sure
  }
  return folded.hasPrefix("total ") || folded.hasPrefix("gesamt ") || folded.hasSuffix(" total")
    || folded.hasSuffix(" gesamt") ? .maybe : .no
}

private let totalWords: Set<String> = [
  "total", "totaux", "totals", "totale", "totales", "gesamt", "gesamtsumme", "gesamtergebnis",
  "insgesamt", "total general", "grand total", "total du compte", "total des campagnes",
  "account total",
  "total compte", "total result", "total resultat",
]

/// Totals and means, or the name of a person, a group, a thing that people look for.
private let doubtfulTotalWords: Set<String> = [
  "summe", "somme", "suma", "sum", "ensemble", "moyenne", "average", "mean", "mittelwert", "media",
]

/// Columns whose cells are anybody's words: any word may stand there for itself.
let spokenNames: Set<String> = [
  "query", "queries", "top queries", "requete", "requetes", "requetes les plus frequentes",
  "principales requetes", "search term", "search terms", "terme de recherche",
  "termes de recherche", "search keyword", "search query", "keyword", "keywords", "mot cle",
  "mots cles", "mot-cle", "mots-cles", "suchanfrage", "haufigste suchanfragen", "keys.1",
]
