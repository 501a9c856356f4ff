public import SextantKernels

/// The weights that a lot's pairwise judgements amount to, or why they amount to none.
public enum JudgedWeights: Sendable {
  /// Nobody compared criteria two by two.
  case none
  case found(PairwiseComparison, Priorities)
  case fault(Fault)

  /// What is wrong with the judgements, and with which criteria.
  public enum Fault: Sendable, Equatable {
    /// One that is no criterion of the lot, or compared with itself.
    case stray(judgement: Int)
    /// The pair is judged twice, and differently.
    case twice(ID<SelectionCriterion>, ID<SelectionCriterion>)
    /// No chain of judgements links these groups of criteria.
    case unconnected([[ID<SelectionCriterion>]])
    /// More criteria than can be compared two by two.
    case tooMany(limit: Int)
    case incomplete(judgement: Int)
  }

  public init(_ judgements: [CriterionJudgement], over criteria: [SelectionCriterion]) {
    guard !judgements.isEmpty else {
      self = .none
      return
    }
    let places = Dictionary(
      criteria.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var pairs: [PairwiseComparison.Judgement] = []
    for (number, judgement) in judgements.enumerated() {
      guard let first = judgement.first.flatMap({ places[$0] }),
        let second = judgement.second.flatMap({ places[$0] }), first != second
      else {
        self = .fault(.stray(judgement: number))
        return
      }
      guard let ratio = judgement.ratio else {
        self = .fault(.incomplete(judgement: number))
        return
      }
      pairs.append(.init(first, second, ratio))
    }
    do {
      let comparison = try PairwiseComparison(size: criteria.count, judgements: pairs)
      self = .found(comparison, try comparison.priorities())
    } catch .unconnected(let groups) {
      self = .fault(.unconnected(groups.map { $0.map { criteria[$0].id } }))
    } catch .judgedTwice(let row, let column) {
      self = .fault(.twice(criteria[row].id, criteria[column].id))
    } catch .tooMany(let limit, _) {
      self = .fault(.tooMany(limit: limit))
    } catch {
      self = .fault(.incomplete(judgement: 0))
    }
  }

  /// As shares that add up to 1, in the order of the criteria.
  public var weights: [Double]? {
    if case .found(_, let priorities) = self { priorities.weights } else { nil }
  }
}
