/// Money spent held against money planned, with the tolerance people agreed on. Integer cents.
public struct ToleratedVariance: Sendable, Hashable {
  public enum Status: Sendable, Hashable, CaseIterable { case within, over, under }

  public let planned: Int
  public let actual: Int
  /// Actual less planned, exact.
  public let variance: Int
  /// As a share of what was planned; `nil` where nothing was.
  public let relative: Double?
  /// The variance that is still tolerated, in cents.
  public let tolerated: Int
  public let status: Status

  /// - Parameters:
  ///   - share: the tolerance as a share of what is planned, 0.1 for 10 %, rounded down to the cent.
  ///   - atLeast: an amount that is tolerated however small the line.
  public init(planned: Int, actual: Int, share: Double, atLeast: Int = 0) throws(IndicatorError) {
    let largest = 1_000_000_000_000_000
    guard abs(planned.magnitudeAsInt) <= largest else { throw .outOfRange(place: 0) }
    guard abs(actual.magnitudeAsInt) <= largest else { throw .outOfRange(place: 1) }
    guard share >= 0, share <= 1000 else { throw .outOfRange(place: 2) }
    guard atLeast >= 0, atLeast <= largest else { throw .outOfRange(place: 3) }
    self.planned = planned
    self.actual = actual
    variance = actual - planned
    relative = planned == 0 ? nil : Double(variance) / Double(abs(planned))
    // A tenth is not quite a tenth in binary: a hair is allowed for.
    tolerated = max(atLeast, Int((Double(abs(planned)) * share + 1e-6).rounded(.down)))
    status = abs(variance) <= tolerated ? .within : (variance > 0 ? .over : .under)
  }
}

extension Int {
  /// Its size, the one number without a positive twin counting as the largest.
  fileprivate var magnitudeAsInt: Int { self == .min ? .max : abs(self) }
}
