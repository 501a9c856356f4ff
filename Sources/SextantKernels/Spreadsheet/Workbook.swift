/// How much a workbook may hold, unpacked.
public struct WorkbookLimits: Sendable {
  public var entries = 10_000
  public var bytes = 512 << 20
  public var cells = 20_000_000

  public init() {}
}

/// The sheets of an XLSX workbook (ECMA-376) or an ODS document (ISO 26300), values as last computed.
struct Workbook {
  private(set) var sheets: [Sheet] = []
  private(set) var notes: [TableNote] = []
  private(set) var kind = TableFile.Kind.workbook

  private let archive: ZipReader
  private let entries: [String: ZipReader.Entry]
  private var cellsLeft: Int

  init(reading bytes: [UInt8], limits: WorkbookLimits) throws(TableFile.Problem) {
    do {
      archive = try ZipReader(
        bytes, limits: .init(entries: limits.entries, bytes: limits.bytes, swelling: 1100))
    } catch {
      if case .encrypted = error { throw .oldOrEncryptedWorkbook }
      if case .tooLarge = error { throw .tooLarge }
      throw .archive(error)
    }
    var entries: [String: ZipReader.Entry] = [:]
    for entry in archive.entries { entries[entry.name.lowercased()] = entry }
    self.entries = entries
    cellsLeft = limits.cells
    if entries["content.xml"] != nil, entries["xl/workbook.xml"] == nil {
      kind = .openDocument
      var reading = OpenDocumentReading(cellsLeft: cellsLeft)
      try Self.scan("content.xml", try part("content.xml")) { scanner throws(XMLScanner.Problem) in
        try reading.read(&scanner)
      }
      sheets = reading.sheets
      notes = reading.notes
    } else if entries["xl/workbook.xml"] != nil || entries["_rels/.rels"] != nil {
      try readWorkbook()
    } else {
      try readTexts()
    }
    guard !sheets.isEmpty else { throw .noTable }
  }

  private func part(_ name: String) throws(TableFile.Problem) -> [UInt8] {
    guard let entry = entries[name.lowercased()] else { throw .noTable }
    do { return try archive.unpack(entry) } catch { throw .archive(error) }
  }

  private static func scan(
    _ name: String, _ bytes: [UInt8],
    _ body: (inout XMLScanner) throws(XMLScanner.Problem) -> Void
  ) throws(TableFile.Problem) {
    var scanner = XMLScanner(bytes)
    do { try body(&scanner) } catch { throw .brokenPart(name, offset: error.offset) }
  }

  /// What a tool exports as several text files in one archive.
  private mutating func readTexts() throws(TableFile.Problem) {
    kind = .archive
    for entry in archive.entries {
      let name = entry.name.lowercased()
      guard [".csv", ".tsv", ".txt"].contains(where: name.hasSuffix), !name.hasPrefix("__macosx/")
      else { continue }
      let text = MendedText(try part(entry.name))
      guard !text.notes.contains(.binary) else { continue }
      let separated = SeparatedSheet(text.bytes, name: entry.name)
      notes += separated.notes
      sheets.append(separated.sheet)
    }
  }

  // MARK: - XLSX

  private struct Listed {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private mutating func readWorkbook() throws(TableFile.Problem) {
    let main = try mainPart()
    var listed: [Listed] = []
    var is1904 = false
    try Self.scan(main, try part(main)) { scanner throws(XMLScanner.Problem) in
      while true {
        switch try scanner.next() {
        case .finished: return
        case .start:
          if scanner.isNamed("workbookPr") {
            is1904 = ["1", "true", "on"].contains(scanner.attribute("date1904") ?? "")
          } else if scanner.isNamed("sheet"), listed.count < 1000 {
            let state = scanner.attribute("state") ?? "visible"
            listed.append(
              Listed(
                name: scanner.attribute("name") ?? "", relation: scanner.attribute("id") ?? "",
                isHidden: state != "visible"))
          }
        default: break
        }
      }
    }
    let targets = try relations(of: main)
    var shared = SharedTexts()
    if let target = targets.values.first(where: { $0.kind == "sharedStrings" })?.target,
      entries[target.lowercased()] != nil
    {
      try Self.scan(target, try part(target)) { scanner throws(XMLScanner.Problem) in
        try shared.read(&scanner)
      }
    }
    var styles = WorkbookStyles()
    if let target = targets.values.first(where: { $0.kind == "styles" })?.target,
      entries[target.lowercased()] != nil
    {
      try Self.scan(target, try part(target)) { scanner throws(XMLScanner.Problem) in
        try styles.read(&scanner)
      }
    }
    for sheet in listed {
      if sheet.isHidden {
        notes.append(TableNote(.hiddenSheet, text: sheet.name))
        continue
      }
      guard let target = targets[sheet.relation], target.kind == "worksheet" else { continue }
      var reading = WorksheetReading(
        name: sheet.name, shared: shared, styles: styles, is1904: is1904, cellsLeft: cellsLeft)
      try Self.scan(target.target, try part(target.target)) { scanner throws(XMLScanner.Problem) in
        try reading.read(&scanner)
      }
      cellsLeft -= reading.sheet.cellCount
      notes += reading.notes
      sheets.append(reading.sheet)
    }
  }

