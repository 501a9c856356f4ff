/// A sentence to be said in the reader's language: a key of the catalogues and what fills it.
public struct Message: Sendable, Equatable {
  public var key: String
  public var arguments: [String: Argument]

  public init(_ key: String, _ arguments: [String: Argument] = [:]) {
    self.key = key
    self.arguments = arguments
  }
}

/// A value put into a sentence, written as the reader's language wants it.
public indirect enum Argument: Sendable, Equatable {
  case text(String)
  case integer(Int)
  /// A number with this many decimals; as many as it needs when `nil`.
  case number(Double, decimals: Int?)
  case money(Money)
  /// A number with its unit, as an indicator states it: `€`, `%`, `visites`.
  case quantity(Double, unit: String, decimals: Int?)
  /// A fraction, shown in per cent with this many decimals.
  case percent(Double, decimals: Int)
  case day(Day)
  case moment(Moment)
  case period(Period)
  /// A text of the catalogues: the label of a field, a kind, a choice.
  case label(String)
  /// Words that data gives in both languages: the label of a deliverable, of a criterion.
  case words(french: String, english: String)
  case list([Argument])

  public static func number(_ value: Double) -> Argument { .number(value, decimals: nil) }
  public static func share(_ share: Share) -> Argument { .percent(share.fraction, decimals: 0) }
  public static func texts(_ texts: [String]) -> Argument { .list(texts.map { .text($0) }) }
  public static func field<T: Item>(_ type: T.Type, _ name: String) -> Argument {
    .label("field.\(T.kind.name).\(name)")
  }
  public static func kind<T: Item>(_ type: T.Type) -> Argument { .label("kind.\(T.kind.name)") }
  public static func choice<C: Choice>(_ choice: C) -> Argument {
    .label("choice.\(C.choiceName).\(choice.rawValue)")
  }
}

extension Argument: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
}
