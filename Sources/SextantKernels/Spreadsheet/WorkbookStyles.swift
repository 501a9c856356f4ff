/// What the number formats of a workbook say its numbers are: days, shares, money.
struct WorkbookStyles {
  /// The distinct styles; the first is plain.
  private(set) var styles: [Sheet.NumberStyle] = [.plain]
  /// For each cell format, its place in `styles`.
  private(set) var places: [Int] = []
  private var codes: [Int: String] = [:]

  mutating func read(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    var inCellFormats = false
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start:
        if scanner.isNamed("numFmt"), let id = scanner.number("numFmtId"), codes.count < 10_000 {
          codes[id] = scanner.attribute("formatCode") ?? ""
        } else if scanner.isNamed("cellXfs") {
          inCellFormats = true
        } else if inCellFormats, scanner.isNamed("xf"), places.count < 100_000 {
          places.append(place(of: style(scanner.number("numFmtId") ?? 0)))
        }
      case .end: if scanner.isNamed("cellXfs") { inCellFormats = false }
      case .text: break
      }
    }
  }

  private mutating func place(of style: Sheet.NumberStyle) -> Int {
    if let place = styles.firstIndex(of: style) { return place }
    guard styles.count < 256 else { return 0 }
    styles.append(style)
    return styles.count - 1
  }

  private func style(_ id: Int) -> Sheet.NumberStyle {
    if let code = codes[id] { return Self.style(ofCode: code) }
    switch id {
    case 9, 10: return .init(.percent)
    case 14...17, 27...31, 34...36, 50...54, 57, 58: return .init(.day)
    case 22: return .init(.moment)
    case 18...21, 32, 33, 45...47, 55, 56: return .init(.duration)
    case 5...8, 42, 44: return .init(.money)
    default: return .plain
    }
  }

  /// Reads a format code, as `#,##0.00\ [$€-40C]` or `dd/mm/yyyy`; its first section counts.
  static func style(ofCode code: String) -> Sheet.NumberStyle {
    let bytes = Array(code.utf8)
    var letters: Set<UInt8> = []
    var literal: [UInt8] = []
    var isElapsed = false
    var i = 0
    while i < bytes.count, bytes[i] != UInt8(ascii: ";") {
      switch bytes[i] {
      case 0x22:
        i += 1
        while i < bytes.count, bytes[i] != 0x22 {
          literal.append(bytes[i])
          i += 1
        }
      case UInt8(ascii: "["):
        let start = i + 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "]") { i += 1 }
        let inside = bytes[start..<min(i, bytes.count)]
        if inside.first == UInt8(ascii: "$") {
          literal += inside.dropFirst().prefix { $0 != UInt8(ascii: "-") }
        } else if inside.allSatisfy({ [0x68, 0x6D, 0x73].contains($0 | 0x20) }), !inside.isEmpty {
          isElapsed = true
        }
      case UInt8(ascii: "\\"):
        i += 1
        if i < bytes.count, bytes[i] != 0x20 { literal.append(bytes[i]) }
      case UInt8(ascii: "_"), UInt8(ascii: "*"): i += 1
      case UInt8(ascii: "E"): i += 1
      default:
        if bytes[i] >= 0x80 || bytes[i] == UInt8(ascii: "$") {
          literal.append(bytes[i])
        } else {
          letters.insert(bytes[i] | 0x20)
        }
      }
      i += 1
    }
    if isElapsed { return .init(.duration) }
    // « General », and its names in other languages, have no digits to show.
    if foldingKey(code).hasPrefix("general") || code == "@" { return .plain }
    if letters.contains(UInt8(ascii: "%")) { return .init(.percent) }
    let hasDigits = bytes.contains(UInt8(ascii: "0")) || bytes.contains(UInt8(ascii: "#"))
    let hasClock = letters.contains(UInt8(ascii: "h")) || letters.contains(UInt8(ascii: "s"))
    let hasDay = letters.contains(UInt8(ascii: "y")) || letters.contains(UInt8(ascii: "d"))
    if hasDay || !hasDigits && !hasClock && letters.contains(UInt8(ascii: "m")) {
      return .init(hasClock ? .moment : .day)
    }
    if hasClock { return .init(.duration) }
    let trimmed = Array(literal[trimmedRange(literal.span, 0..<literal.count)])
    if let (currency, length) = trimmed.isEmpty ? nil : NumberReading.currency(trimmed.span, 0),
      length == trimmed.count
    {
      return .init(.money, currency: currency.isEmpty ? nil : currency)
    }
    return .plain
  }
}
