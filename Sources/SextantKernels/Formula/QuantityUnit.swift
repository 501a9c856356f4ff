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

extension QuantityUnit {
  /// The signs and codes that count as currencies; `k€` is none: it is another unit than `€`.
  static let currencyCodes: Set<String> = [
    "€", "$", "£", "¥", "EUR", "USD", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK",
    "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "UAH", "TRY", "ILS", "AED", "SAR", "QAR",
    "MAD", "TND", "DZD", "EGP", "XOF", "XAF", "XPF", "ZAR", "NGN", "KES", "CNY", "HKD", "TWD",
    "KRW", "SGD", "INR", "THB", "VND", "IDR", "MYR", "PHP", "BRL", "MXN", "ARS", "CLP", "COP",
  ]

  /// Itself without the things counted, where as many of them are above as below.
  fileprivate func withoutShares(of counts: Set<String>) -> QuantityUnit {
    let counted = exponents.filter { counts.contains($0.key) }
    guard counted.values.reduce(0, +) == 0 else { return self }
    return QuantityUnit(exponents.filter { !counts.contains($0.key) })
  }

  /// The currencies in it, in the order of their letters.
  public var currencies: [String] { exponents.keys.filter(Self.currencyCodes.contains).sorted() }

  /// Two currencies that differ where all else is alike.
  fileprivate func otherCurrency(than other: QuantityUnit) -> (String, String)? {
    guard let own = currencies.first, let its = other.currencies.first, own != its,
      currencies.count == 1, other.currencies.count == 1,
      exponents.filter({ $0.key != own }) == other.exponents.filter({ $0.key != its }),
      exponents[own] == other.exponents[its]
    else { return nil }
    return (own, its)
  }
}

extension Formula {
  /// The unit of the formula's value, given those of its names; numbers have none, but a plain 0
  /// goes with any unit.
  ///
  /// What is added, subtracted, compared or alternative must have the same unit; products and
  /// quotients combine. Two currencies meet in an exchange rate only (a name whose unit is `€/$`).
  ///
  /// - Parameter counts: symbols of things counted: one over another is a share, so that
  ///   `1 - orders / carts` is one too. Orders and carts still do not add up.
  public func unit(
    counting counts: Set<String> = [], of lookup: (String) -> QuantityUnit?
  ) -> Result<QuantityUnit, UnitError> {
    checkedUnit(counting: counts, of: lookup).mapError(\.error)
  }

  /// The same, an error telling the place in the text where units do not go together.
  public func checkedUnit(
    counting counts: Set<String> = [], of lookup: (String) -> QuantityUnit?
  ) -> Result<QuantityUnit, UnitFault> {
    func differ(_ left: QuantityUnit, _ right: QuantityUnit) -> Bool {
      left != right && left.withoutShares(of: counts) != right.withoutShares(of: counts)
    }
    // `nil` for a plain 0, which goes with anything.
    var stack: [QuantityUnit?] = []
    for placed in steps {
      func fault(_ error: UnitError) -> Result<QuantityUnit, UnitFault> {
        .failure(UnitFault(error: error, place: placed.place))
      }
      func pair() -> (QuantityUnit?, QuantityUnit?) {
        let right = stack.popLast() ?? nil
        return (stack.popLast() ?? nil, right)
      }
      switch placed.step {
      case .number(let number): stack.append(number == 0 ? nil : QuantityUnit.none)
      case .quantity(let name):
        guard let unit = lookup(name) else { return fault(.unknownName(name)) }
        stack.append(unit)
      case .series(_, let names):
        var common: QuantityUnit?
        for name in names {
          guard let unit = lookup(name) else { return fault(.unknownName(name)) }
          if let known = common, differ(known, unit) { return fault(Self.mismatch(known, unit)) }
          common = unit
        }
        stack.append(common)
      case .negated, .unless, .goTo: break
      case .binary(let operation) where operation == .multiply || operation == .divide:
        let (left, right) = pair()
        guard let left, let right else {
          // Zero times anything, or over anything, is zero.
          stack.append(nil)
          break
        }
        guard let unit = left.combined(with: right, sign: operation == .multiply ? 1 : -1) else {
          return fault(.powerTooHigh)
        }
        let found = unit.currencies
        if found.count > 1, left.currencies.count < 2, right.currencies.count < 2 {
          return fault(
            .mixedCurrencies(left.currencies.first ?? found[0], right.currencies.first ?? found[1]))
        }
        stack.append(unit)
      case .binary(let operation):
        let (left, right) = pair()
        if let left, let right, differ(left, right) { return fault(Self.mismatch(left, right)) }
        stack.append(operation == .share ? QuantityUnit.none : left ?? right)
      case .comparison:
        let (left, right) = pair()
        if let left, let right, differ(left, right) { return fault(Self.mismatch(left, right)) }
      case .join:
        let (left, right) = pair()
        if let left, let right, differ(left, right) { return fault(Self.mismatch(left, right)) }
        stack.append(left ?? right)
      }
    }
    return .success((stack.last ?? nil) ?? .none)
  }

  private static func mismatch(_ left: QuantityUnit, _ right: QuantityUnit) -> UnitError {
    left.otherCurrency(than: right).map { .mixedCurrencies($0.0, $0.1) } ?? .mismatch(left, right)
  }
}

/// Why a formula has no unit.
public enum UnitError: Error, Sendable, Hashable {
  case unknownName(String)
  /// The two, left and right, that cannot be added, subtracted or compared.
  case mismatch(QuantityUnit, QuantityUnit)
  /// Two currencies, left and right, that only an exchange rate could bring together.
  case mixedCurrencies(String, String)
  case powerTooHigh
}

/// Why a formula has no unit, and the bytes of its text where.
public struct UnitFault: Error, Sendable, Hashable {
  public let error: UnitError
  public let place: Range<Int>
}
