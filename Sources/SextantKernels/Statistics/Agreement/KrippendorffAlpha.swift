/// Reliability of ratings by any number of raters, with gaps, on any scale (Krippendorff,
/// « Computing Krippendorff's Alpha-Reliability », 2011).
public enum RatingScale: Sendable, Hashable {
  case nominal, ordinal, interval
  /// Values must not be negative.
  case ratio
}

/// - Parameter ratings: one row per rater, one column per unit; `nil` where a rater did not rate.
///   Units with fewer than two ratings say nothing and are left out. At most 2,000 different values.
/// - Throws: `.noVariation` where all ratings that count are the same.
public func krippendorffAlpha(_ ratings: [[Double?]], scale: RatingScale) throws(StudyError)
  -> Double
{
  guard ratings.count >= 2 else { throw .tooFew(needed: 2, found: ratings.count) }
  let units = ratings[0].count
  for (row, values) in ratings.enumerated() {
    guard values.count == units else { throw .ragged(row: row) }
    for value in values {
      guard let value else { continue }
      guard abs(value) <= 1e100 else { throw .notFinite }
      guard scale != .ratio || value >= 0 else { throw .outOfRange(.category) }
    }
  }
  let rated = (0..<units).map { unit in ratings.compactMap { $0[unit] } }.filter { $0.count >= 2 }
  guard !rated.isEmpty else { throw .tooFew(needed: 1, found: 0) }
  let values = Set(rated.joined()).sorted()
  guard values.count <= 2000 else { throw .tooMany(limit: 2000, found: values.count) }
  guard values.count >= 2 else { throw .noVariation }
  var place: [Double: Int] = [:]
  for (index, value) in values.enumerated() { place[value] = index }
  let width = values.count
  var coincidences = [Double](repeating: 0, count: width * width)
  for unit in rated {
    var counts: [Int: Double] = [:]
    for value in unit { counts[place[value] ?? 0, default: 0] += 1 }
    let others = Double(unit.count - 1)
    for (one, oneCount) in counts {
      for (two, twoCount) in counts {
        coincidences[one * width + two] +=
          oneCount * (one == two ? twoCount - 1 : twoCount) / others
      }
    }
  }
  let totals = (0..<width).map { row in
    coincidences[(row * width)..<((row + 1) * width)].reduce(0, +)
  }
  let all = totals.reduce(0, +)
  var below = [0.0]
  for total in totals { below.append(below[below.count - 1] + total) }
  func squaredDistance(_ one: Int, _ two: Int) -> Double {
    switch scale {
    case .nominal: return one == two ? 0 : 1
    case .ordinal:
      let between = below[two + 1] - below[one] - (totals[one] + totals[two]) / 2
      return between * between
    case .interval: return (values[one] - values[two]) * (values[one] - values[two])
    case .ratio:
      let sum = values[one] + values[two]
      let share = sum == 0 ? 0 : (values[one] - values[two]) / sum
      return share * share
    }
  }
  var (observed, expected) = (0.0, 0.0)
  for one in 0..<width {
    for two in (one + 1)..<max(one + 1, width) {
      let distance = squaredDistance(one, two)
      observed += coincidences[one * width + two] * distance
      expected += totals[one] * totals[two] * distance
    }
  }
  guard expected > 0 else { throw .noVariation }
  return 1 - (all - 1) * observed / expected
}
