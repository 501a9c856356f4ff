/// Why a block stands as it does, in sentences: which competencies lack and by which criteria, what
/// is still awaited, how it was voted.
extension Deliberation {
  public func reasons(
    for block: BlockStanding, _ sheet: CandidateSheet, _ frame: DeliberationFrame
  ) -> [Message] {
    if block.isKept { return [Message("deliberation.reason.kept")] }
    var reasons: [Message] = []
    let assessments = frame.assessments(of: block.block)
    let absent = assessments.filter { sheet.sheet.absentFrom.contains($0) }
    if !absent.isEmpty {
      reasons.append(
        Message("deliberation.reason.absent", ["assessments": .texts(absent)]))
    }
    if let vote = block.vote { reasons.append(said(vote, block)) }
    if !block.eliminating.isEmpty {
      reasons.append(
        Message("deliberation.reason.eliminating", ["criteria": .texts(block.eliminating)]))
    }
    let own = competencies.filter { standing in
      frame.competencies(of: block.block).contains(standing.competency)
    }
    for standing in own where standing.result == .notAcquired {
      reasons.append(
        Message(
          standing.failed.isEmpty
            ? "deliberation.reason.points" : "deliberation.reason.competency",
          ["competency": .text(standing.competency), "criteria": .texts(standing.failed)]))
    }
    if absent.isEmpty { reasons += awaited(block, own, sheet, frame, assessments) }
    if block.computed == .acquired {
      let count = own.count { $0.result == .acquired }
      let judged = own.count { $0.result != .undecided || !$0.open.isEmpty }
      reasons.append(
        Message(
          count == judged ? "deliberation.reason.all" : "deliberation.reason.enough",
          ["count": .integer(count), "of": .integer(judged)]))
    }
    return reasons
  }

  private func said(_ vote: BlockVote, _ block: BlockStanding) -> Message {
    let key =
      vote.result == nil
      ? "voting"
      : vote.isCasting ? "casting" : vote.result == block.computed ? "vote" : "voteAgainst"
    return Message(
      "deliberation.reason.\(key)",
      [
        "for": .integer(vote.inFavour), "against": .integer(vote.against),
        "computed": .label("choice.blockResult.\(block.computed.rawValue)"),
      ])
  }

  private func awaited(
    _ block: BlockStanding, _ own: [CompetencyStanding], _ sheet: CandidateSheet,
    _ frame: DeliberationFrame, _ assessments: [String]
  ) -> [Message] {
    guard block.computed == .undecided else { return [] }
    var reasons: [Message] = []
    let excused = assessments.filter { sheet.excusedFrom.contains($0) }
    let seats = Set(sheet.sheet.seats.filter { !$0.jurors.isEmpty }.map(\.assessment))
    let unheard = assessments.filter { !seats.contains($0) && !excused.contains($0) }
    if !excused.isEmpty {
      reasons.append(Message("deliberation.reason.excused", ["assessments": .texts(excused)]))
    }
    if !unheard.isEmpty {
      reasons.append(Message("deliberation.reason.unheard", ["assessments": .texts(unheard)]))
    }
    let open = Set(own.flatMap(\.open))
    let gaps = criteria.filter { open.contains($0.criterion) && $0.mustReconcile }.map(\.criterion)
    if !gaps.isEmpty {
      reasons.append(Message("deliberation.reason.gaps", ["criteria": .texts(gaps)]))
    }
    let waits = sheet.waits.filter { assessments.contains($0.assessment) }
      .flatMap(\.criteria)
    let missing = open.intersection(waits).sorted()
    if !missing.isEmpty {
      reasons.append(Message("deliberation.reason.marks", ["criteria": .texts(missing)]))
    }
    return reasons
  }

  /// The blocks that were acquired where the certification as a whole was not: a partial validation.
  public var partial: [String] {
    certification == .acquired ? [] : blocks.filter { $0.result == .acquired }.map(\.block)
  }
}
