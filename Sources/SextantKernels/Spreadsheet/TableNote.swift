/// Something worth telling about how a table was read, with its place.
///
/// Names of `What` are permanent: catalogues of messages are keyed by them.
public struct TableNote: Sendable, Hashable {
  public enum What: String, Sendable, CaseIterable {
    // The file
    case wrappedLines, unterminatedQuote, separatorChanges, hiddenSheet, emptySheet, mergedCells
    case tooManyCells
    // The table
    case noHeader, doubleName, emptyColumn, headerRepeats, anotherTableStarts
    case moreCellsThanHeader, fewerCellsThanHeader, periodsGathered
    // What the tool says of its answer
    case rowsMissing, moreRowsElsewhere, otherRow, sampled, thresholded, errorCells
    // The columns
    case mixedDecimalMarks, decimalMarkGuessed, mixedDateOrders, dateOrderGuessed, mixedCurrencies
    case mixedUnits, timeDropped, unreadable, boundOnly, rounded, dateOrderUndecided
  }

  public let what: What
  /// From 1; 0 where it is about the whole.
  public let line: Int
  /// The column of the file, from 1; 0 where it is about no column.
  public let column: Int
  /// The text it is about, at most 80 characters.
  public let text: String
  /// How many places it is about.
  public var count: Int

  public init(_ what: What, line: Int = 0, column: Int = 0, text: String = "", count: Int = 1) {
    self.what = what
    self.line = line
    self.column = column
    self.text = String(text.prefix(80))
    self.count = count
  }

  /// The same about a text.
  func with(_ text: String) -> TableNote {
    TableNote(what, line: line, column: column, text: text, count: count)
  }
}
