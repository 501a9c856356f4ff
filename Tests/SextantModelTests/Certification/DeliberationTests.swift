import Testing

@testable import SextantModel

@Suite struct DeliberationTests {
  typealias Small = SmallCertification

  func deliberate(_ sheet: JurySheet, _ change: (inout CertifierRules) -> Void = { _ in })
    -> Deliberation
  {
    var rules = Small.rules
    change(&rules)
    return Deliberation(sheet, in: Small.framework, by: rules)
  }
  func block(_ deliberation: Deliberation, _ id: String = "B1") -> BlockStanding? {
    deliberation.blocks.first { $0.block == id }
  }
  func criterion(_ deliberation: Deliberation, _ id: String) -> CriterionStanding? {
    deliberation.criteria.first { $0.criterion == id }
  }
  static let good = ["k1": "222", "k2": "233", "k3": "323", "k4": "222"]

  @Test func `all acquired is certified`() {
    let found = deliberate(Small.sheet(Self.good))
    #expect(found.certification == .acquired)
    #expect(found.blocks.map(\.result) == [.acquired, .acquired])
    #expect(criterion(found, "k2")?.points == 3)
    #expect(found.open == [])
  }

  @Test func `a mark that is not handed in is not counted, and leaves the criterion open`() {
    let found = deliberate(Small.sheet(Self.good.merging(["k1": "22-"]) { $1 }))
    #expect(criterion(found, "k1")?.levels == ["2", "2", nil])
    #expect(found.open.map(\.criterion) == ["k1"])
    #expect(block(found)?.result == .undecided && found.certification == .undecided)
  }

  @Test func `what is lost stays lost whatever is missing`() {
    let found = deliberate(Small.sheet(Self.good.merging(["k1": "22-", "k3": "111"]) { $1 }))
    #expect(block(found)?.result == .notAcquired && found.certification == .notAcquired)
    #expect(block(found)?.missing == ["C2"])
  }

  @Test func `jurors too far apart must reconcile, and their marks stay`() {
    let levels = Self.good.merging(["k3": "023"]) { $1 }
    let found = deliberate(Small.sheet(levels))
    #expect(criterion(found, "k3")?.mustReconcile == true && criterion(found, "k3")?.gap == 3)
    #expect(block(found)?.result == .undecided)
    let agreed = deliberate(Small.sheet(levels, reconciled: ["k3": "2"]))
    #expect(criterion(agreed, "k3")?.levels == ["0", "2", "3"])
    #expect(criterion(agreed, "k3")?.isReconciled == true && block(agreed)?.result == .acquired)
  }

  @Test(arguments: [
    ("median", [1.0, 2, 2], true), ("mean", [1.0, 2, 2], false), ("majority", [1.0, 2, 2], true),
    ("median", [1.0, 1, 2], false), ("mean", [2.0, 2, 2], true), ("majority", [1.0, 1, 2], false),
  ])
  func `three jurors become one`(rule: String, points: [Double], isAcquired: Bool) {
    let text = points.map { String(Int($0)) }.joined()
    let found = deliberate(Small.sheet(["k1": text])) {
      $0.aggregation = MarkAggregation(rawValue: rule)
    }
    #expect(criterion(found, "k1")?.isAcquired == isAcquired)
  }

