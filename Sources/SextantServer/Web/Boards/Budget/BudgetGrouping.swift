import SextantModel

/// By what the lines of a budget are put together.
enum BudgetGrouping: String, CaseIterable, Sendable {
  case nature, resource, unit, envelope, month

  /// What a line is counted under; `nil` where it says nothing.
  func key(of line: BudgetLine) -> String? {
    switch self {
    case .nature: line.nature?.rawValue
    case .resource: line.resourceKind?.rawValue
    case .unit: line.department?.text
    case .envelope: line.subEnvelope.isEmpty ? nil : line.subEnvelope
    case .month: nil
    }
  }
}

/// Lines of a budget that belong together, with their sums.
struct BudgetGroup: Sendable {
  /// `nil` for the lines that say nothing.
  let key: String?
  let lines: [BudgetSheet.Line]
  let sum: BudgetSum
}

extension BudgetSheet {
  /// The groups by what they foresee, the greatest first; last the lines that belong to none.
  func groups(by grouping: BudgetGrouping) -> [BudgetGroup] {
    var places: [String?: Int] = [:]
    var found: [(key: String?, lines: [Line])] = []
    for line in lines {
      let key = grouping.key(of: line.line)
      if let place = places[key] {
        found[place].lines.append(line)
      } else {
        places[key] = found.count
        found.append((key, [line]))
      }
    }
    let groups = found.map { BudgetGroup(key: $0.key, lines: $0.lines, sum: BudgetSum($0.lines)) }
    return groups.enumerated().sorted { a, b in
      if (a.element.key == nil) != (b.element.key == nil) { return b.element.key == nil }
      let sums = (a.element.sum.planned, b.element.sum.planned)
      return sums.0 == sums.1 ? a.offset < b.offset : sums.0 > sums.1
    }.map(\.element)
  }
}
