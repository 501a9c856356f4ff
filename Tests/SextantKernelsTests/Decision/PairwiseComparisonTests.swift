import Glibc
import SextantKernels
import Testing

@Suite struct PairwiseComparisonTests {
  typealias Judgement = PairwiseComparison.Judgement

  /// Saaty 2008: which drink is consumed more in the United States.
  static let names = ["coffee", "wine", "tea", "beer", "soda", "milk", "water"]
  static let drinks: [Judgement] = [
    .init(0, 1, 9), .init(0, 2, 5), .init(0, 3, 2), .init(0, 4, 1), .init(0, 5, 1), .init(6, 0, 2),
    .init(6, 1, 9), .init(6, 2, 9), .init(6, 3, 3), .init(6, 4, 2), .init(6, 5, 3), .init(2, 1, 3),
    .init(3, 1, 9), .init(3, 2, 3), .init(3, 5, 1), .init(4, 1, 9), .init(4, 2, 4), .init(4, 3, 2),
    .init(4, 5, 2), .init(5, 1, 9), .init(5, 2, 3),
  ]

  @Test func `Saaty's drinks have their published weights, eigenvalue and ratio`() throws {
    let found = try PairwiseComparison(size: 7, judgements: Self.drinks).priorities()
    #expect((found.eigenvalue * 10_000).rounded() == 71_766)
    #expect((found.consistencyRatio * 10_000).rounded() == 223)
    // Saaty's article prints .177 .019 .042 .116 .190 .129 .327.
    #expect(found.weights.map { ($0 * 1000).rounded() } == [177, 19, 42, 116, 190, 129, 327])
    #expect(found.isConsistent())
  }

