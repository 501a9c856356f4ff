/// How a block stands: what the marks give, what the panel voted, and so what is decided.
public struct BlockStanding: Sendable, Equatable {
  public let block: String
  /// What is decided.
  public let result: BlockResult
  /// What the marks alone give.
  public let computed: BlockResult
  public let vote: BlockVote?
  /// Acquired in an earlier session.
  public let isKept: Bool
  public let points: Double?
  /// Competencies that are not acquired.
  public let missing: [String]
  /// Eliminating criteria that were not acquired.
  public let eliminating: [String]

  static func kept(_ block: String) -> BlockStanding {
    BlockStanding(
      block: block, result: .acquired, computed: .acquired, vote: nil, isKept: true, points: nil,
      missing: [], eliminating: [])
  }

  private init(
    block: String, result: BlockResult, computed: BlockResult, vote: BlockVote?, isKept: Bool,
    points: Double?, missing: [String], eliminating: [String]
  ) {
    self.block = block
    self.result = result
    self.computed = computed
    self.vote = vote
    self.isKept = isKept
    self.points = points
    self.missing = missing
    self.eliminating = eliminating
  }

  init(
    _ part: DeliberationFrame.BlockPart, _ competencies: [CompetencyStanding],
    _ standings: [String: CriterionStanding], _ sheet: JurySheet, _ frame: DeliberationFrame
  ) {
    let judged = competencies.filter { $0.result != .undecided || !$0.open.isEmpty }
    let all = judged.compactMap(\.points)
    let mean =
      !all.isEmpty && all.count == judged.count ? all.reduce(0, +) / Double(all.count) : nil
    let eliminating = Set(frame.rules.eliminatingCriteria).intersection(part.criteria)
    let lost = eliminating.filter { standings[$0]?.isAcquired == false }.sorted()
    let isAbsent = part.assessments.contains { sheet.absentFrom.contains($0) }
    let byRule = decide(
      frame.rules.blockRule ?? .all, frame.rules.blockThreshold,
      acquired: judged.count { $0.result == .acquired },
      failed: judged.count { $0.result == .notAcquired },
      open: judged.count { $0.result == .undecided }, points: mean, pass: frame.scale.passPoints)
    // What nobody has judged yet may still refuse the block, however much of the rest is acquired.
    let isAwaited = eliminating.contains { standings[$0]?.isAcquired == nil }
    let computed: BlockResult =
      !lost.isEmpty || isAbsent
      ? .notAcquired : byRule == .acquired && isAwaited ? .undecided : byRule
    let vote = BlockVote(
      part.id, sheet, sheet.seat(ofAll: part.assessments), frame.rules)
    self.init(
      block: part.id, result: isAbsent ? .notAcquired : vote?.result ?? computed,
      computed: computed, vote: vote, isKept: false, points: mean,
      missing: competencies.filter { $0.result == .notAcquired }.map(\.competency),
      eliminating: lost)
  }
}

/// A panel's vote on a block.
public struct BlockVote: Sendable, Equatable {
  public let inFavour: Int
  public let against: Int
  /// Whether the president's voice decided a tie.
  public let isCasting: Bool
  /// `nil` while members have not voted, or for a tie that nobody may break.
  public let result: BlockResult?

  /// `nil` where nobody voted.
  init?(_ block: String, _ sheet: JurySheet, _ seat: JurySeat, _ rules: CertifierRules) {
    var votes: [ID<JuryMember>: Bool] = [:]
    for vote in sheet.votes where vote.block == block && vote.candidate == sheet.candidate.id {
      if let juror = vote.juror, seat.jurors.contains(juror) { votes[juror] = vote.isInFavour }
    }
    guard !votes.isEmpty else { return nil }
    inFavour = votes.values.count { $0 }
    against = votes.count - inFavour
    guard votes.count == seat.jurors.count else {
      isCasting = false
      result = nil
      return
    }
    if inFavour != against {
      isCasting = false
      result = inFavour > against ? .acquired : .notAcquired
    } else if rules.castingVote, let president = seat.president, let casting = votes[president] {
      isCasting = true
      result = casting ? .acquired : .notAcquired
    } else {
      isCasting = false
      result = nil
    }
  }
}
