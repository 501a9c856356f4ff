/// Ratings on a scale of few levels, put together by pattern: what the raters said, and how often.
///
/// However many subjects there are, few patterns are; every coefficient of agreement is a function
/// of them, and leaving out one subject of a pattern is the same whichever it is. So coefficients
/// and their intervals over tens of thousands of subjects cost what they cost over some dozens.
public struct PatternedRatings: Sendable {
  /// What each rater said, `nil` where they did not rate.
  let patterns: [[Int?]]
  let counts: [Int]
  /// By subject, the pattern that it has; -1 for those that fewer than two rated.
  private let patternOf: [Int32]
  /// The scale's values, strictly rising.
  let points: [Double]
  public let subjects: Int

  /// - Parameters:
  ///   - ratings: one row per rater, one column per subject, each the place of a level; subjects that
  ///     fewer than two rated say nothing and are left out.
  ///   - points: the value of each level, strictly rising, 2 to 100 of them.
  /// - Throws: `.tooFew`, `.tooMany`, `.ragged`, `.outOfRange`.
  public init(_ ratings: [[Int?]], points: [Double]) throws(StudyError) {
    for (row, values) in ratings.enumerated() where values.count != ratings[0].count {
      throw .ragged(row: row)
    }
    try self.init(RatingCells(rows: ratings), points: points)
  }

  /// - Parameters:
  ///   - ratings: each the place of a level.
  ///   - points: the value of each level, strictly rising, 2 to 100 of them.
  /// - Throws: `.tooFew`, `.tooMany`, `.outOfRange`.
  public init(_ ratings: RatingCells<Int>, points: [Double]) throws(StudyError) {
    guard ratings.raters >= 2 else { throw .tooFew(needed: 2, found: ratings.raters) }
    guard points.count >= 2 else { throw .tooFew(needed: 2, found: points.count) }
    guard points.count <= 100 else { throw .tooMany(limit: 100, found: points.count) }
    guard points.allSatisfy({ abs($0) <= 1e100 }),
      zip(points, points.dropFirst()).allSatisfy({ $0 < $1 }),
      ratings.values.allSatisfy({ $0 >= 0 && $0 < points.count })
    else { throw .outOfRange(.category) }
    var places: [[Int]: Int] = [:]
    var (patterns, counts): ([[Int?]], [Int]) = ([], [])
    var patternOf = [Int32](repeating: -1, count: ratings.subjects)
    for subject in 0..<ratings.subjects {
      let cells = ratings.of(subject)
      guard cells.count >= 2 else { continue }
      let name = cells.map { $0.rater * points.count + $0.value }
      if let place = places[name] {
        counts[place] += 1
        patternOf[subject] = Int32(place)
      } else {
        places[name] = patterns.count
        patternOf[subject] = Int32(patterns.count)
        var pattern = [Int?](repeating: nil, count: ratings.raters)
        for cell in cells { pattern[cell.rater] = cell.value }
        patterns.append(pattern)
        counts.append(1)
      }
    }
    guard !patterns.isEmpty else { throw .tooFew(needed: 1, found: 0) }
    self.patterns = patterns
    self.counts = counts
    self.patternOf = patternOf
    self.points = points
    subjects = counts.reduce(0, +)
  }

  /// Everybody rated everything.
  public var isWhole: Bool { !patterns.contains { $0.contains(nil) } }

  public func value(_ coefficient: AgreementCoefficient) throws(StudyError) -> Double {
    let form = form(of: coefficient)
    return try value(coefficient, form.tallies, form.counts)
  }

  /// The coefficient with its interval, as leaving out one subject after another gives it.
  ///
  /// - Throws: `.tooMany` where the coefficient looks at who said what and more than 2,000 patterns
  ///   of it occur.
  public func estimate(_ coefficient: AgreementCoefficient) throws(StudyError) -> LeaveOneOut {
    let form = form(of: coefficient)
    guard form.counts.count <= 2000 else {
      throw .tooMany(limit: 2000, found: form.counts.count)
    }
    let whole = try value(coefficient, form.tallies, form.counts)
    var parts: [(value: Double, count: Int)] = []
    for place in form.counts.indices {
      var less = form.counts
      less[place] -= 1
      if let found = try? value(coefficient, form.tallies, less), found.isFinite {
        parts.append((found, form.counts[place]))
      }
    }
    return try LeaveOneOut(whole: whole, subjects: subjects, parts: parts)
  }

