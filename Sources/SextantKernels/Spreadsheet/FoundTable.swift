/// A table found in a file: its name lines, header, rows and columns, and everything that stands
/// beside the rows without being one.
public struct FoundTable: Sendable {
  /// A line that is part of no row, kept for what it says: a title, a period, a remark.
  public struct Remark: Sendable, Hashable {
    public let line: Int
    /// Its cells, with tabs between; without a leading `#`.
    public let text: String

    public init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// A row that is no data.
  public struct SetAside: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
      case total, repeatedHeader, remark
    }

    public let reason: Reason
    /// In the sheet.
    public let row: Int
    public let line: Int
    public let text: String
  }

  public let sheet: Sheet
  public let preamble: [Remark]
  /// `nil` where the first row is data already.
  public let headerLine: Int?
  /// The rows of the sheet that are data, in order.
  public let rows: [Int]
  public let setAside: [SetAside]
  /// Those that have a name or hold something.
  public internal(set) var columns: [ReadColumn]
  public let notes: [TableNote]

  /// Whether the file says that it is a part of what its tool has: a page of a longer answer.
  public var isTruncated: Bool { sheet.isTruncated }

  /// The line of the file at which a row of data stands.
  public func line(_ row: Int) -> Int { sheet.line(ofRow: rows[row]) }

  /// The text of a cell, by places in `rows` and `columns`.
  public func text(_ row: Int, _ column: Int) -> String {
    sheet.text(rows[row], columns[column].index)
  }

  /// The sum of a column; 0 where it has no numbers.
  public func sum(_ column: Int) -> Double {
    columns[column].numbers.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
  }

  /// What the file itself states as the total of a column: in one row, or alike in several.
  public func statedTotal(_ column: Int) -> Double? {
    let column = columns[column]
    guard let mark = column.format.mark else { return nil }
    let stated = Set(
      setAside.filter { $0.reason == .total }.map { total -> Double? in
        guard case .number(let number) = CellReading(sheet, total.row, column.index) else {
          return nil
        }
        return number.value(mark)
      })
    return stated.count == 1 ? stated.first ?? nil : nil
  }

  /// The same table with a column read in a format that somebody chose.
  ///
  /// - Parameter isChosen: whether somebody chose the order of its dates or its mark: a date that is
  ///   none in that order is then left out, not turned round.
  public func reading(
    _ column: Int, as format: ColumnFormat, isChosen: Bool = false
  ) -> FoundTable {
    var table = self
    let old = columns[column]
    let survey = ColumnSurvey(sheet, rows, old.index)
    table.columns[column] = ReadColumn(
      sheet, rows: rows, index: old.index, name: old.name, survey: survey,
      context: ColumnContext(), given: format, isChosen: isChosen)
    return table
  }
}
