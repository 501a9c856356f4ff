/// A question that figures answer when a study is prepared or read: how many, how sure, is it
/// different.
///
/// One declaration makes the page, its form, the answer to programs and what a study keeps of it.
/// Texts: `calculator.<name>.title`, `.lead`, and those of its inputs and facts.
public protocol Calculator: Sendable {
  static var name: CalculatorName { get }
  static var inputs: [CalculatorInput] { get }
  static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation
}

/// Which calculator.
public enum CalculatorName: String, Choice {
  public static let choiceName = "calculator"
  case sampleSize, margin, quotas, weighting, testSize, abTest, shares, means, share, crossTable,
    looks

  public var calculator: any Calculator.Type {
    switch self {
    case .sampleSize: SampleSizeCalculator.self
    case .margin: MarginCalculator.self
    case .quotas: QuotaCalculator.self
    case .weighting: WeightingCalculator.self
    case .testSize: TestSizeCalculator.self
    case .abTest: ABTestCalculator.self
    case .shares: SharesCalculator.self
    case .means: MeansCalculator.self
    case .share: ShareCalculator.self
    case .crossTable: CrossTableCalculator.self
    case .looks: LooksCalculator.self
    }
  }
}

/// What a calculator is told.
public struct CalculatorInput: Sendable, Equatable {
  public enum Shape: Sendable, Equatable {
    case count(ClosedRange<Int>)
    /// A part of a whole, within bounds given as fractions.
    case share(ClosedRange<Double>)
    case number(ClosedRange<Double>)
    /// Lines of cells, parted by semicolons, tabs or bars.
    case lines
  }

  public let name: String
  public let shape: Shape
  public let isNeeded: Bool
  /// What stands there before anybody typed, as people write it.
  public let preset: String

  init(_ name: String, _ shape: Shape, preset: String = "", isNeeded: Bool = true) {
    self.name = name
    self.shape = shape
    self.preset = preset
    self.isNeeded = isNeeded
  }

  static let confidence = CalculatorInput("confidence", .share(0.5...0.9999), preset: "95 %")
  static let matters = CalculatorInput("matters", .share(1e-6...0.99), isNeeded: false)
  static func answers(_ name: String) -> CalculatorInput {
    CalculatorInput(name, .count(1...1_000_000_000))
  }
}

/// Why nothing can be computed: what is wrong with which inputs.
public struct CalculatorFault: Error, Sendable, Equatable {
  public struct Problem: Sendable, Equatable {
    public let input: String
    public let message: Message

    public init(_ input: String, _ key: String, _ arguments: [String: Argument] = [:]) {
      self.input = input
      message = Message("calculator.problem.\(key)", arguments)
    }
  }
  public let problems: [Problem]

  public init(_ problems: [Problem]) { self.problems = problems }
  init(_ input: String, _ key: String, _ arguments: [String: Argument] = [:]) {
    problems = [Problem(input, key, arguments)]
  }
}