  @Test(.published("decision/mcdm_evm.json"))
  func `Saaty's drinks agree with the published figures to nine places`() throws {
    let found = try PairwiseComparison(size: 7, judgements: Self.drinks).priorities()
    let file = try #require(try SharedData.json("decision/mcdm_evm.json"))
    let published = try #require(file["ahp_drinks_saaty2008"])
    #expect(agree(found.eigenvalue, try #require(published["lambda"]?.double), within: 1e-9))
    #expect(
      agree(found.consistencyRatio, try #require(published["CR_saaty_RI"]?.double), within: 1e-9))
    for (name, weight) in zip(Self.names, found.weights) {
      #expect(agree(weight, try #require(published["weights"]?[name]?.double), within: 1e-9))
    }
    for pair in try #require(published["pairs"]).list {
      guard case .text(let one) = pair.list[0], case .text(let two) = pair.list[1] else { continue }
      let (row, column) = (Self.names.firstIndex(of: one), Self.names.firstIndex(of: two))
      #expect(
        Self.drinks.contains {
          $0.row == row && $0.column == column && $0.ratio == pair.list[2].double
        })
    }
  }

  @Test func `judgements without contradiction give the weights they were made from`() throws {
    // 6 : 3 : 1.
    let whole = try PairwiseComparison(matrix: [[1, 2, 6], [0.5, 1, 3], [1 / 6.0, 1 / 3.0, 1]])
    let found = try whole.priorities()
    for (weight, wanted) in zip(found.weights, [0.6, 0.3, 0.1]) { #expect(agree(weight, wanted)) }
    #expect(agree(found.eigenvalue, 3) && found.consistencyRatio < 1e-9)
    let partly = try PairwiseComparison(size: 3, judgements: [.init(0, 1, 2), .init(1, 2, 3)])
    let guessed = try partly.priorities()
    #expect(partly.missing == 1 && guessed.missing == 1)
    for (weight, wanted) in zip(guessed.weights, [0.6, 0.3, 0.1]) { #expect(agree(weight, wanted)) }
    #expect(agree(guessed.eigenvalue, 3) && guessed.consistencyRatio == 0)
  }

  @Test func `missing judgements count as the ratio of the weights`() throws {
    let left = Self.drinks.filter { ![[0, 2], [6, 5], [4, 3]].contains([$0.row, $0.column]) }
    let partly = try PairwiseComparison(size: 7, judgements: left).priorities()
    var completed = left
    for (row, column) in [(0, 2), (6, 5), (4, 3)] {
      let ratio = partly.weights[row] / partly.weights[column]
      #expect(ratio < 9)
      completed.append(.init(row, column, ratio))
    }
    let whole = try PairwiseComparison(size: 7, judgements: completed).priorities()
    for (one, two) in zip(partly.weights, whole.weights) { #expect(agree(one, two, within: 1e-9)) }
    // λ is that of the completion which contradicts least: below the one that the weights make.
    #expect(partly.eigenvalue < whole.eigenvalue && partly.eigenvalue > 7)
    // 1 − 2·3 / (6·5) = 0.8 of the random index, which is 1.32 for seven.
    let index = (partly.eigenvalue - 7) / 6
    #expect(agree(partly.consistencyRatio, index / (1.32 * 0.8), within: 1e-12))
  }

  /// Four things in a ring, each twice the next: scaled, every ring entry is 2 and by symmetry both
  /// missing ratios 1, so that every row adds up to 2 + 2 + 1/2.
  @Test func `a ring of four has the eigenvalue that symmetry gives it`() throws {
    let ring = try PairwiseComparison(
      size: 4, judgements: [.init(0, 1, 2), .init(1, 2, 2), .init(2, 3, 2), .init(3, 0, 2)]
    ).priorities()
    #expect(agree(ring.eigenvalue, 4.5, within: 1e-9))
    // (4.5 − 4)/3 over 0.90·(1 − 4/6).
    #expect(agree(ring.consistencyRatio, 0.5 / 3 / 0.3, within: 1e-9))
    // The same ring with its 16 put unevenly: weights take it up, the contradiction stays.
    let uneven = try PairwiseComparison(
      size: 4, judgements: [.init(0, 1, 8), .init(1, 2, 1), .init(2, 3, 2), .init(3, 0, 1)]
    ).priorities()
    #expect(agree(uneven.eigenvalue, 4.5, within: 1e-9))
  }

  @Test func `no ratio put for the missing one contradicts less`() throws {
    let known: [Judgement] = [
      .init(0, 1, 3), .init(0, 2, 5), .init(1, 2, 4), .init(1, 3, 2), .init(2, 3, 1 / 3.0),
    ]
    let found = try PairwiseComparison(size: 4, judgements: known).priorities().eigenvalue
    var least = Double.infinity
    for step in 0...2_000 {
      // 1/9 … 9 in equal factors.
      let ratio = pow(9, Double(step - 1_000) / 1_000)
      least = min(
        least,
        try PairwiseComparison(size: 4, judgements: known + [.init(0, 3, ratio)]).priorities()
          .eigenvalue)
    }
    #expect(found <= least + 1e-9 && least - found < 1e-5)
    // Harker's λ, with the missing ratio taken from the weights, is greater.
    let weights = try PairwiseComparison(size: 4, judgements: known).priorities().weights
    let guessed = try PairwiseComparison(
      size: 4, judgements: known + [.init(0, 3, weights[0] / weights[3])]
    ).priorities().eigenvalue
    #expect(found < guessed)
  }

  @Test func `a contradiction names the judgement to look at again`() throws {
    // A over B 3, B over C 3, and yet C over A 3.
    let circle = try PairwiseComparison(
      size: 3, judgements: [.init(0, 1, 3), .init(1, 2, 3), .init(2, 0, 3)])
    #expect(try circle.priorities().consistencyRatio > 1)
    let repairs = try circle.repairs()
    let first = try #require(repairs.first)
    let repaired = try circle.changing(first.row, first.column, to: first.suggested).priorities()
    #expect(repaired.consistencyRatio <= 0.1)
    #expect(agree(repaired.consistencyRatio, first.ratioAfter, within: 1e-8))
    // Nothing nearer does it: 1/3 → 1 → 3 → … each judgement is tried upwards.
    for repair in repairs { #expect(repair.steps >= first.steps) }
    #expect(try PairwiseComparison(size: 7, judgements: Self.drinks).repairs().isEmpty)
  }

  @Test func `where one change is not enough, a plan of several is`() throws {
    var judgements: [Judgement] = []
    for row in 0..<6 {
      for column in (row + 1)..<6 {
        judgements.append(.init(row, column, (row + column).isMultiple(of: 3) ? 1 / 7.0 : 5))
      }
    }
    let mess = try PairwiseComparison(size: 6, judgements: judgements)
    #expect(try mess.repairs().isEmpty)
    let plan = try mess.repairPlan()
    #expect(plan.count > 1)
    var mended = mess
    for step in plan { mended = try mended.changing(step.row, step.column, to: step.suggested) }
    #expect(try mended.priorities().consistencyRatio <= 0.1)
  }

  @Test func `ill-formed matrices are errors that say where`() {
    #expect(throws: DecisionError.unconnected(groups: [[0, 1], [2, 3]])) {
      try PairwiseComparison(size: 4, judgements: [.init(0, 1, 2), .init(3, 2, 5)])
    }
    #expect(throws: DecisionError.notReciprocal(row: 0, column: 1)) {
      try PairwiseComparison(matrix: [[1, 2], [2, 1]])
    }
    #expect(throws: DecisionError.judgedAgainstItself(1)) {
      try PairwiseComparison(matrix: [[1, 2], [0.5, 3]])
    }
    #expect(throws: DecisionError.ragged(option: 1, expected: 2, found: 1)) {
      try PairwiseComparison(matrix: [[1, 2], [1]])
    }
    #expect(throws: DecisionError.judgementOutOfScale(row: 0, column: 1)) {
      try PairwiseComparison(size: 2, judgements: [.init(0, 1, 12)])
    }
    #expect(throws: DecisionError.judgementOutOfScale(row: 0, column: 1)) {
      try PairwiseComparison(size: 2, judgements: [.init(0, 1, .nan)])
    }
    #expect(throws: DecisionError.judgedTwice(row: 1, column: 0)) {
      try PairwiseComparison(size: 2, judgements: [.init(0, 1, 3), .init(1, 0, 3)])
    }
    #expect(throws: DecisionError.unknownPlace(2)) {
      try PairwiseComparison(size: 2, judgements: [.init(0, 2, 3)])
    }
    #expect(throws: DecisionError.tooMany(limit: 15, found: 16)) {
      try PairwiseComparison(size: 16, judgements: [])
    }
    #expect(throws: DecisionError.noCriterion) { try PairwiseComparison(matrix: []) }
  }

  @Test func `one thing, or two, are always consistent`() throws {
    #expect(try PairwiseComparison(size: 1, judgements: []).priorities().weights == [1])
    let two = try PairwiseComparison(size: 2, judgements: [.init(0, 1, 4)]).priorities()
    #expect(agree(two.weights[0], 0.8) && two.consistencyRatio == 0)
  }
}
