/// An XLSX workbook with typed values: columns of texts, numbers, money, shares, days and durations,
/// the header bold and frozen, columns as wide as what they hold (ECMA-376, transitional).
///
/// Texts are never formulas, whatever they begin with.
public struct WorkbookWriter: Sendable {
  public enum Value: Sendable, Hashable {
    case empty
    case text(String)
    /// Not finite: written as empty.
    case number(Double)
    case whole(Int)
    /// Days since 1970-01-01; from 1900-03-01 on, earlier ones are written as text.
    case day(Int32)
    case flag(Bool)
  }

  /// How the numbers of a column are shown.
  public enum Format: Sendable, Hashable {
    case plain
    /// - Parameter decimals: 0 to 9.
    case number(decimals: Int)
    /// - Parameter currency: ISO 4217.
    case money(currency: String)
    /// Shares: 0.125 is shown as 12,5 %.
    case percent
    case day
    /// Days, shown as month and year.
    case month
    /// Seconds, shown as hours, minutes and seconds.
    case duration
  }

  public struct Column: Sendable, Hashable {
    public var title: String
    public var format: Format
    /// In characters; `nil` where the cells are to decide.
    public var width: Double?

    public init(_ title: String, _ format: Format = .plain, width: Double? = nil) {
      self.title = title
      self.format = format
      self.width = width
    }
  }

  public enum Problem: Error, Sendable, Equatable {
    case noSheet
    case tooManyRows(sheet: String)
    case tooManyColumns(sheet: String)
    case tooLarge
  }

  private struct Part {
    let name: String
    let xml: [UInt8]
  }

  private var parts: [Part] = []
  private var formats: [Format] = []

  public init() {}

  /// Adds a sheet. Its name is cut to the 31 characters that spreadsheets allow, without `[]:*?/\`,
  /// and numbered where it is taken.
  public mutating func addSheet(
    _ name: String, columns: [Column], rows: [[Value]]
  ) throws(Problem) {
    guard rows.count < 1_048_576 else { throw .tooManyRows(sheet: name) }
    guard columns.count <= 16_384, rows.allSatisfy({ $0.count <= 16_384 }) else {
      throw .tooManyColumns(sheet: name)
    }
    let name = freeName(name)
    var styles: [Int] = []
    for column in columns { styles.append(style(column.format)) }
    var xml = SheetXML(styles: styles, formats: columns.map(\.format))
    xml.write(columns, rows)
    parts.append(Part(name: name, xml: xml.bytes))
  }

  /// The workbook's file. The day and minute are those written beside its parts.
  public func bytes(
    year: Int = 2000, month: Int = 1, day: Int = 1, minuteOfDay: Int = 0
  ) throws(Problem) -> [UInt8] {
    guard !parts.isEmpty else { throw .noSheet }
    var archive = ZipArchive(year: year, month: month, day: day, minuteOfDay: minuteOfDay)
    do {
      try archive.add("[Content_Types].xml", Array(contentTypes.utf8))
      try archive.add("_rels/.rels", Array(Self.rootRelations.utf8))
      try archive.add("xl/workbook.xml", Array(workbook.utf8))
      try archive.add("xl/_rels/workbook.xml.rels", Array(relations.utf8))
      try archive.add("xl/styles.xml", Array(stylesXML.utf8))
      for (place, part) in parts.enumerated() {
        try archive.add("xl/worksheets/sheet\(place + 1).xml", part.xml)
      }
    } catch { throw .tooLarge }
    return archive.bytes
  }

  // MARK: - Names and styles

