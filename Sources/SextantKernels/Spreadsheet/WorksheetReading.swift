/// One sheet of an XLSX workbook on its way to rows.
struct WorksheetReading {
  private(set) var sheet: Sheet
  private(set) var notes: [TableNote] = []
  private let shared: [Range<Int>]
  private let stylePlaces: [Int]
  private let styleKinds: [Sheet.NumberStyle]
  private let is1904: Bool
  private let cellsLeft: Int
  private var areas: [Sheet.MergedArea] = []
  /// The place in the sheet of each row number.
  private var rowPlaces: [Int: Int] = [:]

  static let mostColumns = 16_384

  init(
    name: String, shared: SharedTexts, styles: WorkbookStyles, is1904: Bool, cellsLeft: Int
  ) {
    sheet = Sheet(name: name, bytes: shared.bytes, styles: styles.styles)
    self.shared = shared.ranges
    stylePlaces = styles.places
    styleKinds = styles.styles
    self.is1904 = is1904
    if is1904 { sheet.serialStart = 1462 }
    self.cellsLeft = cellsLeft
  }

  mutating func read(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    var rowNumber = 0
    var lastFilled = 0
    var isFull = false
    while true {
      switch try scanner.next() {
      case .finished:
        fillMergedAreas()
        return
      case .start:
        if scanner.isNamed("row") {
          rowNumber = scanner.number("r") ?? rowNumber + 1
          sheet.startRow(line: rowNumber, followsGap: rowNumber > lastFilled + 1)
          let place = sheet.rowCount - 1
          try readRow(&scanner)
          if sheet.width(place) == 0 {
            sheet.dropRow()
          } else {
            lastFilled = rowNumber
            rowPlaces[rowNumber] = place
          }
          if sheet.cellCount >= cellsLeft, !isFull {
            isFull = true
            notes.append(TableNote(.tooManyCells, line: rowNumber, text: sheet.name))
            fillMergedAreas()
            return
          }
        } else if scanner.isNamed("mergeCell"), areas.count < 100_000,
          let area = scanner.attributeRange("ref").flatMap({ self.area(scanner, $0) })
        {
          areas.append(area)
        }
      default: break
      }
    }
  }

  private mutating func readRow(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    var next = 0
    while true {
      switch try scanner.next() {
      case .finished: return
      case .end: if scanner.isNamed("row") { return }
      case .text: break
      case .start:
        guard scanner.isNamed("c") else { continue }
        var column = next
        if let reference = scanner.attributeRange("r"),
          let (stated, _) = Self.column(scanner, reference)
        {
          column = stated
        }
        // Columns only ever go on; a file that says otherwise is read in its order.
        column = max(column, next)
        guard column < Self.mostColumns else {
          try skip(&scanner)
          continue
        }
        try readCell(&scanner, column: column, next: &next)
      }
    }
  }

  private func skip(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    while try scanner.next() != .end || !scanner.isNamed("c") {}
  }

  private enum CellType { case number, shared, text, flag, error, day }

  private mutating func readCell(
    _ scanner: inout XMLScanner, column: Int, next: inout Int
  ) throws(XMLScanner.Problem) {
    let type: CellType =
      switch scanner.attribute("t") {
      case "s": .shared
      case "str", "inlineStr": .text
      case "b": .flag
      case "e": .error
      case "d": .day
      default: .number
      }
    let format = scanner.number("s") ?? 0
    var value: [UInt8] = []
    var takes = false
    var phonetic = 0
    reading: while true {
      switch try scanner.next() {
      case .finished: return
      case .start:
        if scanner.isNamed("v") || scanner.isNamed("t") {
          takes = phonetic == 0
        } else if scanner.isNamed("rPh") {
          phonetic += 1
        }
      case .text: if takes { scanner.appendText(to: &value) }
      case .end:
        if scanner.isNamed("c") { break reading }
        if scanner.isNamed("v") || scanner.isNamed("t") { takes = false }
        if scanner.isNamed("rPh") { phonetic -= 1 }
      }
    }
    guard !value.isEmpty else { return }
    while next < column {
      sheet.addEmpty()
      next += 1
    }
    next += 1
    switch type {
    case .shared:
      if let index = wholeNumber(value), shared.indices.contains(index) {
        sheet.add(textAt: shared[index])
      } else {
        sheet.addEmpty()
      }
    case .text:
      unescape(&value, from: 0)
      sheet.add(text: value)
    case .error: sheet.addError(String(decoding: value, as: UTF8.self))
    case .flag: sheet.add(flag: value == [UInt8(ascii: "1")])
    case .day: sheet.add(text: value)
    case .number: addNumber(value, format)
    }
  }

  private mutating func addNumber(_ text: [UInt8], _ format: Int) {
    guard let value = plainNumber(text.span) else { return sheet.add(text: text) }
    let place = stylePlaces.indices.contains(format) ? stylePlaces[format] : 0
    switch styleKinds[place].kind {
    case .day, .moment:
      // A clock's time alone has no day.
      guard value >= 1 || value == 0 else {
        return sheet.add(number: value * 86_400, style: 0)
      }
      sheet.add(number: day(ofSerial: value), style: place)
    case .duration:
      // To the microsecond: a third of a day is no round number.
      sheet.add(number: (value * 86_400e6).rounded() / 1e6, style: place)
    default: sheet.add(number: value, style: place)
    }
  }