  /// The coefficient with its interval, as leaving out one group of subjects after another gives it:
  /// for subjects that are not independent, as what is marked of one candidate is not.
  ///
  /// - Parameter groups: by subject, the number of its group, from 0.
  /// - Throws: `.ragged` where a subject has no group; `.tooMany` as for single subjects.
  public func estimate(_ coefficient: AgreementCoefficient, leavingOut groups: [Int])
    throws(StudyError) -> LeaveOneOut
  {
    guard groups.count == patternOf.count, groups.allSatisfy({ $0 >= 0 && $0 < groups.count })
    else { throw .ragged(row: 0) }
    let form = form(of: coefficient)
    guard form.counts.count <= 2000 else {
      throw .tooMany(limit: 2000, found: form.counts.count)
    }
    let whole = try value(coefficient, form.tallies, form.counts)
    var members = [[Int]](repeating: [], count: (groups.max() ?? -1) + 1)
    for (subject, pattern) in patternOf.enumerated() where pattern >= 0 {
      members[groups[subject]].append(form.places[Int(pattern)])
    }
    members.removeAll(where: \.isEmpty)
    var parts: [(value: Double, count: Int)] = []
    for group in members {
      var less = form.counts
      for place in group { less[place] -= 1 }
      if let found = try? value(coefficient, form.tallies, less), found.isFinite {
        parts.append((found, 1))
      }
    }
    return try LeaveOneOut(whole: whole, subjects: members.count, parts: parts)
  }

  /// How many groups have a subject that two raters or more rated.
  ///
  /// - Parameter groups: by subject, the number of its group.
  public func count(ofGroups groups: [Int]) -> Int {
    var seen: Set<Int> = []
    for (subject, pattern) in patternOf.enumerated()
    where pattern >= 0 && subject < groups.count {
      seen.insert(groups[subject])
    }
    return seen.count
  }

  /// What a coefficient looks at: patterns, or where only how many chose each level counts, those;
  /// and where each pattern stands among them.
  private func form(of coefficient: AgreementCoefficient)
    -> (tallies: [[Int]], counts: [Int], places: [Int])
  {
    guard coefficient.countsLevelsOnly else { return ([], counts, Array(counts.indices)) }
    var (places, found): ([[Int]: Int], [Int]) = ([:], [])
    var (tallies, times): ([[Int]], [Int]) = ([], [])
    for (pattern, count) in zip(patterns, counts) {
      var tally = [Int](repeating: 0, count: points.count)
      for case let level? in pattern { tally[level] += 1 }
      if let place = places[tally] {
        times[place] += count
        found.append(place)
      } else {
        found.append(tallies.count)
        places[tally] = tallies.count
        tallies.append(tally)
        times.append(count)
      }
    }
    return (tallies, times, found)
  }

  private func value(_ coefficient: AgreementCoefficient, _ tallies: [[Int]], _ counts: [Int])
    throws(StudyError) -> Double
  {
    switch coefficient {
    case .cohen: return try cohen(.none, counts)
    case .cohenLinear: return try cohen(.linear, counts)
    case .cohenQuadratic: return try cohen(.quadratic, counts)
    case .fleiss: return try fleiss(tallies, counts)
    case .kendall: return try kendall(counts)
    case .intraclass: return try intraclass(counts)
    case .krippendorffNominal: return try krippendorff(.nominal, tallies, counts)
    case .krippendorffOrdinal: return try krippendorff(.ordinal, tallies, counts)
    case .krippendorffInterval: return try krippendorff(.interval, tallies, counts)
    case .krippendorffRatio: return try krippendorff(.ratio, tallies, counts)
    case .gwet: return try gwet(tallies, counts)
    }
  }

  private func demandWhole() throws(StudyError) {
    guard isWhole else { throw .ragged(row: 0) }
  }

