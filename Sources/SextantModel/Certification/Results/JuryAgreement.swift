internal import SextantKernels

/// How far the jurors of a session agree, over all criteria that two or more of them marked, each
/// figure with its interval and a warning where numbers are too small to say anything.
public struct JuryAgreement: Sendable {
  public enum Coefficient: String, Sendable, CaseIterable {
    /// Of two jurors.
    case cohen, cohenLinear, cohenQuadratic
    /// Of any number who marked everything.
    case fleiss, kendall, intraclass
    /// Of any number, with gaps.
    case krippendorffNominal, krippendorffOrdinal, krippendorffInterval, krippendorffRatio, gwet
  }

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
    let submitted = marks.filter { $0.submittedAt != nil && scale.points($0.level) != nil }
    var (jurorPlaces, subjectPlaces): ([String: Int], [String: Int]) = ([:], [:])
    var jurors: [ID<JuryMember>] = []
    var cells: [(juror: Int, subject: Int, level: Int)] = []
    for mark in submitted {
      guard let juror = mark.juror,
        let level = scale.levels.firstIndex(where: { $0.code == mark.level })
      else { continue }
      if jurorPlaces[juror.text] == nil {
        jurorPlaces[juror.text] = jurors.count
        jurors.append(juror)
      }
      let name = "\(mark.candidate?.text ?? mark.slot?.text ?? "")/\(mark.criterion)"
      if subjectPlaces[name] == nil { subjectPlaces[name] = subjectPlaces.count }
      cells.append((jurorPlaces[juror.text] ?? 0, subjectPlaces[name] ?? 0, level))
    }
    var levels = [[Int?]](
      repeating: [Int?](repeating: nil, count: subjectPlaces.count), count: jurors.count)
    for cell in cells { levels[cell.juror][cell.subject] = cell.level }
    // What one alone marked says nothing of agreement.
    let shared = (0..<subjectPlaces.count).filter { subject in
      levels.count { $0[subject] != nil } >= 2
    }
    let table = RatedLevels(
      levels: levels.map { row in shared.map { row[$0] } },
      points: scale.levels.map { $0.points ?? 0 })
    var (figures, left): ([Figure], [Coefficient]) = ([], [])
    for coefficient in Coefficient.allCases {
      if let figure = table.figure(coefficient) {
        figures.append(figure)
      } else {
        left.append(coefficient)
      }
    }
    self.figures = figures
    self.left = left
    let points = levels.map { row in row.map { $0.map { scale.levels[$0].points ?? 0 } } }
    let severity = try? RaterSeverity(points)
    self.jurors = jurors.enumerated().map { place, juror in
      JurorFigure(
        juror: juror, marks: levels[place].count { $0 != nil },
        leniency: severity?.leniency[place])
    }
    residual = severity?.residual
  }
}

/// Levels by juror and by marked thing, `nil` where a juror did not mark.
private struct RatedLevels {
  let levels: [[Int?]]
  let points: [Double]

  private var subjects: Int { levels.first?.count ?? 0 }
  /// Nobody left anything out.
  private var isWhole: Bool { levels.allSatisfy { !$0.contains(nil) } }

  func figure(_ coefficient: JuryAgreement.Coefficient) -> JuryAgreement.Figure? {
    guard subjects > 0, let value = try? value(coefficient, Array(0..<subjects)), value.isFinite
    else { return nil }
    // Leaving out each of very many changes nothing any more, and takes its time.
    let found =
      subjects <= 2000
      ? try? LeaveOneOut(subjects: subjects) { places throws(StudyError) in
        try self.value(coefficient, places)
      } : nil
    return JuryAgreement.Figure(
      coefficient: coefficient, value: value, interval: found?.interval, subjects: subjects,
      isFew: subjects < LeaveOneOut.fewSubjects)
  }

  private func value(
    _ coefficient: JuryAgreement.Coefficient, _ places: [Int]
  ) throws(StudyError) -> Double {
    switch coefficient {
    case .cohen: return try cohen(places, .none)
    case .cohenLinear: return try cohen(places, .linear)
    case .cohenQuadratic: return try cohen(places, .quadratic)
    case .fleiss:
      try demandWhole()
      return try fleissKappa(
        counts: places.map { place in
          points.indices.map { level in levels.count { $0[place] == level } }
        })
    case .kendall: return try KendallConcordance(rows(places)).corrected
    case .intraclass: return try IntraclassCorrelation(rows(places)).agreement
    case .krippendorffNominal: return try krippendorffAlpha(gapped(places), scale: .nominal)
    case .krippendorffOrdinal: return try krippendorffAlpha(gapped(places), scale: .ordinal)
    case .krippendorffInterval: return try krippendorffAlpha(gapped(places), scale: .interval)
    case .krippendorffRatio: return try krippendorffAlpha(gapped(places), scale: .ratio)
    case .gwet:
      return try GwetAgreement(
        levels.map { row in places.map { row[$0] } }, categories: points.count
      ).coefficient
    }
  }

  private func demandWhole() throws(StudyError) {
    guard levels.count >= 2 else { throw .tooFew(needed: 2, found: levels.count) }
    guard isWhole else { throw .ragged(row: levels.firstIndex { $0.contains(nil) } ?? 0) }
  }

  private func cohen(_ places: [Int], _ weighting: CohenKappa.Weighting) throws(StudyError)
    -> Double
  {
    guard levels.count == 2 else { throw .tooMany(limit: 2, found: levels.count) }
    try demandWhole()
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: points.count), count: points.count)
    for place in places {
      if let one = levels[0][place], let two = levels[1][place] { table[one][two] += 1 }
    }
    return try CohenKappa(table: table, weighting: weighting, categoryValues: points).kappa
  }

  private func rows(_ places: [Int]) throws(StudyError) -> [[Double]] {
    try demandWhole()
    return places.map { place in levels.map { points[$0[place] ?? 0] } }
  }

  private func gapped(_ places: [Int]) -> [[Double?]] {
    levels.map { row in places.map { row[$0].map { points[$0] } } }
  }
}
