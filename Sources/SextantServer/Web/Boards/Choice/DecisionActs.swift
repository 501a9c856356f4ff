import SextantKernels
import SextantModel

/// What the decision board's forms keep: marks typed on the grid, judgements two by two, weights.
enum DecisionActs {
  /// The name of a mark's field. Dots part the names of fields from those of their rows, so none may
  /// stand in it.
  static func markName(_ offer: ID<Offer>, _ criterion: ID<SelectionCriterion>) -> String {
    "mark:\(percentEncoded(offer.text))/\(percentEncoded(criterion.text))"
      .split(separator: ".", omittingEmptySubsequences: false).joined(separator: "%2E")
  }

  /// The name of the field that opposes two criteria.
  static func pairName(_ first: ID<SelectionCriterion>, _ second: ID<SelectionCriterion>)
    -> String
  {
    "pair:\(percentEncoded(first.text))/\(percentEncoded(second.text))"
  }

  /// The name of the field that says whether an offer meets a condition.
  static func conditionName(_ offer: ID<Offer>, _ condition: KnockOut) -> String {
    let key = condition.topic.map { "\($0.rawValue) \(condition.text)" } ?? condition.text
    return "condition:\(percentEncoded(offer.text))/\(percentEncoded(key))"
      .split(separator: ".", omittingEmptySubsequences: false).joined(separator: "%2E")
  }

  /// The name under which a field's value as it was shown goes with it.
  static func shown(_ name: String) -> String { "shown:\(name)" }

  static func weightName(_ criterion: ID<SelectionCriterion>) -> String {
    "w:\(percentEncoded(criterion.text))"
  }

  private static func lot(_ id: String, _ scene: Scene) -> Lot? {
    scene.item(id, Lot.self) as? Lot
  }

  private static func board(_ lot: Lot, _ act: Act) -> String {
    "\(act.view.to.board(DecisionBoard.name))?lot=\(percentEncoded(lot.id.text))"
  }

  // MARK: - Marks

  /// Every mark of the form: those that were typed are kept, those that were emptied are unsaid.
  static func marks(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard let lot = lot(id, changes.scene) else { return .notFound }
    let grid = LotGrid(of: lot, Examination(of: changes.scene.reduced, on: act.now.day))
    for offer in grid.offers {
      for criterion in grid.criteria {
        let name = markName(offer.id, criterion.id)
        guard let typed = act.form.last(name) else { continue }
        let score = "\(offer.id.text)/\(criterion.id.text)"
        let isNew = changes.scene.item(score, Score.self) == nil
        if isNew, typed.allSatisfy(\.isWhitespace) { continue }
        var entries = [(name: "value", value: typed)]
        if isNew {
          entries = [("offer", offer.id.text), ("criterion", criterion.id.text)] + entries
        }
        changes.set(Score.self, score, entries, field: name)
      }
    }
    return await changes.keep(
      to: board(lot, act), done: Message("board.decision-matrix.done.marks"))
  }

  // MARK: - Conditions

  /// Every answer of the form that was changed: met, not met, or not said.
  static func conditions(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard let lot = lot(id, changes.scene) else { return .notFound }
    let grid = LotGrid(of: lot, Examination(of: changes.scene.reduced, on: act.now.day))
    for offer in grid.offers {
      var answered = offer
      for condition in grid.conditions {
        let name = conditionName(offer.id, condition)
        guard let typed = act.form.last(name), typed != act.form.last(shown(name)) else { continue }
        answered = answered.answering(
          condition, ConditionState(rawValue: typed), among: grid.conditions)
      }
      if answered.answers.map(\.stated) != offer.answers.map(\.stated)
        || answered.meets != offer.meets
      {
        changes.put(answered)
      }
    }
    return await changes.keep(
      to: board(lot, act) + "#conditions-form",
      done: Message("board.decision-matrix.done.conditions"))
  }

  // MARK: - Judgements

  /// The judgements of the form take the place of what stood for the same pairs.
  static func judgements(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard var lot = lot(id, changes.scene) else { return .notFound }
    let grid = LotGrid(of: lot, Examination(of: changes.scene.reduced, on: act.now.day))
    for (place, first) in grid.criteria.enumerated() {
      for second in grid.criteria.dropFirst(place + 1) {
        guard let typed = act.form.last(pairName(first.id, second.id)) else { continue }
        lot.judgements.removeAll { judgement in
          (judgement.first == first.id && judgement.second == second.id)
            || (judgement.first == second.id && judgement.second == first.id)
        }
        if let judgement = judgement(typed, first.id, second.id) {
          lot.judgements.append(judgement)
        }
      }
    }
    changes.put(lot)
    return await changes.keep(
      to: board(lot, act) + "#judgements", done: Message("board.decision-matrix.done.judgements"))
  }

  /// `a5`: the first counts five times as much; `b5`: the second does; `a1`: alike.
  static func judgement(
    _ typed: String, _ first: ID<SelectionCriterion>, _ second: ID<SelectionCriterion>
  ) -> CriterionJudgement? {
    guard let side = typed.first, side == "a" || side == "b",
      let ratio = Double(typed.dropFirst()), ratio >= 1, ratio <= 9
    else { return nil }
    var judgement = CriterionJudgement()
    judgement.first = side == "a" ? first : second
    judgement.second = side == "a" ? second : first
    judgement.ratio = ratio
    return judgement
  }

  // MARK: - Weights

  /// Weights as typed for a trial, or as judged two by two, become the lot's.
  static func weights(_ id: String, _ act: Act) async -> Answer {
    var changes = BoardChanges(act)
    guard let lot = lot(id, changes.scene) else { return .notFound }
    let grid = LotGrid(of: lot, Examination(of: changes.scene.reduced, on: act.now.day))
    if act.form.last("from") == "judged" {
      let judged = JudgedWeights(lot.judgements, over: grid.criteria)
      for (criterion, weight) in zip(grid.criteria, judged.hundredths ?? []) {
        var changed = criterion
        changed.weight = weight
        changes.put(changed)
      }
    } else {
      for criterion in grid.criteria {
        let name = weightName(criterion.id)
        guard let typed = act.form.last(name) else { continue }
        changes.set(
          SelectionCriterion.self, criterion.id.text, [("weight", typed)], field: name)
      }
    }
    return await changes.keep(
      to: board(lot, act), done: Message("board.decision-matrix.done.weights"))
  }
}

extension ConditionAnswer {
  /// What two answers are compared by.
  fileprivate var stated: [String] {
    [topic?.rawValue ?? "", condition, state?.rawValue ?? "", note]
  }
}

extension JudgedWeights {
  /// Weights that add up to 100, to a tenth.
  var hundredths: [Double]? {
    guard let weights, let tenths = try? largestRemainders(total: 1000, shares: weights) else {
      return nil
    }
    return tenths.map { Double($0) / 10 }
  }
}
