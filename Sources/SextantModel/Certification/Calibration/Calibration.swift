internal import SextantKernels

/// How far each juror is from the reference of the anchor dossiers, over all that they handed in.
public struct Calibration: Sendable {
  public struct JurorFigure: Sendable, Equatable {
    public let juror: ID<JuryMember>
    public let marks: Int
    /// The mean of mark less reference, in points: negative is severe.
    public let bias: Double
    /// How far a mark is from the reference on average, whichever way.
    public let distance: Double
    /// The share that says the very level of the reference.
    public let exact: Double
    /// The share that says acquired where the reference does, and not where it does not.
    public let sameVerdict: Double
    /// Agreement with the reference beyond chance, weighted by squared distance; `nil` where nothing
    /// varies.
    public let kappa: Double?
    public let interval: ClosedRange<Double>?
    public let isFew: Bool
  }

  public let jurors: [JurorFigure]

  public init(_ anchors: [Anchor], _ marks: [AnchorMark], by rules: CertifierRules) {
    let scale = MarkScale(rules)
    var reference: [String: Int] = [:]
    for anchor in anchors {
      for level in anchor.reference {
        if let place = scale.levels.firstIndex(where: { $0.code == level.level }) {
          reference["\(anchor.id.text)\n\(level.criterion)"] = place
        }
      }
    }
    var order: [ID<JuryMember>] = []
    var pairs: [ID<JuryMember>: [(mark: Int, reference: Int)]] = [:]
    for mark in marks where mark.submittedAt != nil {
      guard let juror = mark.juror, let anchor = mark.anchor,
        let right = reference["\(anchor.text)\n\(mark.criterion)"],
        let place = scale.levels.firstIndex(where: { $0.code == mark.level })
      else { continue }
      if pairs[juror] == nil { order.append(juror) }
      pairs[juror, default: []].append((place, right))
    }
    jurors = order.map { Self.figure($0, pairs[$0] ?? [], scale) }
  }

  private static func figure(
    _ juror: ID<JuryMember>, _ pairs: [(mark: Int, reference: Int)], _ scale: MarkScale
  ) -> JurorFigure {
    let points = scale.levels.map { $0.points ?? 0 }
    let pass = scale.passPoints ?? .infinity
    let count = Double(pairs.count)
    let differences = pairs.map { points[$0.mark] - points[$0.reference] }
    func kappa(_ places: [Int]) throws(StudyError) -> Double {
      var table = [[Int]](
        repeating: [Int](repeating: 0, count: points.count), count: points.count)
      for place in places { table[pairs[place].mark][pairs[place].reference] += 1 }
      return try CohenKappa(table: table, weighting: .quadratic, categoryValues: points).kappa
    }
    let all = Array(pairs.indices)
    let value = try? kappa(all)
    let interval =
      value == nil || pairs.count > 2000
      ? nil
      : try? LeaveOneOut(subjects: pairs.count) { places throws(StudyError) in
        try kappa(places)
      }.interval
    return JurorFigure(
      juror: juror, marks: pairs.count, bias: differences.reduce(0, +) / count,
      distance: differences.reduce(0) { $0 + abs($1) } / count,
      exact: Double(pairs.count { $0.mark == $0.reference }) / count,
      sameVerdict: Double(
        pairs.count { (points[$0.mark] >= pass) == (points[$0.reference] >= pass) }) / count,
      kappa: value, interval: interval, isFew: pairs.count < LeaveOneOut.fewSubjects)
  }
}
