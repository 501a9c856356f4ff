#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The completion of pairwise judgements that contradicts them least: missing ratios for which λmax is
/// smallest (Bozóki, Fülöp and Rónyai, 2010).
///
/// λmax is strictly convex in the logarithms of the missing ratios when a chain of judgements links
/// everything, so that there is one smallest value. The random indices of Ágoston and Csató are those
/// of this value.
enum PairwiseCompletion {
  /// - Parameters:
  ///   - ratios: row by row; 0 where nobody judged.
  ///   - weights: a first guess: missing ratios begin as those of the weights.
  static func leastEigenvalue(_ ratios: [Double], size: Int, weights: [Double]) -> Double {
    var full = ratios
    var open: [(row: Int, column: Int)] = []
    for row in 0..<size {
      for column in (row + 1)..<max(size, row + 1) where ratios[row * size + column] == 0 {
        open.append((row, column))
        let ratio = weights[column] > 0 ? weights[row] / weights[column] : 1
        full[row * size + column] = ratio
        full[column * size + row] = 1 / ratio
      }
    }
    var right = weights
    var left = weights.map { $0 > 0 ? 1 / $0 : 1 }
    var value = eigenvalue(full, size, &right, transposed: false)
    if open.isEmpty { return value }
    var step = 1.0
    for _ in 0..<2_000 {
      _ = eigenvalue(full, size, &left, transposed: true)
      // At the smallest value aᵢⱼ uᵢ vⱼ = aⱼᵢ uⱼ vᵢ for every missing pair.
      var next = full
      var change = 0.0
      for (row, column) in open {
        let now = log(full[row * size + column])
        let best = 0.5 * log(left[column] * right[row] / (left[row] * right[column]))
        let moved = now + step * (best - now)
        change = max(change, abs(moved - now))
        next[row * size + column] = exp(moved)
        next[column * size + row] = exp(-moved)
      }
      var trial = right
      let found = eigenvalue(next, size, &trial, transposed: false)
      guard found.isFinite, found <= value + 1e-13 else {
        step /= 2
        if step < 1e-6 { break }
        continue
      }
      (full, right, value) = (next, trial, min(value, found))
      if change < 1e-10 { break }
    }
    return value
  }

  /// The largest eigenvalue of a positive matrix, and its vector, by powers.
  private static func eigenvalue(
    _ matrix: [Double], _ size: Int, _ vector: inout [Double], transposed: Bool
  ) -> Double {
    var next = vector
    var value = Double(size)
    for _ in 0..<10_000 {
      var sum = 0.0
      for row in 0..<size {
        var entry = 0.0
        for column in 0..<size {
          entry += matrix[transposed ? column * size + row : row * size + column] * vector[column]
        }
        next[row] = entry
        sum += entry
      }
      let norm = vector.reduce(0, +)
      value = sum / norm
      var change = 0.0
      for row in 0..<size {
        next[row] /= sum
        change = max(change, abs(next[row] - vector[row] / norm))
      }
      swap(&vector, &next)
      if change < 1e-14 { break }
    }
    return value
  }
}
