extension Formula {
  /// The formula's value, given those of its names.
  ///
  /// - Parameters:
  ///   - value: the one value of a quantity, or `nil` when it is unknown.
  ///   - series: the values, in order, that `sum`, `mean` and `last` run over; where it has none
  ///     for a name, the quantity's one value counts as a series of one.
  public func evaluate(
    _ value: (String) -> Double?, series: (String) -> [Double]? = { _ in nil }
  ) -> Result<Double, EvaluationError> {
    compute(value, series: series).mapError(\.error)
  }

  /// The same, an error telling the place in the text that has no value.
  public func compute(
    _ value: (String) -> Double?, series: (String) -> [Double]? = { _ in nil }
  ) -> Result<Double, EvaluationFault> {
    var stack: [Double] = []
    var next = 0
    while next < steps.count {
      let placed = steps[next]
      next += 1
      func fault(_ error: EvaluationError, _ place: Range<Int>? = nil)
        -> Result<Double, EvaluationFault>
      {
        .failure(EvaluationFault(error: error, place: place ?? placed.place))
      }
      let number: Double
      switch placed.step {
      case .number(let stated): number = stated
      case .quantity(let name):
        guard let known = value(name) else { return fault(.unknownName(name)) }
        number = known
      case .series(let function, let names):
        var values: [Double] = []
        for name in names {
          guard let more = series(name) ?? value(name).map({ [$0] }) else {
            return fault(.unknownName(name))
          }
          values += more
        }
        switch Self.value(of: function, over: values, names.first ?? "") {
        case .success(let found): number = found
        case .failure(let error): return fault(error)
        }
      case .negated: number = -(stack.popLast() ?? .nan)
      case .binary(let operation):
        let right = stack.popLast() ?? .nan
        let left = stack.popLast() ?? .nan
        if operation == .divide || operation == .share, right == 0 {
          return fault(.divisionByZero, placed.divisor)
        }
        number = Self.value(of: operation, left, right)
      case .comparison(let comparison):
        let right = stack.popLast() ?? .nan
        let left = stack.popLast() ?? .nan
        number = Self.holds(comparison, left, right) ? 1 : 0
      case .unless(let target):
        if stack.popLast() == 0 { next = target }
        continue
      case .goTo(let target):
        next = target
        continue
      case .join: continue
      }
      guard number.isFinite else { return fault(.notFinite) }
      stack.append(number)
    }
    return stack.last.map { .success($0) }
      ?? .failure(EvaluationFault(error: .notFinite, place: 0..<0))
  }

  private static func holds(_ comparison: Comparison, _ left: Double, _ right: Double) -> Bool {
    switch comparison {
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    case .equal: left == right
    case .unlike: left != right
    }
  }

  private static func value(
    of function: SeriesFunction, over values: [Double], _ name: String
  ) -> Result<Double, EvaluationError> {
    switch function {
    case .sum: return .success(values.reduce(0, +))
    case .last: return values.last.map { .success($0) } ?? .failure(.emptySeries(name))
    case .mean:
      if values.isEmpty { return .failure(.emptySeries(name)) }
      return SextantKernels.mean(values).map { .success($0) } ?? .failure(.notFinite)
    }
  }

  private static func value(
    of operation: BinaryOperation, _ left: Double, _ right: Double
  ) -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide, .share: left / right
    case .min: Swift.min(left, right)
    case .max: Swift.max(left, right)
    }
  }
}

/// Why a formula has no value, and the bytes of its text where: a divisor that is zero, a name that
/// is unknown.
public struct EvaluationFault: Error, Sendable, Hashable {
  public let error: EvaluationError
  public let place: Range<Int>
}

/// Why a formula has no value.
public enum EvaluationError: Error, Sendable, Hashable {
  case unknownName(String)
  /// `mean` or `last` of a series without values.
  case emptySeries(String)
  case divisionByZero
  /// A value given or reached is infinite or not a number.
  case notFinite
}
