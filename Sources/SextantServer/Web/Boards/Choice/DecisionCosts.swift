internal import SextantKernels
import SextantModel

/// What each solution costs over the time it is used: by nature, in all, and today.
extension DecisionPicture {
  private struct Costed {
    let offer: Offer
    let cost: OfferCost
  }

  var costs: HTML {
    let costed = offers.compactMap { offer -> Costed? in
      guard !offer.costs36.isEmpty, let cost = try? offer.cost(in: grid.lot) else { return nil }
      return Costed(offer: offer, cost: cost)
    }
    let faulty = offers.filter { offer in
      !offer.costs36.isEmpty && !costed.contains { $0.offer.id == offer.id }
    }
    guard !costed.isEmpty || !faulty.isEmpty else { return .empty }
    let months = grid.lot.ownershipMonths ?? OfferCost.usualMonths
    let kinds: [CostKind?] = CostKind.allCases.map { Optional($0) } + [nil]
    let used = kinds.filter { kind in
      costed.contains { part($0, kind) > .zero }
    }
    let hasRate = (grid.lot.discountRate?.fraction ?? 0) > 0
    var columns = [TableColumn(say("offer"), isRowHeader: true)]
    columns += used.map { TableColumn(name(of: $0), .number) }
    columns.append(TableColumn(say("costs.total"), .number))
    if hasRate { columns.append(TableColumn(say("costs.today"), .number)) }
    columns.append(TableColumn(say("costs.perMonth"), .number))
    let cheapest = costed.map(\.cost.total).min()
    let rows = costed.map { one -> TableLine in
      var cells = [look.headline(one.offer)] + used.map { look.write(part(one, $0)) }
      cells.append("<strong>\(words.write(one.cost.total))</strong>")
      if hasRate { cells.append(look.write(one.cost.presentValue)) }
      cells.append(look.write(one.cost.total * (1 / Double(months))))
      return TableLine(cells, mark: one.cost.total == cheapest ? .ours : .none)
    }
    let table = DataTable(
      words, id: "decision-costs-table",
      caption: say("costs.caption", ["months": .integer(months)]), columns: columns, rows: rows)
    let notes = faulty.map {
      look.note(.bad, say("costs.fault", ["offer": .text($0.name)]))
    }
    return look.section(
      say("costs", ["months": .integer(months)]),
      "\(notes.joined())\(costed.isEmpty ? .empty : picture(costed, used, months) + table.html)")
  }

  private func picture(_ costed: [Costed], _ kinds: [CostKind?], _ months: Int) -> HTML {
    BarChart(
      words, id: "decision-costs-chart", title: say("costs.chart"),
      summary: say("costs.summary", ["months": .integer(months)]), categoryName: say("offer"),
      categories: costed.map(\.offer.name),
      series: kinds.map { kind in
        ChartSeries(name(of: kind), costed.map { part($0, kind).units })
      }, isStacked: true, unit: .money
    ).html
  }

  private func name(of kind: CostKind?) -> String {
    kind.map { look.name($0) } ?? say("costs.unnamed")
  }

  private func part(_ one: Costed, _ kind: CostKind?) -> Money {
    zip(one.offer.costs36, one.cost.parts).filter { $0.0.costKind == kind }.map(\.1).sum()
  }
}
