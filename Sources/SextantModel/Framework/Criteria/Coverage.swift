/// How far a competency or a block is covered by the criteria of the selected assessments.
public struct Coverage: Sendable, Equatable {
  /// With its framework: `MCMD.C11`, `MCMD.B2`.
  public let name: String
  /// The most serious outcome among its criteria; `nil` when no selected assessment has any.
  public internal(set) var worst: Outcome?
  /// The most serious outcome among the criteria that data can decide; `nil` when it has none.
  public internal(set) var worstComputed: Outcome?
  /// How many of the criteria that data can decide have each outcome.
  public internal(set) var counts: [Outcome: Int] = [:]
  /// Full names of its criteria.
  public internal(set) var criteria: [String] = []
  /// How many of them only a jury can judge.
  public internal(set) var forJury = 0

  mutating func add(_ result: CriterionResult) {
    worst = max(worst ?? result.outcome, result.outcome)
    criteria.append(result.name)
    if result.criterion.nature == .judgement {
      forJury += 1
    } else {
      counts[result.outcome, default: 0] += 1
      worstComputed = max(worstComputed ?? result.outcome, result.outcome)
    }
  }
}

extension FrameworkLibrary {
  /// The coverage of every competency of the frameworks that the results speak of.
  public func coverageByCompetency(_ results: [CriterionResult]) -> [Coverage] {
    coverage(
      results, of: { $0.competencies.map(\.id.text) },
      owners: { _, criterion in criterion.competencies.map(\.text) })
  }

  /// The coverage of every block: a criterion counts for the block of its assessment.
  public func coverageByBlock(_ results: [CriterionResult]) -> [Coverage] {
    coverage(
      results, of: { $0.blocks.map(\.id.text) },
      owners: { framework, criterion in
        framework.find(criterion.assessment)?.block.map { [$0.text] } ?? []
      })
  }

  private func coverage(
    _ results: [CriterionResult], of things: (Framework) -> [String],
    owners: (Framework, Criterion) -> [String]
  ) -> [Coverage] {
    let codes = Set(results.map(\.framework))
    var rows: [Coverage] = []
    var numbers: [String: Int] = [:]
    for framework in frameworks where codes.contains(framework.code) {
      for thing in things(framework) {
        let name = framework.name(of: thing)
        numbers[name] = rows.count
        rows.append(Coverage(name: name))
      }
    }
    for result in results {
      guard let framework = framework(result.framework) else { continue }
      for owner in Set(owners(framework, result.criterion)) {
        if let number = numbers[framework.name(of: owner)] { rows[number].add(result) }
      }
    }
    return rows
  }
}
