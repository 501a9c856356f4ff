/// An indicator's arithmetic over named quantities, such as `100 * orders / sessions` or
/// `(58 % * revenue - sum(costs)) / sum(costs)`.
///
/// Numbers with a decimal point, percentages (`58 %` is 0.58), names `[A-Za-z_][A-Za-z0-9_.]*`,
/// `+ - * /`, unary minus, brackets, and the functions `sum(x)`, `mean(x)`, `last(x)` over the
/// values of one named series, `min(a, b)` and `max(a, b)`. Spaces, no-break ones too, are free.
public struct Formula: Sendable, Hashable {
  /// The quantities read, each once, in the order they first appear.
  public let names: [String]
  /// In postfix order: reading it needs a stack, no recursion.
  let steps: [Step]

  /// Longest text accepted, in bytes of UTF-8.
  public static let longest = 4096
  /// Most brackets, functions and minus signs within one another.
  public static let deepest = 64

  public init(parsing text: String) throws(FormulaError) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.longest else {
      throw FormulaError(kind: .tooLong, offset: Self.longest)
    }
    var parser = FormulaParser(bytes: bytes)
    steps = try parser.parse()
    var seen: Set<String> = []
    names = steps.compactMap(\.name).filter { seen.insert($0).inserted }
  }

  enum Step: Sendable, Hashable {
    case number(Double)
    case quantity(String)
    case series(SeriesFunction, String)
    case negated
    case binary(BinaryOperation)

    var name: String? {
      switch self {
      case .quantity(let name), .series(_, let name): name
      case .number, .negated, .binary: nil
      }
    }
  }

  enum SeriesFunction: String, Sendable { case sum, mean, last }
  enum BinaryOperation: String, Sendable { case add, subtract, multiply, divide, min, max }
}

/// Where and why a text is no formula.
public struct FormulaError: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case empty
    case unexpectedCharacter
    /// An operator, a comma or a bracket stands where a number or a name should.
    case missingOperand
    case unclosedParenthesis
    case unknownFunction(String)
    /// `sum`, `mean` and `last` take one name; `min` and `max` take two formulas.
    case wrongArguments(function: String)
    case numberTooLarge
    case tooDeep
    case tooLong
  }
  public let kind: Kind
  /// Bytes of UTF-8 before the place.
  public let offset: Int

  public init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
