internal import SextantKernels

/// What each factor of an indicator adds to a gap: revenue = sessions × conversion × basket.
public struct FactorContributions: Sendable {
  public struct Part: Sendable, Equatable {
    public let factor: ID<Indicator>
    public let before: Double
    public let after: Double
    public let effect: Double
  }

  public let before: Double
  public let after: Double
  public let parts: [Part]
  /// What the factors' own targets leave unexplained because their product is not the target; 0
  /// between two periods.
  public let rest: Double

  public var change: Double { after - before }

  /// Why a gap cannot be shared among the factors.
  public enum Gap: Error, Sendable, Equatable {
    /// The indicator names no factors, or fewer than two.
    case noFactors
    /// This factor has no value, or no target, to compare.
    case unknown(ID<Indicator>)
    /// The product of the factors is not the indicator, up to a fixed number such as 100.
    case notTheProduct
  }

  /// How far the fixed number may drift from one period to the next, as a share.
  static let tolerance = 0.005
}

extension Examination {
  /// What each factor adds to the change from one period to another.
  public func contributions(
    ofFactorsTo indicator: Indicator, from earlier: Period, to later: Period
  ) -> Result<FactorContributions, FactorContributions.Gap> {
    guard indicator.factors.count >= 2 else { return .failure(.noFactors) }
    guard case .success(let before) = measured.value(of: indicator, over: earlier),
      case .success(let after) = measured.value(of: indicator, over: later)
    else { return .failure(.unknown(indicator.id)) }
    switch (factors(of: indicator, over: earlier), factors(of: indicator, over: later)) {
    case (.failure(let gap), _), (_, .failure(let gap)): return .failure(gap)
    case (.success(let old), .success(let new)):
      guard let one = Self.constant(before, old), let other = Self.constant(after, new),
        abs(one - other) <= abs(one) * FactorContributions.tolerance
      else { return .failure(.notTheProduct) }
      return shares(indicator, before: before, after: after, old, new)
    }
  }

  /// What each factor adds to the gap between a period's value and its target, the factors' own
  /// targets being what they should have been.
  public func contributions(ofFactorsTo indicator: Indicator, againstTargetOver period: Period)
    -> Result<FactorContributions, FactorContributions.Gap>
  {
    guard indicator.factors.count >= 2 else { return .failure(.noFactors) }
    guard case .success(let after) = measured.value(of: indicator, over: period),
      let wanted = indicator.wanted(over: period)?.value
    else { return .failure(.unknown(indicator.id)) }
    var targets: [Double] = []
    for id in indicator.factors {
      guard let factor = find(id), factor.direction != .band,
        let target = factor.wanted(over: period)?.value
      else { return .failure(.unknown(id)) }
      targets.append(target)
    }
    switch factors(of: indicator, over: period) {
    case .failure(let gap): return .failure(gap)
    case .success(let values):
      guard let constant = Self.constant(after, values) else { return .failure(.notTheProduct) }
      let before = constant * targets.reduce(1, *)
      return shares(
        indicator, before: before, after: after, targets, values, rest: before - wanted)
    }
  }

  private func factors(of indicator: Indicator, over period: Period)
    -> Result<[Double], FactorContributions.Gap>
  {
    var values: [Double] = []
    for id in indicator.factors {
      guard let factor = find(id),
        case .success(let value) = measured.value(of: factor, over: period)
      else { return .failure(.unknown(id)) }
      values.append(value)
    }
    return .success(values)
  }

  /// What the product of the factors is to be multiplied by.
  private static func constant(_ value: Double, _ factors: [Double]) -> Double? {
    let product = factors.reduce(1, *)
    guard product != 0, value != 0 else { return nil }
    let constant = value / product
    return constant.isFinite ? constant : nil
  }

  private func shares(
    _ indicator: Indicator, before: Double, after: Double, _ old: [Double], _ new: [Double],
    rest: Double = 0
  ) -> Result<FactorContributions, FactorContributions.Gap> {
    guard let constant = Self.constant(after, new),
      let effects = try? factorContributions(before: old, after: new)
    else { return .failure(.notTheProduct) }
    let parts = indicator.factors.indices.map { place in
      FactorContributions.Part(
        factor: indicator.factors[place], before: old[place], after: new[place],
        effect: constant * effects[place])
    }
    return .success(
      FactorContributions(before: before - rest, after: after, parts: parts, rest: rest))
  }
}
