public import SextantKernels
public import SextantModel

/// What is worth telling about how a file of a table was read, as messages.
public enum SheetRemarks {
  public static func encoding(_ notes: [MendedText.Note]) -> [Message] {
    notes.compactMap { note in
      switch note {
      case .byteOrderMark, .binary: nil
      case .utf16: Message("sheets.encoding.utf16")
      case .macRoman(let line):
        Message("sheets.encoding.macRoman", ["line": .integer(line)])
      case .windows1252(let line):
        Message("sheets.encoding.windows1252", ["line": .integer(line)])
      case .mixedEncodings(let one, let other):
        Message("sheets.encoding.mixed", ["one": .integer(one), "other": .integer(other)])
      case .mojibake(_, let places, let line):
        Message(
          "sheets.encoding.mojibake", ["places": .integer(places), "line": .integer(line)])
      }
    }
  }

  public static func note(_ note: TableNote, column: String?) -> Message {
    Message(
      "sheets.note.\(note.what.rawValue)",
      [
        "line": .integer(note.line), "count": .integer(note.count), "text": .text(note.text),
        "column": .text(column ?? ""),
      ])
  }

  /// Amounts in other currencies than the one that counts.
  public static func foreign(_ amounts: ForeignAmounts) -> Message {
    Message(
      amounts.rate == nil ? "sheets.currency.unknown" : "sheets.currency.converted",
      [
        "count": .integer(amounts.rows), "line": .integer(amounts.firstLine),
        "currency": .text(amounts.currency), "wanted": .text(amounts.wanted),
        "rate": .number(amounts.rate ?? 0),
      ])
  }

  /// A metric as people call it; results of one kind say which.
  public static func name(metric: String, _ words: Catalogue) -> String {
    let key = "sheets.metric.\(metric)"
    if words.has(key) { return words.text(key) }
    let results = MeasureMetric.results.rawValue
    guard metric.hasPrefix(results + " ") else { return metric }
    return "\(words.text("sheets.metric.\(results)")) (\(metric.dropFirst(results.utf8.count + 1)))"
  }

  /// What a table's own tool makes doubtful: networks without a channel, results that do not add up.
  public static func measures(_ measures: MeasureImport) -> [Message] {
    var messages = measures.unknownNetworks.prefix(10).map { network in
      Message(
        "sheets.network.unknown",
        [
          "name": .text(network.name), "count": .integer(network.rows),
          "line": .integer(network.firstLine),
        ])
    }
    if !measures.splitResults.isEmpty {
      messages.append(
        Message(
          "sheets.results.split",
          [
            "count": .integer(measures.splitResults.count),
            "names": .texts(
              measures.splitResults.map { String($0.dropFirst("results ".utf8.count)) }),
          ]))
    }
    return messages
  }

  /// Notes that a person has something to look at for; the others only explain.
  public static func isWarning(_ what: TableNote.What) -> Bool {
    switch what {
    case .wrappedLines, .hiddenSheet, .emptySheet, .mergedCells, .emptyColumn, .headerRepeats,
      .timeDropped, .fewerCellsThanHeader, .periodsGathered, .boundOnly, .rounded, .thresholded:
      false
    default: true
    }
  }

  /// Everything about a table, its columns' own remarks last.
  public static func all(_ file: TableFile, _ table: FoundTable) -> [Message] {
    var messages = encoding(file.encoding)
    messages += (file.notes + table.notes).map { note($0, column: nil) }
    for column in table.columns {
      messages += column.notes.prefix(5).map { note($0, column: column.name) }
    }
    return messages
  }
}

/// Why a file cannot be read as a table: what is wrong, and what would settle it.
public struct SheetTrouble: Sendable, Equatable, Error {
  public let file: String
  public let what: Message
  public let remedy: Message

  public init(file: String, _ key: String, _ arguments: [String: SextantModel.Argument] = [:]) {
    self.file = file
    what = Message("sheets.trouble.\(key)", arguments)
    remedy = Message("sheets.trouble.\(key).remedy", arguments)
  }

  public init(file: String, _ problem: TableFile.Problem) {
    switch problem {
    case .empty: self.init(file: file, "empty")
    case .tooLarge: self.init(file: file, "tooLarge")
    case .oldOrEncryptedWorkbook: self.init(file: file, "oldWorkbook")
    case .noTable: self.init(file: file, "noTable")
    case .archive: self.init(file: file, "archive")
    case .brokenPart(let part, _): self.init(file: file, "brokenPart", ["part": .text(part)])
    case .brokenJSON(let problem):
      self.init(file: file, "brokenJSON", ["offset": .integer(problem.offset)])
    }
  }
}
