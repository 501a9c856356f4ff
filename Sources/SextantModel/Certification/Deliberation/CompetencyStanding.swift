/// How a competency stands: what its criteria come to by the rules.
public struct CompetencyStanding: Sendable, Equatable {
  public let competency: String
  public let result: BlockResult
  /// The mean of its criteria, the group's and the candidate's own parts weighted; `nil` while open.
  public let points: Double?
  /// Criteria that were not acquired.
  public let failed: [String]
  /// Criteria that are still open.
  public let open: [String]

  init(
    _ part: DeliberationFrame.CompetencyPart, _ standings: [String: CriterionStanding],
    _ frame: DeliberationFrame
  ) {
    competency = part.id
    let own = part.criteria.compactMap { standings[$0] }
    failed = own.filter { $0.isAcquired == false }.map(\.criterion)
    open = own.filter { $0.isAcquired == nil }.map(\.criterion)
    func mean(_ criteria: [String]) -> Double? {
      let points = criteria.compactMap { standings[$0]?.points }
      guard !points.isEmpty, points.count == criteria.count else { return nil }
      return points.reduce(0, +) / Double(points.count)
    }
    switch (part.groupCriteria.isEmpty, part.ownCriteria.isEmpty) {
    case (true, true): points = nil
    case (false, true): points = mean(part.groupCriteria)
    case (true, false): points = mean(part.ownCriteria)
    case (false, false):
      points = mean(part.groupCriteria).flatMap { group in
        mean(part.ownCriteria).map { own in
          part.groupShare * group + (1 - part.groupShare) * own
        }
      }
    }
    result = decide(
      frame.rules.competencyRule ?? .all, frame.rules.competencyThreshold,
      acquired: own.count - failed.count - open.count, failed: failed.count, open: open.count,
      points: points, pass: frame.scale.passPoints)
  }
}

/// What parts come to. Nothing to judge by stays undecided: no rule grants what nobody assessed.
func decide(
  _ method: PassMethod, _ threshold: Double?, acquired: Int, failed: Int, open: Int,
  points: Double?, pass: Double?
) -> BlockResult {
  let count = acquired + failed + open
  guard count > 0 else { return .undecided }
  switch method {
  case .all:
    if failed > 0 { return .notAcquired }
    return open > 0 ? .undecided : .acquired
  case .share:
    let needed = Double(count) * (threshold ?? 100) / 100 - 1e-9
    if Double(acquired) >= needed { return .acquired }
    return Double(acquired + open) >= needed ? .undecided : .notAcquired
  case .mean:
    guard let points, let least = threshold ?? pass else { return .undecided }
    return points >= least - 1e-9 ? .acquired : .notAcquired
  }
}
