/// A table brought in as measures, with an account of what was recognised, kept and left out.
public struct MeasureImport: Sendable {
  /// Why a column is not kept.
  public enum ColumnReason: String, Sendable, CaseIterable {
    /// Computed again from what is kept.
    case ratio
    case attribute
    case unknown
    case empty
    /// A metric whose cells are no numbers, or a day whose cells are none.
    case wrongCells
    /// Another column has the role already.
    case double
  }

  public enum RowReason: String, Sendable, CaseIterable {
    /// No day can be read, and none is stated for the whole table.
    case noDay
    /// No metric has a value.
    case noValue
    /// A row of the period that others are compared with, whose days the file does not tell.
    case otherRange
    /// A part of the people whom other rows count whole.
    case partOfAll
    /// What another compared period, which shares days with this one, has counted already.
    case sharedDays
  }

  public struct ColumnAccount: Sendable, Hashable {
    public let name: String
    public let role: ColumnRole
    public let format: ColumnFormat
    /// `nil` where it is kept.
    public let reason: ColumnReason?
  }

  public struct RowAccount: Sendable, Hashable {
    public let reason: RowReason
    public let firstLine: Int
    public var count: Int

    public init(reason: RowReason, firstLine: Int, count: Int) {
      self.reason = reason
      self.firstLine = firstLine
      self.count = count
    }
  }

  /// An advertising network as a file names it, that no rule puts in a channel.
  public struct UnknownNetwork: Sendable, Hashable {
    public let name: String
    public let firstLine: Int
    public var rows: Int
  }

  public struct TotalAccount: Sendable, Hashable {
    public let metric: String
    /// The sum of the column as read.
    public let read: Double
    /// What the file states as its total, where it does.
    public let stated: Double?
    /// The sum of what is kept.
    public let kept: Double
  }

  public let table: MeasureTable
  public let origin: MeasureOrigin
  public let mapping: TableMapping
  public let rowsRead: Int
  public let columns: [ColumnAccount]
  public let droppedRows: [RowAccount]
  public let totals: [TotalAccount]
  /// Rows that could not be told apart by what is kept and became one.
  public let rowsJoined: Int
  /// Of those, the metrics that do not add up and have no value any more.
  public let lostByJoining: [String]
  /// Amounts in other currencies than the one that counts.
  public let foreign: [ForeignAmounts]
  /// Advertising networks whose channel is not known.
  public let unknownNetworks: [UnknownNetwork]
  /// What results of several kinds are counted as, one metric each.
  public let splitResults: [String]
  /// What a table without days states of its period.
  public let statedPeriod: ClosedRange<Int32>?

  /// - Parameters:
  ///   - mapping: kept from an earlier file; without one the table is recognised.
  ///   - period: the days of a table that tells none.
  ///   - account: put on every row where no column has one.
  ///   - currency: in which amounts count, and what others are worth in it.
  public init(
    _ table: FoundTable, mapping: TableMapping? = nil, period: ClosedRange<Int32>? = nil,
    account: String = "", currency: CurrencyRates = CurrencyRates()
  ) {
    let mapping = mapping ?? OriginRecognition(table).mapping
    self.mapping = mapping
    origin = mapping.origin
    rowsRead = table.rows.count
    statedPeriod =
      Self.statedPeriod(table.preamble)
      ?? ComparedPeriods(table.columns.map(\.name))?.first
    var reading = MeasureReading(table, mapping, stated: statedPeriod, given: period)
    reading.readColumns()
    reading.readDays()
    reading.dropRows()
    foreign = reading.convert(currency)
    splitResults = reading.splitResults()
    unknownNetworks = reading.unknownNetworks()
    columns = reading.columns
    droppedRows = reading.dropped
    let joined = reading.joined(account: account)
    self.table = joined.table
    rowsJoined = joined.joined
    lostByJoining = joined.lost
    totals = reading.totals(kept: joined.table)
  }

  /// The period that the lines above a table state: `# Start date: 20260101`, « 1 sept. 2026 - 2 sept.
  /// 2026 », “Date range: …”.
  public static func statedPeriod(_ remarks: [FoundTable.Remark]) -> ClosedRange<Int32>? {
    var (first, last): (Int32?, Int32?) = (nil, nil)
    for remark in remarks {
      let text = Array(remark.text.utf8)
      let folded = foldedName(remark.text)
      var candidates = [text]
      if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
        candidates.append(Array(text[(colon + 1)...]))
      }
      for candidate in candidates {
        let trimmed = Array(candidate[trimmedRange(candidate.span, 0..<candidate.count)])
        if let reading = DateReading(trimmed.span),
          reading.grain == .span || reading.grain == .month,
          let start = reading.day(.dayFirst), let end = reading.last
        {
          return start...end
        }
        guard let reading = DateReading.compactOrSingle(trimmed.span), reading.grain == .day,
          let day = reading.day(.dayFirst)
        else { continue }
        if folded.hasPrefix("start") || folded.hasPrefix("date de debut")
          || folded.hasPrefix("debut")
          || folded.hasPrefix("du ")
        {
          first = first ?? day
        } else if folded.hasPrefix("end") || folded.hasPrefix("date de fin")
          || folded.hasPrefix("fin")
        {
          last = last ?? day
        }
      }
    }
    guard let first, let last, first <= last else { return nil }
    return first...last
  }
}
