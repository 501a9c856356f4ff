#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the duration of a task is held to spread between its three estimates.
public enum DurationShape: Sendable, Hashable, CaseIterable {
  /// β-PERT: shape parameters 1 + 4 (m − o) / (p − o) and 1 + 4 (p − m) / (p − o), so that the mean
  /// is (o + 4 m + p) / 6 (Vose, *Risk Analysis*, after Malcolm et al. 1959).
  case beta
  case triangular
}

/// Turns an even share of chance into a duration, by a table of quantiles.
///
/// The table has 1,025 places of a density integrated over as many; between places it is
/// straight. Mean and deviation are right to some 10⁻⁵ of the spread.
struct DurationDraw {
  static let cells = 1024

  /// Quantiles of the spread 0…1 with its peak at `peak`, one after the other.
  static func table(_ shape: DurationShape, peak: Double) -> [Double] {
    var density = [Double](repeating: 0, count: cells + 1)
    for place in 0...cells {
      let x = Double(place) / Double(cells)
      switch shape {
      case .beta:
        // x^a (1 − x)^b; 0⁰ is 1.
        let a = 4 * peak
        let b = 4 - a
        let left = a > 0 ? a * log(x) : 0
        let right = b > 0 ? b * log(1 - x) : 0
        density[place] = exp(left + right)
      case .triangular:
        density[place] = x < peak ? x / peak : peak < 1 ? (1 - x) / (1 - peak) : 1
      }
    }
    var below = [0.0]
    below.reserveCapacity(cells + 1)
    for place in 0..<cells {
      below.append(below[place] + (density[place] + density[place + 1]) / 2)
    }
    let total = below[cells]
    var quantiles = [Double](repeating: 0, count: cells + 1)
    var cell = 0
    for place in 0...cells {
      let target = total * Double(place) / Double(cells)
      while cell + 1 < cells, below[cell + 1] < target { cell += 1 }
      let within = below[cell + 1] - below[cell]
      // Within a cell the density is a straight line: the root of a quadratic.
      let slope = density[cell + 1] - density[cell]
      let rest = min(max(0, target - below[cell]), within)
      let root = (density[cell] * density[cell] + 2 * slope * rest).squareRoot() + density[cell]
      let part = within > 0 && root > 0 ? min(1, 2 * rest / root) : 0
      quantiles[place] = (Double(cell) + part) / Double(cells)
    }
    return quantiles
  }
}
