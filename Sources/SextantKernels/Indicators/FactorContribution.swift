/// What each factor of a product adds to its change: revenue = sessions × conversion × basket.
///
/// Each factor's effect is its mean over all orders in which factors could have changed (Shapley,
/// 1953): no order is favoured, zeros do no harm, and the effects add up to the change.
/// - Parameters: as many factors before as after, 1 to 8, each at most 10³⁰ in size.
/// - Returns: one effect per factor.
public func factorContributions(before: [Double], after: [Double]) throws(IndicatorError)
  -> [Double]
{
  let count = before.count
  guard after.count == count else { throw .lengthsDiffer(expected: count, found: after.count) }
  guard count >= 1 else { throw .tooFew(needed: 1, found: 0) }
  guard count <= 8 else { throw .tooMany(limit: 8, found: count) }
  for (place, value) in (before + after).enumerated() where !(abs(value) <= 1e30) {
    throw .outOfRange(place: place % count)
  }
  var factorials = [1.0]
  for number in 1...count { factorials.append(factorials[number - 1] * Double(number)) }
  return (0..<count).map { factor in
    var sum = 0.0
    // Every set of other factors that may have changed before this one.
    for changed in 0..<(1 << count) where changed & (1 << factor) == 0 {
      var product = 1.0
      for other in 0..<count where other != factor {
        product *= changed & (1 << other) != 0 ? after[other] : before[other]
      }
      let size = changed.nonzeroBitCount
      sum +=
        product * (after[factor] - before[factor]) * factorials[size]
        * factorials[count - 1 - size] / factorials[count]
    }
    return sum
  }
}

/// Parts of a variance in whole cents that add up to the whole exactly: each rounded, and the cents
/// that rounding leaves over given to those it cut most.
/// - Parameter total: what they must add up to, within half a cent per part of their sum.
public func wholeCents(_ parts: [Double], total: Int) throws(IndicatorError) -> [Int] {
  for (place, part) in parts.enumerated() where !(abs(part) <= 1e15) {
    throw .outOfRange(place: place)
  }
  let lowered = parts.map { Int($0.rounded(.down)) }
  let left = total.subtractingReportingOverflow(lowered.reduce(0) { $0 &+ $1 })
  guard !left.overflow, (-parts.count...2 * parts.count).contains(left.partialValue) else {
    throw .outOfRange(place: parts.count)
  }
  var cents = lowered
  let order = parts.indices.sorted { one, two in
    let (a, b) = (parts[one] - Double(lowered[one]), parts[two] - Double(lowered[two]))
    return a != b ? a > b : one < two
  }
  var missing = left.partialValue
  var place = 0
  while missing > 0 {
    cents[order[place % order.count]] += 1
    place += 1
    missing -= 1
  }
  place = order.count - 1
  while missing < 0, !order.isEmpty {
    cents[order[((place % order.count) + order.count) % order.count]] -= 1
    place -= 1
    missing += 1
  }
  return cents
}
