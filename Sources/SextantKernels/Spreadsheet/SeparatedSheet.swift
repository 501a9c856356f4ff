/// A table out of separated text whose separator nobody told: comma, semicolon, tab or bar, found by
/// how well neighbouring lines agree, and not always one for the whole file.
struct SeparatedSheet {
  private(set) var sheet: Sheet
  private(set) var notes: [TableNote] = []
  /// What separates the most lines; 0 where nothing does.
  let separator: UInt8

  private static let separators: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), 0x2C]
  /// A quoted cell is never longer than this: a quote out of place would swallow the rest.
  private static let mostLinesInCell = 500
  private static let mostBytesInCell = 1 << 20
  private static let mostRecords = 20_000_000
  private static let mostCells = 50_000_000

  private struct Record {
    var start: Int
    var end: Int
    var line: Int
    /// How often each separator stands outside quotes.
    var counts: SIMD4<UInt16>
    /// Commas between two digits.
    var decimalCommas: UInt16 = 0
    var followsGap: Bool
    var separator: UInt8 = 0
  }

  init(_ text: [UInt8], name: String = "") {
    var text = text
    var records: [Record] = []
    var declared: UInt8?
    Self.scan(text.span, into: &records, &notes)
    if let first = records.first,
      let stated = Self.statedSeparator(text.span, first.start..<first.end)
    {
      declared = stated
      records.removeFirst()
    }
    if let unwrapped = Self.unwrapped(text, records) {
      text = unwrapped
      records = []
      notes = [TableNote(.wrappedLines, line: 1)]
      Self.scan(text.span, into: &records, &notes)
    }
    separator = declared ?? Self.choose(records)
    for i in records.indices { records[i].separator = separator }
    if declared == nil { Self.findOtherSeparators(&records, separator) }
    sheet = Sheet(name: name, bytes: text)
    for record in records {
      guard sheet.cellCount < Self.mostCells else {
        Self.note(.tooManyCells, record.line, &notes)
        break
      }
      add(record, text.span)
    }
  }

  // MARK: - Lines

  /// Cuts the text into records: lines, or several where quotes hold line ends.
  private static func scan(
    _ s: Span<UInt8>, into records: inout [Record], _ notes: inout [TableNote]
  ) {
    var line = 1
    var pos = 0
    var gap = false
    while pos < s.count {
      if s[pos] == 0x0A || s[pos] == 0x0D {
        pos = afterBreak(s, pos)
        line += 1
        gap = true
        continue
      }
      var record = Record(
        start: pos, end: pos, line: line, counts: .zero, followsGap: gap)
      let lines = scanRecord(s, &record, &notes)
      // A line of separators alone is an empty line of a spreadsheet.
      let isEmpty = isBlank(s, record.start..<record.end)
      gap = isEmpty
      if !isEmpty { records.append(record) }
      if records.count >= mostRecords {
        note(.tooManyCells, line, &notes)
        return
      }
      line += lines
      pos = record.end
      if pos < s.count {
        pos = afterBreak(s, pos)
        line += 1
      }
    }
  }

  private static func isBlank(_ s: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      if isSeparator(s[i]) || s[i] == 0x22 {
        i += 1
        continue
      }
      let length = blankLength(s, i, range.upperBound)
      if length == 0 { return false }
      i += length
    }
    return true
  }

  @inline(__always)
  private static func isSeparator(_ c: UInt8) -> Bool {
    c == 0x2C || c == 0x3B || c == 0x09 || c == 0x7C
  }

  /// Finds the record's end and counts; returns how many line ends it holds.
  private static func scanRecord(
    _ s: Span<UInt8>, _ record: inout Record, _ notes: inout [TableNote]
  ) -> Int {
    var i = record.start
    var lines = 0
    var atStart = true
    while i < s.count {
      let c = s[i]
      if c == 0x0A || c == 0x0D { break }
      if c == 0x22, atStart {
        if let (end, inside) = afterQuoted(s, i) {
          lines += inside
          i = end
        } else {
          note(.unterminatedQuote, record.line + lines, &notes)
          i += 1
        }
        atStart = false
        continue
      }
      switch c {
      case 0x09: record.counts[0] &+= 1
      case 0x3B: record.counts[1] &+= 1
      case 0x7C: record.counts[2] &+= 1
      case 0x2C:
        record.counts[3] &+= 1
        if i > record.start, i + 1 < s.count, NumberReading.isDigitByte(s[i - 1]),
          NumberReading.isDigitByte(s[i + 1])
        {
          record.decimalCommas &+= 1
        }
      default:
        if c != 0x20 { atStart = false }
        i &+= 1
        continue
      }
      atStart = true
      i &+= 1
    }
    record.end = i
    return lines
  }

  /// The place after the closing quote and the lines that end before it; `nil` without one.
  private static func afterQuoted(_ s: Span<UInt8>, _ open: Int) -> (Int, Int)? {
    var i = open + 1
    var lines = 0
    let limit = min(s.count, open + mostBytesInCell)
    while i < limit {
      let c = s[i]
      if c == 0x22 {
        if i + 1 < s.count, s[i + 1] == 0x22 {
          i += 2
          continue
        }
        // A quote in the middle of another line's text closes nothing.
        if lines > 0 {
          var after = i + 1
          while after < s.count, s[after] == 0x20 { after += 1 }
          if after < s.count, !isSeparator(s[after]), s[after] > 0x20 { return nil }
        }
        return (i + 1, lines)
      }
      if c == 0x0A || c == 0x0D {
        lines += 1
        if lines > mostLinesInCell { return nil }
        i = afterBreak(s, i)
      } else {
        i &+= 1
      }
    }
    return nil
  }

  private static func note(_ what: TableNote.What, _ line: Int, _ notes: inout [TableNote]) {
    guard notes.count < 100 else { return }
    notes.append(TableNote(what, line: line))
  }

  /// `sep=;`, as one spreadsheet program tells another.
  private static func statedSeparator(_ s: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    let word = Array("sep=".utf8)
    guard range.count == 5,
      (0..<4).allSatisfy({ s[range.lowerBound + $0] | 0x20 == word[$0] | 0x20 })
    else { return nil }
    return s[range.upperBound - 1]
  }

  /// The text with each line's own quotes taken off, where a spreadsheet has put whole lines into
  /// quotes; `nil` where that is not so.
  private static func unwrapped(_ text: [UInt8], _ records: [Record]) -> [UInt8]? {
    guard records.count >= 2 else { return nil }
    let wrapped = records.count { record in
      record.counts == .zero && record.end - record.start > 2 && text[record.start] == 0x22
        && text[record.end - 1] == 0x22
        && text[record.start..<record.end].contains { isSeparator($0) }
    }
    guard wrapped * 10 >= records.count * 8 else { return nil }
    var result: [UInt8] = []
    for record in records {
      var range = record.start..<record.end
      let isWrapped = record.counts == .zero && text[record.start] == 0x22 && range.count > 2
      if isWrapped { range = record.start + 1..<record.end - 1 }
      var i = range.lowerBound
      while i < range.upperBound {
        result.append(text[i])
        i += isWrapped && text[i] == 0x22 && i + 1 < range.upperBound && text[i + 1] == 0x22 ? 2 : 1
      }
      result.append(0x0A)
    }
    return result
  }

  // MARK: - Separators

  /// The separator by which the most lines have as many cells as a neighbour; at a tie, the one that
  /// makes more cells, then the order tab, semicolon, bar, comma.
  private static func choose(_ records: [Record]) -> UInt8 {
    var best: UInt8 = 0
    var bestScore = (0, 0)
    for (place, separator) in separators.enumerated() {
      var agreeing = 0
      var cells = 0
      for i in records.indices {
        let count = records[i].counts[place]
        guard count > 0 else { continue }
        cells += Int(count)
        // `1,5;2,5` agrees with its neighbours both ways; those commas are decimal marks.
        if separator == 0x2C, records[i].decimalCommas == count,
          (0..<place).contains(where: { agrees(records, i, $0) })
        {
          continue
        }
        if agrees(records, i, place) { agreeing += 1 }
      }
      if agreeing > bestScore.0 || agreeing == bestScore.0 && cells > bestScore.1 * 2 {
        best = separator
        bestScore = (agreeing, cells)
      }
    }
    if bestScore.0 > 0 { return best }
    // No two lines agree: whatever stands there most.
    var most = 0
    for (place, separator) in separators.enumerated() {
      let count = records.reduce(0) { $0 + Int($1.counts[place]) }
      if count > most { (best, most) = (separator, count) }
    }
    return best
  }

  private static func agrees(_ records: [Record], _ i: Int, _ place: Int) -> Bool {
    let count = records[i].counts[place]
    guard count > 0 else { return false }
    return records.count == 1 || i > 0 && records[i - 1].counts[place] == count
      || i + 1 < records.count && records[i + 1].counts[place] == count
  }

  /// Runs of lines that the chosen separator does not divide, and another does with one result.
  private static func findOtherSeparators(_ records: inout [Record], _ chosen: UInt8) {
    guard let own = separators.firstIndex(of: chosen) else { return }
    var i = 0
    while i < records.count {
      guard records[i].counts[own] == 0 else {
        i += 1
        continue
      }
      var end = i
      while end < records.count, records[end].counts[own] == 0 { end += 1 }
      for (place, separator) in separators.enumerated() where place != own {
        var start = i
        while start < end {
          let count = records[start].counts[place]
          var stop = start + 1
          while stop < end, records[stop].counts[place] == count { stop += 1 }
          if count > 0, stop - start >= 2 {
            for k in start..<stop where records[k].separator == chosen {
              records[k].separator = separator
            }
          }
          start = stop
        }
      }
      i = end
    }
  }

  // MARK: - Cells

  private mutating func add(_ record: Record, _ s: Span<UInt8>) {
    sheet.startRow(
      line: record.line, separator: record.separator, followsGap: record.followsGap)
    var pos = record.start
    while true {
      var open = pos
      while open < record.end, s[open] == 0x20 { open += 1 }
      if open < record.end, s[open] == 0x22, let (after, _) = Self.afterQuoted(s, open),
        after <= record.end
      {
        var end = after
        while end < record.end, s[end] != record.separator { end += 1 }
        addQuoted(s, open + 1..<after - 1, rest: after..<end)
        pos = end
      } else {
        var end = pos
        while end < record.end, s[end] != record.separator { end += 1 }
        addBare(s, pos..<end)
        pos = end
      }
      guard pos < record.end else { return }
      pos += 1
      if pos == record.end {
        sheet.addEmpty()
        return
      }
    }
  }

  private mutating func addBare(_ s: Span<UInt8>, _ range: Range<Int>) {
    let range = trimmedRange(s, range)
    // `="00123"` keeps a spreadsheet from taking a text for a number.
    if range.count >= 3, s[range.lowerBound] == 0x3D, s[range.lowerBound + 1] == 0x22,
      s[range.upperBound - 1] == 0x22
    {
      return sheet.add(
        textAt: trimmedRange(s, range.lowerBound + 2..<range.upperBound - 1))
    }
    sheet.add(textAt: range)
  }

  private mutating func addQuoted(_ s: Span<UInt8>, _ range: Range<Int>, rest: Range<Int>) {
    var hasDoubled = !trimmedRange(s, rest).isEmpty
    if !hasDoubled {
      for i in range where s[i] == 0x22 {
        hasDoubled = true
        break
      }
    }
    guard hasDoubled else { return sheet.add(textAt: trimmedRange(s, range)) }
    var text: [UInt8] = []
    var i = range.lowerBound
    while i < range.upperBound {
      text.append(s[i])
      i += s[i] == 0x22 && i + 1 < range.upperBound && s[i + 1] == 0x22 ? 2 : 1
    }
    for i in rest { text.append(s[i]) }
    if text.count >= 3, text.starts(with: [0x3D, 0x22]), text.last == 0x22 {
      text = Array(text[2..<text.count - 1])
    }
    sheet.add(text: text)
  }
}
