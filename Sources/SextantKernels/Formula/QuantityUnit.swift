/// What a quantity is counted in: base symbols and their exponents, such as orders per session.
///
/// No conversion: `€` and `k€` are as different as `€` and `orders`.
public struct QuantityUnit: Sendable, Hashable, CustomStringConvertible {
  /// Never zero.
  public let exponents: [String: Int]

  /// The unit of a bare number or a share.
  public static let none = QuantityUnit([:])

  public init(_ exponents: [String: Int]) { self.exponents = exponents.filter { $0.value != 0 } }

  /// One base symbol to the power 1; `none` for an empty one.
  public init(_ symbol: String) { self.init(symbol.isEmpty ? [:] : [symbol: 1]) }

  /// As in `€/orders`, `€·h/m^2`, `1/sessions`, or `1` for none; symbols in the order of their
  /// letters.
  public var description: String {
    func side(_ sign: Int) -> String {
      exponents.filter { $0.value.signum() == sign }.sorted { $0.key < $1.key }
        .map { $0.value.magnitude == 1 ? $0.key : "\($0.key)^\($0.value.magnitude)" }
        .joined(separator: "·")
    }
    let (over, under) = (side(1), side(-1))
    if under.isEmpty { return over.isEmpty ? "1" : over }
    return (over.isEmpty ? "1" : over) + "/" + under
  }

  /// The unit of a product, or of a quotient where `sign` is −1; `nil` beyond the power 100.
  fileprivate func combined(with other: QuantityUnit, sign: Int) -> QuantityUnit? {
    var sum = exponents
    for (symbol, exponent) in other.exponents {
      let bounds = -100...100
      guard bounds.contains(sum[symbol, default: 0]), bounds.contains(exponent) else { return nil }
      sum[symbol, default: 0] += sign * exponent
    }
    return QuantityUnit(sum)
  }
}

extension Formula {
  /// The unit of the formula's value, given those of its names; numbers have none.
  ///
  /// What is added, subtracted or compared must have the same unit; products and quotients combine.
  public func unit(of lookup: (String) -> QuantityUnit?) -> Result<QuantityUnit, UnitError> {
    var stack: [QuantityUnit] = []
    for step in steps {
      switch step {
      case .number: stack.append(.none)
      case .quantity(let name), .series(_, let name):
        guard let unit = lookup(name) else { return .failure(.unknownName(name)) }
        stack.append(unit)
      case .negated: break
      case .binary(let operation):
        let right = stack.popLast() ?? .none
        let left = stack.popLast() ?? .none
        switch operation {
        case .multiply, .divide:
          let sign = operation == .multiply ? 1 : -1
          guard let unit = left.combined(with: right, sign: sign) else {
            return .failure(.powerTooHigh)
          }
          stack.append(unit)
        case .add, .subtract, .min, .max:
          guard left == right else { return .failure(.mismatch(left, right)) }
          stack.append(left)
        }
      }
    }
    return .success(stack.last ?? .none)
  }
}

/// Why a formula has no unit.
public enum UnitError: Error, Sendable, Hashable {
  case unknownName(String)
  /// The two, left and right, that cannot be added, subtracted or compared.
  case mismatch(QuantityUnit, QuantityUnit)
  case powerTooHigh
}
