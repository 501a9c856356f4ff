/// What the cells of a column are, and how they are written: decided over the whole column, or told
/// by a mapping.
public enum ColumnFormat: Sendable, Hashable {
  case empty
  case text
  case number(DecimalMark)
  /// Values as shares: 12,5 % is 0.125.
  case percent(DecimalMark)
  /// - Parameter currency: ISO 4217; empty where no cell names one.
  case money(currency: String, DecimalMark)
  /// Seconds.
  case duration
  case day(DateOrder)
  case month
  case week
  /// A first and a last day.
  case span(DateOrder)
  case flag

  public var isNumeric: Bool {
    switch self {
    case .number, .percent, .money, .duration: true
    default: false
    }
  }

  public var isDate: Bool {
    switch self {
    case .day, .month, .week, .span: true
    default: false
    }
  }

  /// The same, its dates or numbers written as somebody says another is; `nil` where they have nothing
  /// of that in common.
  func written(as other: ColumnFormat) -> ColumnFormat? {
    switch (self, other) {
    case (.day, .day(let order)), (.day, .span(let order)): .day(order)
    case (.span, .span(let order)), (.span, .day(let order)): .span(order)
    case (.number, _): other.mark.map { .number($0) }
    case (.percent, _): other.mark.map { .percent($0) }
    case (.money(let currency, _), _): other.mark.map { .money(currency: currency, $0) }
    case (.text, .day), (.text, .span), (.text, .number), (.text, .percent), (.text, .money): other
    default: nil
    }
  }

  /// The decimal mark of its numbers.
  public var mark: DecimalMark? {
    switch self {
    case .number(let mark), .percent(let mark), .money(_, let mark): mark
    default: nil
    }
  }

  /// The order in which its dates are written.
  public var order: DateOrder? {
    switch self {
    case .day(let order), .span(let order): order
    default: nil
    }
  }

  /// The same with another mark; itself where it has none.
  public func with(_ mark: DecimalMark) -> ColumnFormat { written(as: .number(mark)) ?? self }

  /// The same with another order; itself where it has none.
  public func with(_ order: DateOrder) -> ColumnFormat {
    self.order == nil ? self : written(as: .day(order)) ?? self
  }

  /// A line to keep it by: `money EUR comma`. Read again by `init(_:)`.
  public var text: String {
    switch self {
    case .empty: "empty"
    case .text: "text"
    case .number(let mark): "number \(mark.rawValue)"
    case .percent(let mark): "percent \(mark.rawValue)"
    case .money(let currency, let mark):
      currency.isEmpty ? "money \(mark.rawValue)" : "money \(currency) \(mark.rawValue)"
    case .duration: "duration"
    case .day(let order): "day \(order.rawValue)"
    case .month: "month"
    case .week: "week"
    case .span(let order): "span \(order.rawValue)"
    case .flag: "flag"
    }
  }

  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    let mark = words.last.flatMap(DecimalMark.init(rawValue:))
    let order = words.last.flatMap(DateOrder.init(rawValue:))
    switch (first, words.count) {
    case ("empty", 1): self = .empty
    case ("text", 1): self = .text
    case ("duration", 1): self = .duration
    case ("month", 1): self = .month
    case ("week", 1): self = .week
    case ("flag", 1): self = .flag
    case ("number", 2):
      guard let mark else { return nil }
      self = .number(mark)
    case ("percent", 2):
      guard let mark else { return nil }
      self = .percent(mark)
    case ("money", 2):
      guard let mark else { return nil }
      self = .money(currency: "", mark)
    case ("money", 3):
      guard let mark, words[1].utf8.count == 3 else { return nil }
      self = .money(currency: words[1], mark)
    case ("day", 2):
      guard let order else { return nil }
      self = .day(order)
    case ("span", 2):
      guard let order else { return nil }
      self = .span(order)
    default: return nil
    }
  }
}