  private func freeName(_ name: String) -> String {
    var plain = String(name.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 })
    while plain.hasPrefix("'") || plain.hasPrefix(" ") { plain.removeFirst() }
    while plain.hasSuffix("'") || plain.hasSuffix(" ") { plain.removeLast() }
    if plain.isEmpty { plain = "Sheet\(parts.count + 1)" }
    func cut(_ text: String, _ length: Int) -> String {
      var text = text
      while text.utf16.count > length { text.removeLast() }
      return text
    }
    var free = cut(plain, 31)
    var number = 2
    while parts.contains(where: { $0.name.lowercased() == free.lowercased() }) {
      free = "\(cut(plain, 27)) \(number)"
      number += 1
    }
    return free
  }

  /// The place of a format among the cell formats: 0 plain, 1 the header.
  private mutating func style(_ format: Format) -> Int {
    if format == .plain { return 0 }
    if let place = formats.firstIndex(of: format) { return place + 2 }
    formats.append(format)
    return formats.count + 1
  }

  private static func code(_ format: Format) -> String {
    switch format {
    case .plain: return "General"
    case .number(let decimals):
      let zeros = String(repeating: "0", count: min(max(decimals, 0), 9))
      return zeros.isEmpty ? "#,##0" : "#,##0.\(zeros)"
    case .money(let currency):
      switch currency {
      case "EUR": return "#,##0.00\\ [$€-40C]"
      case "USD": return "[$$-409]#,##0.00"
      case "GBP": return "[$£-809]#,##0.00"
      default:
        let letters = currency.filter { $0.isASCII && $0.isLetter }.prefix(3)
        return letters.isEmpty ? "#,##0.00" : "#,##0.00\\ \"\(letters)\""
      }
    case .percent: return "0.0%"
    case .day: return "yyyy\\-mm\\-dd"
    case .month: return "mmm\\ yyyy"
    case .duration: return "[h]:mm:ss"
    }
  }

  // MARK: - Parts

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let officeRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageRelations =
    "http://schemas.openxmlformats.org/package/2006/relationships"
  fileprivate static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private var contentTypes: String {
    let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var text = Self.head
    text += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    text += "<Default Extension=\"rels\" "
    text += "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    text += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    text +=
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(spreadsheet).sheet.main+xml\"/>"
    text += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(spreadsheet).styles+xml\"/>"
    for place in parts.indices {
      text += "<Override PartName=\"/xl/worksheets/sheet\(place + 1).xml\" "
      text += "ContentType=\"\(spreadsheet).worksheet+xml\"/>"
    }
    return text + "</Types>"
  }

  private static let rootRelations =
    head + "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"rId1\" "
    + "Type=\"\(officeRelations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  private var workbook: String {
    var text = Self.head
    text += "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.officeRelations)\"><sheets>"
    for (place, part) in parts.enumerated() {
      var name: [UInt8] = []
      appendXML(part.name, to: &name)
      text += "<sheet name=\"\(String(decoding: name, as: UTF8.self))\" "
      text += "sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    return text + "</sheets></workbook>"
  }

  private var relations: String {
    var text = Self.head + "<Relationships xmlns=\"\(Self.packageRelations)\">"
    for place in parts.indices {
      text += "<Relationship Id=\"rId\(place + 1)\" Type=\"\(Self.officeRelations)/worksheet\" "
      text += "Target=\"worksheets/sheet\(place + 1).xml\"/>"
    }
    text += "<Relationship Id=\"rId\(parts.count + 1)\" Type=\"\(Self.officeRelations)/styles\" "
    return text + "Target=\"styles.xml\"/></Relationships>"
  }

  private var stylesXML: String {
    var text = Self.head + "<styleSheet xmlns=\"\(Self.main)\">"
    if !formats.isEmpty {
      text += "<numFmts count=\"\(formats.count)\">"
      for (place, format) in formats.enumerated() {
        var code: [UInt8] = []
        appendXML(Self.code(format), to: &code)
        text += "<numFmt numFmtId=\"\(164 + place)\" "
        text += "formatCode=\"\(String(decoding: code, as: UTF8.self))\"/>"
      }
      text += "</numFmts>"
    }
    let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
    text += "<fonts count=\"2\"><font>\(font)</font><font><b/>\(font)</font></fonts>"
    text += "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    text += "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    text +=
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    text +=
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    text += "</cellStyleXfs><cellXfs count=\"\(formats.count + 2)\">"
    text += "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    text +=
      "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" "
    text += "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    for place in formats.indices {
      text += "<xf numFmtId=\"\(164 + place)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      text += "applyNumberFormat=\"1\"/>"
    }
    text +=
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    return text + "</cellStyles></styleSheet>"
  }
}

/// One sheet's XML on its way.
private struct SheetXML {
  var bytes: [UInt8] = []
  let styles: [Int]
  let formats: [WorkbookWriter.Format]

