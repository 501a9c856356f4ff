/// A certifier's scale, ready to compute with: levels by their points.
public struct MarkScale: Sendable, Equatable {
  /// From the fewest points to the most.
  public let levels: [MarkLevel]
  /// The fewest points at which something is acquired; `nil` where no level says so.
  public let passPoints: Double?
  private let codes: [String]

  public init(_ rules: CertifierRules) {
    levels = rules.levels.filter { $0.points != nil }
      .sorted { ($0.points ?? 0) < ($1.points ?? 0) }
    passPoints = levels.first(where: \.isAcquired)?.points
    codes = levels.map(\.code)
  }

  public func level(_ code: String) -> MarkLevel? { codes.firstIndex(of: code).map { levels[$0] } }
  public func points(_ code: String) -> Double? {
    codes.firstIndex(of: code).flatMap { levels[$0].points }
  }

  /// The highest level that these points reach; the lowest where they reach none.
  public func level(reachedBy points: Double) -> MarkLevel? {
    levels.last { ($0.points ?? 0) <= points + 1e-9 } ?? levels.first
  }

  /// What makes the scale unfit to decide by.
  public var fault: MarkScaleFault? {
    if levels.count < 2 { return .tooFewLevels }
    if passPoints == nil { return .nothingPasses }
    if Set(levels.map(\.code)).count < levels.count { return .codesRecur }
    // Above the first level that passes, all must.
    let firstPass = levels.firstIndex(where: \.isAcquired) ?? 0
    if levels[firstPass...].contains(where: { !$0.isAcquired }) { return .passesOutOfOrder }
    if zip(levels, levels.dropFirst()).contains(where: { $0.points == $1.points }) {
      return .pointsRecur
    }
    return nil
  }
}

/// What makes a scale unfit to decide by.
public enum MarkScaleFault: String, Sendable, CaseIterable {
  case tooFewLevels, nothingPasses, codesRecur, pointsRecur, passesOutOfOrder
}
