import SextantModel

/// The lines of a budget by what they are grouped by, with what was foreseen, spent and promised.
struct BudgetTable: BudgetPart {
  let look: BoardLook
  let sheet: BudgetSheet
  let grouping: BudgetGrouping

  private var columns: [TableColumn] {
    [
      TableColumn(say("line"), isRowHeader: true),
      TableColumn(say("planned.short"), .number),
      TableColumn(say("share"), .number), TableColumn(say("plannedToDate"), .number),
      TableColumn(say("spent.short"), .number), TableColumn(say("variance"), .number),
      TableColumn(say("committed.short"), .number), TableColumn(say("landing.short"), .number),
    ]
  }

  var html: HTML {
    var rows: [TableLine] = []
    for group in sheet.groups(by: grouping) {
      rows.append(
        TableLine(sums("<strong>\(name(group))</strong>", group.sum), mark: .neutral))
      // The picture stays on a page: lines stand in the table.
      if look.isTable { rows += group.lines.map { line($0, in: group) } }
    }
    return DataTable(
      words, id: "budget-table", caption: say("caption", ["by": .text(wayName)]),
      columns: columns, rows: rows, foot: [sums("\(say("total"))", sheet.total)]
    ).html
      + (grouping == .channel ? "<p class=\"muted small\">\(say("by.channel.equal"))</p>" : .empty)
  }

  private func sums(_ head: HTML, _ sum: BudgetSum) -> [HTML] {
    [
      head, strong(words.write(sum.planned)),
      strong(share(sum.share(of: sheet.budget.envelope))), strong(words.write(sum.plannedToDate)),
      strong(sheet.closed == nil ? "–" : words.write(sum.spent)),
      sheet.closed == nil ? "–" : variance(sum.variance, of: sum.plannedToDate),
      strong(words.write(sum.committed)), strong(words.write(sum.landing)),
    ]
  }

  private func whole(_ item: BudgetLine) -> Money {
    sheet.lines.first { $0.line.id == item.id }?.planned ?? .zero
  }

  private func share(_ share: Double?) -> String {
    share.map { words.writePercent($0, decimals: 1) } ?? "–"
  }

  private func line(_ line: BudgetSheet.Line, in group: BudgetGroup) -> TableLine {
    let sum = BudgetSum([line])
    let item = line.line
    var quantity = HTML.empty
    if line.isPart {
      quantity =
        "<br><span class=\"small muted\">\(say("part", ["amount": .money(whole(item))]))</span>"
    } else if let count = item.quantity, let cost = item.unitCost {
      quantity = """
        <br><span class="small muted">\(words.write(count, unit: item.unitLabel, decimals: nil)) × \
        \(words.write(cost))</span>
        """
    }
    return TableLine(
      [
        "\(look.item(item))\(quantity)\(origin(line))", look.write(line.planned),
        HTML(text: share(sum.share(of: sheet.budget.envelope))), look.write(line.plannedToDate),
        look.write(line.spent),
        line.spent == nil ? "–" : variance(sum.variance, of: sum.plannedToDate),
        look.write(line.committed), look.write(line.landing),
      ], id: line.isPart ? "\(item.id.text)-\(markupID(group.key ?? "rest"))" : item.id.text)
  }

  /// Where a line's months come from when nobody wrote them, and in what they were stated.
  private func origin(_ line: BudgetSheet.Line) -> HTML {
    var remarks: [String] = []
    if line.planned != .zero, !sheet.months.isEmpty {
      switch line.calendar {
      case .stated: break
      case .actions: remarks.append(say("calendar.actions"))
      case .even: remarks.append(say("calendar.even"))
      }
    }
    if let own = line.line.vatBasis, let basis = sheet.basis, own != basis, !line.isPart {
      let amount = line.line.amount ?? line.line.phasing.sum()
      remarks.append(say("converted", ["amount": .money(amount), "basis": .choice(own)]))
    }
    return remarks.map { "<br><span class=\"small muted\">\($0)</span>" as HTML }.joined()
  }
}
