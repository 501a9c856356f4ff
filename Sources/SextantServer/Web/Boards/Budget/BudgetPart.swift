import SextantModel

/// A part of a budget's board; all of them name groups and tell gaps alike.
protocol BudgetPart: BoardPicture {
  var sheet: BudgetSheet { get }
  var grouping: BudgetGrouping { get }
}

extension BudgetPart {
  var wayName: String { say("by.\(grouping.rawValue)") }

  func name(_ group: BudgetGroup) -> String {
    guard let key = group.key else { return say("by.\(grouping.rawValue).none") }
    switch grouping {
    case .nature: return CostNature(rawValue: key).map { look.name($0) } ?? key
    case .resource: return ResourceKind(rawValue: key).map { look.name($0) } ?? key
    case .unit, .vendor, .action, .milestone, .channel:
      return view.dossier.item(key)?.headline ?? key
    case .envelope, .month: return key
    }
  }

  /// The gap with its sign, in words whether it is over or under.
  func variance(_ gap: Money, of planned: Money) -> HTML {
    guard gap != .zero else { return HTML(text: words.write(gap)) }
    var text = look.writeSigned(gap)
    if planned > .zero {
      let share = Double(gap.cents) / Double(planned.cents)
      text += " (\(share > 0 ? "+" : "")\(words.writePercent(share, decimals: 1)))"
    }
    let status = BudgetVariance(planned: planned, spent: planned + gap, tolerance: sheet.tolerance)
      .status
    switch status {
    case .within: return HTML(text: text)
    case .over: return StatusMark(.bad, say("over", ["gap": .text(text)])).html
    case .under: return StatusMark(.watch, say("under", ["gap": .text(text)])).html
    }
  }

  func strong(_ text: String) -> HTML { "<strong>\(text)</strong>" }
}
