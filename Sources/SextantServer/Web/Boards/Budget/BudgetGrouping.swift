import SextantKernels
import SextantModel

/// By what the lines of a budget are put together.
enum BudgetGrouping: String, CaseIterable, Sendable {
  case nature, resource, unit, envelope, vendor, action, milestone, channel, month
}

/// Lines of a budget that belong together, with their sums.
struct BudgetGroup: Sendable {
  /// `nil` for the lines that say nothing.
  let key: String?
  let lines: [BudgetSheet.Line]
  let sum: BudgetSum
}

extension BudgetSheet {
  /// The groups by what they foresee, the greatest first; last the lines that belong to none. A line
  /// that several share is split among them, to the cent: the groups always add up to the budget.
  func groups(by grouping: BudgetGrouping) -> [BudgetGroup] {
    var places: [String?: Int] = [:]
    var found: [(key: String?, lines: [Line])] = []
    for line in lines {
      for (key, part) in split(line, by: grouping) {
        if let place = places[key] {
          found[place].lines.append(part)
        } else {
          places[key] = found.count
          found.append((key, [part]))
        }
      }
    }
    let groups = found.map { BudgetGroup(key: $0.key, lines: $0.lines, sum: BudgetSum($0.lines)) }
    return groups.enumerated().sorted { a, b in
      if (a.element.key == nil) != (b.element.key == nil) { return b.element.key == nil }
      let sums = (a.element.sum.planned, b.element.sum.planned)
      return sums.0 == sums.1 ? a.offset < b.offset : sums.0 > sums.1
    }.map(\.element)
  }

  /// What a line is counted under, and the part of it that is.
  private func split(_ line: Line, by grouping: BudgetGrouping) -> [(key: String?, part: Line)] {
    let item = line.line
    switch grouping {
    case .nature: return [(item.nature?.rawValue, line)]
    case .resource: return [(item.resourceKind?.rawValue, line)]
    case .unit: return [(item.department?.text, line)]
    case .envelope: return [(item.subEnvelope.isEmpty ? nil : item.subEnvelope, line)]
    case .vendor: return [(item.vendor?.text, line)]
    case .month: return [(nil, line)]
    // Nobody says how much of a line goes to each of its channels: as much to each.
    case .channel: return line.split(among: item.channels.map { ($0.text, 1) })
    case .action: return line.split(among: shares(of: line, actionShares))
    case .milestone: return line.split(among: shares(of: line, milestoneShares))
    }
  }

  /// What draws on a line, and what nothing draws on.
  private func shares(
    of line: Line, _ known: [ID<BudgetLine>: [(key: String, cents: Int)]]
  ) -> [(key: String?, weight: Int)] {
    let drawn = known[line.line.id] ?? []
    let rest = line.planned.cents - drawn.reduce(0) { $0 + $1.cents }
    let parts: [(key: String?, weight: Int)] = drawn.map { ($0.key, $0.cents) }
    return rest > 0 ? parts + [(nil, rest)] : parts
  }
}

extension BudgetSheet.Line {
  /// Parts of the line in proportion to their weights, cents given out so that nothing is lost.
  fileprivate func split(
    among shares: [(key: String?, weight: Int)]
  ) -> [(key: String?, part: BudgetSheet.Line)] {
    let shares = shares.filter { $0.weight > 0 }
    guard shares.count > 1 else { return [(shares.first?.key, self)] }
    let whole = Double(shares.reduce(0) { $0 + $1.weight })
    func parts(_ amount: Money) -> [Money] {
      let exact = shares.map { Double(amount.cents) * Double($0.weight) / whole }
      let cents = (try? wholeCents(exact, total: amount.cents)) ?? exact.map { Int($0) }
      return cents.map { Money(cents: $0) }
    }
    let (planned, toDate, landing) = (parts(planned), parts(plannedToDate), parts(landing))
    let (committed, spent) = (parts(committed), spent.map(parts))
    return shares.indices.map { place in
      (
        shares[place].key,
        BudgetSheet.Line(
          line: line, planned: planned[place], plannedToDate: toDate[place],
          spent: spent?[place], committed: committed[place], landing: landing[place],
          calendar: calendar, awaited: awaited, months: months, isPart: true)
      )
    }
  }
}
