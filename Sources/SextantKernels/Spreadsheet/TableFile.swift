/// A file of unknown origin read as tables: separated text in any encoding, JSON of a measuring
/// tool's interface, a workbook (XLSX), an open document (ODS), or several text files in an archive.
///
/// Whatever can be read is; what is doubtful is told with its line. The cost is in proportion to the
/// file.
public struct TableFile: Sendable {
  public enum Kind: String, Sendable {
    case separated, json, xml, workbook, openDocument
    /// An archive of text files, each a table.
    case archive
  }

  /// Why nothing can be read.
  public enum Problem: Error, Sendable, Equatable {
    case empty
    /// Above 256 mebibytes, or what it unpacks to is more than was allowed.
    case tooLarge
    /// A workbook of before 2007 (or one that is encrypted: both are wrapped alike).
    case oldOrEncryptedWorkbook
    /// A PDF, a picture, an archive of something else.
    case noTable
    /// An archive that cannot be read.
    case archive(ZipReader.Problem)
    /// A part of a workbook that is no XML, with the byte.
    case brokenPart(String, offset: Int)
    case brokenJSON(JSONProblem)
  }

  public let kind: Kind
  /// How the text was encoded; empty for a workbook.
  public let encoding: [MendedText.Note]
  /// What separates the cells of most lines; `nil` where that is no question.
  public let separator: UInt8?
  public let tables: [FoundTable]
  /// Lines that belong to no table.
  public let remarks: [FoundTable.Remark]
  /// About the file; what is about a table or a column stands there.
  public let notes: [TableNote]

  /// - Parameter knownNames: names of columns, by `foldedName`, that tell a header.
  public init(
    reading bytes: [UInt8], knownNames: Set<String> = [], limits: WorkbookLimits = .init()
  ) throws(Problem) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= 1 << 28 else { throw .tooLarge }
    var notes: [TableNote] = []
    var sheets: [Sheet] = []
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      let workbook = try Workbook(reading: bytes, limits: limits)
      kind = workbook.kind
      (encoding, separator) = ([], nil)
      sheets = workbook.sheets
      notes = workbook.notes
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .oldOrEncryptedWorkbook
    } else {
      let text = MendedText(bytes)
      guard !text.notes.contains(.binary), !bytes.starts(with: "%PDF".utf8) else { throw .noTable }
      encoding = text.notes
      if let first = text.bytes.first(where: { $0 > 0x20 }),
        first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      {
        kind = .json
        separator = nil
        sheets = try sheetsOfJSON(text.bytes)
      } else if text.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") {
        kind = .xml
        separator = nil
        sheets = try sheetsOfXML(text.bytes)
      } else {
        kind = .separated
        let separated = SeparatedSheet(text.bytes)
        separator = separated.separator
        sheets = [separated.sheet]
        notes = separated.notes
      }
    }
    var tables: [FoundTable] = []
    var remarks: [FoundTable.Remark] = []
    for sheet in sheets {
      let finder = TableFinder(sheet, knownNames: knownNames)
      if finder.tables.isEmpty { notes.append(TableNote(.emptySheet, text: sheet.name)) }
      tables += finder.tables
      remarks += finder.remarks
    }
    self.tables = tables
    self.remarks = remarks
    self.notes = notes
  }
}
