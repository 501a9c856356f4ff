/// Agreement of any number of raters beyond chance, with gaps, that stays meaningful where nearly
/// all ratings fall into one category: AC1, or AC2 with weights (Gwet, « Computing inter-rater
/// reliability and its variance in the presence of high agreement », 2008; with gaps, 2014).
public struct GwetAgreement: Sendable, Hashable {
  public enum Weighting: Sendable, Hashable { case none, linear, quadratic }

  public let coefficient: Double
  /// The share of pairs of ratings that agree, weighted.
  public let observed: Double
  /// What chance would give.
  public let expected: Double
  /// Of the coefficient, over subjects; `nil` with one subject.
  public let standardError: Double?
  public let subjects: Int

  /// - Parameters:
  ///   - ratings: one row per rater, one column per subject, each the place of a category from 0 on;
  ///     `nil` where a rater did not rate. Subjects that nobody rated are left out.
  ///   - categories: how many there are, those that nobody chose included; 2 to 1,000.
  /// - Throws: `.tooFew` unless two raters rated one subject at least.
  public init(
    _ ratings: [[Int?]], categories: Int, weighting: Weighting = .none
  ) throws(StudyError) {
    guard ratings.count >= 2 else { throw .tooFew(needed: 2, found: ratings.count) }
    guard categories >= 2 else { throw .tooFew(needed: 2, found: categories) }
    guard categories <= 1000 else { throw .tooMany(limit: 1000, found: categories) }
    let columns = ratings[0].count
    for (row, values) in ratings.enumerated() {
      guard values.count == columns else { throw .ragged(row: row) }
      for case let value? in values where value < 0 || value >= categories {
        throw .outOfRange(.category)
      }
    }
    func weight(_ one: Int, _ two: Int) -> Double {
      let distance = Double(abs(one - two)) / Double(categories - 1)
      return switch weighting {
      case .none: one == two ? 1 : 0
      case .linear: 1 - distance
      case .quadratic: 1 - distance * distance
      }
    }
    let chosen = (0..<columns).map { subject in ratings.compactMap { $0[subject] } }
      .filter { !$0.isEmpty }
    let paired = chosen.count { $0.count >= 2 }
    guard paired > 0 else { throw .tooFew(needed: 1, found: 0) }
    let count = Double(chosen.count)
    var shares = [Double](repeating: 0, count: categories)
    for subject in chosen {
      for category in subject { shares[category] += 1 / (Double(subject.count) * count) }
    }
    var weights = 0.0
    for one in 0..<categories {
      for two in 0..<categories { weights += weight(one, two) }
    }
    let scale = weights / (Double(categories) * Double(categories - 1))
    let expected = scale * shares.reduce(0) { $0 + $1 * (1 - $1) }

    let agreements = chosen.map { subject -> Double in
      guard subject.count >= 2 else { return 0 }
      var sum = 0.0
      for one in subject {
        for two in subject { sum += weight(one, two) }
      }
      // Every rating was also held against itself.
      let raters = Double(subject.count)
      return (sum - raters) / (raters * (raters - 1))
    }
    let observed = agreements.reduce(0, +) / Double(paired)
    let coefficient = (observed - expected) / (1 - expected)
    let deviations = zip(chosen, agreements).map { subject, agreement -> Double in
      let own =
        subject.count >= 2 ? count / Double(paired) * (agreement - expected) / (1 - expected) : 0
      let chance = scale * subject.reduce(0) { $0 + 1 - shares[$1] } / Double(subject.count)
      return own - 2 * (1 - coefficient) * (chance - expected) / (1 - expected) - coefficient
    }
    self.coefficient = coefficient
    self.observed = observed
    self.expected = expected
    subjects = chosen.count
    standardError =
      chosen.count >= 2
      ? (deviations.reduce(0) { $0 + $1 * $1 } / (count * (count - 1))).squareRoot() : nil
  }
}
