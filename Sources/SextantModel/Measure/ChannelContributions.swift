internal import SextantKernels

/// What each channel adds to the change of an indicator from one period to another.
///
/// A quantity that adds up (revenue) changes by what each channel's changes; a rate (orders over
/// sessions) by what happens within each channel and by the channels' weights moving.
public struct ChannelContributions: Sendable {
  public struct Part: Sendable, Equatable {
    /// `nil` for what is measured under no channel.
    public let channel: ID<Channel>?
    public let before: Double
    public let after: Double
    /// What the part adds to the change.
    public let effect: Double
    /// For a rate: what of it is the part's weight having changed, the rest being its own rate.
    public let mix: Double?
  }

  public let earlier: Period
  public let later: Period
  public let before: Double
  public let after: Double
  /// Their effects add up to the change; the greatest first, what has no channel last.
  public let parts: [Part]

  public var change: Double { after - before }
}

extension Examination {
  /// `nil` where the indicator is neither a quantity nor a quotient of two, or its quantities are not
  /// measured by channel over both periods.
  public func contributions(
    ofChannelsTo indicator: Indicator, from earlier: Period, to later: Period
  ) -> ChannelContributions? {
    guard let formula = try? Formula(parsing: indicator.formula) else { return nil }
    switch formula.names.count {
    case 1:
      guard let factor = formula.scale(at: [1]), formula.isProportional(to: factor) else {
        return nil
      }
      return sum(ID(formula.names[0]), factor, earlier, later)
    case 2:
      guard let factor = formula.quotientFactor else { return nil }
      return quotient(
        ID(formula.names[0]), over: ID(formula.names[1]), factor, earlier, later)
    default: return nil
    }
  }

  private func sum(
    _ metric: ID<Metric>, _ factor: Double, _ earlier: Period, _ later: Period
  ) -> ChannelContributions? {
    guard let before = measured.value(of: metric, over: earlier),
      let after = measured.value(of: metric, over: later)
    else { return nil }
    var parts: [ChannelContributions.Part] = []
    var (restBefore, restAfter) = (before, after)
    for channel in measured.channels(of: metric) {
      guard let old = measured.value(of: metric, over: earlier, channel: channel),
        let new = measured.value(of: metric, over: later, channel: channel)
      else { continue }
      parts.append(
        ChannelContributions.Part(
          channel: channel, before: factor * old, after: factor * new,
          effect: factor * (new - old), mix: nil))
      restBefore -= old
      restAfter -= new
    }
    guard !parts.isEmpty else { return nil }
    var sorted = parts.sorted { abs($0.effect) > abs($1.effect) }
    let size = max(abs(before), abs(after))
    if abs(restBefore) > size * 1e-9 || abs(restAfter) > size * 1e-9 {
      sorted.append(
        ChannelContributions.Part(
          channel: nil, before: factor * restBefore, after: factor * restAfter,
          effect: factor * (restAfter - restBefore), mix: nil))
    }
    return ChannelContributions(
      earlier: earlier, later: later, before: factor * before, after: factor * after,
      parts: sorted)
  }

  private func quotient(
    _ over: ID<Metric>, over under: ID<Metric>, _ factor: Double, _ earlier: Period,
    _ later: Period
  ) -> ChannelContributions? {
    typealias Pair = (above: Double, below: Double)
    func pair(_ period: Period, _ channel: ID<Channel>?) -> Pair? {
      guard let above = measured.value(of: over, over: period, channel: channel),
        let below = measured.value(of: under, over: period, channel: channel), below >= 0
      else { return nil }
      return (above, below)
    }
    guard let before = pair(earlier, nil), let after = pair(later, nil) else { return nil }
    var channels: [ID<Channel>?] = []
    var old: [Pair] = []
    var new: [Pair] = []
    for channel in measured.channels(of: under) {
      guard let one = pair(earlier, channel), let other = pair(later, channel) else { continue }
      channels.append(channel)
      old.append(one)
      new.append(other)
    }
    guard !channels.isEmpty else { return nil }
    let rest = (
      Pair(
        before.above - old.reduce(0) { $0 + $1.above },
        before.below - old.reduce(0) { $0 + $1.below }),
      Pair(
        after.above - new.reduce(0) { $0 + $1.above },
        after.below - new.reduce(0) { $0 + $1.below })
    )
    let small = max(before.below, after.below) * 1e-9
    // Channels that hold more than the whole overlap: their parts would mean nothing.
    guard rest.0.below >= -small, rest.1.below >= -small else { return nil }
    if rest.0.below > small || rest.1.below > small {
      channels.append(nil)
      old.append((rest.0.above, max(0, rest.0.below)))
      new.append((rest.1.above, max(0, rest.1.below)))
    }
    func parts(_ pairs: [Pair]) -> [VarianceParts.Part] {
      pairs.map { pair in
        VarianceParts.Part(
          volume: pair.below, rate: pair.below > 0 ? factor * pair.above / pair.below : 0)
      }
    }
    guard let variance = try? VarianceParts(before: parts(old), after: parts(new)),
      let mean = variance.meanRate
    else { return nil }
    let found = channels.indices.map { place in
      ChannelContributions.Part(
        channel: channels[place], before: parts(old)[place].rate, after: parts(new)[place].rate,
        effect: mean.effects[place].sum, mix: mean.effects[place].mix)
    }
    let sorted = found.sorted { one, two in
      if (one.channel == nil) != (two.channel == nil) { return two.channel == nil }
      return abs(one.effect) > abs(two.effect)
    }
    return ChannelContributions(
      earlier: earlier, later: later, before: mean.before, after: mean.after, parts: sorted)
  }
}

extension Formula {
  /// Its value where its names, in their order, have these values.
  fileprivate func scale(at values: [Double]) -> Double? {
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return try? evaluate { name in
      places[name].flatMap { values.indices.contains($0) ? values[$0] : nil }
    }.get()
  }

  /// Whether it is its one name times a factor.
  fileprivate func isProportional(to factor: Double) -> Bool {
    factor != 0
      && [-3.0, 0, 7].allSatisfy { value in
        scale(at: [value]).map { abs($0 - factor * value) <= 1e-9 * abs(factor) } ?? false
      }
  }

  /// The factor f where it is f × its first name / its second one.
  fileprivate var quotientFactor: Double? {
    guard let factor = scale(at: [1, 1]), factor != 0 else { return nil }
    let tried = [(3.0, 7.0), (0, 2), (5, 0.5)]
    let isQuotient = tried.allSatisfy { above, below in
      scale(at: [above, below]).map { abs($0 - factor * above / below) <= 1e-9 * abs(factor) }
        ?? false
    }
    return isQuotient ? factor : nil
  }
}
