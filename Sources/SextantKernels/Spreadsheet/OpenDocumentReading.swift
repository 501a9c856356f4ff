/// The sheets of an ODS document on their way to rows (ISO 26300, part 1, 9).
struct OpenDocumentReading {
  private(set) var sheets: [Sheet] = []
  private(set) var notes: [TableNote] = []
  private var cellsLeft: Int
  private var styleName = ""
  private var startsIn1904 = false
  private var hiddenStyles: Set<String> = []
  /// Cells that reach over the next rows: by column, what they hold and how many rows are left.
  private var spanning: [Int: (value: Value, rows: Int)] = [:]
  private var sheet = Sheet(name: "")
  private var styles: [Sheet.NumberStyle] = [
    .plain, .init(.percent), .init(.day), .init(.moment), .init(.duration), .init(.money),
  ]

  init(cellsLeft: Int) { self.cellsLeft = cellsLeft }

  mutating func read(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start:
        if scanner.isNamed("style") {
          styleName = scanner.attribute("name") ?? ""
        } else if scanner.isNamed("null-date") {
          startsIn1904 = scanner.attribute("date-value") == "1904-01-01"
        } else if scanner.isNamed("table-properties"), scanner.attribute("display") == "false" {
          hiddenStyles.insert(styleName)
        } else if scanner.isNamed("table"), sheets.count < 1000 {
          let isHidden = hiddenStyles.contains(scanner.attribute("style-name") ?? "")
          try readTable(&scanner, scanner.attribute("name") ?? "")
          if isHidden, let sheet = sheets.popLast() {
            notes.append(TableNote(.hiddenSheet, text: sheet.name))
          }
        }
      default: break
      }
    }
  }

  private enum Value {
    case empty
    case text([UInt8])
    case number(Double, Int)
    case flag(Bool)
    case error(String)
  }

  private mutating func readTable(
    _ scanner: inout XMLScanner, _ name: String
  ) throws(XMLScanner.Problem) {
    // Money in other currencies adds styles as they are met.
    sheet = Sheet(name: name, styles: styles + Self.currencyStyles)
    if startsIn1904 { sheet.serialStart = 1462 }
    spanning = [:]
    var line = 1
    var lastFilled = 0
    while true {
      switch try scanner.next() {
      case .finished: return
      case .text: break
      case .end:
        if scanner.isNamed("table") {
          sheets.append(sheet)
          return
        }
      case .start:
        guard scanner.isNamed("table-row") else { continue }
        let repeats = max(scanner.number("number-rows-repeated") ?? 1, 1)
        let cells = try readRow(&scanner)
        if !cells.isEmpty {
          for copy in 0..<repeats {
            guard cellsLeft >= cells.count else {
              notes.append(TableNote(.tooManyCells, line: line + copy, text: name))
              break
            }
            cellsLeft -= cells.count
            sheet.startRow(line: line + copy, followsGap: line + copy > lastFilled + 1)
            for cell in cells { add(cell) }
            lastFilled = line + copy
          }
        }
        line += repeats
      }
    }
  }

  private mutating func add(_ value: Value) {
    switch value {
    case .empty: sheet.addEmpty()
    case .text(let text): sheet.add(text: text)
    case .number(let number, let style): sheet.add(number: number, style: style)
    case .flag(let flag): sheet.add(flag: flag)
    case .error(let text): sheet.addError(text)
    }
  }

  private mutating func readRow(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) -> [Value] {
    var cells: [Value] = []
    var empties = 0
    while true {
      switch try scanner.next() {
      case .finished: return cells
      case .text: break
      case .end: if scanner.isNamed("table-row") { return cells }
      case .start:
        guard scanner.isNamed("table-cell") || scanner.isNamed("covered-table-cell") else {
          continue
        }
        let repeats = max(scanner.number("number-columns-repeated") ?? 1, 1)
        let isCovered = scanner.isNamed("covered-table-cell")
        let rows = scanner.number("number-rows-spanned") ?? 1
        var value = try readCell(&scanner)
        let column = cells.count + empties
        if isCovered, repeats == 1, let over = spanning[column], over.rows > 0 {
          value = over.value
          spanning[column] = (over.value, over.rows - 1)
        } else if rows > 1, repeats == 1 {
          spanning[column] = (value, rows - 1)
        }
        if case .empty = value {
          empties += repeats
        } else {
          guard cells.count + empties + repeats <= WorksheetReading.mostColumns else { continue }
          cells += Array(repeating: .empty, count: empties)
          cells += Array(repeating: value, count: repeats)
          empties = 0
        }
      }
    }
  }

  private func readCell(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) -> Value {
    let type = scanner.attribute("value-type") ?? ""
    let number = scanner.attribute("value").flatMap(Self.number)
    let date = scanner.attribute("date-value")
    let time = scanner.attribute("time-value")
    let flag = scanner.attribute("boolean-value")
    let currency = scanner.attribute("currency")
    var text: [UInt8] = []
    var paragraphs = 0
    var depth = 1
    var aside = 0
    while depth > 0 {
      switch try scanner.next() {
      case .finished: return .empty
      case .start:
        depth += 1
        if aside > 0 || scanner.isNamed("annotation") {
          aside += 1
        } else if scanner.isNamed("p") {
          if paragraphs > 0 { text.append(0x0A) }
          paragraphs += 1
        } else if scanner.isNamed("s") || scanner.isNamed("tab") || scanner.isNamed("line-break") {
          text.append(0x20)
        }
      case .text: if aside == 0, paragraphs > 0 { scanner.appendText(to: &text) }
      case .end:
        depth -= 1
        if aside > 0 { aside -= 1 }
      }
    }
    switch type {
    case "float": return number.map { .number($0, 0) } ?? .text(text)
    case "percentage": return number.map { .number($0, 1) } ?? .text(text)
    case "currency":
      let place = Self.currencyStyles.firstIndex { $0.currency == currency }
      return number.map { .number($0, place.map { styles.count + $0 } ?? 5) } ?? .text(text)
    case "boolean": return .flag(flag == "true")
    case "date":
      guard let date else { return .text(text) }
      let bytes = Array(date.utf8)
      let start = Array(bytes.prefix(10))
      let day = CivilDay.parse(start.span)
      return day.map { .number(Double($0), 2) } ?? .text(bytes)
    case "time":
      return time.flatMap { Self.seconds(Array($0.utf8)) }.map { .number($0, 4) } ?? .text(text)
    default:
      if Self.isError(text) { return .error(String(decoding: text, as: UTF8.self)) }
      return trimmedRange(text.span, 0..<text.count).isEmpty ? .empty : .text(text)
    }
  }

  /// What LibreOffice shows where a formula has no result: `Err:510`, `#DIV/0!`.
  private static func isError(_ text: [UInt8]) -> Bool {
    if text.starts(with: "Err:".utf8) {
      return text.count <= 8 && text.count > 4 && text[4...].allSatisfy(NumberReading.isDigitByte)
    }
    guard text.first == UInt8(ascii: "#") else { return false }
    return [
      "#DIV/0!", "#N/A", "#N/D", "#NAME?", "#NOM?", "#NULL!", "#NUL!", "#NUM!", "#NOMBRE!", "#REF!",
      "#VALUE!", "#VALEUR!",
    ].contains(String(decoding: text, as: UTF8.self))
  }

  private static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return plainNumber(bytes.span)
  }

  /// `PT01H02M03S`
  private static func seconds(_ text: [UInt8]) -> Double? {
    guard text.starts(with: "PT".utf8), text.count <= 40 else { return nil }
    var total = 0.0
    var start = 2
    for i in 2..<text.count where !NumberReading.isDigitByte(text[i]) && text[i] != 0x2E {
      let digits = String(decoding: text[start..<i], as: UTF8.self)
      guard let value = number(digits) else { return nil }
      switch text[i] {
      case UInt8(ascii: "H"): total += value * 3600
      case UInt8(ascii: "M"): total += value * 60
      case UInt8(ascii: "S"): total += value
      default: return nil
      }
      start = i + 1
    }
    return total
  }

  private static let currencyStyles: [Sheet.NumberStyle] = NumberReading.currencyCodes.map {
    .init(.money, currency: $0.description)
  }
}