  @Test func `a tie is the president's where the rules say so`() {
    var sheet = Small.sheet(["k1": "12"])
    sheet.jurors = ["J1", "J2"]
    #expect(
      criterion(deliberate(sheet) { $0.aggregation = .majority }, "k1")?.isAcquired == true)
    let without = deliberate(sheet) { ($0.aggregation, $0.castingVote) = (.majority, false) }
    #expect(criterion(without, "k1")?.isAcquired == nil)
  }

  /// The middle of two is the lower.
  @Test func `of two jurors the median is the lower`() {
    var sheet = Small.sheet(["k1": "23"])
    sheet.jurors = ["J1", "J2"]
    #expect(criterion(deliberate(sheet), "k1")?.points == 2)
  }

  @Test func `the group's part weighs what the rules say`() {
    let found = deliberate(Small.sheet(["k1": "111", "k2": "333", "k3": "222"])) { rules in
      rules.competencyRule = .mean
      var assessment = AssessmentRule()
      (assessment.assessment, assessment.groupShare) = ("E1", Share(percent: 25))
      rules.assessments = [assessment]
    }
    let competency = found.competencies.first { $0.competency == "C1" }
    #expect(competency?.points == 0.25 * 1 + 0.75 * 3)
    #expect(competency?.result == .acquired)
  }

  @Test func `competencies make up for each other only by their mean`() {
    let levels = ["k1": "333", "k2": "333", "k3": "111"]
    #expect(block(deliberate(Small.sheet(levels)))?.result == .notAcquired)
    let mean = deliberate(Small.sheet(levels)) {
      ($0.blockRule, $0.competencyRule) = (.mean, .mean)
    }
    #expect(block(mean)?.points == 2 && block(mean)?.result == .acquired)
    #expect(block(mean)?.missing == ["C2"])
    let eliminated = deliberate(Small.sheet(levels)) {
      ($0.blockRule, $0.competencyRule) = (.mean, .mean)
      $0.eliminatingCriteria = ["k3"]
    }
    #expect(block(eliminated)?.result == .notAcquired && block(eliminated)?.eliminating == ["k3"])
  }

  @Test func `a share decides as soon as what is open cannot change it`() {
    let half = deliberate(Small.sheet(["k1": "222", "k2": "22-", "k3": "222"])) {
      ($0.competencyRule, $0.competencyThreshold) = (.share, 50)
    }
    #expect(half.competencies.first { $0.competency == "C1" }?.result == .acquired)
    let most = deliberate(Small.sheet(["k1": "222", "k2": "22-", "k3": "222"])) {
      ($0.competencyRule, $0.competencyThreshold) = (.share, 75)
    }
    #expect(most.competencies.first { $0.competency == "C1" }?.result == .undecided)
  }

  /// C1 is acquired and C2 open: half of the block is there, and what nobody judged may refuse it.
  @Test(arguments: [
    ("22-", BlockResult.undecided), ("222", .acquired), ("111", .notAcquired),
  ])
  func `a block waits for its eliminating criteria`(level: String, result: BlockResult) {
    let sheet = Small.sheet(Self.good.merging(["k3": level]) { $1 })
    func standing(eliminating: [String]) -> BlockStanding? {
      block(
        deliberate(sheet) {
          ($0.blockRule, $0.blockThreshold) = (.share, 50)
          $0.eliminatingCriteria = eliminating
        })
    }
    #expect(standing(eliminating: ["k3"])?.computed == result)
    #expect(standing(eliminating: ["k3"])?.eliminating == (level == "111" ? ["k3"] : []))
    #expect(standing(eliminating: [])?.computed == .acquired)
  }

  @Test func `a vote prevails and what the marks give is still shown`() {
    let found = deliberate(
      Small.sheet(Self.good.merging(["k3": "111"]) { $1 }, votes: "++-"))
    #expect(block(found)?.computed == .notAcquired && block(found)?.result == .acquired)
    #expect(block(found)?.vote?.inFavour == 2 && block(found)?.vote?.isCasting == false)
    // Two of three have voted: nothing is decided by it yet.
    let open = deliberate(Small.sheet(Self.good, votes: "+-"))
    #expect(block(open)?.vote?.result == nil && block(open)?.result == .acquired)
  }

  @Test func `a tied vote is the president's`() {
    var sheet = Small.sheet(Self.good, votes: "+-")
    sheet.jurors = ["J1", "J2"]
    let found = deliberate(sheet)
    #expect(block(found)?.vote?.isCasting == true && block(found)?.result == .notAcquired)
  }

  @Test func `a block kept from before counts though it is not sought again`() {
    let found = deliberate(
      Small.sheet(["k4": "222"], Small.candidate(["O1"], kept: ["B1"])))
    #expect(found.blocks.map(\.block) == ["B1", "O1"] && found.certification == .acquired)
    let without = deliberate(Small.sheet(["k4": "222"], Small.candidate(["O1"])))
    #expect(without.blocks.map(\.block) == ["O1"] && without.certification == .notAcquired)
  }

  @Test func `blocks kept from an earlier session are not judged again`() {
    let found = deliberate(
      Small.sheet(["k4": "222"], Small.candidate(["B1", "O1"], kept: ["B1"])))
    #expect(block(found)?.isKept == true && found.certification == .acquired)
    #expect(found.criteria.map(\.criterion) == ["k4"])
  }

  @Test func `part of a certification names the blocks that were acquired`() {
    let found = deliberate(Small.sheet(Self.good.merging(["k3": "111"]) { $1 }))
    #expect(found.blocks.filter { $0.result == .acquired }.map(\.block) == ["O1"])
    #expect(found.certification == .notAcquired)
  }

  @Test func `options are as many as the rules ask for`() {
    let none = deliberate(Small.sheet(Self.good, Small.candidate(["B1"])))
    #expect(none.certification == .notAcquired)
    let two = deliberate(
      Small.sheet(Self.good.merging(["k5": "111"]) { $1 }, Small.candidate(["B1", "O1", "O2"])))
    #expect(two.certification == .acquired)
  }

  @Test func `who did not come acquires nothing by a vote or by the team's marks`() {
    let found = deliberate(Small.sheet(Self.good, votes: "+++", absentFrom: ["E1"]))
    #expect(block(found)?.result == .notAcquired)
  }

  @Test func `a competency that nothing judges does not grant a block by itself`() {
    let found = deliberate(Small.sheet([:]))
    #expect(found.blocks.map(\.result) == [.undecided, .undecided])
  }

  @Test func `unfit scales are told`() {
    func fault(_ change: (inout CertifierRules) -> Void) -> MarkScaleFault? {
      var rules = Small.rules
      change(&rules)
      return MarkScale(rules).fault
    }
    #expect(fault { _ in } == nil)
    #expect(fault { $0.levels = [] } == .tooFewLevels)
    #expect(
      fault { for i in $0.levels.indices { $0.levels[i].isAcquired = false } } == .nothingPasses)
    #expect(fault { $0.levels[3].isAcquired = false } == .passesOutOfOrder)
    #expect(fault { $0.levels[1].points = 0 } == .pointsRecur)
    #expect(fault { $0.levels[1].code = "0" } == .codesRecur)
  }
}