  private func mainPart() throws(TableFile.Problem) -> String {
    if entries["_rels/.rels"] != nil,
      let target = try relations(of: "").values.first(where: { $0.kind == "officeDocument" })?
        .target,
      entries[target.lowercased()] != nil
    {
      return target
    }
    return "xl/workbook.xml"
  }

  /// The parts that a part names, by id: the last word of the relation's type and the path.
  private func relations(
    of name: String
  ) throws(TableFile.Problem) -> [String: (kind: String, target: String)] {
    let folder = Self.folder(of: name)
    let file = String(name.dropFirst(folder.count))
    let path = "\(folder)_rels/\(file).rels"
    guard entries[path.lowercased()] != nil else { return [:] }
    var result: [String: (kind: String, target: String)] = [:]
    try Self.scan(path, try part(path)) { scanner throws(XMLScanner.Problem) in
      while true {
        switch try scanner.next() {
        case .finished: return
        case .start:
          guard scanner.isNamed("Relationship"), let id = scanner.attribute("Id"),
            let type = scanner.attribute("Type"), let target = scanner.attribute("Target"),
            result.count < 10_000
          else { continue }
          let kind = type.split(separator: "/").last.map(String.init) ?? ""
          result[id] = (kind, Self.resolved(target, in: folder))
        default: break
        }
      }
    }
    return result
  }

  private static func folder(of name: String) -> String {
    guard let slash = name.lastIndex(of: "/") else { return "" }
    return String(name[...slash])
  }

  private static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The texts that the sheets of a workbook share, as bytes of one array.
struct SharedTexts {
  private(set) var bytes: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []

  mutating func read(_ scanner: inout XMLScanner) throws(XMLScanner.Problem) {
    var start = 0
    var inText = false
    var phonetic = 0
    while true {
      switch try scanner.next() {
      case .finished: return
      case .start:
        if scanner.isNamed("si") {
          start = bytes.count
        } else if scanner.isNamed("t") {
          inText = phonetic == 0
        } else if scanner.isNamed("rPh") {
          phonetic += 1
        }
      case .text: if inText { scanner.appendText(to: &bytes) }
      case .end:
        if scanner.isNamed("t") {
          inText = false
        } else if scanner.isNamed("rPh") {
          phonetic -= 1
        } else if scanner.isNamed("si") {
          unescape(&bytes, from: start)
          ranges.append(trimmedRange(bytes.span, start..<bytes.count))
        }
      }
    }
  }
}

/// `_x000D_` stands for a character that XML cannot hold.
func unescape(_ bytes: inout [UInt8], from start: Int) {
  guard bytes.count - start >= 7 else { return }
  var hasEscape = false
  for i in start..<bytes.count - 6
  where bytes[i] == 0x5F && bytes[i + 1] == 0x78 && bytes[i + 6] == 0x5F {
    hasEscape = true
    break
  }
  guard hasEscape else { return }
  var result: [UInt8] = []
  var i = start
  while i < bytes.count {
    if i + 6 < bytes.count, bytes[i] == 0x5F, bytes[i + 1] == 0x78, bytes[i + 6] == 0x5F,
      let value = UInt32(String(decoding: bytes[i + 2..<i + 6], as: UTF8.self), radix: 16)
    {
      if value >= 0x20 || value == 9 || value == 10 { appendUTF8(value, to: &result) }
      i += 7
    } else {
      result.append(bytes[i])
      i += 1
    }
  }
  bytes.replaceSubrange(start..., with: result)
}
