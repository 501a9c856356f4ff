/// Amounts of a file in another currency than the one that counts: how many rows have some, where they
/// begin, and at what rate they were taken in.
public struct ForeignAmounts: Sendable, Hashable {
  /// ISO 4217.
  public let currency: String
  /// The one that counts.
  public let wanted: String
  public var rows: Int
  public let firstLine: Int
  /// What one of theirs is worth in the one that counts; `nil` where nobody said: then these amounts
  /// are left out.
  public let rate: Double?
}

/// In which currency the amounts of measures are counted, and what others are worth in it.
public struct CurrencyRates: Sendable, Equatable {
  /// ISO 4217; empty for the one that most rows of the file have.
  public var wanted: String
  /// By currency.
  public var rates: [String: Double]

  public init(_ wanted: String = "", rates: [String: Double] = [:]) {
    self.wanted = Self.code(wanted)
    self.rates = rates
  }

  /// `eur`, `€`, `EUR` alike.
  static func code(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let trimmed = Array(bytes[trimmedRange(bytes.span, 0..<bytes.count)]).map {
      (0x61...0x7A).contains($0) ? $0 - 32 : $0
    }
    if let (code, length) = trimmed.isEmpty ? nil : NumberReading.currency(trimmed.span, 0),
      length == trimmed.count
    {
      return code
    }
    return String(decoding: trimmed, as: UTF8.self)
  }
}

extension MeasureMetric {
  /// Whether it is an amount of money, by a metric's name.
  static func isMoney(_ name: String) -> Bool {
    switch MeasureMetric(rawValue: name) {
    case .cost, .revenue, .conversionValue: true
    default: false
    }
  }
}
