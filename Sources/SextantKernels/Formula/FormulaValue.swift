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
    var stack: [Double] = []
    for step in steps {
      let next: Result<Double, EvaluationError>
      switch step {
      case .number(let number): next = .success(number)
      case .quantity(let name):
        next = value(name).map { .success($0) } ?? .failure(.unknownName(name))
      case .series(let function, let name):
        let values = series(name) ?? value(name).map { [$0] }
        next =
          values.map { Self.value(of: function, over: $0, name) }
          ?? .failure(.unknownName(name))
      case .negated: next = .success(-(stack.popLast() ?? .nan))
      case .binary(let operation):
        let right = stack.popLast() ?? .nan
        let left = stack.popLast() ?? .nan
        if operation == .divide, right == 0 { return .failure(.divisionByZero) }
        next = .success(Self.value(of: operation, left, right))
      }
      switch next {
      case .failure: return next
      case .success(let number):
        guard number.isFinite else { return .failure(.notFinite) }
        stack.append(number)
      }
    }
    return stack.last.map { .success($0) } ?? .failure(.notFinite)
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
    case .divide: left / right
    case .min: Swift.min(left, right)
    case .max: Swift.max(left, right)
    }
  }
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
