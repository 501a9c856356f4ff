/// Measures in columns: the days, what they are told apart by, what was counted.
///
/// All columns have `rowCount` entries. A row without a value of a dimension has the code of the
/// empty text.
public struct MeasureTable: Sendable, Equatable {
  public struct Dimension: Sendable, Equatable {
    public var name: String
    /// For each row, a place in `values`.
    public var codes: [UInt32]
    public var values: [String]

    public init(_ name: String, codes: [UInt32], values: [String]) {
      self.name = name
      self.codes = codes
      self.values = values
    }
  }

  public struct Metric: Sendable, Equatable {
    public var name: String
    public var values: MetricValues

    public init(_ name: String, _ values: MetricValues) {
      self.name = name
      self.values = values
    }
  }

  /// Whole numbers where all are (`MetricValues.none` where there is none), else not a number where
  /// there is none.
  public enum MetricValues: Sendable {
    case whole([Int64])
    case decimal([Double])

    public static let none = Int64.min

    public var count: Int {
      switch self {
      case .whole(let values): values.count
      case .decimal(let values): values.count
      }
    }

    public subscript(row: Int) -> Double? {
      switch self {
      case .whole(let values): values[row] == Self.none ? nil : Double(values[row])
      case .decimal(let values): values[row].isNaN ? nil : values[row]
      }
    }

    public var total: Double {
      switch self {
      case .whole(let values):
        var sum = 0.0
        for value in values where value != Self.none { sum += Double(value) }
        return sum
      case .decimal(let values):
        var sum = 0.0
        for value in values where !value.isNaN { sum += value }
        return sum
      }
    }

    /// As whole numbers where none has a fraction.
    public init(_ values: [Double]) {
      var whole: [Int64] = []
      whole.reserveCapacity(values.count)
      for value in values {
        if value.isNaN {
          whole.append(Self.none)
        } else if let number = Int64(exactly: value), abs(value) < 9e15 {
          whole.append(number)
        } else {
          self = .decimal(values)
          return
        }
      }
      self = .whole(whole)
    }
  }

  public var origin: String
  public var days: [Int32]
  /// The same as `days` where each row is one day.
  public var lastDays: [Int32]
  public var dimensions: [Dimension]
  public var metrics: [Metric]

  public var rowCount: Int { days.count }

  /// Columns of other lengths than the days' are a mistake of the caller.
  public init(
    origin: String, days: [Int32], lastDays: [Int32]? = nil, dimensions: [Dimension] = [],
    metrics: [Metric] = []
  ) {
    precondition(lastDays.map { $0.count == days.count } ?? true, "as many last days as days")
    precondition(
      dimensions.allSatisfy { $0.codes.count == days.count }
        && metrics.allSatisfy { $0.values.count == days.count }, "as many cells as days")
    self.origin = origin
    self.days = days
    self.lastDays = lastDays ?? days
    self.dimensions = dimensions
    self.metrics = metrics
  }

  public func metric(_ name: String) -> Metric? { metrics.first { $0.name == name } }

  /// The text of a dimension in a row; empty where the table has none of that name.
  public func value(_ name: String, _ row: Int) -> String {
    guard let dimension = dimensions.first(where: { $0.name == name }) else { return "" }
    return dimension.values[Int(dimension.codes[row])]
  }

  /// The first and the last day of all rows; `nil` without rows.
  public var period: ClosedRange<Int32>? {
    guard let first = days.min(), let last = lastDays.max(), first <= last else { return nil }
    return first...last
  }
}

extension MeasureTable.MetricValues: Equatable {
  /// Cells without a value are equal.
  public static func == (one: Self, other: Self) -> Bool {
    switch (one, other) {
    case (.whole(let a), .whole(let b)): return a == b
    default: return one.count == other.count && (0..<one.count).allSatisfy { one[$0] == other[$0] }
    }
  }
}
