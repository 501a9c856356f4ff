/// The z of a 95 % confidence level, as surveys print it.
public let usualConfidence = 1.96

/// Margin of error of a proportion measured on a simple random sample, as a share (0.0498 for
/// 4,98 points): z·√(p(1−p)/n)·√((N−n)/(N−1)).
///
/// Cochran, *Sampling Techniques*, chapter 3, with the correction for a finite population.
/// - Parameters:
///   - sample: n, answers obtained.
///   - population: N; without it the population counts as infinite.
///   - proportion: p; one half is the most cautious.
///   - z: confidence, in standard deviations.
/// - Returns: `nil` unless 1 ≤ n ≤ N, 0 ≤ p ≤ 1 and z > 0.
public func marginOfError(
  sample: Int, population: Int? = nil, proportion: Double = 0.5, z: Double = usualConfidence
) -> Double? {
  guard sample >= 1, proportion >= 0, proportion <= 1, z > 0, z.isFinite else { return nil }
  let margin = z * (proportion * (1 - proportion) / Double(sample)).squareRoot()
  guard let population else { return margin }
  guard population >= sample else { return nil }
  if population == sample { return 0 }
  return margin * ((Double(population) - Double(sample)) / (Double(population) - 1)).squareRoot()
}

/// The smallest sample whose margin of error is at most `margin` (a share, 0.05 for 5 points).
///
/// Cochran's formula solved for n: n₀ = z²p(1−p)/e², n = n₀ / (1 + (n₀ − 1)/N), rounded up.
/// - Returns: `nil` for a margin, proportion, z or population that is not positive or makes no
///   sense, or a sample above 2⁵³.
public func sampleSize(
  margin: Double, population: Int? = nil, proportion: Double = 0.5, z: Double = usualConfidence
) -> Int? {
  guard margin > 0, margin < 1, proportion >= 0, proportion <= 1, z > 0, z.isFinite else {
    return nil
  }
  if let population, population < 1 { return nil }
  let size = exactSampleSize(margin, population, proportion, z)
  // A whole result may come out a hair above itself.
  guard size <= 9_007_199_254_740_992 else { return nil }
  return max(1, Int((size * (1 - 1e-12)).rounded(.up)))
}

/// Cochran's n before rounding; `margin` above nought, `population` at least one. Infinite where the
/// population is and the margin is too small for a number.
func exactSampleSize(_ margin: Double, _ population: Int?, _ proportion: Double, _ z: Double)
  -> Double
{
  let size = z * z * proportion * (1 - proportion) / (margin * margin)
  guard let population else { return size }
  let whole = Double(population)
  return size.isFinite ? min(size / (1 + (size - 1) / whole), whole) : whole
}
