internal import SextantKernels

/// Where an indicator is heading over the periods shown: the median slope, and whether it could be
/// chance.
public struct IndicatorTrend: Sendable, Equatable {
  public enum Direction: String, Sendable, CaseIterable {
    case rising, falling
    /// Chance explains the slope.
    case none
    /// Fewer than four values: nothing can be told.
    case tooShort
  }

  public let direction: Direction
  /// Per period.
  public let slope: Double
  /// How many values it rests on.
  public let count: Int
  /// How often chance alone would give as clear a course.
  public let p: Double
  /// Whether it goes the way wanted; `nil` where there is no course or no way wanted.
  public let isWanted: Bool?

  init?(_ values: [Double?], _ wanted: IndicatorDirection?) {
    guard let trend = try? SeriesTrend(values) else { return nil }
    slope = trend.slope
    count = trend.count
    p = trend.p
    switch trend.direction {
    case .rising: direction = .rising
    case .falling: direction = .falling
    case .none: direction = .none
    case .tooShort: direction = .tooShort
    }
    switch (direction, wanted ?? .higher) {
    case (.rising, .higher), (.falling, .lower): isWanted = true
    case (.rising, .lower), (.falling, .higher): isWanted = false
    default: isWanted = nil
    }
  }
}
