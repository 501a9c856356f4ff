import SextantModel

/// What an indicator's adjustments brought: before, after, and what can be said of the difference.
struct AdjustmentEffects {
  let view: View
  let standing: IndicatorStanding

  /// Nothing where no adjustment names the indicator.
  var html: HTML {
    let indicator = standing.indicator
    let x = view.examined.examination
    let adjustments = x.citing(indicator, by: Adjustment.self, in: "indicators")
    guard !adjustments.isEmpty else { return .empty }
    let said = IndicatorWords(view: view, standing: standing)
    let rows = adjustments.map { adjustment -> TableLine in
      let effect = x.effect(of: adjustment, on: indicator)
      return TableLine([
        "<a href=\"\(view.to.item(adjustment))\">\(adjustment.action)</a>",
        HTML(text: state(adjustment)),
        HTML(text: adjustment.expectedGain.isEmpty ? "–" : adjustment.expectedGain),
        HTML(text: mean(effect?.meanBefore, effect?.before.count, said)),
        HTML(text: mean(effect?.meanAfter, effect?.after.count, said)),
        conclusion(adjustment, effect, said),
      ])
    }
    return DataTable(
      view.words, id: "adjustment-effects", caption: view.say("indicator.effects"),
      columns: [
        TableColumn(view.label(Adjustment.self), isRowHeader: true),
        TableColumn(view.say("indicator.effects.state")),
        TableColumn(view.words.label(field: "expectedGain", of: Adjustment.kind.name)),
        TableColumn(view.say("indicator.effects.before"), .number),
        TableColumn(view.say("indicator.effects.after"), .number),
        TableColumn(view.say("indicator.effects.said")),
      ], rows: rows
    ).html
  }

  private func state(_ adjustment: Adjustment) -> String {
    if let day = adjustment.appliedOn {
      return view.say("indicator.effects.applied", ["day": .day(day)])
    }
    if let due = adjustment.due {
      let key = due < view.today ? "late" : "due"
      return view.say("indicator.effects.\(key)", ["day": .day(due)])
    }
    return view.say("indicator.effects.noDay")
  }

  private func mean(_ value: Double?, _ count: Int?, _ said: IndicatorWords) -> String {
    guard let value, let count else { return "–" }
    return view.say(
      "indicator.effects.mean", ["value": .text(said.write(value)), "count": .integer(count)])
  }

  private func conclusion(
    _ adjustment: Adjustment, _ effect: AdjustmentEffect?, _ said: IndicatorWords
  ) -> HTML {
    guard adjustment.appliedOn != nil else {
      return StatusMark(.none, view.say("indicator.effects.notApplied")).html
    }
    guard let effect else {
      return StatusMark(.unknown, view.say("indicator.effects.notMeasured")).html
    }
    let mark: Mark =
      switch effect.conclusion {
      case .better: .good
      case .worse: .bad
      case .moved: .neutral
      case .notYet, .tooEarly, .unclear: .unknown
      }
    var text = view.say(
      "indicator.effects.\(effect.conclusion.rawValue)",
      ["change": .text(effect.difference.map { said.writeDifference($0) } ?? "")])
    if effect.isSeasonal { text += " " + view.say("indicator.effects.seasonal") }
    return StatusMark(mark, text).html
  }
}