  init(styles: [Int], formats: [WorkbookWriter.Format]) {
    self.styles = styles
    self.formats = formats
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func write(_ columns: [WorkbookWriter.Column], _ rows: [[WorkbookWriter.Value]]) {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    add("<worksheet xmlns=\"\(WorkbookWriter.main)\"><sheetViews><sheetView workbookViewId=\"0\">")
    if !columns.isEmpty {
      add("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
    }
    add("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>")
    if !columns.isEmpty {
      add("<cols>")
      for (place, column) in columns.enumerated() {
        let width = column.width ?? Self.width(column, rows, place)
        let bounded = min(max(width.isFinite ? width : 10, 1), 255)
        add("<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(plainText(bounded))\" ")
        add("customWidth=\"1\"/>")
      }
      add("</cols>")
    }
    add("<sheetData>")
    var number = 1
    if !columns.isEmpty {
      add("<row r=\"1\">")
      for (place, column) in columns.enumerated() {
        addText(column.title, Self.reference(place, 1), style: 1)
      }
      add("</row>")
      number = 2
    }
    for row in rows {
      add("<row r=\"\(number)\">")
      for (place, value) in row.enumerated() { addCell(value, place, number) }
      add("</row>")
      number += 1
    }
    add("</sheetData></worksheet>")
  }

  private mutating func addCell(_ value: WorkbookWriter.Value, _ column: Int, _ row: Int) {
    let style = column < styles.count ? styles[column] : 0
    let format = column < formats.count ? formats[column] : .plain
    let reference = Self.reference(column, row)
    switch value {
    case .empty: break
    case .text(let text): if !text.isEmpty { addText(text, reference, style: 0) }
    case .number(let number):
      guard number.isFinite else { return }
      addNumber(format == .duration ? number / 86_400 : number, reference, style)
    case .whole(let number):
      // Spreadsheets count to 2^53 only.
      guard number.magnitude <= 1 << 53 else {
        return addText(String(number), reference, style: 0)
      }
      addNumber(format == .duration ? Double(number) / 86_400 : Double(number), reference, style)
    case .day(let day):
      // Serial 61 is 1900-03-01.
      guard day >= 61 - 25_569, day <= CivilDay.range.upperBound else {
        return addText(CivilDay.text(of: day) ?? String(day), reference, style: 0)
      }
      addNumber(Double(day) + 25_569, reference, style)
    case .flag(let flag): add("<c r=\"\(reference)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>")
    }
  }

  private mutating func addNumber(_ number: Double, _ reference: String, _ style: Int) {
    add("<c r=\"\(reference)\"")
    if style > 0 { add(" s=\"\(style)\"") }
    add("><v>\(plainText(number))</v></c>")
  }

  private mutating func addText(_ text: String, _ reference: String, style: Int) {
    add("<c r=\"\(reference)\"")
    if style > 0 { add(" s=\"\(style)\"") }
    add(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    appendXML(text, to: &bytes)
    add("</t></is></c>")
  }

  private static func reference(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let letter = Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))
      letters = String(letter) + letters
      rest = (rest - 1) / 26
    }
    return "\(letters)\(row)"
  }

  /// What the title and the first thousand cells ask for, 8 to 60 characters.
  private static func width(
    _ column: WorkbookWriter.Column, _ rows: [[WorkbookWriter.Value]], _ place: Int
  ) -> Double {
    var widest = min(column.title.count, 30)
    for row in rows.prefix(1000) where place < row.count {
      switch row[place] {
      case .text(let text): widest = max(widest, text.utf8.count > 400 ? 60 : text.count)
      case .number(let number) where number.isFinite:
        widest = max(widest, abs(number) < 1e15 ? String(Int(number)).count * 4 / 3 + 5 : 20)
      case .whole(let number): widest = max(widest, String(number).count * 4 / 3 + 3)
      case .day: widest = max(widest, 11)
      default: break
      }
    }
    return Double(min(max(widest, 8), 60)) + 1.5
  }
}

/// A text as XML holds it: signs escaped, at most 32,767 units as a cell allows, without characters
/// that XML forbids.
private func appendXML(_ text: String, to bytes: inout [UInt8]) {
  var units = 0
  for scalar in text.unicodeScalars {
    units += scalar.value > 0xFFFF ? 2 : 1
    guard units <= 32_767 else { return }
    switch scalar.value {
    case 0x26: bytes.append(contentsOf: "&amp;".utf8)
    case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
    case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
    case 0x22: bytes.append(contentsOf: "&quot;".utf8)
    case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
    case 0..<0x20, 0xFFFE, 0xFFFF: break
    default: appendUTF8(scalar.value, to: &bytes)
    }
  }
}
