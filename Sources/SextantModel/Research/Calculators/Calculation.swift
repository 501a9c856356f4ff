/// What came of a calculator: figures, tables, and what they allow one to say.
public struct Calculation: Sendable, Equatable {
  /// Whether the figures allow a conclusion; what only informs concludes nothing.
  public enum Verdict: String, Sendable, Equatable { case informs, concludes, refuses }

  /// A figure; its name is a key: `calculator.fact.<name>`.
  public struct Fact: Sendable, Equatable {
    public let name: String
    public let value: Argument
  }

  public struct Table: Sendable, Equatable {
    /// Of the texts `calculator.table.<name>` and `.column.<column>`.
    public let name: String
    public let columns: [Argument]
    public let rows: [Line]
    public struct Line: Sendable, Equatable {
      public let head: String
      public let cells: [Argument]
    }
  }

  public var verdict: Verdict = .informs
  public private(set) var facts: [Fact] = []
  public var tables: [Table] = []
  /// In plain language, one sentence after the other.
  public private(set) var reading: [Message] = []
  /// Names of a chart's interval, from and to, on the facts' scale; `nil` where none is drawn.
  public var interval: Interval?

  /// An estimate and where the truth lies.
  public struct Interval: Sendable, Equatable {
    public let estimate: Double
    public let low: Double
    public let high: Double
    /// In per cent rather than plain.
    public let isShare: Bool
  }

  init() {}

  mutating func fact(_ name: String, _ value: Argument) {
    facts.append(Fact(name: name, value: value))
  }
  mutating func fact(_ name: String, _ number: Double, decimals: Int?) {
    fact(name, .number(number, decimals: decimals))
  }
  mutating func share(_ name: String, _ share: Double, decimals: Int = 2) {
    fact(name, .percent(share, decimals: decimals))
  }
  /// A difference of shares, told in points.
  mutating func points(_ name: String, _ difference: Double) {
    fact(name, difference * 100, decimals: 2)
  }
  mutating func say(_ key: String, _ arguments: [String: Argument] = [:]) {
    reading.append(Message("calculator.reading.\(key)", arguments))
  }

  public func number(_ name: String) -> Double? {
    switch facts.first(where: { $0.name == name })?.value {
    case .number(let value, _), .percent(let value, _): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}
