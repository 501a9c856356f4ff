import SextantKernels
import Testing

@Suite struct RakingTests {
  @Test func `one variable is post-stratification by hand`() throws {
    // Eight women, two men, for halves: weights 0.625 and 2.5, design effect 1.5625.
    let raking = try Raking([
      .init(categories: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1], targets: [0.5, 0.5])
    ])
    #expect(agree(raking.weights[0], 0.625) && agree(raking.weights[9], 2.5))
    #expect(agree(raking.designEffect, 1.5625) && agree(raking.effectiveSize, 6.4))
  }

  @Test func `several variables all reach their targets`() throws {
    let age = (0..<300).map { $0 % 3 == 0 ? 0 : ($0 % 3 == 1 ? 1 : 2) }
    let sex = (0..<300).map { ($0 / 3) % 5 < 2 ? 0 : 1 }
    let region = (0..<300).map { ($0 / 7) % 4 }
    let variables = [
      Raking.Variable(categories: age, targets: [0.2, 0.3, 0.5]),
      Raking.Variable(categories: sex, targets: [0.52, 0.48]),
      Raking.Variable(categories: region, targets: [0.1, 0.2, 0.3, 0.4]),
    ]
    let raking = try Raking(variables)
    for variable in variables {
      for (category, target) in variable.targets.enumerated() {
        let share =
          zip(raking.weights, variable.categories).reduce(0) {
            $0 + ($1.1 == category ? $1.0 : 0)
          } / 300
        #expect(agree(share, target, within: 1e-8))
      }
    }
    let bounded = try Raking(variables, bounds: 0.3...2.5, tolerance: 1e-6)
    #expect(bounded.weights.allSatisfy { $0 > 0.29 && $0 < 2.51 })
    #expect(raking.designEffect > 1)
  }

  @Test func `what cannot be weighted says where`() {
    #expect(throws: StudyError.emptyCategory(variable: 0, category: 2)) {
      try Raking([.init(categories: [0, 1], targets: [0.4, 0.4, 0.2])])
    }
    #expect(throws: StudyError.doesNotSum(expected: 1, found: 0.9)) {
      try Raking([.init(categories: [0, 1], targets: [0.5, 0.4])])
    }
    #expect(throws: StudyError.outOfRange(.category)) {
      try Raking([.init(categories: [0, 2], targets: [0.5, 0.5])])
    }
    #expect(throws: StudyError.ragged(row: 1)) {
      try Raking([
        .init(categories: [0, 1], targets: [0.5, 0.5]), .init(categories: [0], targets: [1]),
      ])
    }
    #expect(throws: StudyError.notSettled) {
      try Raking(
        [.init(categories: [0, 0, 0, 1], targets: [0.1, 0.9])], bounds: 0.9...1.1)
    }
    // The two variables say the same of everybody and want different things.
    #expect(throws: StudyError.notSettled) {
      try Raking([
        .init(categories: [0, 1], targets: [0.5, 0.5]),
        .init(categories: [0, 1], targets: [0.2, 0.8]),
      ])
    }
  }
}
