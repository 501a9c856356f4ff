public import SextantKernels

/// How far the jurors of a session agree, over all criteria that two or more of them marked, each
/// figure with its interval and a warning where numbers are too small to say anything.
public struct JuryAgreement: Sendable {
  public typealias Coefficient = AgreementCoefficient

  public struct Figure: Sendable, Equatable {
    public let coefficient: Coefficient
    public let value: Double
    /// 95 %, by leaving out one candidate, or team, after another with all that was marked of them;
    /// `nil` where that cannot be computed.
    public let interval: ClosedRange<Double>?
    /// How many marked things it rests on: criteria of candidates, or of teams.
    public let subjects: Int
    /// How many candidates or teams these are of; what is marked of one hangs together.
    public let candidates: Int
    public let isFew: Bool
  }

  /// Two jurors who marked the same things.
  public struct Pair: Sendable, Equatable {
    public let first: ID<JuryMember>
    public let second: ID<JuryMember>
    public let subjects: Int
    /// Cohen's kappa, plain and weighted; `nil` where nothing varies.
    public let kappa: Double?
    public let linear: Double?
    public let quadratic: Double?
  }

  /// Whether jurors put what they marked in the same order by more than chance.
  public struct Concordance: Sendable, Equatable {
    public let chiSquare: Double
    public let p: Double
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
  /// Where there are more than two jurors: every two of them who marked the same.
  public let pairs: [Pair]
  /// The six forms of the intraclass correlation; `nil` where one of them cannot be computed.
  public let intraclass: IntraclassCorrelation?
  /// Of Kendall's W; `nil` where that cannot be computed.
  public let concordance: Concordance?
  /// The usual distance of a mark from what candidate and juror together say, in points.
  public let residual: Double?

  /// The mean over the pairs where it can be computed (Light's kappa).
  public func mean(of kappa: KeyPath<Pair, Double?>) -> Double? {
    let values = pairs.compactMap { $0[keyPath: kappa] }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// - Parameter marks: those that were submitted are counted; a subject is a criterion of a candidate,
  ///   or of a team, in one slot: who sits again is marked anew.
  public init(_ marks: [Mark], by rules: CertifierRules) {
    let scale = MarkScale(rules)
    let placeOf = Dictionary(scale.levels.enumerated().map { ($1.code, $0) }) { first, _ in first }
    var (jurorPlaces, subjectPlaces): ([String: Int], [MarkedThing: Int]) = ([:], [:])
    var jurors: [ID<JuryMember>] = []
    var cells: [(rater: Int, subject: Int, value: Int)] = []
    var owners = MarkedOwners(marks)
    var ownerOf: [Int] = []
    for mark in marks where mark.submittedAt != nil {
      guard let juror = mark.juror, let level = placeOf[mark.level] else { continue }
      let rater = place(juror.text, in: &jurorPlaces)
      if rater == jurors.count { jurors.append(juror) }
      let thing = MarkedThing(
        slot: mark.slot?.text ?? "", candidate: mark.candidate?.text ?? "",
        criterion: mark.criterion)
      let subject = place(thing, in: &subjectPlaces)
      if subject == ownerOf.count { ownerOf.append(owners.place(of: mark)) }
      cells.append((rater, subject, level))
    }
    var groupPlaces: [Int: Int] = [:]
    let groups = ownerOf.map { place(owners.group(of: $0), in: &groupPlaces) }
    let ratings = RatingCells(raters: jurors.count, subjects: subjectPlaces.count, cells)
    let points = scale.levels.map { $0.points ?? 0 }
    let table = try? PatternedRatings(ratings, points: points)
    let candidates = table?.count(ofGroups: groups) ?? 0
    var (figures, left): ([Figure], [Coefficient]) = ([], [])
    for coefficient in Coefficient.allCases {
      if let table, let value = try? table.value(coefficient), value.isFinite {
        figures.append(
          Figure(
            coefficient: coefficient, value: value,
            interval: try? table.estimate(coefficient, leavingOut: groups).interval,
            subjects: table.subjects, candidates: candidates,
            isFew: candidates < LeaveOneOut.fewSubjects))
      } else {
        left.append(coefficient)
      }
    }
    self.figures = figures
    self.left = left
    let found = jurors.count > 2 ? (try? table?.pairs()) ?? [] : []
    pairs = found.map { [jurors] pair in
      Pair(
        first: jurors[pair.first], second: jurors[pair.second], subjects: pair.subjects,
        kappa: pair.kappa, linear: pair.linear, quadratic: pair.quadratic)
    }
    intraclass = try? table?.intraclassForms()
    concordance = (try? table?.kendallTest()).map {
      Concordance(chiSquare: $0.chiSquare, p: $0.p)
    }
    let severity = try? RaterSeverity(ratings.mapped { points[$0] })
    let counts = ratings.ratings
    self.jurors = jurors.enumerated().map { place, juror in
      JurorFigure(juror: juror, marks: counts[place], leniency: severity?.leniency[place])
    }
    residual = severity?.residual
  }
}

/// A criterion of a candidate in a slot, or of a team's common work there.
private struct MarkedThing: Hashable {
  let slot: String
  let candidate: String
  let criterion: String
}

/// Of whom each mark is. What is marked of a team hangs together with what is marked of its members,
/// in whichever slot.
private struct MarkedOwners {
  /// Slots in which a team was marked.
  private var teams: Set<ID<Slot>> = []
  private var places: [String: Int] = [:]
  /// By place, another one of the same group; itself where it speaks for the group.
  private var parents: [Int] = []

  init(_ marks: [Mark]) {
    for mark in marks where mark.submittedAt != nil && mark.candidate == nil {
      if let slot = mark.slot { teams.insert(slot) }
    }
  }

  mutating func place(of mark: Mark) -> Int {
    guard let candidate = mark.candidate else { return number("slot \(mark.slot?.text ?? "")") }
    let own = number("candidate \(candidate.text)")
    if let slot = mark.slot, teams.contains(slot) {
      let team = number("slot \(slot.text)")
      let (mine, theirs) = (root(of: own), root(of: team))
      parents[mine] = theirs
    }
    return own
  }

  func group(of place: Int) -> Int { root(of: place) }

  private mutating func number(_ name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = parents.count
    parents.append(parents.count)
    return parents.count - 1
  }

  private func root(of place: Int) -> Int {
    var place = place
    while parents[place] != place { place = parents[place] }
    return place
  }
}

/// The number of something among those met so far; the next one where it is met first.
private func place<Thing: Hashable>(_ thing: Thing, in known: inout [Thing: Int]) -> Int {
  if let place = known[thing] { return place }
  known[thing] = known.count
  return known.count - 1
}