  /// Days since 1970-01-01. In the system of 1900 there is a 29 February 1900 that never was.
  private func day(ofSerial serial: Double) -> Double {
    if is1904 { return serial + 1462 - 25_569 }
    return serial < 60 ? serial - 25_568 : serial - 25_569
  }

  // MARK: - References

  /// The column of `AB12` from 0, and where its digits start.
  private static func column(_ scanner: XMLScanner, _ range: Range<Int>) -> (Int, Int)? {
    var column = 0
    var i = range.lowerBound
    while i < range.upperBound, i - range.lowerBound < 4 {
      let letter = scanner[i] & 0xDF
      guard letter >= 65, letter <= 90 else { break }
      column = column * 26 + Int(letter - 64)
      i += 1
    }
    return column > 0 && column <= mostColumns ? (column - 1, i) : nil
  }

  private func area(_ scanner: XMLScanner, _ range: Range<Int>) -> Sheet.MergedArea? {
    guard let colon = range.first(where: { scanner[$0] == UInt8(ascii: ":") }),
      let (left, leftEnd) = Self.column(scanner, range.lowerBound..<colon),
      let (right, rightEnd) = Self.column(scanner, colon + 1..<range.upperBound)
    else { return nil }
    func row(_ range: Range<Int>) -> Int? { wholeNumber(range.map { scanner[$0] }) }
    guard let top = row(leftEnd..<colon), let bottom = row(rightEnd..<range.upperBound),
      left <= right, top <= bottom, top >= 1, bottom <= 1_048_576
    else { return nil }
    return .init(rows: top...bottom, columns: left...right)
  }

  /// A cell merged over several rows counts for each of them, in its first column; over several
  /// columns it stays in the first.
  private mutating func fillMergedAreas() {
    guard !areas.isEmpty else { return }
    notes.append(TableNote(.mergedCells, text: sheet.name, count: areas.count))
    var fills: [Int: [Int: Int]] = [:]
    var budget = 1_000_000
    for area in areas {
      let top = area.rows.lowerBound
      guard area.rows.count > 1, let first = rowPlaces[top] else { continue }
      let column = area.columns.lowerBound
      guard !sheet.isEmpty(first, column) else { continue }
      for row in (top + 1)...area.rows.upperBound {
        budget -= 1
        guard budget > 0 else { break }
        guard let place = rowPlaces[row], sheet.isEmpty(place, column) else { continue }
        fills[place, default: [:]][column] = first
      }
    }
    if !fills.isEmpty { sheet = sheet.filled(fills) }
    var steps = 5_000_000
    sheet.mergedAreas = areas.compactMap { area in
      guard let first = rowPlaces[area.rows.lowerBound] else { return nil }
      var last = first
      while last + 1 < sheet.rowCount, sheet.line(ofRow: last + 1) <= area.rows.upperBound,
        steps > 0
      {
        last += 1
        steps -= 1
      }
      return .init(rows: first...last, columns: area.columns)
    }
  }
}

extension Sheet {
  /// The sheet with cells repeated: for a row and column, the row to take the column's cell from.
  func filled(_ fills: [Int: [Int: Int]]) -> Sheet {
    var result = self
    result.removeRows()
    for row in 0..<rowCount {
      result.startRow(
        line: line(ofRow: row), separator: separator(ofRow: row), followsGap: followsGap(row))
      let extra = fills[row] ?? [:]
      let count = max(columnCount(row), (extra.keys.max() ?? -1) + 1)
      for column in 0..<count {
        result.addCopy(of: self, extra[column] ?? row, column)
      }
    }
    return result
  }
}

func wholeNumber(_ bytes: [UInt8]) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
  var value = 0
  for byte in bytes {
    guard NumberReading.isDigitByte(byte) else { return nil }
    value = value * 10 + Int(byte - 48)
  }
  return value
}

/// A number as programs write it: `-12.5`, `1.2E-05`.
func plainNumber(_ s: Span<UInt8>) -> Double? {
  var i = 0
  let isNegative = s.count > 0 && s[0] == 0x2D
  if isNegative { i = 1 }
  var mantissa: UInt64 = 0
  var digits = 0
  var decimals = 0
  var afterPoint = false
  while i < s.count {
    let c = s[i]
    if NumberReading.isDigitByte(c) {
      if mantissa > 0 || c != 48 { digits += 1 }
      if digits <= 18 {
        mantissa = mantissa &* 10 &+ UInt64(c - 48)
        if afterPoint { decimals += 1 }
      }
      i += 1
    } else if c == 0x2E, !afterPoint {
      afterPoint = true
      i += 1
    } else {
      break
    }
  }
  if i == s.count, digits <= 15, s.count > (isNegative ? 1 : 0), decimals <= 22 {
    let value = scaled(mantissa, nil, -decimals)
    return isNegative ? -value : value
  }
  guard s.count <= 64 else { return nil }
  let text = s.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}
