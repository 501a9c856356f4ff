/// Where a total's variance comes from: each part's share in it, by its size, its rate and the mix.
///
/// A total is the sum over parts (channels, segments…) of volume × rate, such as sessions × conversion
/// or orders × basket; two states of it are compared: target and actual, or last year and this year.
public struct VarianceParts: Sendable, Hashable {
  /// What a part's volume and rate are in one state.
  public struct Part: Sendable, Hashable {
    public let volume: Double
    public let rate: Double

    public init(volume: Double, rate: Double) {
      self.volume = volume
      self.rate = rate
    }
  }

  /// What a part adds to the variance.
  public struct Effect: Sendable, Hashable {
    /// All volumes having grown alike: the part's old total × the growth of all volume.
    public let volume: Double
    /// The part's weight in the volume having changed, valued by how far its old rate is from the
    /// mean: a growing part pulls the total up only where it is better than the mean.
    public let mix: Double
    /// The part's own rate having changed, on its new volume.
    public let rate: Double

    public var sum: Double { volume + mix + rate }
  }

  public let effects: [Effect]
  public let before: Double
  public let after: Double

  public var variance: Double { after - before }
  public var volumeEffect: Double { effects.reduce(0) { $0 + $1.volume } }
  public var mixEffect: Double { effects.reduce(0) { $0 + $1.mix } }
  public var rateEffect: Double { effects.reduce(0) { $0 + $1.rate } }

  /// The effects of all parts add up to the variance, but for rounding in the last digits.
  ///
  /// - Throws: `.tooFew` where the state before has no volume: nothing can have grown from it.
  public init(before old: [Part], after new: [Part]) throws(IndicatorError) {
    guard old.count == new.count else {
      throw .lengthsDiffer(expected: old.count, found: new.count)
    }
    guard !old.isEmpty else { throw .tooFew(needed: 1, found: 0) }
    for (place, part) in (old + new).enumerated() {
      guard part.volume >= 0, part.volume <= 1e100, abs(part.rate) <= 1e100 else {
        throw .outOfRange(place: place % old.count)
      }
    }
    oldVolume = old.reduce(0) { $0 + $1.volume }
    newVolume = new.reduce(0) { $0 + $1.volume }
    guard oldVolume > 0 else { throw .tooFew(needed: 1, found: 0) }
    before = old.reduce(0) { $0 + $1.volume * $1.rate }
    after = new.reduce(0) { $0 + $1.volume * $1.rate }
    let mean = before / oldVolume
    let growth = newVolume / oldVolume
    effects = zip(old, new).map { old, new in
      // A part that was not there had no rate: all it brings is mix.
      let oldRate = old.volume > 0 ? old.rate : new.rate
      return Effect(
        volume: (growth - 1) * old.volume * oldRate,
        mix: (new.volume - growth * old.volume) * (oldRate - mean),
        rate: new.volume * (new.rate - oldRate))
    }
  }

  /// The same for the mean rate itself (total over volume), such as the conversion of all channels:
  /// its change by part, as mix and rate; volume as such does not move it.
  ///
  /// `nil` where the state after has no volume.
  public var meanRate: (before: Double, after: Double, effects: [Effect])? {
    guard newVolume > 0 else { return nil }
    return (
      before / oldVolume, after / newVolume,
      effects.map { Effect(volume: 0, mix: $0.mix / newVolume, rate: $0.rate / newVolume) }
    )
  }

  private let oldVolume: Double
  private let newVolume: Double
}
