/// What the rules make of a panel's marks: each criterion, competency and block of a candidate, and
/// the whole certification.
///
/// A jury decides and the rules compute: what is computed is put before the panel, which may vote
/// otherwise on a block; then both are shown, the vote and what the marks alone would give.
public struct Deliberation: Sendable {
  public let criteria: [CriterionStanding]
  public let competencies: [CompetencyStanding]
  public let blocks: [BlockStanding]
  public let certification: BlockResult

  /// - Parameters:
  ///   - framework: as frozen by the session.
  ///   - rules: as frozen by the session.
  public init(_ sheet: JurySheet, in framework: Framework, by rules: CertifierRules) {
    self.init(sheet, DeliberationFrame(framework, rules))
  }

  /// For many candidates: the frame is made once.
  public init(_ sheet: JurySheet, _ frame: DeliberationFrame) {
    let kept = Set(sheet.candidate.keptBlocks.map(\.block))
    // What was acquired before counts towards the certification, sought here or not.
    let sought = frame.blocks.filter { block in
      sheet.candidate.blocks.isEmpty || sheet.candidate.blocks.contains(block.id)
        || kept.contains(block.id)
    }
    let marks = NewestMarks(sheet.marks, frame)
    let agreed = Dictionary(sheet.reconciliations.map { ($0.criterion, $0.level) }) { $1 }
    var standings: [String: CriterionStanding] = [:]
    var criteria: [CriterionStanding] = []
    for block in sought where !kept.contains(block.id) {
      for criterion in block.criteria where standings[criterion] == nil {
        let seat = sheet.seat(of: frame.assessment(of: criterion))
        let standing = CriterionStanding(
          criterion, seat, levels: marks.levels(of: criterion, by: seat.jurors),
          agreed: agreed[criterion], isSettled: sheet.settled.contains(criterion), frame.rules,
          frame.scale)
        standings[criterion] = standing
        criteria.append(standing)
      }
    }
    var competencies: [CompetencyStanding] = []
    var blocks: [BlockStanding] = []
    for block in sought {
      if kept.contains(block.id) {
        blocks.append(.kept(block.id))
        continue
      }
      let own = block.competencies.map { CompetencyStanding($0, standings, frame) }
      competencies += own
      blocks.append(BlockStanding(block, own, standings, sheet, frame))
    }
    self.criteria = criteria
    self.competencies = competencies
    self.blocks = blocks
    certification = frame.certification(blocks)
  }

  /// Criteria that keep the panel from deciding, and why each does.
  public var open: [CriterionStanding] { criteria.filter { $0.isAcquired == nil } }
}
