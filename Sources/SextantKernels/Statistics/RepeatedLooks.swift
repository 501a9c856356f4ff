#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What it costs to look at a running experiment several times and stop at the first « significant »
/// result, looks being equally spaced.
///
/// Recursive integration of the distribution of the running sum (Armitage, McPherson and Rowe,
/// 1969): at a level of 5 %, five looks make 14,2 %.
public enum RepeatedLooks {
  /// More looks than anybody plans for; beyond, `.tooMany` is thrown.
  public static let most = 100

  /// The risk of at least one false alarm.
  /// - Parameters:
  ///   - looks: 1…100.
  ///   - confidence: of each look, 0.95 for a level of 5 %.
  public static func falseAlarmRisk(looks: Int, confidence: Double = 0.95) throws(StudyError)
    -> Double
  {
    let z = try twoSidedZ(confidence)
    return try risk(looks: looks, z: z)
  }

  /// The confidence each look must be held to for the whole to keep `confidence`: Pocock's
  /// boundary (1977). Five looks at 95 %: 0.9842 each.
  public static func confidencePerLook(looks: Int, overall confidence: Double = 0.95)
    throws(StudyError) -> Double
  {
    let single = try twoSidedZ(confidence)
    let level = 1 - confidence
    guard try risk(looks: looks, z: single) > level, looks > 1 else { return confidence }
    var (low, high) = (single, single + 3)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if try risk(looks: looks, z: middle) > level { low = middle } else { high = middle }
      if high - low < 1e-9 { break }
    }
    return 1 - 2 * normalCumulative(-high)
  }

  private static func risk(looks: Int, z: Double) throws(StudyError) -> Double {
    guard looks >= 1 else { throw .outOfRange(.looks) }
    guard looks <= most else { throw .tooMany(limit: most, found: looks) }
    let rule = GaussRule.sixtyFour
    // The density of the sum at the nodes, as far as no look has stopped.
    var places = rule.nodes.map { $0 * z }
    var mass = zip(places, rule.weights).map { exp(-$0 * $0 / 2) * $1 * z }
    let front = 1 / (2 * Double.pi).squareRoot()
    for index in mass.indices { mass[index] *= front }
    guard looks > 1 else { return 1 - mass.reduce(0, +) }
    for look in 2...looks {
      let reach = z * Double(look).squareRoot()
      let next = rule.nodes.map { $0 * reach }
      var nextMass = [Double](repeating: 0, count: next.count)
      for (index, place) in next.enumerated() {
        var density = 0.0
        for (from, share) in zip(places, mass) {
          density += share * exp(-(place - from) * (place - from) / 2)
        }
        nextMass[index] = density * front * rule.weights[index] * reach
      }
      (places, mass) = (next, nextMass)
    }
    return min(1, max(0, 1 - mass.reduce(0, +)))
  }
}

/// Nodes and weights of Gauss and Legendre on −1…1.
struct GaussRule: Sendable {
  let nodes: [Double]
  let weights: [Double]

  static let sixtyFour = GaussRule(count: 64)

  init(count: Int) {
    var nodes = [Double](repeating: 0, count: count)
    var weights = nodes
    for index in 0..<count {
      var x = cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<50 {
        var (last, value) = (0.0, 1.0)
        for degree in 1...count {
          let k = Double(degree)
          (last, value) = (value, ((2 * k - 1) * x * value - (k - 1) * last) / k)
        }
        slope = Double(count) * (x * value - last) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-15 { break }
      }
      nodes[index] = x
      weights[index] = 2 / ((1 - x * x) * slope * slope)
    }
    self.nodes = nodes
    self.weights = weights
  }
}
