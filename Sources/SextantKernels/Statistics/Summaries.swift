/// The arithmetic mean; `nil` without values or when one is not finite.
public func mean(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  // Should the sum overflow, dividing first does not.
  let sum = values.reduce(0, +)
  let count = Double(values.count)
  let result = sum.isFinite ? sum / count : values.reduce(0) { $0 + $1 / count }
  return result.isFinite ? result : nil
}

/// The middle value, or the mean of the two middle ones; `nil` as for `mean`.
public func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
}

/// How far values lie from their mean: √(Σ(x − x̄)² / (n − 1)) for a sample, / n for a whole
/// population. `nil` as for `mean`, and for a sample of one.
public func standardDeviation(_ values: [Double], wholePopulation: Bool = false) -> Double? {
  let divisor = values.count - (wholePopulation ? 0 : 1)
  guard divisor >= 1, let mean = mean(values) else { return nil }
  let result = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(divisor))
    .squareRoot()
  return result.isFinite ? result : nil
}
