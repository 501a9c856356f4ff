/// Tables out of XML as measuring tools' interfaces answer: elements `row` of one-word elements, below
/// a `result` that may name the day it is about (Matomo).
///
/// Tables within a row are left out: they count again what their row counts.
func sheetsOfXML(_ bytes: [UInt8]) throws(TableFile.Problem) -> [Sheet] {
  var scanner = XMLScanner(bytes)
  var reading = XMLRows()
  do {
    while true {
      switch try scanner.next() {
      case .start: reading.start(scanner)
      case .end: reading.end()
      case .text: scanner.appendText(to: &reading.text)
      case .finished: return reading.rows.isEmpty ? [] : [sheetOfRows(reading.rows, "")]
      }
    }
  } catch { throw .brokenPart("XML", offset: error.offset) }
}

/// Rows of XML on their way to a table.
private struct XMLRows {
  private(set) var rows: [[(String, String)]] = []
  var text: [UInt8] = []

  private enum Level {
    /// Around rows, with the day that it names.
    case frame(day: String?)
    case row
    case cell(String)
    /// A table within a row, or whatever else stands too deep.
    case inner
  }

  private var levels: [Level] = []
  private var cells: [(String, String)] = []
  /// Cells that stand in a result without a row.
  private var loose: [(String, String)] = []

  private var day: String? {
    for level in levels.reversed() { if case .frame(let day?) = level { return day } }
    return nil
  }

  mutating func start(_ scanner: XMLScanner) {
    text = []
    switch levels.last {
    case nil: levels.append(.frame(day: scanner.attribute("date")))
    case .frame?:
      if scanner.isNamed("row") {
        cells = []
        levels.append(.row)
      } else if scanner.isNamed("result") || scanner.isNamed("results") {
        loose = []
        levels.append(.frame(day: scanner.attribute("date")))
      } else {
        levels.append(.cell(scanner.nameText))
      }
    case .row?: levels.append(.cell(scanner.nameText))
    case .cell?, .inner?: levels.append(.inner)
    }
  }

  mutating func end() {
    guard let level = levels.popLast() else { return }
    switch level {
    case .cell(let name):
      let value = String(decoding: text, as: UTF8.self)
      if case .row? = levels.last {
        cells.append((name, value))
      } else {
        loose.append((name, value))
      }
    case .row: add(cells)
    case .frame(let own):
      if !loose.isEmpty { add(loose, day: own) }
      loose = []
    case .inner: break
    }
    text = []
  }

  private mutating func add(_ cells: [(String, String)], day own: String? = nil) {
    guard !cells.isEmpty, rows.count < 2_000_000 else { return }
    rows.append((own ?? day).map { [("date", $0)] + cells } ?? cells)
  }
}
