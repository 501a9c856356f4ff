/// What is left of a sprint or a product, day by day, beside the even line.
public struct Burndown: Sendable, Hashable {
  /// What is left at the beginning and after each day so far.
  public let remaining: [Double]
  /// The even line from the first scope to 0 over all days; one value more than there are days.
  public let ideal: [Double]
  /// Scope added (or removed) so far.
  public let added: Double

  public static let mostDays = 4_000

  /// - Parameters:
  ///   - scope: what was taken on at the beginning.
  ///   - days: how many working days the sprint has.
  ///   - done: what was finished on each day that has passed.
  ///   - changes: scope added, or taken away (negative), on each of these days; may be shorter.
  /// - Returns: `nil` for figures that are no amounts, or more days passed than there are.
  public init?(scope: Double, days: Int, done: [Double], changes: [Double] = []) {
    guard scope >= 0, scope <= 1e12, days >= 1, days <= Self.mostDays, done.count <= days,
      changes.count <= done.count, done.allSatisfy({ $0.magnitude <= 1e12 }),
      changes.allSatisfy({ $0.magnitude <= 1e12 })
    else { return nil }
    var remaining = [scope]
    var left = scope
    for (day, amount) in done.enumerated() {
      left += (changes.indices.contains(day) ? changes[day] : 0) - amount
      remaining.append(max(0, left))
    }
    self.remaining = remaining
    ideal = (0...days).map { scope * Double(days - $0) / Double(days) }
    added = changes.reduce(0, +)
  }

  public var days: Int { ideal.count - 1 }
  public var passed: Int { remaining.count - 1 }
  /// What is left now.
  public var left: Double { remaining[remaining.count - 1] }
  /// How far behind the even line: above 0, late.
  public var behind: Double { left - ideal[passed] }

  /// The day, counted from the beginning, on which nothing is left at the pace so far; `nil`
  /// without progress.
  public var projectedEnd: Double? {
    if left <= 0 { return Double(remaining.firstIndex { $0 <= 0 } ?? passed) }
    let burnt = remaining[0] - left
    guard passed > 0, burnt > 0 else { return nil }
    return Double(passed) + left / (burnt / Double(passed))
  }
}
