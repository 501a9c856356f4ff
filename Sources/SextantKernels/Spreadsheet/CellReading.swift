/// What one cell can be read as, alone.
enum CellReading {
  case missing
  case number(NumberReading)
  case duration(Double)
  case date(DateReading)
  case flag(Bool)
  case text

  init(_ s: Span<UInt8>) {
    if isMissingWord(s) {
      self = .missing
    } else if let number = NumberReading(s) {
      self = .number(number)
    } else if let duration = readDuration(s) {
      self = .duration(duration)
    } else if let date = DateReading(s) {
      self = .date(date)
    } else if let flag = flagWord(s) {
      self = .flag(flag)
    } else {
      self = .text
    }
  }

  init(_ sheet: Sheet, _ row: Int, _ column: Int) {
    switch sheet.kind(row, column) {
    case .empty: self = .missing
    case .flag: self = .flag(sheet[row, column] == .flag(true))
    case .text: self = CellReading(sheet.textBytes.span.extracting(sheet.textRange(row, column)))
    case .number:
      guard let (value, style) = sheet.number(row, column) else {
        self = .missing
        return
      }
      switch style.kind {
      case .day, .moment:
        var reading = DateReading(serialDay: value)
        if style.kind == .moment {
          reading.minute = Int(((value - value.rounded(.down)) * 1440).rounded())
        }
        self = .date(reading)
      case .duration: self = .duration(value)
      default: self = .number(NumberReading(value, style))
      }
    }
  }

  /// Whether it is a number, a date or a duration.
  var isValue: Bool {
    switch self {
    case .number, .duration, .date: true
    default: false
    }
  }
}

extension NumberReading {
  /// A number that a workbook holds as such.
  init(_ value: Double, _ style: Sheet.NumberStyle) {
    (ifComma, ifPoint) = (value, value)
    switch style.kind {
    case .percent: unit = .percent
    case .money: unit = .currency(style.currency ?? "")
    default: break
    }
    if let whole = Int(exactly: value), whole >= 0 { plainDigits = String(whole).utf8.count }
  }
}

extension DateReading {
  /// A day that a workbook holds as a number, here counted from 1970-01-01 as all days are.
  init(serialDay: Double) {
    let day = serialDay.rounded(.down)
    let known =
      day >= Double(CivilDay.range.lowerBound) && day <= Double(CivilDay.range.upperBound)
      ? Int32(day) : nil
    self.init(day: known)
  }
}

/// What programs write for no value. In a column of texts these are texts: `(not set)` is a source.
func isMissingWord(_ s: Span<UInt8>) -> Bool {
  guard s.count > 0 else { return true }
  guard s.count <= 16 else { return false }
  // Dashes alone.
  var i = 0
  while i < s.count {
    if s[i] == 0x2D || s[i] == 0x5F || s[i] == 0x2E {
      i += 1
    } else if i + 2 < s.count, s[i] == 0xE2, s[i + 1] == 0x80, (0x90...0x95).contains(s[i + 2]) {
      i += 3
    } else {
      break
    }
  }
  if i == s.count { return true }
  let c = s[0]
  guard
    c == UInt8(ascii: "(") || c == UInt8(ascii: "#") || c == UInt8(ascii: "<")
      || NumberReading.isLetterByte(c) || c == UInt8(ascii: "\\")
  else { return false }
  let word = s.withUnsafeBufferPointer { foldingKey(String(decoding: $0, as: UTF8.self)) }
  return missingWords.contains(word)
}

private let missingWords: Set<String> = [
  "n/a", "na", "#n/a", "nd", "n.d.", "n/d", "#n/d", "n.c.", "nc", "n/c", "null", "(null)", "nan",
  "none", "nil", "(not set)", "(non defini)", "(nicht festgelegt)", "(not provided)", "undefined",
  "(none)", "#div/0!", "#div/0 !", "#ref!", "#valeur!", "#value!", "#name?", "#nom?", "#num!",
  "#nombre!", "#null!", "#nul!", "non disponible", "not available", "unavailable", "\\n", "∅",
  "(vide)", "(blank)", "(empty)", "inf", "infinity",
]

private func flagWord(_ s: Span<UInt8>) -> Bool? {
  guard s.count <= 5 else { return nil }
  switch s.withUnsafeBufferPointer({ foldingKey(String(decoding: $0, as: UTF8.self)) }) {
  case "oui", "yes", "true", "vrai", "ja": return true
  case "non", "no", "false", "faux", "nein": return false
  default: return nil
  }
}
