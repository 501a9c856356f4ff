/// An indicator's arithmetic over named quantities, such as `100 * orders / sessions` or
/// `if(sessions > 0, share(mobile, sessions), 0)`.
///
/// Numbers with a decimal point, percentages (`58 %` is 0.58), names `[A-Za-z_][A-Za-z0-9_.]*`,
/// `+ - * /`, unary minus, brackets, and these functions:
/// - `sum(x, …)`, `mean(x, …)`, `last(x)` over the values of named series;
/// - `min(a, b, …)` and `max(a, b, …)` of formulas;
/// - `ratio(a, b)`: a / b; `share(part, whole)`: the same of like units, a bare number;
/// - `if(a < b, x, y)`, comparing by `< <= > >= = !=` (also `== <> ≤ ≥ ≠`): of x and y only the one
///   that holds is computed.
/// Spaces, no-break ones too, are free.
public struct Formula: Sendable, Hashable {
  /// The quantities read, each once, in the order they first appear.
  public let names: [String]
  /// In postfix order: reading it needs a stack, no recursion.
  let steps: [PlacedStep]

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
    names = steps.flatMap(\.step.names).filter { seen.insert($0).inserted }
  }

  /// A step and the bytes of the text it comes from.
  struct PlacedStep: Sendable, Hashable {
    var step: Step
    let place: Range<Int>
    /// The divisor, where it divides.
    let divisor: Range<Int>
  }

  enum Step: Sendable, Hashable {
    case number(Double)
    case quantity(String)
    case series(SeriesFunction, [String])
    case negated
    case binary(BinaryOperation)
    case comparison(Comparison)
    /// Goes on at a step unless the comparison before holds.
    case unless(goTo: Int)
    case goTo(Int)
    /// Where both ways of an `if` meet.
    case join

    var names: [String] {
      switch self {
      case .quantity(let name): [name]
      case .series(_, let names): names
      case .number, .negated, .binary, .comparison, .unless, .goTo, .join: []
      }
    }
  }

  enum SeriesFunction: String, Sendable { case sum, mean, last }
  enum BinaryOperation: String, Sendable { case add, subtract, multiply, divide, min, max, share }
  enum Comparison: Sendable { case less, atMost, more, atLeast, equal, unlike }
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
    /// `sum` and `mean` take names, `last` one name; `min` and `max` take two formulas or more,
    /// `ratio` and `share` two, `if` a comparison and two formulas.
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