  private func cohen(_ weighting: CohenKappa.Weighting, _ counts: [Int]) throws(StudyError)
    -> Double
  {
    guard patterns[0].count == 2 else { throw .tooMany(limit: 2, found: patterns[0].count) }
    try demandWhole()
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: points.count), count: points.count)
    for (pattern, count) in zip(patterns, counts) {
      if let one = pattern[0], let two = pattern[1] { table[one][two] += count }
    }
    return try CohenKappa(table: table, weighting: weighting, categoryValues: points).kappa
  }

  private func fleiss(_ tallies: [[Int]], _ counts: [Int]) throws(StudyError) -> Double {
    try demandWhole()
    let raters = Double(patterns[0].count)
    var shares = [Double](repeating: 0, count: points.count)
    var (agreement, all) = (0.0, 0.0)
    for (tally, count) in zip(tallies, counts) where count > 0 {
      let times = Double(count)
      var pairs = 0.0
      for (level, chosen) in tally.enumerated() {
        shares[level] += times * Double(chosen)
        pairs += Double(chosen) * Double(chosen - 1)
      }
      agreement += times * pairs / (raters * (raters - 1))
      all += times
    }
    guard all > 0 else { throw .tooFew(needed: 1, found: 0) }
    let expected = shares.reduce(0) { $0 + ($1 / (all * raters)) * ($1 / (all * raters)) }
    guard expected < 1 - 1e-12 else { throw .noVariation }
    return (agreement / all - expected) / (1 - expected)
  }

  private func gwet(_ tallies: [[Int]], _ counts: [Int]) throws(StudyError) -> Double {
    var shares = [Double](repeating: 0, count: points.count)
    var (agreement, all) = (0.0, 0.0)
    for (tally, count) in zip(tallies, counts) where count > 0 {
      let times = Double(count)
      let raters = Double(tally.reduce(0, +))
      var pairs = 0.0
      for (level, chosen) in tally.enumerated() {
        shares[level] += times * Double(chosen) / raters
        pairs += Double(chosen) * Double(chosen - 1)
      }
      agreement += times * pairs / (raters * (raters - 1))
      all += times
    }
    guard all > 0 else { throw .tooFew(needed: 1, found: 0) }
    let expected =
      shares.reduce(0) { $0 + $1 / all * (1 - $1 / all) } / Double(points.count - 1)
    return (agreement / all - expected) / (1 - expected)
  }

  private func krippendorff(_ scale: RatingScale, _ tallies: [[Int]], _ counts: [Int])
    throws(StudyError) -> Double
  {
    guard scale != .ratio || points[0] >= 0 else { throw .outOfRange(.category) }
    let width = points.count
    var coincidences = [Double](repeating: 0, count: width * width)
    for (tally, count) in zip(tallies, counts) where count > 0 {
      let times = Double(count) / Double(tally.reduce(0, +) - 1)
      for one in 0..<width where tally[one] > 0 {
        for two in 0..<width where tally[two] > 0 {
          let others = one == two ? tally[two] - 1 : tally[two]
          coincidences[one * width + two] += times * Double(tally[one] * others)
        }
      }
    }
    let totals = (0..<width).map { row in
      coincidences[(row * width)..<((row + 1) * width)].reduce(0, +)
    }
    let all = totals.reduce(0, +)
    var below = [0.0]
    for total in totals { below.append(below[below.count - 1] + total) }
    var (observed, expected) = (0.0, 0.0)
    for one in 0..<width {
      for two in (one + 1)..<max(one + 1, width) {
        let distance: Double
        switch scale {
        case .nominal: distance = 1
        case .ordinal: distance = below[two + 1] - below[one] - (totals[one] + totals[two]) / 2
        case .interval: distance = points[one] - points[two]
        case .ratio:
          let sum = points[one] + points[two]
          distance = sum == 0 ? 0 : (points[one] - points[two]) / sum
        }
        observed += coincidences[one * width + two] * distance * distance
        expected += totals[one] * totals[two] * distance * distance
      }
    }
    guard expected > 0 else { throw .noVariation }
    return 1 - (all - 1) * observed / expected
  }

  /// Absolute agreement of single raters: ICC(2,1).
  private func intraclass(_ counts: [Int]) throws(StudyError) -> Double {
    let (n, k) = (Double(counts.reduce(0, +)), Double(patterns[0].count))
    let means = try meanSquares(counts)
    let (bms, jms, ems) = (means.between, means.raters, means.residual)
    let divisor = bms + (k - 1) * ems + k * (jms - ems) / n
    guard divisor > 1e-12 else { throw .noVariation }
    return (bms - ems) / divisor
  }

  /// All six forms of the intraclass correlation.
  ///
  /// - Throws: `.ragged` with gaps, `.noVariation` where a form would divide by zero.
  public func intraclassForms() throws(StudyError) -> IntraclassCorrelation {
    let means = try meanSquares(counts)
    return try IntraclassCorrelation(
      between: means.between, raters: means.raters, residual: means.residual,
      subjects: Double(subjects), each: Double(patterns[0].count))
  }

  /// χ² of Kendall's W corrected for ties, with one degree of freedom less than there are subjects,
  /// and its p-value.
  public func kendallTest() throws(StudyError) -> (chiSquare: Double, p: Double) {
    let w = try kendall(counts)
    let freedom = Double(subjects - 1)
    let chiSquare = Double(patterns[0].count) * freedom * w
    return (chiSquare, chiSquareTail(chiSquare, freedom: freedom))
  }

  private func meanSquares(_ counts: [Int]) throws(StudyError)
    -> (between: Double, raters: Double, residual: Double)
  {
    try demandWhole()
    let raters = patterns[0].count
    let k = Double(raters)
    let n = Double(counts.reduce(0, +))
    guard n >= 2 else { throw .tooFew(needed: 2, found: Int(n)) }
    var columns = [Double](repeating: 0, count: raters)
    var rows: [Double] = []
    for (pattern, count) in zip(patterns, counts) {
      let values = pattern.map { points[$0 ?? 0] }
      rows.append(values.reduce(0, +) / k)
      for rater in 0..<raters { columns[rater] += Double(count) * values[rater] / n }
    }
    let grand = columns.reduce(0, +) / k
    var (between, residual) = (0.0, 0.0)
    for (place, pattern) in patterns.enumerated() where counts[place] > 0 {
      let times = Double(counts[place])
      between += times * k * (rows[place] - grand) * (rows[place] - grand)
      for rater in 0..<raters {
        let left = points[pattern[rater] ?? 0] - rows[place] - columns[rater] + grand
        residual += times * left * left
      }
    }
    let ofRaters = n * columns.reduce(0) { $0 + ($1 - grand) * ($1 - grand) }
    return (between / (n - 1), ofRaters / (k - 1), residual / ((n - 1) * (k - 1)))
  }

  /// Kendall's W corrected for ties.
  private func kendall(_ counts: [Int]) throws(StudyError) -> Double {
    try demandWhole()
    let raters = patterns[0].count
    let n = Double(counts.reduce(0, +))
    guard n >= 2 else { throw .tooFew(needed: 2, found: Int(n)) }
    var sums = [Double](repeating: 0, count: patterns.count)
    var ties = 0.0
    for rater in 0..<raters {
      var sizes = [Double](repeating: 0, count: points.count)
      for (pattern, count) in zip(patterns, counts) { sizes[pattern[rater] ?? 0] += Double(count) }
      var below = 0.0
      let ranks = sizes.map { size -> Double in
        defer { below += size }
        return below + (size + 1) / 2
      }
      ties += sizes.reduce(0) { $0 + $1 * $1 * $1 - $1 }
      for (place, pattern) in patterns.enumerated() { sums[place] += ranks[pattern[rater] ?? 0] }
    }
    let m = Double(raters)
    let middle = m * (n + 1) / 2
    var spread = 0.0
    for (sum, count) in zip(sums, counts) {
      spread += Double(count) * (sum - middle) * (sum - middle)
    }
    let full = m * m * (n * n * n - n)
    guard full - m * ties > 1e-9 * full else { throw .noVariation }
    return min(1, 12 * spread / (full - m * ties))
  }
}

/// How far raters agree, by which way of counting.
public enum AgreementCoefficient: String, Sendable, CaseIterable {
  /// Of two raters.
  case cohen, cohenLinear, cohenQuadratic
  /// Of any number who rated everything.
  case fleiss, kendall, intraclass
  /// Of any number, with gaps.
  case krippendorffNominal, krippendorffOrdinal, krippendorffInterval, krippendorffRatio, gwet

  /// Who chose a level is of no account, only how many did.
  var countsLevelsOnly: Bool {
    switch self {
    case .fleiss, .krippendorffNominal, .krippendorffOrdinal, .krippendorffInterval,
      .krippendorffRatio, .gwet:
      true
    case .cohen, .cohenLinear, .cohenQuadratic, .kendall, .intraclass: false
    }
  }
}
