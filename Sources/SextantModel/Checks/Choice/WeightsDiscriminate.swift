internal import SextantKernels

/// The weights of a lot add up to 100, tell offers apart, and fit what is bought; what was judged two
/// by two holds together.
///
/// Pairwise judgements must link all criteria, and their consistency ratio (Saaty) be 10 % at most.
/// Lots of one consultation that buy different things are compared theme by theme: their weights
/// must differ by some points in all. The first fifty lots of a consultation are compared.
public struct WeightsDiscriminate: Check {
  public static let card = CheckCard(
    "CHO01", "choice.weights-discriminate", .error, basis: [.text, .house],
    about: [Lot.self], alsoReads: [SelectionCriterion.self, Consultation.self],
    parameters: ["weightRatio", "weightDistance"])

  private static let comparedLots = 50

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var siblings: [ID<Consultation>: [(lot: Lot, weights: [String: Double])]] = [:]
    for lot in x.all(Lot.self) {
      let criteria = x.citing(lot, by: SelectionCriterion.self, in: "lot")
      let name = Argument.text(lot.name)
      if criteria.isEmpty {
        verdict.fail(lot.at(), "noCriteria", ["lot": name])
        continue
      }
      examine(JudgedWeights(lot.judgements, over: criteria), lot, criteria, &verdict)
      let unweighted = criteria.filter { $0.weight == nil }
      for criterion in unweighted {
        verdict.fail(
          criterion.at("weight"), "noWeight",
          ["lot": name, "criterion": .text(criterion.name)])
      }
      guard unweighted.isEmpty else { continue }
      examine(lot, criteria.compactMap(\.weight), x, &verdict)
      if let consultation = lot.consultation {
        var weights: [String: Double] = [:]
        for criterion in criteria {
          weights[criterion.topic?.rawValue ?? criterion.name, default: 0] += criterion.weight ?? 0
        }
        siblings[consultation, default: []].append((lot, weights))
      }
    }
    for (_, lots) in siblings.sorted(by: { $0.key.text < $1.key.text }) {
      compare(Array(lots.prefix(comparedLots)), x, &verdict)
    }
  }

  private static func examine(
    _ lot: Lot, _ weights: [Double], _ x: Examination, _ verdict: inout Verdict
  ) {
    let sum = weights.reduce(0, +)
    if abs(sum - 100) > 0.01 {
      verdict.fail(lot.at(), "sum", ["lot": .text(lot.name), "sum": .number(sum, decimals: nil)])
    }
    guard let most = weights.max(), let least = weights.filter({ $0 > 0 }).min() else { return }
    let ratio = most / least
    if weights.count > 1, ratio < x.rules.weightRatio {
      verdict.fail(
        lot.at(), "flat",
        [
          "lot": .text(lot.name), "ratio": .number(ratio, decimals: 2),
          "wanted": .number(x.rules.weightRatio),
        ])
    }
  }

  private static func examine(
    _ judged: JudgedWeights, _ lot: Lot, _ criteria: [SelectionCriterion],
    _ verdict: inout Verdict
  ) {
    let place = lot.at("judgements")
    let name = Argument.text(lot.name)
    func names(_ ids: [ID<SelectionCriterion>]) -> Argument {
      .texts(ids.map { id in criteria.first { $0.id == id }?.name ?? id.text })
    }
    switch judged {
    case .none: return
    case .found(let comparison, let priorities):
      guard !priorities.isConsistent() else { return }
      var arguments: [String: Argument] = [
        "lot": name, "ratio": .percent(priorities.consistencyRatio, decimals: 0),
        "limit": .percent(PairwiseComparison.usualLimit, decimals: 0),
      ]
      // Which judgement, changed to what, would settle it: said where one alone does.
      if let repair = try? comparison.repairs().first {
        arguments["first"] = .text(criteria[repair.row].name)
        arguments["second"] = .text(criteria[repair.column].name)
        verdict.fail(place, "contradictory", arguments)
      } else {
        verdict.fail(place, "veryContradictory", arguments)
      }
    case .fault(.unconnected(let groups)):
      verdict.fail(
        place, "unconnected",
        [
          "lot": name, "first": names(groups.first ?? []),
          "second": names(groups.dropFirst().first ?? []),
        ])
    case .fault(.twice(let first, let second)):
      verdict.fail(
        place, "judgedTwice", ["lot": name, "first": names([first]), "second": names([second])])
    case .fault(.stray(let number)), .fault(.incomplete(let number)):
      verdict.fail(place, "strayJudgement", ["lot": name, "number": .integer(number + 1)])
    case .fault(.tooMany(let limit)):
      verdict.fail(
        place, "tooManyCriteria",
        ["lot": name, "limit": .integer(limit), "count": .integer(criteria.count)])
    }
  }

  private static func compare(
    _ lots: [(lot: Lot, weights: [String: Double])], _ x: Examination, _ verdict: inout Verdict
  ) {
    for (place, one) in lots.enumerated() {
      for other in lots.dropFirst(place + 1)
      where other.lot.productionType != one.lot.productionType {
        let themes = Set(one.weights.keys).union(other.weights.keys)
        let distance = themes.reduce(0) {
          $0 + abs((one.weights[$1] ?? 0) - (other.weights[$1] ?? 0))
        }
        if distance < x.rules.weightDistance {
          verdict.fail(
            other.lot.at(), "alike",
            [
              "lot": .text(other.lot.name), "other": .text(one.lot.name),
              "distance": .number(distance), "wanted": .number(x.rules.weightDistance),
            ])
        }
      }
    }
  }
}
