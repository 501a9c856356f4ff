/// How a criterion stands once all have marked.
public struct CriterionStanding: Sendable, Equatable {
  public let criterion: String
  /// Who must mark it, and who read it under a code.
  public let jurors: [ID<JuryMember>]
  /// Levels by juror, in the panel's order; `nil` where a juror has not handed in a mark.
  public let levels: [String?]
  /// Whether somebody who must mark it has not: a third reader reads what was far apart alone.
  public let isAwaited: Bool
  /// The distance between the highest and the lowest mark, in points; `nil` below two marks.
  public let gap: Double?
  /// The gap is wider than the rules allow, and nobody has reconciled it.
  public let mustReconcile: Bool
  public let isReconciled: Bool
  /// What all together come to, in points; `nil` where it is still open.
  public let points: Double?
  /// `nil` while marks are missing, a gap is open or a tie has no casting vote.
  public let isAcquired: Bool?

  /// - Parameters:
  ///   - levels: what each juror of the seat said last.
  ///   - agreed: the level that the jurors agreed on after their gap.
  ///   - isSettled: whether a third marker settled it: then its gap needs no reconciliation.
  init(
    _ criterion: String, _ seat: JurySeat, levels: [String?], agreed: String?, isSettled: Bool,
    _ rules: CertifierRules, _ scale: MarkScale
  ) {
    self.criterion = criterion
    jurors = seat.jurors
    self.levels = levels
    let points = levels.compactMap { $0.flatMap { scale.points($0) } }
    let spread = points.count >= 2 ? (points.max() ?? 0) - (points.min() ?? 0) : nil
    gap = spread
    let agreedPoints = agreed.flatMap { scale.points($0) }
    isReconciled = agreedPoints != nil
    let tooWide = !isSettled && (spread ?? 0) > (rules.maximumGap ?? .infinity) + 1e-9
    mustReconcile = tooWide && agreedPoints == nil
    isAwaited = zip(seat.jurors, levels).contains { juror, level in
      level == nil && !seat.readers.contains(juror)
    }
    let isWhole =
      !seat.jurors.isEmpty && !isAwaited && points.count == levels.count { $0 != nil }
    guard let pass = scale.passPoints, agreedPoints != nil || (isWhole && !tooWide) else {
      self.points = nil
      isAcquired = nil
      return
    }
    if let agreedPoints {
      self.points = agreedPoints
      isAcquired = agreedPoints >= pass - 1e-9
      return
    }
    let sorted = points.sorted()
    switch rules.aggregation ?? .median {
    case .median:
      let middle = sorted[(sorted.count - 1) / 2]
      self.points = middle
      isAcquired = middle >= pass - 1e-9
    case .mean:
      let mean = points.reduce(0, +) / Double(points.count)
      self.points = mean
      isAcquired = mean >= pass - 1e-9
    case .majority:
      self.points = points.reduce(0, +) / Double(points.count)
      let inFavour = points.count { $0 >= pass - 1e-9 }
      if inFavour * 2 != points.count {
        isAcquired = inFavour * 2 > points.count
      } else if rules.castingVote, let president = seat.president,
        let place = seat.jurors.firstIndex(of: president), let own = levels[place],
        let casting = scale.points(own)
      {
        isAcquired = casting >= pass - 1e-9
      } else {
        isAcquired = nil
      }
    }
  }
  /// - Parameter marks: of this criterion, in the order in which they were put.
  init(
    _ criterion: String, _ sheet: JurySheet, _ seat: JurySeat, _ marks: [Mark],
    _ rules: CertifierRules, _ scale: MarkScale
  ) {
    self.init(
      criterion, seat,
      levels: seat.jurors.map { juror in marks.last { $0.juror == juror }?.level },
      agreed: sheet.reconciliations.last { $0.criterion == criterion }?.level,
      isSettled: sheet.settled.contains(criterion), rules, scale)
  }
}
