public import SextantKernels

/// How far the jurors of a session agree, over all criteria that two or more of them marked, each
/// figure with its interval and a warning where numbers are too small to say anything.
public struct JuryAgreement: Sendable {
  public typealias Coefficient = AgreementCoefficient

  public struct Figure: Sendable, Equatable {
    public let coefficient: Coefficient
    public let value: Double
    /// 95 %, by leaving out one marked thing after another; `nil` where that cannot be computed.
    public let interval: ClosedRange<Double>?
    /// How many marked things it rests on.
    public let subjects: Int
    public let isFew: Bool
  }

  public struct JurorFigure: Sendable, Equatable {
    public let juror: ID<JuryMember>
    public let marks: Int
    /// Points above the others' level once it is allowed for whom they heard; negative is severe.
    public let leniency: Double?
  }

  /// Those that can be computed, in the order of the list.
  public let figures: [Figure]
  /// Why the others cannot: too few, gaps, no variation.
  public let left: [Coefficient]
  public let jurors: [JurorFigure]
  /// The usual distance of a mark from what candidate and juror together say, in points.
  public let residual: Double?

  /// - Parameter marks: those that were submitted are counted; a subject is a candidate (or a team,
  ///   by its slot) and a criterion.
  public init(_ marks: [Mark], by rules: CertifierRules) {
    let scale = MarkScale(rules)
    let placeOf = Dictionary(scale.levels.enumerated().map { ($1.code, $0) }) { first, _ in first }
    var (jurorPlaces, subjectPlaces): ([String: Int], [MarkedThing: Int]) = ([:], [:])
    var jurors: [ID<JuryMember>] = []
    var cells: [(rater: Int, subject: Int, value: Int)] = []
    for mark in marks where mark.submittedAt != nil {
      guard let juror = mark.juror, let level = placeOf[mark.level] else { continue }
      let rater = place(juror.text, in: &jurorPlaces)
      if rater == jurors.count { jurors.append(juror) }
      let thing = MarkedThing(
        text: mark.candidate?.text ?? mark.slot?.text ?? "", criterion: mark.criterion)
      cells.append((rater, place(thing, in: &subjectPlaces), level))
    }
    let ratings = RatingCells(raters: jurors.count, subjects: subjectPlaces.count, cells)
    let points = scale.levels.map { $0.points ?? 0 }
    let table = try? PatternedRatings(ratings, points: points)
    var (figures, left): ([Figure], [Coefficient]) = ([], [])
    for coefficient in Coefficient.allCases {
      if let table, let value = try? table.value(coefficient), value.isFinite {
        figures.append(
          Figure(
            coefficient: coefficient, value: value,
            interval: try? table.estimate(coefficient).interval, subjects: table.subjects,
            isFew: table.subjects < LeaveOneOut.fewSubjects))
      } else {
        left.append(coefficient)
      }
    }
    self.figures = figures
    self.left = left
    let severity = try? RaterSeverity(ratings.mapped { points[$0] })
    let counts = ratings.ratings
    self.jurors = jurors.enumerated().map { place, juror in
      JurorFigure(juror: juror, marks: counts[place], leniency: severity?.leniency[place])
    }
    residual = severity?.residual
  }
}

/// A candidate's criterion, or a team's.
private struct MarkedThing: Hashable {
  let text: String
  let criterion: String
}

/// The number of something among those met so far; the next one where it is met first.
private func place<Thing: Hashable>(_ thing: Thing, in known: inout [Thing: Int]) -> Int {
  if let place = known[thing] { return place }
  known[thing] = known.count
  return known.count - 1
}
